"""Whether a face is the one of the check-in: dlib's face embedding.

Source: King, "High Quality Face Recognition with Deep Metric Learning", dlib blog, 2017; the network is a ResNet with 29
convolutions, its weights are public domain (CC0), as packaged by ``face_recognition_models``; ``scripts/convert_weights``
makes the ONNX file that runs here. Two pictures of one person are nearer than 0.6 in most cases by its author's account;
``docs/accuracy.md`` has our own figures.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from openproctor.detection.detector import Points
from openproctor.detection.image import Image
from openproctor.detection.networks.sessions import open_session
from openproctor.model.observation import Face

__all__ = ["INPUT", "OUTPUT", "FaceEncoder", "distance"]

INPUT, OUTPUT = "chip", "embedding"
"""1 x 150 x 150 x 3, RGB, unsigned bytes; and 1 x 128, 32-bit floats."""

_LEAST = 56.0
"""Height in pixels below which a face does not show well enough who it is."""
_SHARP = 12.0
"""Variance of the Laplacian of the 150x150 chip below which it is blurred. Webcam faces are above 40."""
_CHIP = 150
_PADDING = 0.25
_SPREAD, _RAISED = 4.15, 0.03
"""Side of dlib's square around a face in spreads of our five landmarks (root mean square distance from their middle), and how
far above that middle it is centred, in sides. Medians over 64 single faces on which dlib's five points were right."""


class FaceEncoder:
    """Embeds faces.

    The chip is cut by dlib's own five points, as its network was trained with them. How good they are depends on the square
    in which they are searched. It is the mean of two, one from the box and one from our landmarks: the box is wrong where a
    face is half hidden, our landmarks where a head is turned far on its side. Share of one person's pairs of photos that are
    nearer than any two people's (5 people x 11 photos as 640x480 frames with faces of 131 pixels; errors of the box are
    standard deviations of its place and size):

    =======================  =====  ================  =================  =============  =============
    chip cut by              plain  box wrong by 8 %  box wrong by 12 %  head at 40 °   head at 50 °
    =======================  =====  ================  =================  =============  =============
    box                       1.00               .88                .57           1.00           1.00
    landmarks without dlib    1.00              1.00                .90            .26            .06
    landmarks' square         1.00              1.00                .96           1.00            .50
    mean of both squares      1.00              1.00                .91           1.00           1.00
    =======================  =====  ================  =================  =============  =============

    In the plain frames one person's photos are at most 0.56 apart and two people's at least 0.66. The mean with the
    mirrored chip's embedding shrinks both (0.53, 0.65) and doubles the time: not done.
    """

    name = "dlib_resnet"
    version = "2"

    def __init__(self, resnet: Path, predictor: Path) -> None:
        """The two files that ``weights.ensure_weights`` returned."""
        self._files = (resnet, predictor)
        self._opened: tuple[onnxruntime.InferenceSession, Any] | None = None
        self._lock = threading.Lock()

    def load(self) -> None:
        """Reads the models and runs the network once; raises what onnxruntime and dlib raise for a broken file."""
        self._embedding(np.zeros((_CHIP, _CHIP, 3), np.uint8))

    def encode(self, image: Image, face: Face, points: Points | None = None) -> NDArray[np.float32] | None:
        """See ``FaceEncoding.encode``. Without ``points`` the box alone says where the face is."""
        if face.height < _LEAST:
            return None
        import dlib  # 0.3 s, and only wanted where faces are compared

        _, predictor = self._models()
        chip = dlib.get_face_chip(image, predictor(image, _rectangle(face, points)), size=_CHIP, padding=_PADDING)
        if cv2.Laplacian(cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var() < _SHARP:
            return None
        return self._embedding(chip)

    def _embedding(self, chip: Image) -> NDArray[np.float32]:
        session, _ = self._models()
        found: NDArray[np.float32] = session.run([OUTPUT], {INPUT: chip[None]})[0][0]
        return found

    def _models(self) -> tuple[onnxruntime.InferenceSession, Any]:
        # They serve all threads: dlib's predictor, too, keeps nothing from one call to the next.
        with self._lock:
            if self._opened is None:
                import dlib

                resnet, predictor = self._files
                self._opened = open_session(resnet), dlib.shape_predictor(str(predictor))
            return self._opened


def distance(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Euclidean distance of two embeddings."""
    return float(np.linalg.norm(one - other))


def _rectangle(face: Face, points: Points | None) -> Any:
    """Where dlib's own detector would see the face: a square from the brows to the chin."""
    import dlib

    square = _from_box(face)
    if points is not None:
        square = (square + _from_points(points)) / 2
    x, y, side = map(float, square)
    return dlib.rectangle(round(x - side / 2), round(y - side / 2), round(x + side / 2), round(y + side / 2))


def _from_box(face: Face) -> NDArray[np.float64]:
    """Middle, across and down, and side of the square that CenterFace's box suggests."""
    return np.array([face.x + face.width / 2, face.y + face.height * 0.56, (face.width + face.height) / 2])


def _from_points(points: Points) -> NDArray[np.float64]:
    """The same as our landmarks suggest it."""
    places = np.array(points, np.float64)
    middle = places.mean(axis=0)
    side = _SPREAD * np.sqrt(((places - middle) ** 2).sum(axis=1).mean())
    return np.array([middle[0], middle[1] - _RAISED * side, side])
