"""What the detectors measured: on one frame, on a stretch of sound, or what the page said of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

__all__ = ["Detector", "Face", "FaceLook", "FaceMesh", "Measure", "Measured", "Stream", "Thing", "ThingKind"]


class Stream(StrEnum):
    """Where an observation comes from; each stream has its own order."""

    CAMERA = "camera"
    MICROPHONE = "microphone"
    PAGE = "page"
    RECORDING = "recording"
    """Stretches of the camera's video with sound. This and the next are kept and not measured: no observation comes of them."""
    SCREEN = "screen"


class Detector(StrEnum):
    """The detectors, each of which may fail without the others."""

    FACES = "faces"
    SCENE = "scene"
    LANDMARKS = "landmarks"
    OBJECTS = "objects"
    IDENTITY = "identity"
    SPEECH = "speech"


class Measure(IntEnum):
    """What can be measured. The numbers are stored with every observation: never reuse one."""

    FACES = 1
    """Faces in the picture, without the pictures on the wall."""
    IDENTITY = 2
    """Distance to the reference of the check-in; the lower, the more alike."""
    YAW = 3
    """Degrees by which the head is turned to a side."""
    PITCH = 4
    """Degrees by which the head is lowered (positive) or raised."""
    ROLL = 5
    GAZE_X = 6
    """Where the irises stand between the corners of the eyes, -1 to 1."""
    GAZE_Y = 7
    EYES_CLOSED = 8
    """0 open, 1 closed."""
    MOUTH_OPEN = 9
    """0 closed, 1 wide open."""
    PHONE = 10
    """Highest score of the kind in the picture, 0 to 1; so for the next two."""
    BOOK = 11
    LAPTOP = 12
    BODIES = 13
    """People in the picture, with or without a face."""
    BRIGHTNESS = 14
    """0 black to 1 white."""
    SHARPNESS = 15
    """0 nothing to be made out, to 1."""
    BLOCKED = 16
    """How surely the lens is covered, 0 to 1."""
    FROZEN_S = 17
    """Seconds for which the picture has been the same."""
    REPLAY_S = 18
    """Seconds for which the pictures have repeated an earlier stretch."""
    STILL_S = 19
    """Seconds for which the face has shown no sign of life: no blink, no change of shape."""
    SPEECH_S = 20
    """Seconds of speech in the stretch of sound."""
    SOUND_S = 21
    """Length of the stretch of sound, in seconds."""
    LIPS = 22
    """Share of the looks during the stretch of sound in which the candidate's own lips moved."""
    PRESENCE = 23
    """How surely the landmarks are those of a face, 0 to 1; it falls when a face is turned far away."""
    TAB_HIDDEN = 40
    """From here on, what the page says of itself: 1 while it holds, 0 when it ends; the count for what happens at once."""
    WINDOW_BLURRED = 41
    FULLSCREEN_LEFT = 42
    CLIPBOARD = 43
    PRINT = 44
    CONTEXT_MENU = 45
    DEVTOOLS = 46
    SECOND_SCREEN = 47
    SCREEN_SHARE_STOPPED = 48
    VIRTUAL_CAMERA = 49


@dataclass(frozen=True, slots=True)
class Measured:
    """One observation. A measure that is missing is not known: never that nothing was found."""

    at: float
    """Capture time, in seconds since the epoch, by the server's reckoning."""
    stream: Stream
    values: Mapping[Measure, float] = field(default_factory=dict)
    failed: tuple[Detector, ...] = ()
    """Detectors that should have looked and could not."""


class ThingKind(StrEnum):
    """What the object detector is asked for."""

    PHONE = "phone"
    BOOK = "book"
    LAPTOP = "laptop"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Thing:
    """One object found in a frame; the box in pixels of the frame as received, the score 0 to 1."""

    kind: ThingKind
    x: float
    y: float
    width: float
    height: float
    score: float


@dataclass(frozen=True, slots=True)
class FaceMesh:
    """How one face is held, from its landmarks. Angles in degrees, by the camera."""

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
class FaceLook:
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
