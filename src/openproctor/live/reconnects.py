"""What a candidate's page gets when it connects, or connects again: all that it may know."""

import asyncio
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from openproctor.attempts import messages
from openproctor.attempts.views import PageView, page_views
from openproctor.core.batch_loader import BatchLoader
from openproctor.database.engine import Database
from openproctor.wire.attempts import Message

__all__ = ["ReconnectLoader", "ReconnectingPage"]

SURGE, SURGE_S = 20, 0.5
"""This many pages that connect or are answered in this many seconds are a crowd: more wait, each behind all before it."""


@dataclass(frozen=True, slots=True)
class ReconnectingPage:
    """One page's attempt, and what was said in it, oldest first."""

    view: PageView
    messages: list[Message]


class ReconnectLoader(BatchLoader[str, ReconnectingPage]):
    """Pages by their attempts. After an outage all of an exam come back at once: those are read together."""

    def __init__(self, database: Database) -> None:
        super().__init__(self._read_pages)
        self._database = database
        self._passed: deque[float] = deque(maxlen=SURGE)

    async def load(self, key: str) -> ReconnectingPage | None:
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

    async def _read_pages(self, attempt_ids: Collection[str]) -> Mapping[str, ReconnectingPage]:
        async with self._database.read() as tx:
            views = await page_views(tx, attempt_ids)
            said = await messages.of_attempts(tx, [key for key, view in views.items() if view.has_messages])
        return {key: ReconnectingPage(view, said.get(key, [])) for key, view in views.items()}
