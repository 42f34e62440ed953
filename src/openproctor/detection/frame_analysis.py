"""One frame, or one segment of sound, on its way through the detectors; what is remembered of it, and the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from openproctor.detection.boxes import scaled
from openproctor.detection.image import Image, Picture, fitted_size
from openproctor.model.measures import Measure
from openproctor.model.observation import DetectedObject, Detector, Face, FaceDetections, FaceMesh
from openproctor.model.profile import CandidateProfile

__all__ = ["FULL", "DetectorRequest", "FrameContext", "FrameResult", "Looks", "Memory", "SoundContext"]

FULL = (640, 480)
"""Size in pixels into which a picture is fitted for the slower detectors."""

State = TypeVar("State")


class Memory(dict[type, Any]):
    """What is remembered of an attempt from look to look: one state for each type, a new one where there is none yet.

    States are replaced, not changed, unless their type says so.
    """

    if TYPE_CHECKING:

        def __getitem__(self, kind: type[State]) -> State: ...
        def __setitem__(self, kind: type[State], state: State) -> None: ...

    def __missing__(self, kind: type[State]) -> State:
        return kind()


@dataclass(frozen=True, slots=True)
class DetectorRequest:
    """What the policy asks of the detectors that do not look at every frame."""

    every_s: Mapping[Detector, float] = field(default_factory=dict)
    """Cadence of each detector that is wanted, in seconds."""
    hurry: frozenset[Detector] = frozenset()
    """Detectors whose next look would settle something."""
    profile: CandidateProfile = CandidateProfile()  # noqa: RUF009 - frozen
    check_in: bool = False
    """Learn rather than judge."""


@dataclass(frozen=True, slots=True)
class FrameResult:
    """What the detectors found in one frame, or in one segment of sound."""

    faces: FaceDetections | None
    """None: not analysed."""
    width: int
    height: int
    values: dict[Measure, float] = field(default_factory=dict)
    """What was measured. A measure that is missing is not known."""
    failed: tuple[Detector, ...] = ()
    """Detectors that should have looked and could not."""
    failing: frozenset[Detector] = frozenset()
    """Those that failed when they last should have looked, at this frame or before."""
    objects: tuple[DetectedObject, ...] = ()
    profile: CandidateProfile | None = None
    """What is known of the candidate now; None if this look added nothing."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What the engine itself remembers of an attempt."""

    last: Mapping[Detector, float] = field(default_factory=dict)
    """Capture time of each detector's last look, for those that have a cadence."""
    failing: frozenset[Detector] = frozenset()


class SoundContext:
    """A segment of sound."""

    def __init__(self, data: bytes, begin: float, memory: Mapping[type, Any]) -> None:
        self.data = data
        """A complete WebM file."""
        self.begin = begin
        """Capture time of its begin, in seconds."""
        self.memory = Memory(memory)
        """A copy; what is replaced in it is kept if the look succeeds."""
        self.values: dict[Measure, float] = {}
        self.failed: dict[Detector, str] = {}
        """Detectors that failed, with the reason for the log."""


class FrameContext:
    """A frame. Each detector adds what others build on."""

    def __init__(
        self,
        picture: Picture,
        jpeg: bytes = b"",
        at: float = 0.0,
        request: DetectorRequest | None = None,
        memory: Mapping[type, Any] | None = None,
    ) -> None:
        self.memory = Memory(memory or {})
        """A copy; what is replaced in it is kept if the look succeeds."""
        self.picture = picture
        self.jpeg = jpeg
        self.at = at
        """Capture time in seconds."""
        self.request = request or DetectorRequest()
        self.profile = self.request.profile
        """What is known of the candidate; detectors that learn replace it."""
        self.values: dict[Measure, float] = {}
        self.faces: FaceDetections | None = None
        self.mesh: FaceMesh | None = None
        self.objects: tuple[DetectedObject, ...] = ()
        self.looked: set[Detector] = set()
        """Those that looked, with success, or had nothing new to look at."""
        self.failed: dict[Detector, str] = {}
        """Detectors that failed, with the reason for the log."""
        self._image: Image | None = None

    def image(self) -> Image:
        """The picture at the size for the slower detectors, decoded once."""
        if self._image is None:
            self._image = self.picture.fit(*FULL)
        return self._image

    def scale(self) -> float:
        """Pixels of the fitted image for one of the picture."""
        return fitted_size(self.picture.width, self.picture.height, *FULL)[0] / self.picture.width

    def largest_face(self) -> Face | None:
        """The candidate's face, in pixels of the picture."""
        if self.faces is None or not self.faces.faces:
            return None
        return max(self.faces.faces, key=lambda each: each.width * each.height)

    def main_face(self) -> Face | None:
        """The same in pixels of :meth:`image`."""
        largest = self.largest_face()
        return None if largest is None else scaled([largest], self.scale(), self.scale())[0]

    def finish(self) -> FrameResult:
        """The result; the looks are remembered."""
        before = self.memory[Looks]
        looked = self.looked | self.failed.keys()
        failing = (before.failing - self.looked) | self.failed.keys()
        self.memory[Looks] = Looks({**before.last, **dict.fromkeys(looked, self.at)}, failing)
        profile = self.profile if self.profile != self.request.profile else None
        picture = self.picture
        return FrameResult(
            self.faces, picture.width, picture.height, self.values, tuple(self.failed), failing, self.objects, profile
        )
