"""What the scripted cameras show: views of the two public-domain portraits of the browser tests' clip."""

import base64
from collections.abc import Mapping, Sequence

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray
from tests.e2e.clip import scenes

__all__ = ["Scenes", "make_scenes"]

Image = NDArray[np.uint8]
Scenes = Mapping[str, Sequence[str]]
"""Data URLs of JPEG pictures, 640x480, by the scene's name."""

WIDTH, HEIGHT = 640, 480
PICTURES = 3
"""Pictures of each view."""

VIEWS: Mapping[str, tuple[int, int, int, int, bool, float]] = {
    # scene: people in the clip, left, top and width of what is seen, mirrored, brightness
    "first": (2, 36, 152, 268, False, 1.0),
    "first_far": (1, 188, 156, 262, True, 0.92),
    "first_near": (2, 60, 152, 226, True, 1.06),
    "second": (2, 346, 152, 268, False, 1.0),
    "second_far": (2, 350, 156, 258, True, 0.92),
    "second_near": (2, 366, 162, 228, False, 1.08),
    "nobody": (0, 20, 20, 420, False, 1.0),
}


def make_scenes() -> Scenes:
    """Slightly different pictures of each view, so that the video moves."""
    clips = {people: scenes(people, PICTURES) for people in (0, 1, 2)}
    views = {
        name: [_view(picture, left, top, width, mirrored=mirrored, light=light) for picture in clips[people]]
        for name, (people, left, top, width, mirrored, light) in VIEWS.items()
    }
    pairs = zip(views["first"], views["second"], strict=True)
    views["both"] = [np.hstack([left[:, 140:460], right[:, 170:490]]) for left, right in pairs]
    return {name: [_url(picture) for picture in pictures] for name, pictures in views.items()}


def _view(picture: Image, left: int, top: int, width: int, *, mirrored: bool, light: float) -> Image:
    height = min(width * HEIGHT // WIDTH, HEIGHT - top)
    seen = cv2.resize(picture[top : top + height, left : left + width], (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    lit: Image = np.clip(seen.astype(np.float32) * light, 0, 255).astype(np.uint8)
    return lit[:, ::-1] if mirrored else lit


def _url(image: Image) -> str:
    data = simplejpeg.encode_jpeg(np.ascontiguousarray(image), quality=85)
    return f"data:image/jpeg;base64,{base64.b64encode(data).decode()}"
