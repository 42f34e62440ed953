"""Makes webcam clips with labels out of two public-domain portraits, for ``openproctor evaluate --clips``.

    .venv/bin/python -m bench.make_clips OUT --hours 2 --seed 1

Each clip is a folder with a JPEG sequence on a grid of quarters of a second and ``clip.json``. Most quarters are left out where
they would not be used: the page takes one picture a second unless something happens. What these clips are and are not is said
in ``docs/accuracy.md``: real faces, cut out of photographs and moved by a program; no video of anybody.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray
from rich.progress import track

from bench.acts import AWAY_S, CHECK_IN_S, KINDS, WALK_S, Act, fill, plan_acts, spans_of
from bench.candidate import Candidate, Place, put, walked
from bench.puppet import Puppet, make_puppets
from bench.room import HEIGHT, WIDTH, make_room
from openproctor.detection import faces, landmarks
from openproctor.detection.standard import standard_options

__all__ = ["Studio", "make_clip", "make_clips"]

FPS = 4
SECONDS = 600.0
CAMERA_FPS = 30
QUIET_EVERY = 6
AROUND_S = (1.0, 6.0)
"""Seconds before and after an edge of an act in which every quarter of a second is there: the page may look that often."""
PERSON = ("no_face", "other_person")
Scene = NDArray[np.float32]


class Studio:
    """One clip: a candidate in a room, before a camera, and what happens."""

    def __init__(self, puppets: Sequence[Puppet], seed: int, seconds: float, acts: Sequence[Act] = ()) -> None:
        chance = np.random.default_rng(seed)
        who = int(chance.integers(0, len(puppets)))
        own = puppets[who].with_glasses() if chance.random() < 0.3 else puppets[who]
        self._other = puppets[1 - who]
        self.candidate = Candidate(chance, own, seconds)
        self.room = make_room(chance, self._other, poster=bool(chance.random() < 0.4))
        self.seconds = seconds
        self._light = float(chance.choice([1.0, 1.0, 0.75, 0.5]))
        self._warmth = chance.uniform(0.9, 1.1, 3)
        self._drift = chance.uniform(0.02, 0.1), chance.uniform(60, 240), chance.uniform(0, 6)
        noise = float(chance.uniform(1.2, 4.5))
        self.noise = noise
        self._quality = int(chance.integers(65, 88))
        self._grain = [_grain(chance) * noise for _ in range(4)]
        self._seed = seed
        self.acts = list(acts)
        self._still: dict[float, Scene] = {}
        self._frozen: dict[float, bytes] = {}

    def jpeg(self, t: float) -> bytes:
        """What the camera gives at ``t`` seconds."""
        for act in self.acts:
            if act.kind == "camera_frozen" and act.begin <= t < act.end:
                if act.begin not in self._frozen:
                    self._frozen[act.begin] = self._encode(self._exposed(self._scene(act.begin - 0.1), act.begin - 0.1))
                return self._frozen[act.begin]
            if act.kind == "camera_replayed" and act.begin <= t < act.end:
                back = act.how["source"] + (t - act.begin) % act.how["loop_s"]
                again = self._exposed(self._scene(back), back)
                # The loop was compressed once more on its way through a virtual camera.
                return self._encode(again + self._roll(t, 0.25))
        return self._encode(self._exposed(self._scene(t), t))

    def _scene(self, t: float) -> Scene:
        """Room and people in good light."""
        for act in self.acts:
            if act.kind == "photo_attack" and act.begin <= t < act.end:
                if act.begin not in self._still:
                    self._still[act.begin] = self._portrait(act.begin - 0.1)
                return _held(self._still[act.begin], t)
        picture = self.room.wall.astype(np.float32)
        acts = [act for act in self.acts if act.begin - AWAY_S - 2 <= t <= act.end + AWAY_S + 2]
        for act in acts:
            if act.kind == "multiple_faces":
                self._visit(picture, act, t)
        here = self.candidate.place(t, acts)
        out = max((_gone(act, t) for act in acts), default=0.0)
        if out < 1:
            side = next((act.how["side"] for act in acts if act.kind in PERSON), 1.0)
            place = Place(
                here.x + out * side * (WIDTH * 0.5 + 2.2 * here.face_px), here.y, here.face_px, here.lean + 8 * out * side
            )
            shown = self.candidate.puppet.show(self.candidate.expression(t, acts))
            put(picture, shown, self.candidate.puppet, place)
        for act in acts:
            if act.kind == "other_person":
                self._take_seat(picture, act, t, here)
            if act.kind == "drink" and act.begin <= t < act.end:
                _cup(picture, here)
        return picture

    def _portrait(self, t: float) -> Scene:
        """A print of the candidate, before the plain background that such pictures have."""
        photo = np.full((HEIGHT, WIDTH, 3), 150, np.float32)
        put(
            photo,
            self.candidate.puppet.show(self.candidate.expression(t, [])),
            self.candidate.puppet,
            self.candidate.place(t, []),
        )
        return photo

    def _visit(self, picture: Scene, act: Act, t: float) -> None:
        come = walked(t, act.begin, act.end)
        if not come:
            return
        size, side = act.how["face_px"], act.how["side"]
        inside = WIDTH / 2 + side * (WIDTH / 2 - size * act.how["inside"])
        outside = WIDTH / 2 + side * (WIDTH / 2 + 1.3 * size)
        own = self.candidate.place(t, [])
        # Beside the candidate, or they would be behind the candidate's head.
        inside = side * max(side * inside, side * (own.x + side * (0.75 * own.face_px + 0.6 * size)))
        x = outside + come * (inside - outside) + 2 * np.sin(t * 1.3)
        y = act.how["y"] * HEIGHT + 0.5 * size
        put(picture, self._other.show(self.candidate.expression(t + 1000, [])), self._other, Place(x, y, size, 1.5 * np.sin(t)))

    def _take_seat(self, picture: Scene, act: Act, t: float, here: Place) -> None:
        come = walked(t, act.begin - WALK_S / 2, act.end + WALK_S / 2)
        if come:
            side = -act.how["side"]
            x = here.x + (1 - come) * side * (WIDTH * 0.5 + 2.2 * here.face_px)
            shown = self._other.show(self.candidate.expression(t, []))
            put(picture, shown, self._other, Place(x, here.y, here.face_px * act.how["size"], here.lean))

    def _exposed(self, scene: Scene, t: float) -> Scene:
        """The scene as the camera shows it: light, cover, noise."""
        how_much, period, phase = self._drift
        light = self._light * (1 + how_much * np.sin(2 * np.pi * t / period + phase))
        picture = scene * (light * self._warmth).astype(np.float32)
        grain = 1.0
        for act in self.acts:
            if not act.begin <= t < act.end:
                continue
            if act.kind == "lamp":
                across = np.linspace(-1, 1, WIDTH, dtype=np.float32)[None, :, None]
                picture *= act.how["light"] * (1 + 0.15 * act.how["side"] * across)
            elif act.kind == "camera_dark":
                picture *= act.how["light"] / light
                grain = 0.6
            elif act.kind in ("camera_blocked", "covered"):
                picture = _hand(act, t)
            elif act.kind == "blur":
                picture = cv2.GaussianBlur(picture, (0, 0), 1.8).astype(np.float32)
        return np.asarray(picture + self._roll(t, grain), np.float32)

    def _roll(self, t: float, share: float) -> Scene:
        """The noise of one of the camera's frames; the same frame always has the same noise."""
        number = round(t * CAMERA_FPS)
        chance = np.random.default_rng([self._seed, number])
        top, left = chance.integers(0, 64, 2)
        grain: Scene = self._grain[number % len(self._grain)][top : top + HEIGHT, left : left + WIDTH]
        return np.asarray(grain * np.float32(share), np.float32)

    def _encode(self, picture: Scene) -> bytes:
        pixels = np.clip(picture, 0, 255).astype(np.uint8)
        return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), quality=self._quality, colorspace="RGB"))

    def wanted(self) -> list[int]:
        """The quarters of a second for which there is a picture, from 0."""
        near = np.zeros(int(self.seconds * FPS), bool)
        near[::FPS] = True
        for act in self.acts:
            for edge in (
                (act.begin - AWAY_S, act.begin, act.end, act.end + AWAY_S)
                if act.kind == "other_person"
                else (act.begin, act.end)
            ):
                near[max(0, int((edge - AROUND_S[0]) * FPS)) : int((edge + AROUND_S[1]) * FPS)] = True
        return [int(slot) for slot in np.flatnonzero(near)]

    def label(self) -> dict[str, object]:
        """``clip.json``."""
        return {
            "fps": FPS,
            "check_in_s": CHECK_IN_S,
            "seconds": self.seconds,
            "spans": spans_of(self.acts),
            "face_px": round(self.candidate.face_px),
            "poster_px": self.room.poster_px,
            "noise": round(self.noise, 1),
            "light": self._light,
        }


