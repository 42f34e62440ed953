"""How somebody at a desk moves: small and slow, with blinks, glances over the screen, and now and then the mouth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.acts import WALK_S, Act
from bench.puppet import Expression, Pixels, Puppet
from bench.room import HEIGHT, WIDTH

__all__ = ["Candidate", "Place", "put"]

Times = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a puppet is: the middle of its face in pixels of the picture, the face's height, the lean in degrees."""

    x: float
    y: float
    face_px: float
    lean: float = 0.0


class Wander:
    """A slow, smooth motion about 0 with standard deviation 1: five sines whose periods have no common multiple."""

    def __init__(self, chance: np.random.Generator, shortest_s: float, longest_s: float) -> None:
        self._rates = 2 * np.pi / np.exp(chance.uniform(np.log(shortest_s), np.log(longest_s), 5))
        self._phases = chance.uniform(0, 2 * np.pi, 5)

    def at(self, t: float) -> float:
        """The value at ``t`` seconds."""
        return float(np.sin(self._rates * t + self._phases).sum() * np.sqrt(2 / 5))


class Candidate:
    """One person at one desk."""

    def __init__(self, chance: np.random.Generator, puppet: Puppet, seconds: float) -> None:
        self.puppet = puppet
        self.face_px = float(np.exp(chance.uniform(np.log(88), np.log(178))))
        self._x = WIDTH / 2 + float(chance.uniform(-70, 70))
        self._y = HEIGHT * float(chance.uniform(0.4, 0.52))
        self._lively = float(chance.uniform(0.5, 1.2))
        self._wander = {name: Wander(chance, 3, 45) for name in ("x", "y", "size", "lean", "yaw", "pitch")}
        self._blinks = _poisson(chance, seconds, 60 / chance.uniform(7, 18))
        self._blink_s = float(chance.uniform(0.18, 0.35))
        # Eyes hop along lines and between places of the screen (some 12 degrees to each side of it).
        self._hops = _poisson(chance, seconds, 1.6)
        self._looks = np.stack(
            [chance.uniform(-0.34, 0.34, len(self._hops) + 1), chance.uniform(-0.12, 0.22, len(self._hops) + 1)], axis=1
        )
        self._mouths = _poisson(chance, seconds, 22)
        self._mouth = chance.uniform(0.03, 0.12, len(self._mouths) + 1)

    def expression(self, t: float, acts: Sequence[Act]) -> Expression:
        """The face at ``t`` seconds."""
        look_x, look_y = self._looks[np.searchsorted(self._hops, t)]
        blink = np.searchsorted(self._blinks, t)
        closed = 0.0
        if blink:
            passed = (t - self._blinks[blink - 1]) / self._blink_s
            closed = float(np.clip(1.6 * np.sin(np.pi * passed), 0, 1)) if passed < 1 else 0.0
        spoke = np.searchsorted(self._mouths, t)
        passed = (t - self._mouths[spoke - 1]) / 1.5 if spoke else 1.0
        mouth = float(self._mouth[spoke] * np.sin(np.pi * passed) ** 2) if passed < 1 else 0.0
        how = Expression(
            yaw=self._lively * 3.0 * self._wander["yaw"].at(t) + 6 * look_x,
            pitch=self._lively * 2.0 * self._wander["pitch"].at(t) + 6 * look_y,
            look_x=float(look_x),
            look_y=float(look_y),
            closed=closed,
            mouth=mouth,
        )
        for act in acts:
            how = _turned(how, act, t)
        return how

    def place(self, t: float, acts: Sequence[Act]) -> Place:
        """Where the face is at ``t`` seconds."""
        scale = self.face_px / 130 * self._lively
        breath = 0.5 * np.sin(2 * np.pi * t / 4.1)
        place = Place(
            self._x + 5.0 * scale * self._wander["x"].at(t),
            self._y + 2.5 * scale * self._wander["y"].at(t) + breath,
            self.face_px * (1 + 0.015 * self._lively * self._wander["size"].at(t)),
            1.2 * self._lively * self._wander["lean"].at(t),
        )
        for act in acts:
            if act.kind == "lean":
                part = _ramp(t, act, 0.8)
                place = replace(
                    place, x=place.x + part * act.how["x"], face_px=place.face_px * (1 + part * (act.how["size"] - 1))
                )
        return place


def _turned(how: Expression, act: Act, t: float) -> Expression:
    """The head as an act turns it: with pauses, because nobody looks aside all the time."""
    part = _ramp(t, act, 0.35)
    if not part or act.kind not in ("looking_away", "glance", "looking_down", "keyboard"):
        return how
    if act.kind in ("looking_away", "looking_down"):
        # Back to the screen for a moment, every seven seconds or so.
        period = 7.3
        back = (1 - act.how["share"]) * period
        passed = (t - act.begin) % period
        part *= 0.0 if passed > period - back else 1.0
    if "yaw" in act.how:
        aside = 0.4 * np.sign(act.how["yaw"])
        return replace(how, yaw=how.yaw + part * act.how["yaw"], look_x=how.look_x * (1 - part) + part * float(aside))
    return replace(how, pitch=how.pitch + part * act.how["pitch"], look_y=how.look_y + part * 0.12)


def _ramp(t: float, act: Act, length: float) -> float:
    """0 outside the act, 1 within, smooth at its ends."""
    part = float(np.clip(min(t - act.begin, act.end - t) / length, 0, 1))
    return part * part * (3 - 2 * part)


def walked(t: float, begin: float, end: float) -> float:
    """How far somebody who walks in at ``begin`` and is gone again at ``end`` is in the picture, 0 to 1."""
    return float(np.clip(min(t - begin, end - t) / WALK_S, 0, 1))


def _poisson(chance: np.random.Generator, seconds: float, every_s: float) -> Times:
    count = int(3 * seconds / every_s) + 10
    times = np.cumsum(chance.exponential(every_s, count))
    return times[times < seconds]


def put(picture: NDArray[np.float32], person: Pixels, puppet: Puppet, place: Place) -> None:
    """Draw a person into a picture, in place; the body goes on down to the picture's edge."""
    x, y, wide, tall = puppet.box
    scale = place.face_px / tall
    turn = cv2.getRotationMatrix2D((x + wide / 2, y + tall / 2), -place.lean, scale)
    turn[:, 2] += np.array([place.x - (x + wide / 2), place.y - (y + tall / 2)])
    below = max(0, int((HEIGHT - place.y) / scale))
    grown = cv2.copyMakeBorder(person, 0, min(below, 1200), 0, 0, cv2.BORDER_REPLICATE)
    flat = cv2.warpAffine(grown, turn, (WIDTH, HEIGHT), flags=cv2.INTER_AREA if scale > 0.6 else cv2.INTER_LINEAR)
    cover = flat[..., 3:].astype(np.float32) / 255
    picture *= 1 - cover
    picture += flat[..., :3]
