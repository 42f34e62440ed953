"""What is learnt of a candidate at check-in and used for this attempt alone."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from openproctor.model.observation import Face

__all__ = ["CandidateProfile", "dump_profile", "load_profile"]


@dataclass(frozen=True, slots=True)
class CandidateProfile:
    """Kept with the attempt; the reference is kept apart from it, and by default deleted when the attempt ends."""

    reference: tuple[float, ...] | None = None
    """A template of the face: 128 numbers, of no use outside the same model."""
    background: tuple[Face, ...] = ()
    """Posters and photographs in the room, in pixels of the frames."""


def dump_profile(profile: CandidateProfile) -> dict[str, Any]:
    """Plain data for a JSON column: all but the reference, which is kept apart, sealed."""
    return {"wall": [asdict(face) for face in profile.background]}


def load_profile(data: Mapping[str, Any] | None) -> CandidateProfile:
    """What :func:`dump_profile` wrote; other members are left alone. Older attempts have the reference here."""
    if not data:
        return CandidateProfile()
    reference = data.get("reference")
    background = tuple(Face(**face) for face in data.get("wall", ()))
    return CandidateProfile(None if reference is None else tuple(reference), background)
