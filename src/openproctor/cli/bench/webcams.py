"""Webcams made of pictures: mostly the same scene, with the small motion and the noise of a camera on a desk."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

__all__ = ["Webcam", "find_pictures", "make_webcams"]

WIDTH, HEIGHT = 640, 480
SHIFT = 2
"""Pixels by which a picture may be shifted."""
NOISE = 3.0
"""Standard deviation of the noise, in grey levels."""
VARIANTS = 12
"""Frames made of one scene; they follow each other in random order, so that the camera does not repeat itself."""
MAX_SCENES = 12
"""Scenes of one webcam, after which they come again: making them takes longer than sending them."""
SUFFIXES = {".jpg", ".jpeg", ".png"}


@dataclass(frozen=True, slots=True)
class Webcam:
    """The frames of one candidate."""

    scenes: Sequence[Sequence[bytes]]
    change_every: int
    """Frames after which the scene changes."""
    phase: int = 0
    """Frames by which the first change comes sooner: people do not move in step."""

    def frames(self, count: int) -> Iterator[bytes]:
        """``count`` JPEG frames, 640x480."""
        chance = random.Random(self.phase)  # noqa: S311 - a repeatable choice, not a secret
        variant = 0
        for number in range(count):
            scene = self.scenes[(number + self.phase) // self.change_every % len(self.scenes)]
            variant = (variant + chance.randrange(1, len(scene))) % len(scene)  # never the same twice running
            yield scene[variant]


def find_pictures(folder: Path) -> list[Path]:
    """All pictures below ``folder``, in a fixed order.

    Raises:
        FileNotFoundError: there are none.
    """
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not found:
        raise FileNotFoundError(f"there are no pictures in {folder}")
    return found


def make_webcams(pictures: Sequence[Path], count: int, frames: int, change_every: int, seed: int = 1) -> list[Webcam]:
    """``count`` webcams with as many scenes as ``frames`` frames need, within reason; the same seed gives the same bytes."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice, not a secret
    order = list(pictures)
    chance.shuffle(order)
    needed = min(-(-frames // change_every) + 1, MAX_SCENES)
    webcams = []
    for number in range(count):
        chosen = [order[(number * needed + scene) % len(order)] for scene in range(needed)]
        scenes = [_scene(path, chance.randrange(2**31)) for path in chosen]
        webcams.append(Webcam(scenes, change_every, phase=number * change_every // count))
    return webcams


def _scene(path: Path, seed: int) -> list[bytes]:
    image = _fit(path)
    chance = np.random.default_rng(seed)
    return [_variant(image, chance) for _ in range(VARIANTS)]


def _fit(path: Path) -> NDArray[np.uint8]:
    """The picture with a margin for its motion, scaled to cover the frame's longer side, on grey."""
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise ValueError(f"{path} cannot be read as a picture")
    canvas = np.full((HEIGHT + 2 * SHIFT, WIDTH + 2 * SHIFT, 3), 96, np.uint8)
    scale = min(canvas.shape[1] / image.shape[1], canvas.shape[0] / image.shape[0])
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    scaled = cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    top, left = (canvas.shape[0] - size[1]) // 2, (canvas.shape[1] - size[0]) // 2
    canvas[top : top + size[1], left : left + size[0]] = scaled
    return canvas


def _variant(image: NDArray[np.uint8], chance: np.random.Generator) -> bytes:
    top, left = chance.integers(0, 2 * SHIFT + 1, size=2)
    view = image[top : top + HEIGHT, left : left + WIDTH].astype(np.float32)
    noisy = np.clip(view + chance.normal(0, NOISE, view.shape), 0, 255).astype(np.uint8)
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(noisy), quality=80, colorspace="BGR"))
