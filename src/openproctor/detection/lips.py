"""Whether the candidate's own lips moved while something was heard: a best effort, at a look every second or two."""

from collections.abc import Iterable
from itertools import pairwise

__all__ = ["lips_during"]

MARGIN_S = 1.0
MOVED = 0.06
"""Change of the mouth's opening between two looks that is more than the landmarks' noise."""
FEWEST = 3
"""The fewest looks from which a share is computed."""


def lips_during(mouths: Iterable[tuple[float, float]], begin: float, end: float) -> float | None:
    """Share of the steps between looks in which the mouth moved; None where there were too few looks.

    ``mouths`` are capture times in seconds with the mouth's opening, 0 to 1, oldest first.
    """
    openings = [opening for at, opening in mouths if begin - MARGIN_S <= at <= end + MARGIN_S]
    if len(openings) < FEWEST:
        return None
    steps = [abs(after - before) > MOVED for before, after in pairwise(openings)]
    return sum(steps) / len(steps)
