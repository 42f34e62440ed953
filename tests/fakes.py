"""Fakes beside the protocols: a clock that stands still until moved, and a detector that counts what a picture is made of."""

import threading
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import numpy as np
import simplejpeg
from numpy.typing import NDArray

from openproctor.model.observation import Face

__all__ = ["BrokenDetector", "CountingDetector", "FakeClock", "SlowDetector", "picture"]

DARKEST, STEP = 60, 45
"""Brightness without a face, and what each face adds."""


class FakeClock:
    """Moves only when told."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds


@lru_cache(maxsize=4096)
def picture(faces: int, *, width: int = 640, height: int = 480, mark: int = 0) -> bytes:
    """A JPEG in which :class:`CountingDetector` finds ``faces`` faces: a room with edges, and a camera's noise by ``mark``.

    Drawn once for each: that takes longer than all that a test does with it.
    """
    noise = np.random.default_rng(mark).normal(0, 4, (height, width, 1))
    image = np.full((height, width, 3), DARKEST + faces * STEP) + noise
    image[::32], image[:, ::32] = 0, 0
    image[1::32], image[:, 1::32] = 0, 0
    return bytes(simplejpeg.encode_jpeg(np.clip(image, 0, 255).astype(np.uint8), quality=85))


class CountingDetector:
    """Finds as many faces as the picture is bright."""

    name = "counting"
    version = "1"

    def load(self) -> None:
        """Nothing to load."""

    def detect(self, image: NDArray[np.uint8]) -> tuple[Face, ...]:
        count = max(0, round((float(np.median(image)) - DARKEST) / STEP))
        unit = image.shape[1] / 640
        return tuple(Face((10 + 60 * i) * unit, 20 * unit, 40 * unit, 50 * unit, 0.9) for i in range(count))


class BrokenDetector(CountingDetector):
    """Fails on every picture."""

    def detect(self, image: NDArray[np.uint8]) -> tuple[Face, ...]:
        raise RuntimeError("the detector is broken")


class SlowDetector(CountingDetector):
    """Looks at nothing until it is let go on."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.go_on = threading.Event()

    def detect(self, image: NDArray[np.uint8]) -> tuple[Face, ...]:
        self.entered.set()
        assert self.go_on.wait(30)
        return super().detect(image)
