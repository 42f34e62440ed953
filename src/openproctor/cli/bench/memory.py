"""How a server's memory changes while it is under load."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from statistics import mean

from openproctor.cli.bench.server import ServerProcess

__all__ = ["Memory", "watched_memory"]

SAMPLE_S = 1.0
WARM_UP = 0.2
"""Part of the run that is warm-up: caches fill, models work for the first time, the last candidates arrive."""
SPAN = 0.1
"""Part of the run over which memory is averaged, after the warm-up and at the end."""


@dataclass(slots=True)
class Memory:
    """Resident memory in MB, by second."""

    samples: list[float] = field(default_factory=list)

    @property
    def most(self) -> float:
        return max(self.samples, default=0.0)

    @property
    def growth(self) -> float:
        """Relative growth from the end of the warm-up to the end of the run: the mean of the run's last tenth divided by
        the mean of the tenth after the warm-up, minus one."""
        count = len(self.samples)
        span = max(1, int(count * SPAN))
        warm = int(count * WARM_UP)
        if count < warm + 2 * span:
            return 0.0
        return mean(self.samples[-span:]) / mean(self.samples[warm : warm + span]) - 1


@asynccontextmanager
async def watched_memory(server: ServerProcess) -> AsyncIterator[Memory]:
    """Sample a server's memory while the block runs."""
    memory = Memory([server.rss_mb()])

    async def look() -> None:
        while True:
            await asyncio.sleep(SAMPLE_S)
            memory.samples.append(server.rss_mb())

    looking = asyncio.create_task(look())
    try:
        yield memory
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
