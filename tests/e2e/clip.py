"""A webcam for Chromium, made at test time from two public-domain portraits that come with packages.

Chromium plays the file as the camera, from the beginning each time the camera is opened, and starts over at its end.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from tests.support.portraits import SIDE, Image, portraits

__all__ = ["PHASES", "scenes", "stills", "write_clip"]

WIDTH, HEIGHT, RATE = 640, 480, 3
"""Three frames a second are motion enough. Chromium plays a YUV4MPEG2 file at the rate in its header, and an MJPEG file always
at 30: all of them would be decoded, encoded for the proctors and drawn."""

PHASES: Sequence[tuple[int, int]] = ((1, 20), (0, 10), (1, 12), (2, 9), (1, 80))
"""How many people, for how many seconds: one, nobody, one, two, one."""


def write_clip(path: Path, phases: Sequence[tuple[int, int]] = PHASES) -> None:
    """Write a YUV4MPEG2 file, 640x480, in which as many people are seen as ``phases`` says."""
    people = portraits()
    room = _room()
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{RATE}:1 Ip A1:1 C420jpeg\n".encode())
        shown = [count for count, seconds in phases for _ in range(seconds * RATE)]
        for number, count in enumerate(shown):
            file.write(b"FRAME\n")
            file.write(cv2.cvtColor(_scene(room, people[:count], number), cv2.COLOR_RGB2YUV_I420).tobytes())


def stills(count: int) -> list[bytes]:
    """JPEGs as a candidate's page takes them: one person, each another picture."""
    return [_encode(scene) for scene in scenes(1, count)]


def scenes(people: int, count: int) -> list[Image]:
    """The first pictures of a clip in which so many people are seen: RGB, 640x480."""
    seen, room = portraits()[:people], _room()
    return [_scene(room, seen, number) for number in range(count)]


def _room() -> Image:
    """A wall that is not quite even, so that an empty room is no covered camera."""
    across = np.linspace(120, 170, WIDTH)[None, :, None]
    down = np.linspace(0, 30, HEIGHT)[:, None, None]
    room = np.broadcast_to(across - down, (HEIGHT, WIDTH, 3)).astype(np.uint8).copy()
    cv2.rectangle(room, (40, 40), (180, 160), (90, 110, 130), 4)
    return room


def _scene(room: Image, people: Sequence[Image], number: int) -> Image:
    scene = room.copy()
    across, down = round(4 * np.sin(number / 3) + 6 * np.sin(number / 17)), round(5 * np.sin(number / 29))
    for place, person in enumerate(people):
        left = (30 if len(people) > 1 else 180) + 310 * place + across
        scene[150 + down : 150 + down + SIDE, left : left + SIDE] = person
    brighter = np.float32(_daylight(number)) + _noise(number)
    return np.clip(scene + brighter, 0, 255).astype(np.uint8)


@cache
def _noises() -> NDArray[np.float32]:
    return np.random.default_rng(1).normal(0, 1, (16, HEIGHT, WIDTH, 3)).astype(np.float32)


def _noise(number: int) -> NDArray[np.float32]:
    """A camera's noise, never twice the same: drawn a few times, for that takes long, and shifted."""
    return np.roll(_noises()[number % 16], (number * 37 % HEIGHT, number * 101 % WIDTH), (0, 1))


def _daylight(number: int) -> float:
    """Grey levels by which the room is brighter than usual: never twice the same, or the clip would be told as a loop."""
    return float(6 * np.sin(number / 23) + 4 * np.sin(number / 7.3))


def _encode(image: Image) -> bytes:
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(image), quality=75))
