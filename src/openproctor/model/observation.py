"""What the detectors measured: on one frame, on a segment of sound, or what the page reported about itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from openproctor.model.measures import Measure

__all__ = ["DetectedObject", "Detector", "Face", "FaceDetections", "FaceMesh", "ObjectKind", "Observation", "Stream"]


class Stream(StrEnum):
    """Where an observation comes from; each stream has its own order."""

    CAMERA = "camera"
    MICROPHONE = "microphone"
    PAGE = "page"
    RECORDING = "recording"
    """Segments of the camera's video with sound. This and the next are kept and not measured: they give no observation."""
    SCREEN = "screen"


class Detector(StrEnum):
    """The manifest of detectors, each of which may fail without the others.

    The value is the name of its module in ``openproctor.detection``. The order is stored with every observation, as bits:
    add at the end, never reuse a place; there are eight.
    """

    FACES = "faces"
    SCENE = "scene"
    LANDMARKS = "landmarks"
    OBJECTS = "objects"
    IDENTITY = "identity"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Observation:
    """One observation. A measure that is missing is not known: never that nothing was found."""

    at: float
    """Capture time, in seconds since the epoch, by the server's clock."""
    stream: Stream
    values: Mapping[Measure, float] = field(default_factory=dict)
    failed: tuple[Detector, ...] = ()
    """Detectors that should have looked and could not."""


class ObjectKind(StrEnum):
    """The kinds of object that the object detector finds."""

    PHONE = "phone"
    BOOK = "book"
    LAPTOP = "laptop"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class DetectedObject:
    """One object found in a frame; the box in pixels of the frame as received, the score 0 to 1."""

    kind: ObjectKind
    x: float
    y: float
    width: float
    height: float
    score: float


@dataclass(frozen=True, slots=True)
class FaceMesh:
    """How one face is held, from its landmarks. Angles in degrees, relative to the camera."""

    presence: float
    """How surely there is a face at all, 0 to 1; near 0 on an extreme profile."""
    yaw: float
    """Positive when the head is turned towards the right edge of the picture."""
    pitch: float
    """Positive when the head is lowered."""
    roll: float
    """Positive when the head leans towards the right edge of the picture."""
    gaze_x: float
    """Positive when the irises are towards the right edge of the picture; -1 to 1."""
    gaze_y: float
    """Positive when the irises are low; -1 to 1."""
    eyes_closed: float
    """The more open eye's: 0 open, 1 closed."""
    mouth_open: float
    """0 closed, 1 wide open."""
    points: tuple[tuple[float, float], ...]
    """Left eye, right eye, nose, left and right corner of the mouth (as seen in the picture), in pixels."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face found in a frame."""

    x: float
    """Left edge of the box, in pixels of the frame as received."""
    y: float
    """Top edge of the box, in pixels."""
    width: float
    """Width of the box, in pixels."""
    height: float
    """Height of the box, in pixels."""
    score: float
    """The detector's confidence, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FaceDetections:
    """All faces found in one frame, and how hard the detector looked."""

    faces: tuple[Face, ...]
    """Faces at or above the detector's threshold, highest score first."""
    width: int
    """Width of the frame, in pixels."""
    height: int
    """Height of the frame, in pixels."""
    detector: str
    """Name and version of the detector, for instance ``centerface-1``."""
    full: bool
    """Whether the frame was searched at full resolution (small faces in the background are found only then)."""