def _gone(act: Act, t: float) -> float:
    """How far the candidate has moved out of the picture, 0 to 1."""
    if act.kind == "no_face":
        return walked(t, act.begin, act.end)
    if act.kind == "other_person":
        return walked(t, act.begin - AWAY_S, act.end + AWAY_S + WALK_S)
    return 0.0


def _held(photo: Scene, t: float) -> Scene:
    """A photograph that fills the picture, held by a hand."""
    lean = 1.2 * np.sin(t / 2.3) + 0.6 * np.sin(t / 0.71)
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), lean, 1 + 0.02 * np.sin(t / 3.7))
    turn[:, 2] += (4 * np.sin(t / 1.9) + 1.5 * np.sin(t / 0.43), 3 * np.sin(t / 2.9))
    return np.asarray(cv2.warpAffine(photo, turn, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE), np.float32)


def _hand(act: Act, t: float) -> Scene:
    """A lens with something on it: nothing but a little light at one side."""
    level, red = act.how.get("level", 30.0), act.how.get("red", 1.2)
    across = np.linspace(0.75, 1.25, WIDTH, dtype=np.float32)[None, :, None]
    base = np.float32(level * (1 + 0.05 * np.sin(t)))
    return np.asarray(np.broadcast_to(base * across * np.array([red, 1, 0.9], np.float32), (HEIGHT, WIDTH, 3)), np.float32)


