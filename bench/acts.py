"""Draws at random what happens in a clip: what the server ought to notice, and what it ought to ignore."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

__all__ = ["CALM", "CHECK_IN_S", "KINDS", "Act", "fill", "plan_acts", "spans_of"]

CHECK_IN_S = 16.0
GAP_S = (18.0, 26.0)
"""Seconds without an act after each: more than most cool-downs of the policy, so that each is an incident of its own."""
SHORT_GAP_S = (9.0, 13.0)
"""The same after a harmless act."""
WALK_S = 1.4
"""Seconds for walking into the picture, and for walking out of it."""
AWAY_S = 7.0
"""Seconds for which the chair is empty before and after somebody else takes it."""

KINDS = (
    "multiple_faces",
    "no_face",
    "other_person",
    "looking_away",
    "looking_down",
    "camera_blocked",
    "camera_dark",
    "camera_frozen",
    "camera_replayed",
    "photo_attack",
)
LONG = frozenset({"camera_replayed", "photo_attack"})
CALM = ("glance", "keyboard", "lamp", "lean", "drink", "covered", "blur")
"""What every candidate does, and what must not be reported."""
_SECONDS: dict[str, tuple[float, float]] = {
    "multiple_faces": (7, 16),
    "no_face": (8, 18),
    "other_person": (22, 32),
    "looking_away": (28, 40),
    "looking_down": (38, 50),
    "camera_blocked": (7, 15),
    "camera_dark": (18, 28),
    "camera_frozen": (16, 40),
    "camera_replayed": (62, 80),
    "photo_attack": (130, 150),
    "glance": (1.0, 2.0),
    "keyboard": (1.5, 4.0),
    "lamp": (10, 40),
    "lean": (3, 15),
    "drink": (2.0, 3.5),
    "covered": (0.8, 1.8),
    "blur": (3, 8),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One act. Times are in seconds from the clip's begin."""

    kind: str
    begin: float
    end: float
    how: dict[str, Any] = field(default_factory=dict)


def fill(kinds: list[str], chance: np.random.Generator) -> None:
    """Add a round of kinds in random order; long ones come once, the others twice."""
    kinds += [str(kind) for kind in chance.permutation([kind for kind in KINDS for _ in range(1 if kind in LONG else 2)])]


def plan_acts(chance: np.random.Generator, seconds: float, kinds: list[str]) -> list[Act]:
    """The acts of a clip of ``seconds``: as many of ``kinds`` as there is time for, which are removed from the list.

    Harmless acts come between them; a clip without ``kinds`` has only those.
    """
    acts: list[Act] = []
    at = CHECK_IN_S + float(chance.uniform(20, 30))
    eventful = bool(kinds)
    while True:
        calm = not kinds or len(acts) % 2 == 1
        kind = str(chance.choice(CALM)) if calm else kinds[0]
        around = AWAY_S if kind == "other_person" else 0.0
        begin = at + around
        end = begin + float(chance.uniform(*_SECONDS[kind]))
        if end + around > seconds - 12:
            return acts
        if not calm:
            kinds.pop(0)
        acts.append(Act(kind, round(begin, 2), round(end, 2), _how(chance, kind, acts, at)))
        at = end + around + float(chance.uniform(*(SHORT_GAP_S if calm and eventful else GAP_S)))


def _how(chance: np.random.Generator, kind: str, before: Sequence[Act], at: float) -> dict[str, Any]:
    side = float(chance.choice([-1.0, 1.0]))
    if kind == "multiple_faces":
        return {
            "side": side,
            "face_px": int(np.exp(chance.uniform(np.log(28), np.log(120)))),
            "inside": float(chance.uniform(1.0, 2.2)),
            "y": float(chance.uniform(0.12, 0.3)),
        }
    if kind in ("no_face", "other_person"):
        return {"side": side, "size": float(chance.uniform(0.9, 1.1))}
    if kind in ("looking_away", "glance"):
        return {"yaw": side * float(chance.uniform(46, 58)), "share": float(chance.uniform(0.82, 0.95))}
    if kind in ("looking_down", "keyboard"):
        return {"pitch": float(chance.uniform(26, 34)), "share": float(chance.uniform(0.85, 0.97))}
    if kind == "camera_replayed":
        length = float(chance.uniform(8, 20))
        return {"source": _calm_stretch(before, at, length), "loop_s": length}
    if kind == "camera_blocked":
        return {"level": float(chance.uniform(6, 70)), "red": float(chance.uniform(0.8, 1.6))}
    if kind == "camera_dark":
        return {"light": float(chance.uniform(0.008, 0.03))}
    if kind == "lamp":
        return {"light": float(chance.choice([0.55, 0.7, 1.25])), "side": side}
    if kind == "lean":
        return {"x": side * float(chance.uniform(30, 70)), "size": float(chance.uniform(0.85, 1.15))}
    return {"side": side}


def _calm_stretch(before: Sequence[Act], at: float, length: float) -> float:
    """Begin of the latest period of that length in which nothing happened and which lies some seconds back."""
    edges = [CHECK_IN_S]
    for act in before:
        around = 2.0 + (AWAY_S + WALK_S if act.kind == "other_person" else 0.0)
        edges += [act.begin - around, act.end + around]
    edges.append(at - 6)
    for begin, end in sorted(zip(edges[::2], edges[1::2], strict=True), reverse=True):
        if end - begin >= length + 0.5:
            return round(float(begin), 2)
    return 1.0


def spans_of(acts: Sequence[Act]) -> list[dict[str, Any]]:
    """The labels of a clip, as ``openproctor evaluate --clips`` reads them."""
    found: list[dict[str, Any]] = []
    for act in acts:
        span: dict[str, Any] = {"signal": act.kind, "begin": act.begin, "end": act.end, **act.how}
        if act.kind in CALM:
            span |= {"signal": None, "quiet": True, "what": act.kind}
        if act.kind == "other_person":
            # The chair is empty before and after.
            found += [
                {"signal": "no_face", "begin": act.begin - AWAY_S, "end": act.begin + WALK_S, "side": act.how["side"]},
                {"signal": "no_face", "begin": act.end, "end": act.end + AWAY_S + WALK_S, "side": act.how["side"]},
            ]
        if act.kind == "camera_dark":
            # Without any light a room looks like a covered lens; both are faults.
            span["instead"] = ["camera_blocked"]
        found.append(span)
    return sorted(found, key=lambda each: (each["begin"], str(each["signal"])))
