"""The conductor's time: it goes on only when everything that was due has been done."""

import asyncio
import heapq
from itertools import count

__all__ = ["SimulatedClock"]


class SimulatedClock:
    """Seconds since the beginning."""

    def __init__(self) -> None:
        self.now = 0.0
        self._numbers = count()
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []

    async def until(self, at: float) -> None:
        """Wait for this moment."""
        if at <= self.now:
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (at, next(self._numbers), waiting))
        await waiting

    def go_to(self, at: float) -> None:
        """It is this time now."""
        self.now = at
        while self._waiting and self._waiting[0][0] <= at:
            _, _, waiting = heapq.heappop(self._waiting)
            if not waiting.done():
                waiting.set_result(None)
