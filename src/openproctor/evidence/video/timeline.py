"""Where recorded segments lie on the timeline: which follow each other, and where there is a gap. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

__all__ = ["Lying", "Missing", "Recorded", "lay_out", "missing"]

SOUND_APART_MS = 1000
"""Sound shows how long a segment lasted; a segment that begins this soon after its end follows without a gap."""
SILENT_MS = 7000
"""A screen that stands still gives no pictures: a segment that begins this soon after the last one's begin follows it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known of a segment without reading it."""

    at_ms: int
    """When it began, in milliseconds since the epoch."""
    duration_ms: int
    has_sound: bool


@dataclass(frozen=True, slots=True)
class Lying:
    """A segment's place in the joined video, in milliseconds."""

    begin_ms: int
    lasts_ms: int
    """Time until the next segment begins."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing was recorded between two moments, in milliseconds since the epoch."""

    begin_ms: int
    end_ms: int


def lay_out(segments: Sequence[Recorded]) -> list[Lying]:
    """One after the other, gaps left out. Where one follows another, the video's time passes as the clock's did."""
    lasts = [_lasts(one, other) for one, other in pairwise(segments)] + [each.duration_ms for each in segments[-1:]]
    return [Lying(begin, length) for begin, length in zip(accumulate(lasts, initial=0), lasts, strict=False)]


def missing(segments: Sequence[Recorded], begin_ms: int | None, end_ms: int | None) -> Iterator[Missing]:
    """The gaps between them; also before the first and after the last where the bounds are known."""
    if not segments:
        if begin_ms is not None and end_ms is not None and begin_ms < end_ms:
            yield Missing(begin_ms, end_ms)
        return
    if begin_ms is not None and segments[0].at_ms - begin_ms > SILENT_MS:
        yield Missing(begin_ms, segments[0].at_ms)
    for one, other in pairwise(segments):
        if not _follows(one, other.at_ms):
            yield Missing(one.at_ms + one.duration_ms, other.at_ms)
    if end_ms is not None and not _follows(segments[-1], end_ms):
        yield Missing(segments[-1].at_ms + segments[-1].duration_ms, end_ms)


def _follows(one: Recorded, at_ms: int) -> bool:
    apart = one.duration_ms + SOUND_APART_MS
    return at_ms - one.at_ms <= (apart if one.has_sound else max(apart, SILENT_MS))


def _lasts(one: Recorded, other: Recorded) -> int:
    return max(one.duration_ms, other.at_ms - one.at_ms) if _follows(one, other.at_ms) else one.duration_ms
