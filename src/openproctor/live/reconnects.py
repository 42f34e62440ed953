"""What a candidate's page gets when it connects, or connects again: all that it may know."""

import asyncio
from collections import deque

from openproctor.attempts.updates import PageLoader, SpokenPage
from openproctor.database.engine import Database

__all__ = ["ReconnectLoader"]

SURGE, SURGE_S = 20, 0.5
"""This many pages that connect or are answered in this many seconds are a crowd: more wait, each behind all before it."""


class ReconnectLoader(PageLoader):
    """Pages by their attempts. After an outage all of an exam come back at once: those are read together."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._passed: deque[float] = deque(maxlen=SURGE)

    async def load(self, key: str) -> SpokenPage | None:
        """The page of this attempt, or None where there is none."""
        page = await super().load(key)
        self.note_arrival()
        return page

    def note_arrival(self) -> None:
        """Record that a page has connected, or was answered: of a thousand, all have connected before the first is answered."""
        self._passed.append(asyncio.get_running_loop().time())

    def surge_s(self) -> float:
        """Seconds until the crowd counts as over, if no page joins it; 0 or less if there is none."""
        if len(self._passed) < SURGE:
            return 0.0
        return self._passed[0] + SURGE_S - asyncio.get_running_loop().time()
