"""Whether the server can take an exam now, part by part. Each part is tried by really doing what an exam does with it.

However many ask, and however often, each part is tried by one at a time and at most once within a few seconds; all get its
outcome. Nobody waits for a part that hangs.
"""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from openproctor.core.disk import try_disk
from openproctor.core.errors import NotReady
from openproctor.core.outage import Outage
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.explanation import explain_failure
from openproctor.database.trial import try_writing
from openproctor.evidence.store.watched import WatchedStore, try_store

__all__ = ["Health", "Part", "parts_of_server"]

RETRY_AFTER_S = 5
PATIENCE_S = 2.0
"""Nobody who asks waits longer than this, in seconds."""
SLOW_S = 6.0
"""A part that worked before and is still at it after this many seconds fails; until then it may merely be busy."""
FAILED_S = 1.0
"""For how many seconds it is believed that a part fails."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something without which no exam can be taken."""

    name: str
    says: str
    """What is wrong while it fails, for everybody to read."""
    attempt: Callable[[], Awaitable[None]]
    """Tries it; raises if it fails."""
    believed_s: float
    """For how many seconds it is believed that it works."""
    cause_of: Callable[[Exception], str] | None
    """What is logged of what was raised; None where that is logged already."""
    fails_now: Callable[[], bool] = lambda: False
    """Whether its use has just failed, though the last attempt did not."""


class _Trial:
    """The last outcome of one part, and the attempt that is under way."""

    def __init__(self, part: Part, monotonic: Callable[[], float]) -> None:
        self._part = part
        self._monotonic = monotonic
        self._outage = Outage(part.name, monotonic)
        self._works = False
        self._tried_at: float | None = None
        self.running: asyncio.Task[None] | None = None
        self._began = 0.0

    async def works(self) -> bool:
        """Whether the part works, as of a moment ago."""
        if self.running is None and self._is_due():
            self._began = self._monotonic()
            self.running = asyncio.create_task(self._try())
        if (running := self.running) is not None:
            await asyncio.wait([running], timeout=PATIENCE_S)
            if self.running is running and self._monotonic() - self._began > SLOW_S:
                self._outage.failed(f"no answer within {SLOW_S:.0f} s")
                return False
        return self._works and not self._part.fails_now()

    def _is_due(self) -> bool:
        believed_s = self._part.believed_s if self._works and not self._part.fails_now() else FAILED_S
        return self._tried_at is None or self._monotonic() - self._tried_at >= believed_s

    async def _try(self) -> None:
        try:
            await self._part.attempt()
        except Exception as error:  # noqa: BLE001 - whatever it raises, the part does not work
            self._works = False
            if self._part.cause_of is not None:
                self._outage.failed(self._part.cause_of(error))
        else:
            self._works = True
            self._outage.worked()
        finally:
            self._tried_at, self.running = self._monotonic(), None


class Health:
    """Answers for all parts together. The detectors are loaded before the server counts as started."""

    def __init__(self, parts: Sequence[Part], monotonic: Callable[[], float] = time.monotonic) -> None:
        self._says = {part.name: part.says for part in parts}
        self._trials = {part.name: _Trial(part, monotonic) for part in parts}
        self.is_open = False
        """Whether the start is complete, and the end has not begun."""

    async def check(self) -> Mapping[str, bool]:
        """Each part, and whether it works."""
        found = await asyncio.gather(*(trial.works() for trial in self._trials.values()))
        return {"start": self.is_open} | dict(zip(self._trials, found, strict=True))

    def problem(self, found: Mapping[str, bool]) -> NotReady | None:
        """What to answer for parts that do not work; None if all do."""
        says = [self._says.get(name, "The server is starting or stopping.") for name, works in found.items() if not works]
        return NotReady(" ".join(says), retry_after_s=RETRY_AFTER_S) if says else None

    async def close(self) -> None:
        """Let attempts end that are under way, or give them up after a moment."""
        running = [trial.running for trial in self._trials.values() if trial.running is not None]
        if running:
            _, hanging = await asyncio.wait(running, timeout=PATIENCE_S)
            for each in hanging:
                each.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)


def parts_of_server(settings: Settings, database: Database, store: WatchedStore) -> Sequence[Part]:
    """What an exam needs: the database, the evidence store and room on the disk."""

    async def disk() -> None:
        await asyncio.to_thread(try_disk, settings.data_dir)

    name = f"health-{secrets.token_hex(8)}"

    async def evidence() -> None:
        await try_store(store, name)

    def cause(error: Exception) -> str:
        return str(explain_failure(error, database.url) or f"{type(error).__name__}: {error}")

    return (
        Part("database", "The database cannot be written.", lambda: try_writing(database), 2.0, cause),
        Part("evidence", "Evidence cannot be stored.", evidence, 5.0, None, lambda: store.cause is not None),
        Part("disk", "The disk of the data folder is full or cannot be written.", disk, 5.0, cause),
    )
