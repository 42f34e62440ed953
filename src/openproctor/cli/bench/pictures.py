"""Labelled pictures, read as the server sees a frame."""

from pathlib import Path
from typing import cast

import cv2

from openproctor.detection.detector import FaceDetecting
from openproctor.detection.image import Image, ImageError, Picture
from openproctor.model.observation import Face

__all__ = ["FULL", "largest_face", "read_picture"]

FULL = (640, 480)
"""Pixels into which a picture is fitted: what a page sends."""
FACE = 0.5


def read_picture(path: Path) -> Picture:
    """The file as a frame. Larger ones are scaled down to what a page sends when they are analysed.

    Raises:
        ImageError: it is not a picture.
    """
    data = path.read_bytes()
    if data.startswith(b"\xff\xd8"):
        return Picture.from_jpeg(data)
    pixels = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if pixels is None:
        raise ImageError(f"{path} is not a picture that can be read")
    return Picture.from_pixels(cast("Image", cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)))


def largest_face(finder: FaceDetecting, image: Image) -> Face | None:
    """The face that the server treats as the candidate's."""
    faces = [face for face in finder.detect(image) if face.score >= FACE]
    return max(faces, key=lambda face: face.width * face.height, default=None)
