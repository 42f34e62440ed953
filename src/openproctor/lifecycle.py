"""How a server starts and ends: what is opened, checked and finished first, and what runs beside the requests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import structlog

from openproctor.accounts import service as accounts
from openproctor.clock import Clock, SystemClock
from openproctor.errors import Problem
from openproctor.evidence.tidy import tidy
from openproctor.ingest.lookup import Running, running_attempts
from openproctor.live.watch import Watchdog
from openproctor.model.staff import Role
from openproctor.parts import Parts
from openproctor.retention.job import RetentionJob
from openproctor.retention.service import Purge
from openproctor.serving import serving
from openproctor.tables.migrate import migrate

__all__ = ["running"]

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def running(parts: Parts, on_first_start: Callable[[str], None] | None) -> AsyncIterator[None]:
    """Everything open and at work while the block runs; closed in the opposite order, however far the start came.

    Raises:
        MasterKeyWrong
    """
    async with AsyncExitStack() as closing:
        closing.enter_context(serving(parts.settings.data_dir))
        closing.push_async_callback(parts.database.close)
        closing.callback(parts.pipeline.close)
        await migrate(parts.database.engine)
        await parts.keyring.check()
        closing.push_async_callback(parts.engine.close)
        await parts.engine.start()
        async with parts.database.read() as tx:
            attempts = await running_attempts(tx)
        _go_on_in_time(parts.clock, attempts)
        await parts.revocations.read(parts.database)
        closing.push_async_callback(_followed(parts))
        closing.push_async_callback(_cancelled, await _jobs(parts, attempts))
        if on_first_start is not None:
            await _offer_first_link(parts, on_first_start)
        yield


async def _jobs(parts: Parts, attempts: Sequence[Running]) -> list[asyncio.Task[None]]:
    """What runs beside the requests, begun."""
    watchdog = Watchdog(parts.presence, parts.pipeline, parts.database, parts.clock, parts.notary.wake, parts.pages.rush_s)
    await watchdog.resume(attempts)
    retaining = RetentionJob(Purge(parts.database, parts.evidence), parts.clock)
    work = (watchdog.run(), retaining.run(), parts.notary.run(), _tidy(parts))
    return [asyncio.create_task(each) for each in work]


def _followed(parts: Parts) -> Callable[[], Awaitable[None]]:
    """Follow what other processes revoke; what is returned ends it, which must not cut a read."""
    following = asyncio.create_task(parts.revocations.follow(parts.database, stopping := asyncio.Event()))

    async def stop() -> None:
        stopping.set()
        await following

    return stop


async def _cancelled(jobs: Sequence[asyncio.Task[None]]) -> None:
    for job in jobs:
        job.cancel()
    for job in jobs:
        with suppress(asyncio.CancelledError):
            await job


def _go_on_in_time(clock: Clock, attempts: Sequence[Running]) -> None:
    """Where the machine's clock was set back while the server was down, time goes on from what was written last."""
    heard = [attempt.heard_at for attempt in attempts if attempt.heard_at is not None]
    if heard and isinstance(clock, SystemClock):
        clock.begin_from(max(heard))


async def _tidy(parts: Parts) -> None:
    """Finish what was begun before the start, beside the work: nothing waits for it."""
    try:
        await tidy(parts.database, parts.evidence, parts.clock.now())
    except Problem:
        _log.exception("tidy_failed")


async def _offer_first_link(parts: Parts, offer: Callable[[str], None]) -> None:
    async with parts.database.write() as tx:
        if await accounts.has_admin(tx):
            return
        token = await accounts.create_setup_link(tx, Role.ADMIN, None, parts.clock.now())
    offer(parts.links.setup(token))
