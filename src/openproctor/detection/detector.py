"""What a detector is. Each is one module of this package, and one line of the manifest ``model.observation.Detector``.

The module has a function ``create(options)`` that returns the detector, not yet loaded. ``docs/extending.md`` shows how to add
one. Detectors are called from several threads at once, but never for two frames of one attempt at a time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from openproctor.detection.frame_analysis import FrameContext, SoundContext
from openproctor.detection.image import Image
from openproctor.detection.schedule import Cadence
from openproctor.model.measures import Measure
from openproctor.model.observation import DetectedObject, Detector, Face, FaceMesh

__all__ = [
    "FaceDetecting",
    "FaceDetectorName",
    "FaceEncoding",
    "FaceMeshing",
    "FrameDetector",
    "ObjectDetecting",
    "Options",
    "Points",
    "Range",
    "SoundDetector",
    "SpeechMeasuring",
]

FaceDetectorName: TypeAlias = Literal["centerface", "dlib_hog"]
Range: TypeAlias = tuple[float, float]
"""The least and the largest value that can be true."""
Values: TypeAlias = Mapping[Measure, float]


@dataclass(frozen=True, slots=True)
class Options:
    """What a detector is made from."""

    weights: Callable[..., dict[str, Path]]
    """Returns the model files of these names; raises WeightsError for one that is not available."""
    face_detector: FaceDetectorName = "centerface"


class _Detector(ABC):
    name: ClassVar[Detector]
    ranges: ClassVar[Mapping[Measure, Range]]
    """What it measures. A value outside its range counts as a failure of the detector, not as a finding."""

    @property
    @abstractmethod
    def version(self) -> str | None:
        """Name and version of the network that it runs, for instance ``centerface-1``: changes whenever results may change.

        None: it runs none, and changes with the program's own version.
        """

    @abstractmethod
    def load(self) -> None:
        """Read the model and run it once, so that the first real frame is not slow. May be called again."""


class FrameDetector(_Detector):
    """Measures frames."""

    needs: ClassVar[tuple[Detector, ...]] = ()
    """Detectors whose findings it builds on: where they look at a frame, too, they look first."""
    cadence: ClassVar[Cadence | None] = None
    """None: it looks at every frame."""

    def wants(self, frame: FrameContext) -> bool:
        """Whether a look at this frame, which is due, would show anything. Called on the event loop.

        A detector that knows already what it would see may add it to ``frame.values``, and may add itself to
        ``frame.looked`` to count that as a look.
        """
        return True

    @abstractmethod
    def look(self, frame: FrameContext) -> Values:
        """What it measures on this frame. A measure that is left out is not known.

        Raises:
            ImageError: the picture cannot be decoded.
            Exception: anything else counts as a failure of this detector, and only at this frame.
        """


class SoundDetector(_Detector):
    """Measures segments of sound."""

    @abstractmethod
    def listen(self, sound: SoundContext) -> Values:
        """What it measures.

        Raises:
            SoundError: the bytes are not sound as a page records it.
            Exception: anything else counts as a failure of this detector.
        """


Points = tuple[tuple[float, float], ...]
"""Left eye, right eye, nose, left and right corner of the mouth, in pixels."""


class _Network(Protocol):
    """What the networks have in common."""

    @property
    def name(self) -> str:
        """For instance ``centerface``."""

    @property
    def version(self) -> str:
        """Changes whenever results may change."""

    def load(self) -> None:
        """Reads the model and runs it once. May be called again."""


class FaceDetecting(_Network, Protocol):
    """Finds faces in one picture."""

    def detect(self, image: Image) -> tuple[Face, ...]:
        """Everything that may be a face, highest score first, in pixels of ``image`` (RGB, height x width x 3).

        A score of 0.5 or more means a face; lower ones are doubts, which tell the caller that a closer look is worth it.
        """


class FaceMeshing(_Network, Protocol):
    """Measures how one face is held."""

    def measure(self, image: Image, face: Face) -> FaceMesh | None:
        """The mesh of ``face``, whose box is in pixels of ``image``; None where it is too small or blurred to measure."""


class ObjectDetecting(_Network, Protocol):
    """Finds phones, books, laptops and people."""

    def detect(self, image: Image, crop: int | None = None) -> tuple[DetectedObject, ...]:
        """Everything that may be one, with scores from 0.1, in pixels of ``image``.

        ``crop`` is a number of ``crops.CROPS``, the part to look at; None: all of them.
        """


class FaceEncoding(_Network, Protocol):
    """Turns a face into a template that can be compared."""

    def encode(self, image: Image, face: Face, points: Points | None = None) -> NDArray[np.float32] | None:
        """128 numbers, or None where the face is too small or blurred. Distances are Euclidean."""


class SpeechMeasuring(_Network, Protocol):
    """Finds speech in a segment of sound."""

    def measure(self, data: bytes) -> dict[Measure, float]:
        """``SPEECH_S`` and ``SOUND_S`` of a complete WebM file; raises SoundError where it is none."""
