"""The watchdog: notices silence, which no message reports, and the end of an exam's window."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from openproctor.attempts import service
from openproctor.core.clock import Clock
from openproctor.database.engine import Database
from openproctor.feed.presence import LinkState, PresenceBoard
from openproctor.ingest.lookup import Running, running_ids
from openproctor.ingest.pipeline import Pipeline
from openproctor.model.attempt import AttemptState, Connection
from openproctor.model.signal import LinkSeen
from openproctor.rules.policy import AwayClock

__all__ = ["Watchdog"]

EVERY_S = 0.5
AT_ONCE = 10
"""Attempts that are judged side by side, so that their changes are committed together."""
WINDOW_EVERY_S = 5.0
ENDED_AT_ONCE = 50
"""Attempts that are ended before everyone's connection is looked at again: about half a second."""
PATIENCE_S = 2.0
"""The longest that one look gives way to pages that connect, in seconds: all its pauses together."""
SETTLE_S = 4.0
"""Seconds after a change for which the rules get the state again and again, so that a fault that is over can close."""

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Reported:
    """What the rules were last given for one attempt."""

    link: LinkState
    settled_at: float


class Watchdog:
    """Looks at every attempt on the presence board twice a second."""

    def __init__(
        self,
        presence: PresenceBoard,
        pipeline: Pipeline,
        database: Database,
        clock: Clock,
        surge_s: Callable[[], float],
    ) -> None:
        """``surge_s`` returns how many seconds a crowd of pages still needs to connect."""
        self._presence = presence
        self._pipeline = pipeline
        self._database = database
        self._clock = clock
        self._surge_s = surge_s
        self._reported: dict[str, _Reported] = {}
        self._away: set[str] = set()
        """Attempts whose clock may stand still because the candidate is away."""
        self._windows_due = clock.monotonic()
        self._ended_up_to = ""
        """The attempt up to which those whose window has closed were ended, while there are more; in the order of ids."""

    async def resume(self, running: Sequence[Running]) -> None:
        """Expect the candidates who were in the middle of an exam when the server stopped."""
        for attempt in running:
            self._presence.register(attempt.attempt_id, attempt.exam_id, attempt.policy.link, attempt.policy.sample_every_s)
            self._presence.expect_back(attempt.attempt_id)
            if attempt.policy.link.away_clock is not AwayClock.RUNS:
                # The time for which this server was down is not the candidate's fault.
                since = attempt.away_since or attempt.heard_at or self._clock.now()
                await self._note_away(attempt.attempt_id, since)
        await self._pipeline.resume(attempt.attempt_id for attempt in running)

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self.run_once()
            await asyncio.sleep(EVERY_S)

    async def run_once(self) -> None:
        """Do all that is due. What fails is logged, and keeps nothing else from being done."""
        for work in (self.look, self.close_windows):
            try:
                await work()
            except Exception:  # noqa: BLE001 - whatever it is: nobody else would notice silence, or end an exam
                _log.exception("watchdog_failed")

    async def close_windows(self) -> None:
        """Call :meth:`expire`, if it is time; when that could not end all of them, it is time again at once."""
        began = self._clock.monotonic()
        if began >= self._windows_due and await self.expire():
            # Counted from when it looked at the time: a window may have closed since.
            self._windows_due = began + WINDOW_EVERY_S

    async def look(self) -> None:
        """Judge every attempt's connection and camera once. What fails is raised when all others have been judged."""
        known = self._presence.known()
        failed: list[BaseException] = []
        loop = asyncio.get_running_loop()
        patience_s = PATIENCE_S
        for begin in range(0, len(known), AT_ONCE):
            # When hundreds come back at once there is something to record for each, and letting them in comes first.
            while (surge_s := min(self._surge_s(), patience_s)) > 0:
                await asyncio.sleep(surge_s)
                patience_s -= surge_s
            began = loop.time()
            looks = await asyncio.gather(*map(self._look_at, known[begin : begin + AT_ONCE]), return_exceptions=True)
            failed += [each for each in looks if each is not None]
            await asyncio.sleep(loop.time() - began)
        await self._pipeline.end_backlogs()
        for gone in self._reported.keys() - set(self._presence.known()):
            del self._reported[gone]
            self._away.discard(gone)
        if failed:
            raise failed[0]

    async def _look_at(self, attempt_id: str) -> None:
        link = self._presence.refresh(attempt_id)
        now = self._clock.monotonic()
        reported = self._reported.get(attempt_id)
        await self._follow_absence(attempt_id, link.connection)
        if reported is None or reported.link != link:
            reported = self._reported[attempt_id] = _Reported(link, now + SETTLE_S)
        if now <= reported.settled_at and self._presence.has_begun(attempt_id):
            await self._pipeline.observe(attempt_id, LinkSeen(self._clock.now().timestamp(), *link))

    async def _follow_absence(self, attempt_id: str, connection: Connection) -> None:
        away = connection is Connection.LOST
        if away is (attempt_id in self._away) or self._presence.link_policy(attempt_id).away_clock is AwayClock.RUNS:
            return
        if away:
            await self._note_away(attempt_id, self._clock.now() - timedelta(seconds=self._presence.silent_s(attempt_id)))
            return
        async with self._database.write() as tx:
            await service.came_back(tx, self._presence, attempt_id, self._clock.now())
        self._away.discard(attempt_id)

    async def _note_away(self, attempt_id: str, since: datetime) -> None:
        async with self._database.write() as tx:
            await service.went_away(tx, attempt_id, since)
        self._away.add(attempt_id)

    async def expire(self) -> bool:
        """End attempts whose exam's window has closed, and forget those that are over. What fails is raised at the end.

        When a large exam closes that takes minutes: each call goes on where the last one stopped, and connections are looked
        after in between. Returns whether all have been tried.
        """
        now = self._clock.now()
        async with self._database.read() as tx:
            due = await service.due(tx, now, ENDED_AT_ONCE, self._ended_up_to)
            running = await running_ids(tx)
        self._presence.forget_silent(running)
        # Behind these, though some of them may fail: otherwise they would be tried for ever, and nobody else.
        self._ended_up_to = due[-1] if len(due) == ENDED_AT_ONCE else ""
        failed = [error for attempt_id in due if (error := await self._expire(attempt_id, now)) is not None]
        if failed:
            raise failed[0]
        return not self._ended_up_to

    async def _expire(self, attempt_id: str, now: datetime) -> Exception | None:
        try:
            async with self._database.write() as tx:
                reason = "The exam's time is over."
                await service.end(tx, self._presence, attempt_id, AttemptState.EXPIRED, now, reason=reason)
        except Exception as error:  # noqa: BLE001 - raised by who calls, once the others have ended
            return error
        return None
