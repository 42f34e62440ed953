"""How a server starts and ends: what is opened, checked and finished first, and what runs beside the requests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import structlog

from openproctor.accounts import service as accounts
from openproctor.accounts.revocations import Revocations
from openproctor.core.clock import Clock, SystemClock
from openproctor.core.data_dir_lock import shared
from openproctor.core.errors import Problem
from openproctor.core.injection import Container
from openproctor.core.links import Links
from openproctor.core.secret import Secret
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.explanation import explained
from openproctor.database.tables.migrate import migrate
from openproctor.detection.engine import AnalysisEngine
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.store.keyring import Keyring
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.evidence.store.tidy import tidy
from openproctor.feed.presence import PresenceBoard
from openproctor.ingest.lookup import Running, running_attempts
from openproctor.ingest.pipeline import Pipeline
from openproctor.live.reconnects import ReconnectLoader
from openproctor.model.staff import Role
from openproctor.retention.job import RetentionJob
from openproctor.retention.service import Purge
from openproctor.server.health import Health
from openproctor.server.secret_of_database import keep_secret
from openproctor.server.watchdog import Watchdog

__all__ = ["first_link", "running"]

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def running(parts: Container) -> AsyncIterator[None]:
    """Everything open and at work while the block runs; closed in the opposite order, even if the start failed halfway.

    Whoever runs it says when the start is complete (``Health.is_open``).

    Raises:
        MasterKeyWrong, DependencyFailed
    """
    database, engine, health = parts.get(Database), parts.get(AnalysisEngine), parts.get(Health)
    async with AsyncExitStack() as closing:
        closing.enter_context(shared(parts.get(Settings).data_dir))
        closing.push_async_callback(database.close)
        closing.callback(parts.get(Pipeline).close)
        with explained(database.url):
            await keep_secret(parts.get(Secret), database)
            await migrate(database.engine)
        await parts.get(Keyring).check()
        closing.push_async_callback(engine.close)
        await engine.start()
        async with database.read() as tx:
            attempts = await running_attempts(tx)
        _go_on_in_time(parts.get(Clock), attempts)
        await parts.get(Revocations).read(database)
        closing.push_async_callback(_followed(parts.get(Revocations), database))
        closing.push_async_callback(_cancelled, await _jobs(parts, attempts))
        closing.push_async_callback(health.close)
        try:
            yield
        finally:
            health.is_open = False


async def first_link(parts: Container) -> str | None:
    """Path and fragment of a new link by which the first administrator sets a password; None once there is one."""
    async with parts.get(Database).write() as tx:
        if await accounts.has_admin(tx):
            return None
        token = await accounts.create_setup_link(tx, Role.ADMIN, None, parts.get(Clock).now())
    return Links.setup(token)


async def _jobs(parts: Container, attempts: Sequence[Running]) -> list[asyncio.Task[None]]:
    """Start what runs beside the requests."""
    clock, database, store = parts.get(Clock), parts.get(Database), parts.get(EvidenceStore)
    surge_s = parts.get(ReconnectLoader).surge_s
    watchdog = Watchdog(parts.get(PresenceBoard), parts.get(Pipeline), database, clock, surge_s)
    await watchdog.resume(attempts)
    retention = RetentionJob(Purge(database, store), clock)
    work = (watchdog.run(), retention.run(), parts.get(CheckpointSigner).run(), _tidy(database, store, clock))
    return [asyncio.create_task(each) for each in work]


def _followed(revocations: Revocations, database: Database) -> Callable[[], Awaitable[None]]:
    """Follow what other processes revoke. What is returned ends that, without cutting off a read."""
    following = asyncio.create_task(revocations.follow(database, stopping := asyncio.Event()))

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
    """If the machine's clock was set back while the server was down, time goes on from the last item received."""
    heard = [attempt.heard_at for attempt in attempts if attempt.heard_at is not None]
    if heard and isinstance(clock, SystemClock):
        clock.begin_from(max(heard))


async def _tidy(database: Database, store: EvidenceStore, clock: Clock) -> None:
    """Finish what an earlier process has begun, beside the requests: nothing waits for it."""
    try:
        await tidy(database, store, clock.now())
    except Problem:
        _log.exception("tidy_failed")
