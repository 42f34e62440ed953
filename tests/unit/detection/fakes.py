"""Detectors and pictures with known outcomes."""

from __future__ import annotations

import threading

import numpy as np
import simplejpeg

from openproctor.detection.image import Image, Picture
from openproctor.model.observation import Face

__all__ = ["FakeDetector", "jpeg", "room", "shot"]


class FakeDetector:
    """Finds the pure red squares of a picture; in a glance only those of ``glance_from`` pixels of the frame
    or more.
    """

    name = "fake"
    version = "7"

    def __init__(self, glance_from: float = 40.0) -> None:
        self.glance_from = glance_from
        self.glances = 0
        self.fulls = 0
        self.loads = 0
        self.error: Exception | None = None
        self.hold: threading.Event | None = None
        self.entered = threading.Event()

    def load(self) -> None:
        self.loads += 1

    def detect(self, image: Image) -> tuple[Face, ...]:
        self.entered.set()
        if self.hold is not None:
            assert self.hold.wait(10)
        if self.error is not None:
            raise self.error
        full = image.shape[1] == 640
        self.fulls += full
        self.glances += not full
        least = 1.0 if full else self.glance_from * image.shape[1] / 640
        return tuple(face for face in _squares(image) if face.width >= least)


def _squares(image: Image) -> list[Face]:
    import cv2

    red = ((image[..., 0] > 200) & (image[..., 1] < 60) & (image[..., 2] < 60)).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(red)
    boxes = [[float(v) for v in stats[i][:4]] for i in range(1, count)]
    return [Face(x, y, width, height, 0.9) for x, y, width, height in boxes]


def room(*people: tuple[int, int, int], seed: int = 0) -> Image:
    """A 640x480 room with people: x, y and size of each, in pixels."""
    shades = np.random.default_rng(seed).integers(40, 200, (6, 8, 1), np.uint8)
    image = np.ascontiguousarray(np.repeat(np.kron(shades, np.ones((80, 80, 1), np.uint8)), 3, axis=2))
    for x, y, size in people:
        image[y : y + size, x : x + size] = (255, 0, 0)
    return image


def shot(*people: tuple[int, int, int], seed: int = 0) -> Picture:
    """``room`` as a frame."""
    return Picture.from_pixels(room(*people, seed=seed))


def jpeg(image: Image) -> bytes:
    """The image as a JPEG file."""
    return bytes(simplejpeg.encode_jpeg(image, 90, colorsubsampling="444"))
