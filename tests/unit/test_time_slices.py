"""Long work lets others go on."""

import asyncio
import time

import pytest

from openproctor.core import time_slices
from openproctor.core.time_slices import SLICE, TimeSlices, parts_of


def test_parts_are_of_at_most_a_size_and_join_to_the_whole() -> None:
    assert list(parts_of(range(7), 3)) == [(0, 1, 2), (3, 4, 5), (6,)]
    assert list(parts_of((), 3)) == []
    assert list(parts_of({"a": 1, "b": 2}, 2)) == [("a", "b")]


async def test_others_have_their_turn_between_the_slices() -> None:
    turns = 0

    async def other() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    working = asyncio.create_task(other())
    seen: list[int] = []

    def make(item: int) -> int:
        seen.append(turns)
        return item * 2

    items = range(2 * SLICE + 1)
    assert await TimeSlices().make(items, make) == [item * 2 for item in items]
    working.cancel()
    # The same within a slice, and later in each.
    assert len(set(seen)) == 3
    assert seen == sorted(seen)


async def test_a_pause_is_as_long_as_the_work_was(monkeypatch: pytest.MonkeyPatch) -> None:
    worked, slept = iter([1.0, 1.004, 1.5]), []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 6))

    monkeypatch.setattr(time, "thread_time", lambda: next(worked))
    monkeypatch.setattr(asyncio, "sleep", sleep)
    slices = TimeSlices()
    await slices.pause()
    await slices.pause()
    assert slept == [0.004, time_slices.LONGEST_PAUSE_S]
