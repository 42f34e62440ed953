"""What is learnt of a candidate at check-in and used for this attempt alone."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from openproctor.model.observation import Face

__all__ = ["Learnt", "dump_learnt", "load_learnt"]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Kept with the attempt; the reference apart from it, and deleted when the attempt ends."""

    reference: tuple[float, ...] | None = None
    """A template of the face: 128 numbers, of no use outside the same model."""
    wall: tuple[Face, ...] = ()
    """Posters and photographs in the room, in pixels of the frames."""


def dump_learnt(learnt: Learnt) -> dict[str, Any]:
    """Plain data for a JSON column: all but the reference, which is kept apart, sealed."""
    return {"wall": [asdict(face) for face in learnt.wall]}


def load_learnt(data: Mapping[str, Any] | None) -> Learnt:
    """What :func:`dump_learnt` wrote; other members are left alone. Older attempts have the reference here."""
    if not data:
        return Learnt()
    reference = data.get("reference")
    wall = tuple(Face(**face) for face in data.get("wall", ()))
    return Learnt(None if reference is None else tuple(reference), wall)
