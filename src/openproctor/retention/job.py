"""The job: purges once after the start, which finishes what a crash has left, and then every hour."""

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError

from openproctor.core.clock import Clock
from openproctor.core.errors import Problem
from openproctor.retention.service import Purge

__all__ = ["RetentionJob"]

EVERY_S = 3600.0
LOOK_EVERY_S = 5.0

_log = structlog.get_logger(__name__)


class RetentionJob:
    """Runs beside the server. A run that fails is logged, and the next one goes on where it stopped."""

    def __init__(self, purge: Purge, clock: Clock) -> None:
        self._purge = purge
        self._clock = clock
        self._due = clock.monotonic()

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY_S)

    async def look(self) -> bool:
        """Purge, if it is time. Returns whether it was."""
        if self._clock.monotonic() < self._due:
            return False
        self._due = self._clock.monotonic() + EVERY_S
        try:
            await self._purge.run(self._clock.now())
        except (SQLAlchemyError, OSError, Problem):
            _log.exception("purge_failed")
        return True
