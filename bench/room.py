"""The background behind a candidate: a wall, furniture, and perhaps a poster that shows a person."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from bench.puppet import Pixels, Puppet

__all__ = ["HEIGHT", "WIDTH", "Room", "make_room"]

WIDTH, HEIGHT = 640, 480


@dataclass(frozen=True, slots=True)
class Room:
    """One background."""

    wall: Pixels
    """RGB, 480 x 640."""
    poster_px: int
    """Height of the face on the poster; 0 if there is no poster."""


def make_room(chance: np.random.Generator, puppet: Puppet, *, poster: bool) -> Room:
    """A random room; ``puppet`` is the person on the poster."""
    wall = _wall(chance)
    furniture = (_shelf, _window, _door)
    for number in chance.permutation(len(furniture))[: chance.integers(1, 3)]:
        furniture[number](wall, chance)
    blur = chance.uniform(0.6, 2.0)
    wall = np.asarray(cv2.GaussianBlur(wall, (0, 0), blur), np.uint8)
    size = 0
    if poster:
        size = int(chance.integers(26, 52))
        _hang(wall, chance, puppet, size)
    return Room(wall, size)


def _wall(chance: np.random.Generator) -> Pixels:
    colour = chance.uniform(95, 205) + chance.uniform(-18, 18, 3)
    across = np.linspace(-1, 1, WIDTH)[None, :, None] * chance.uniform(-30, 30)
    down = np.linspace(-1, 1, HEIGHT)[:, None, None] * chance.uniform(-5, 30)
    grain = cv2.GaussianBlur(chance.normal(0, 12, (HEIGHT, WIDTH)).astype(np.float32), (0, 0), 3)[..., None]
    return np.clip(colour + across - down + grain, 0, 255).astype(np.uint8)


def _shelf(wall: Pixels, chance: np.random.Generator) -> None:
    left, wide = int(chance.integers(0, 380)), int(chance.integers(140, 260))
    for top in range(int(chance.integers(10, 60)), 300, int(chance.integers(80, 110))):
        cv2.rectangle(wall, (left, top + 66), (left + wide, top + 74), (96, 70, 48), -1)
        x = left + 4
        while x < left + wide - 30:
            thick, tall = int(chance.integers(9, 24)), int(chance.integers(38, 62))
            colour = tuple(int(value) for value in chance.integers(30, 200, 3))
            cv2.rectangle(wall, (x, top + 66 - tall), (x + thick, top + 65), colour, -1)
            x += thick + int(chance.integers(1, 4)) + (40 if chance.random() < 0.15 else 0)


def _window(wall: Pixels, chance: np.random.Generator) -> None:
    left, wide = int(chance.choice([0, 440])), int(chance.integers(110, 200))
    cv2.rectangle(wall, (left, 20), (left + wide, 260), (235, 240, 245), -1)
    for x in (left, left + wide // 2, left + wide):
        cv2.rectangle(wall, (x - 4, 16), (x + 4, 264), (205, 205, 200), -1)
    cv2.rectangle(wall, (left, 260), (left + wide, 272), (190, 188, 180), -1)


def _door(wall: Pixels, chance: np.random.Generator) -> None:
    left = int(chance.integers(0, 500))
    shade = int(chance.integers(60, 190))
    cv2.rectangle(wall, (left, 60), (left + 130, HEIGHT), (shade, shade - 15, shade - 30), -1)
    cv2.rectangle(wall, (left, 60), (left + 130, HEIGHT), (shade - 40, shade - 45, shade - 50), 5)
    cv2.circle(wall, (left + 115, 300), 6, (200, 190, 140), -1)


def _hang(wall: Pixels, chance: np.random.Generator, puppet: Puppet, size: int) -> None:
    scale = size / puppet.box[3]
    person = cv2.resize(puppet.colours, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    tall, wide = person.shape[:2]
    left = int(chance.integers(8, 40)) if chance.random() < 0.5 else WIDTH - wide - int(chance.integers(8, 40))
    top = int(chance.integers(12, 70))
    paper = np.full(3, chance.uniform(120, 230))
    cover = person[..., 3:] / 255
    picture = person[..., :3] + paper * (1 - cover)
    wall[top : top + tall, left : left + wide] = np.clip(0.92 * picture + 8, 0, 255)
    cv2.rectangle(wall, (left - 3, top - 3), (left + wide + 2, top + tall + 2), (60, 50, 44), 3)
