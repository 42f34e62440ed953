"""Long work on the event loop, cut into slices: after each, everyone else has at least as long as it took."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

__all__ = ["SLICE", "TimeSlices", "parts_of"]

SLICE = 25
"""Lines that are read, made or written in one slice: 1 to 2 ms of work for the costliest of them."""
LONGEST_PAUSE_S = 0.05

Item = TypeVar("Item")
Made = TypeVar("Made")


class TimeSlices:
    """Measures what the loop's thread has worked since the last pause, in CPU time, and pauses for as long.

    What others did in that time counts, too: the busier the loop, the longer the pauses.
    """

    def __init__(self) -> None:
        self._mark = time.thread_time()

    async def pause(self) -> None:
        """Let everyone else go on."""
        now = time.thread_time()
        worked, self._mark = now - self._mark, now
        await asyncio.sleep(min(worked, LONGEST_PAUSE_S))

    async def make(self, items: Iterable[Item], make: Callable[[Item], Made]) -> list[Made]:
        """``make`` of each, in slices."""
        made: list[Made] = []
        for part in parts_of(items):
            made += map(make, part)
            await self.pause()
        return made


def parts_of(items: Iterable[Item], size: int = SLICE) -> Iterator[Sequence[Item]]:
    """The items in parts of at most ``size``."""
    rest = iter(items)
    while part := tuple(islice(rest, size)):
        yield part
