"""What every detector offers to the rest of the analysis. Implementations may be called from several threads at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from openproctor.analysis.image import Image
from openproctor.model.observation import Detector, Face, FaceMesh, Measure, Thing

__all__ = [
    "Detectors",
    "FaceDetector",
    "FaceEncoding",
    "FaceLandmarks",
    "Loadable",
    "Points",
    "SpeechMeasuring",
    "ThingDetector",
]

Points = tuple[tuple[float, float], ...]
"""Left eye, right eye, nose, left and right corner of the mouth, in pixels."""


class Loadable(Protocol):
    """What all detectors have in common."""

    @property
    def name(self) -> str:
        """The name under which the detector is selected, for instance ``centerface``."""

    @property
    def version(self) -> str:
        """Changes whenever results may change; stored with what it measured."""

    def load(self) -> None:
        """Reads the model and runs it once, so that the first real frame is not slow. May be called again."""


class FaceDetector(Loadable, Protocol):
    """Finds faces in one picture."""

    def detect(self, image: Image) -> tuple[Face, ...]:
        """Everything that may be a face, highest score first, in pixels of ``image`` (RGB, height x width x
        3).

        A score of 0.5 or more means a face; lower ones are doubts, which tell the caller that a closer look
        is worth it.
        """


class FaceLandmarks(Loadable, Protocol):
    """Measures how one face is held."""

    def measure(self, image: Image, face: Face) -> FaceMesh | None:
        """The mesh of ``face``, whose box is in pixels of ``image``; None where it is too small or blurred to say."""


class ThingDetector(Loadable, Protocol):
    """Finds phones, books, laptops and people."""

    def detect(self, image: Image, view: int | None = None) -> tuple[Thing, ...]:
        """Everything that may be one, with scores from 0.1, in pixels of ``image``.

        ``view`` is a number of ``views.VIEWS``, the part to look at; None: all of them.
        """


class FaceEncoding(Loadable, Protocol):
    """Turns a face into a template that can be compared."""

    def encode(self, image: Image, face: Face, points: Points | None = None) -> NDArray[np.float32] | None:
        """128 numbers, or None where the face is too small or blurred. Distances are Euclidean."""


class SpeechMeasuring(Loadable, Protocol):
    """Finds speech in a stretch of sound."""

    def measure(self, data: bytes) -> dict[Measure, float]:
        """``SPEECH_S`` and ``SOUND_S`` of a complete WebM file; raises SoundError where it is none."""


@dataclass(frozen=True, slots=True)
class Detectors:
    """Those that this server has. None: not installed, and never asked for."""

    faces: FaceDetector
    landmarks: FaceLandmarks | None = None
    objects: ThingDetector | None = None
    identity: FaceEncoding | None = None
    speech: SpeechMeasuring | None = None

    def installed(self) -> dict[Detector, Loadable]:
        """Those that there are."""
        found: dict[Detector, Loadable | None] = {
            Detector.FACES: self.faces,
            Detector.LANDMARKS: self.landmarks,
            Detector.OBJECTS: self.objects,
            Detector.IDENTITY: self.identity,
            Detector.SPEECH: self.speech,
        }
        return {detector: loadable for detector, loadable in found.items() if loadable is not None}
