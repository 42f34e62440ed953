"""How a face is held: head pose, gaze, eyes and mouth, from the 478 landmarks of MediaPipe's face mesh.

Source: Kartynnik et al., "Real-time Facial Surface Geometry from Monocular Video on Mobile GPUs", 2019 (arXiv 1907.06724), and
Grishchenko et al., "Attention Mesh", 2020 (arXiv 2006.10962); the weights are Google's ``face_landmarker.task`` (Apache-2.0).
Numbers of landmarks below are those of its mesh; "left" and "right" are those of the picture, as the camera sees it.
"""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from openproctor.detection.image import Image
from openproctor.model.observation import Face, FaceMesh

__all__ = ["FaceLandmarker", "MeshPoints", "mesh_of"]

MeshPoints: TypeAlias = NDArray[np.float32]
"""478 x 3: across, down and away from the camera, in pixels of the picture."""

_MEMBER = "face_landmarks_detector.tflite"
_SIDE = 256
_MARGIN = 1.4
"""Side of the cut-out in heights of CenterFace's box. MediaPipe uses 1.5 of a box that ends at the brows."""
_LEAST = 36.0
"""Height of a face, in pixels, below which the landmarks are guesses."""
_LEFT_CHEEK, _RIGHT_CHEEK, _FOREHEAD, _CHIN, _NOSE = 234, 454, 10, 152, 1
_LEFT_EYE, _RIGHT_EYE = (33, 133, 159, 145, 468), (362, 263, 386, 374, 473)
"""Landmarks of each eye: left corner, right corner, upper lid, lower lid, middle of the iris."""
_MOUTH = (61, 291, 13, 14)
"""Left corner, right corner, inner edge of the upper and of the lower lip."""
_OPEN, _SHUT = 0.26, 0.10
"""Opening of the lids, in widths of the eye, of an eye that is open and of one that is closed."""
_WIDE = 0.6
"""Opening of the lips, in widths of the mouth, of a mouth that is wide open."""


class FaceLandmarker:
    """The landmark network in LiteRT."""

    name = "face_landmarker"
    version = "1"

    def __init__(self, model: Path) -> None:
        """``model`` is the file that ``weights.ensure_weights`` returned."""
        self._model = model
        self._own = threading.local()

    def load(self) -> None:
        """Reads the model and runs it once; raises what zipfile and LiteRT raise for a broken file."""
        self._run(np.zeros((_SIDE, _SIDE, 3), np.float32))

    def measure(self, image: Image, face: Face) -> FaceMesh | None:
        """See ``FaceMeshing.measure``."""
        found = self.points3d(image, face)
        return None if found is None else mesh_of(*found)

    def points3d(self, image: Image, face: Face) -> tuple[MeshPoints, float] | None:
        """All landmarks in pixels of ``image`` and how surely they are a face's, 0 to 1; None for too small a face."""
        if face.height < _LEAST:
            return None
        side = _MARGIN * max(face.height, face.width)
        left, top = face.x + face.width / 2 - side / 2, face.y + face.height / 2 - side / 2
        scale = side / _SIDE
        # Pixel (u, v) of the cut-out is pixel (left + u * scale, top + v * scale) of the picture.
        place = np.array([[scale, 0, left], [0, scale, top]], np.float32)
        cut = cv2.warpAffine(
            image, place, (_SIDE, _SIDE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
        )
        points, presence = self._run(cut.astype(np.float32) / np.float32(255))
        return points * np.float32(scale) + np.array([left, top, 0], np.float32), presence

    def _run(self, cut: NDArray[np.float32]) -> tuple[MeshPoints, float]:
        interpreter = self._interpreter()
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], cut[None])
        interpreter.invoke()
        points, presence, _ = (interpreter.get_tensor(detail["index"]) for detail in self._own.outputs)
        logit = float(presence.ravel()[0])
        return points.reshape(-1, 3).copy(), float(1 / (1 + np.exp(-logit)))

    def _interpreter(self) -> Interpreter:
        # An interpreter holds the tensors of one run: each thread needs its own.
        if not hasattr(self._own, "interpreter"):
            with zipfile.ZipFile(self._model) as task:
                interpreter = Interpreter(model_content=task.read(_MEMBER), num_threads=1)
            interpreter.allocate_tensors()
            self._own.outputs = sorted(interpreter.get_output_details(), key=lambda detail: str(detail["name"]))
            self._own.interpreter = interpreter
        own: Interpreter = self._own.interpreter
        return own


def mesh_of(points: MeshPoints, presence: float) -> FaceMesh:
    """How the face is held, computed from the landmarks."""
    yaw, pitch, roll = _angles(points)
    eyes = [_eye(points, eye) for eye in (_LEFT_EYE, _RIGHT_EYE)]
    gaze_x, gaze_y = (float(np.clip(np.mean([eye[axis] for eye in eyes]), -1, 1)) for axis in (0, 1))
    left, right, upper, lower = points[list(_MOUTH)]
    opening = np.linalg.norm(lower - upper) / max(1e-6, float(np.linalg.norm(right - left)))
    places = (
        points[list(_LEFT_EYE[:2])].mean(axis=0),
        points[list(_RIGHT_EYE[:2])].mean(axis=0),
        points[_NOSE],
        left,
        right,
    )
    return FaceMesh(
        presence=presence,
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        gaze_x=gaze_x,
        gaze_y=gaze_y,
        eyes_closed=min(eye[2] for eye in eyes),
        mouth_open=float(np.clip(opening / _WIDE, 0, 1)),
        points=tuple((float(place[0]), float(place[1])) for place in places),
    )


def _angles(points: MeshPoints) -> tuple[float, float, float]:
    """Yaw, pitch and roll in degrees, from the axes between the cheeks and between forehead and chin."""
    across = points[_RIGHT_CHEEK] - points[_LEFT_CHEEK]
    down = points[_CHIN] - points[_FOREHEAD]
    yaw = np.degrees(np.arctan2(across[2], np.hypot(across[0], across[1])))
    pitch = np.degrees(np.arctan2(down[2], np.hypot(down[0], down[1])))
    roll = np.degrees(np.arctan2(across[1], across[0]))
    return float(yaw), float(pitch), float(roll)


def _eye(points: MeshPoints, numbers: tuple[int, ...]) -> tuple[float, float, float]:
    """Where the iris is across and down, in half widths of the eye, and how far the lids are closed."""
    left, right, upper, lower, iris = points[list(numbers)]
    axis = right - left
    width = max(1e-6, float(np.linalg.norm(axis)))
    from_middle = iris - (left + right) / 2
    across = float(from_middle @ axis) / width / (width / 2)
    # Perpendicular to the eye within the picture; down is positive.
    flat = np.array([-axis[1], axis[0]]) / max(1e-6, float(np.hypot(axis[0], axis[1])))
    down = float(from_middle[:2] @ flat) / (width / 2)
    opening = float(np.linalg.norm(lower - upper)) / width
    return across, down, float(np.clip((_OPEN - opening) / (_OPEN - _SHUT), 0, 1))