def _cup(picture: Scene, here: Place) -> None:
    x, y, size = round(here.x), round(here.y + 0.3 * here.face_px), here.face_px
    cv2.rectangle(
        picture,
        (round(x - 0.22 * size), round(y - 0.1 * size)),
        (round(x + 0.22 * size), round(y + 0.4 * size)),
        (190, 60, 50),
        -1,
    )


def _grain(chance: np.random.Generator) -> Scene:
    """Noise of deviation 1 as a webcam leaves it: a little smoothed, mostly in brightness."""
    size = (HEIGHT + 64, WIDTH + 64)
    grey = cv2.GaussianBlur(chance.normal(0, 1, size).astype(np.float32), (0, 0), 0.7)
    colour = cv2.GaussianBlur(chance.normal(0, 1, (*size, 3)).astype(np.float32), (0, 0), 1.2)
    both = grey[..., None] / grey.std() + 0.4 * colour / colour.std()
    return np.asarray(both / both.std(), np.float32)


def make_clip(studio: Studio, folder: Path, progress: str | None = None) -> None:
    """Write one clip."""
    folder.mkdir(parents=True, exist_ok=True)
    for slot in track(studio.wanted(), description=progress or "", disable=progress is None, transient=True):
        (folder / f"{slot + 1:06d}.jpg").write_bytes(studio.jpeg(slot / FPS))
    (folder / "clip.json").write_text(json.dumps(studio.label(), indent=1) + "\n")


def make_clips(out: Path, hours: float, seed: int) -> None:
    """Write clips of ten minutes each, every sixth with nothing to notice; the same seed gives the same bytes."""
    options = standard_options()
    puppets = make_puppets(faces.open_network(options), landmarks.open_network(options))
    count = max(1, round(hours * 3600 / SECONDS))
    chance = np.random.default_rng(seed)
    kinds: list[str] = []
    for number in range(count):
        name = f"{seed}-{number:03d}"
        studio = Studio(puppets, 1000 * seed + number, SECONDS)
        if len(kinds) < len(KINDS):
            fill(kinds, chance)
        studio.acts = plan_acts(chance, SECONDS, [] if number % QUIET_EVERY == QUIET_EVERY - 1 else kinds)
        make_clip(studio, out / name, f"{number + 1} of {count}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.make_clips", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make_clips(given.out, given.hours, given.seed)


if __name__ == "__main__":
    main()
