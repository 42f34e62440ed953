"""Numbers that neither came nor were given up: a page that dies where nothing is stored cannot say what it had. Pure."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from openproctor.wire.messages_and_gaps import UNEXPLAINED, Gap, GapStream

__all__ = ["unexplained"]


def unexplained(stream: GapStream, arrived: Mapping[int, datetime], told: Collection[int], noted_at: datetime) -> Iterator[Gap]:
    """The holes before the last number of a stream that came or was given up.

    Args:
        arrived: capture times by number.
        told: the numbers that the page gave up.
    """
    seqs = sorted(arrived)
    for before, after in pairwise([-1, *sorted({*arrived, *told})]):
        if after - before == 1:
            continue
        place = bisect_right(seqs, before)
        around = [arrived[seq] for seq in seqs[max(place - 1, 0) : place + 1]]
        if not around:
            continue
        yield Gap(
            stream=stream,
            cause=UNEXPLAINED,
            begins_at=min(around),
            ends_at=max(around),
            first_seq=before + 1,
            last_seq=after - 1,
            count=after - before - 1,
            noted_at=noted_at,
        )
