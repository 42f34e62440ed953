"""A page that comes back after an absence: its camera gets its time again, for it has to be opened and to show itself.

A page that connects again and again without a picture in between gets that time for a while only.
"""

from typing import NamedTuple

__all__ = ["Back", "patience_s", "returned"]

AGAIN_FOR_S = 60.0
"""For so long after the first return without a picture, each further one gives the camera its time again."""


class Back(NamedTuple):
    """Since when a page is back, in monotonic seconds."""

    at: float
    """The last return."""
    first_at: float
    """The first return since a picture came."""


def patience_s(sample_every_s: float) -> float:
    """How long pictures may be missing before the camera counts as lost, in seconds."""
    return max(6.0, 3 * sample_every_s)


def returned(before: Back | None, now: float, *, silence_s: float, lost_after_s: float, anew: bool) -> Back | None:
    """The return of a page that is heard after ``silence_s``; None if it was not away.

    ``anew``: it comes on a new socket: it was loaded again, or its line or its server was gone, however shortly.
    """
    first_at = now if before is None else before.first_at
    if silence_s >= lost_after_s:
        return Back(now, first_at)
    if anew and now - first_at <= AGAIN_FOR_S:
        return Back(now, first_at)
    return None
