"""Gaps as a person reads them: what was lost for one reason, bit by bit, is one line. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from openproctor.wire.messages_and_gaps import Gap

__all__ = ["NEAR", "as_lines"]

NEAR = timedelta(seconds=60)
"""Gaps this near each other are one, though something arrived between them: a microphone that fails again and again."""


def as_lines(gaps: Iterable[Gap], arrived: Mapping[str, Sequence[int]]) -> list[Gap]:
    """Join the gaps of one stream and one cause between which nothing arrived, or little time passed.

    ``gaps`` are in order of their begin, and so is what is given back. ``arrived``: for each stream the numbers that are there,
    ascending. A line tells from when to when something is missing, and how much of it.
    """
    lines: list[Gap] = []
    newest: dict[tuple[str, str], int] = {}
    for gap in gaps:
        place = newest.get((gap.stream, gap.cause))
        if place is not None and _is_one(lines[place], gap, arrived.get(gap.stream, ())):
            lines[place] = _joined(lines[place], gap)
        else:
            newest[gap.stream, gap.cause] = len(lines)
            lines.append(gap)
    return lines


def _is_one(line: Gap, gap: Gap, arrived: Sequence[int]) -> bool:
    if gap.begins_at - line.ends_at <= NEAR:
        return True
    next_arrived = bisect_right(arrived, line.last_seq)
    return next_arrived == len(arrived) or arrived[next_arrived] > gap.first_seq


def _joined(line: Gap, gap: Gap) -> Gap:
    return line.model_copy(
        update={
            "ends_at": max(line.ends_at, gap.ends_at),
            "first_seq": min(line.first_seq, gap.first_seq),
            "last_seq": max(line.last_seq, gap.last_seq),
            "count": line.count + gap.count,
            "noted_at": max(line.noted_at, gap.noted_at),
        }
    )
