"""Two public-domain portraits that come with packages: Eileen Collins (NASA) and Grace Hopper (US Navy)."""

from pathlib import Path

import cv2
import matplotlib
import numpy as np
import simplejpeg
import skimage.data
from numpy.typing import NDArray

__all__ = ["SIDE", "Image", "in_room", "portraits"]

Image = NDArray[np.uint8]
SIDE = 280
"""Of each portrait, in pixels; the face is about a third of it."""


def portraits() -> list[Image]:
    """Collins (shipped by scikit-image) and Hopper (shipped by matplotlib), each cut to a square."""
    astronaut = np.asarray(skimage.data.astronaut(), np.uint8)[0:300, 70:370]  # type: ignore[no-untyped-call]
    stored = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
    hopper = simplejpeg.decode_jpeg(stored.read_bytes())[20:440, 60:480]
    return [np.asarray(cv2.resize(each, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8) for each in (astronaut, hopper)]


def in_room(portrait: Image, *, size: int = SIDE, x: int = 180, y: int = 100) -> Image:
    """A webcam's picture, 640x480: the portrait, scaled to ``size``, before an even grey wall."""
    room = np.full((480, 640, 3), 140, np.uint8)
    how = cv2.INTER_AREA if size <= portrait.shape[0] else cv2.INTER_CUBIC
    room[y : y + size, x : x + size] = cv2.resize(portrait, (size, size), interpolation=how)
    return room
