"""Sessions that were ended before their time: their tokens and sockets end within a second.

A revocation is a row, and a push to the session's topic once that row is committed. The pushes of this process are recorded as
they pass; those of other processes and of commands are read from the table twice a second.
"""

import asyncio
import contextlib
import math
from collections.abc import Callable, KeysView
from datetime import datetime, timedelta

import structlog
from cachetools import TTLCache
from sqlalchemy import delete, insert, select

from openproctor.core.clock import Clock
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables import revocations
from openproctor.model.push import PushMessage, session_topic

__all__ = ["Revocations", "revoke"]

POLL_S = 0.5
REMEMBERED = timedelta(minutes=11)
"""The longest life of an access token, and a minute: a token that lives longer has ended by itself."""
KEPT = timedelta(hours=1)
OVERLAP = 100
"""On PostgreSQL a lower number may become visible after a higher one, so this many are read again."""

_log = structlog.get_logger(__name__)
_TOPIC = session_topic("")


async def revoke(tx: Transaction, subject: str, now: datetime, payload: str = "") -> None:
    """End the session ``subject``: its access tokens and its sockets, which are sent ``payload`` first."""
    await tx.connection.execute(delete(revocations).where(revocations.c.at < now - KEPT))
    await tx.connection.execute(insert(revocations).values(subject=subject, at=now))
    tx.publish(PushMessage(session_topic(subject), payload, ends=True))


class Revocations:
    """What was revoked lately. Kept in memory: it is looked up for every frame."""

    def __init__(self, clock: Clock, publish: Callable[[PushMessage], None]) -> None:
        self._clock = clock
        self._publish = publish
        # Without a bound: a revocation that made room for others would let its session in again.
        self._ended: TTLCache[str, None, datetime] = TTLCache(math.inf, REMEMBERED, clock.now)
        self._last = 0

    @property
    def subjects(self) -> KeysView[str]:
        """The sessions that were ended: a view that stays up to date, because it is looked up for every frame."""
        return self._ended.keys()

    def publish(self, message: PushMessage) -> None:
        """Pass a push on, and record it first if it ends a session. All pushes of the database go through here."""
        if message.ends and message.topic.startswith(_TOPIC):
            self._note(message.topic.removeprefix(_TOPIC))
        self._publish(message)

    async def follow(self, database: Database, stop: asyncio.Event) -> None:
        """Read what other processes have revoked until ``stop`` is set; a read is never cut off in the middle."""
        while not stop.is_set():
            try:
                await self.read(database)
            except Exception as error:  # noqa: BLE001 - a database that is away for a moment must not end the watch over it
                _log.error("revocations_not_read", exc_info=error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), POLL_S)

    async def read(self, database: Database) -> None:
        """Record what was revoked since the last time."""
        now = self._clock.now()
        async with database.read() as tx:
            found = await tx.connection.execute(
                select(revocations.c.id, revocations.c.subject)
                .where(revocations.c.id > self._last - OVERLAP, revocations.c.at > now - REMEMBERED)
                .order_by(revocations.c.id)
            )
            rows = found.all()
        for row in rows:
            self._last = max(self._last, row.id)
            if row.subject not in self._ended:
                self.publish(PushMessage(session_topic(row.subject), "", ends=True))

    def _note(self, subject: str) -> None:
        self._ended[subject] = None
