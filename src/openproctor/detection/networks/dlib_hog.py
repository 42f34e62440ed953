"""dlib's HOG detector of faces: what the tutorials use, for comparison."""

from __future__ import annotations

import threading
from typing import Protocol

import numpy as np

from openproctor.detection import boxes
from openproctor.detection.image import Image
from openproctor.model.observation import Face

__all__ = ["DlibHog"]


class _DlibRectangle(Protocol):
    def left(self) -> int: ...
    def top(self) -> int: ...
    def width(self) -> int: ...
    def height(self) -> int: ...


class _DlibDetector(Protocol):
    def run(self, image: Image, upsample: int, threshold: float) -> tuple[list[_DlibRectangle], list[float], list[int]]: ...


class DlibHog:
    """dlib's frontal face detector with one upsampling, as ``face_recognition`` calls it.

    Source: King, "Max-Margin Object Detection", 2015 (arXiv 1502.00046); the model is part of dlib. It finds
    upright faces that look at the camera, from about 40 pixels on.
    """

    name = "dlib_hog"
    version = "1"

    def __init__(self) -> None:
        # A dlib detector keeps its scanner's state in itself: each thread needs its own.
        self._own = threading.local()

    def load(self) -> None:
        """Builds the detector of the calling thread."""
        self._detector()

    def detect(self, image: Image) -> tuple[Face, ...]:
        """See ``FaceDetecting.detect``."""
        rectangles, margins, _ = self._detector().run(np.ascontiguousarray(image), 1, 0.0)
        height, width = image.shape[:2]
        found = [_from_dlib(box, margin) for box, margin in zip(rectangles, margins, strict=True)]
        found.sort(key=lambda face: -face.score)
        return tuple(face for face in found if boxes.plausible(face, width, height))

    def _detector(self) -> _DlibDetector:
        if not hasattr(self._own, "detector"):
            import dlib  # 0.3 s and only wanted where this detector is selected

            self._own.detector = dlib.get_frontal_face_detector()
        detector: _DlibDetector = self._own.detector
        return detector


def _from_dlib(box: _DlibRectangle, margin: float) -> Face:
    # The margin is a distance from the decision, 0 and up; real faces seldom exceed 2.
    score = min(1.0, 0.5 + margin / 4)
    return Face(box.left(), box.top(), box.width(), box.height(), score)
