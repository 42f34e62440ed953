"""The database: many readers and, on SQLite, one writer.

SQLite below 3.51.3 can corrupt a WAL database when two connections write and checkpoint at once (facts in
``docs/decisions/0002-one-writer.md``), so all writing goes through one connection. PostgreSQL has a pool.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import aiosqlite
from sqlalchemy import Executable, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from openproctor.core.outage import Outage
from openproctor.database.failures import drop_stale_connections, is_stale, translate_failures
from openproctor.database.sqlite import BEGIN_WRITING, SQLITE, Prepared, Work, begin_with, is_open, run_at_once
from openproctor.model.push import PushMessage

__all__ = ["Database", "Step", "Transaction"]

GROUP = 200
"""Most pieces of work that are committed together."""


class Transaction:
    """A connection inside a transaction, and what is to be pushed once it is committed."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.messages: list[PushMessage] = []

    @property
    def postgresql(self) -> bool:
        """Whether rows can be locked one by one."""
        return self.connection.dialect.name == "postgresql"

    def publish(self, message: PushMessage) -> None:
        """Push this if, and after, the transaction is durable."""
        self.messages.append(message)


@dataclass(frozen=True, slots=True)
class Step:
    """One statement of a few that are written at once. The statement is made once, its parameters are named."""

    statement: Executable
    values: Mapping[str, Any]
    rows: int = 1
    """How many rows it must touch."""


class Database:
    """Opens transactions. Services get one and never commit."""

    def __init__(self, url: str, publish: Callable[[PushMessage], None], *, pool: int = 10, wait_s: float = 10.0) -> None:
        self.url = url
        self._publish = publish
        self._sqlite = url.startswith("sqlite")
        if self._sqlite:
            Path(url.partition(":///")[2]).parent.mkdir(parents=True, exist_ok=True)
            self._writer = _sqlite_engine(url, size=1, writes=True, wait_s=wait_s)
            self._reader = _sqlite_engine(url, size=4, writes=False, wait_s=wait_s)
        else:
            self._writer = _postgresql_engine(url, pool)
            self._reader = self._writer
        # A full disk can be read: each fails, and recovers, for itself.
        self._reading, self._writing = Outage("database, reading"), Outage("database, writing")
        self._wait_s = wait_s
        self._prepared: dict[Executable, Prepared] = {}
        self._raw: aiosqlite.Connection | None = None
        self._waiting: list[tuple[Work, asyncio.Future[bool]]] = []
        self._committing: asyncio.Task[None] | None = None
        # One connection is a queue already; waiting here keeps a long queue from running into the pool's time-out.
        self._one_writer: AbstractAsyncContextManager[None] = asyncio.Lock() if self._sqlite else nullcontext()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A transaction that only reads.

        Raises:
            StorageUnavailable
        """
        with translate_failures(self._reading):
            async with self._reader.connect() as connection:
                yield Transaction(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """A transaction that is committed at the end, or rolled back if anything is raised.

        Raises:
            StorageUnavailable
        """
        with translate_failures(self._writing):
            async with self._turn(), self._writer.begin() as connection:
                tx = Transaction(connection)
                yield tx
        for message in tx.messages:
            self._publish(message)

    async def write_at_once(self, *steps: Step) -> bool:
        """Run a few statements together, known beforehand: the fast path for what is written with every frame.

        On SQLite all that is handed in while a commit is under way goes into the next commit together.

        False: one of them touched another number of rows than it must, and nothing was written.

        Raises:
            StorageUnavailable
        """
        with translate_failures(self._writing):
            return await self._write_at_once(steps)

    async def _write_at_once(self, steps: Sequence[Step]) -> bool:
        if not self._sqlite:
            async with self._writer.connect() as connection, connection.begin() as transaction:
                for step in steps:
                    if (await connection.execute(step.statement, dict(step.values))).rowcount != step.rows:
                        await transaction.rollback()
                        return False
            return True
        bound = [(self._prepare(step), step) for step in steps]
        work = [(prepared.sql, prepared.bind(step.values), step.rows) for prepared, step in bound]
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit_what_waits())
        return await done

    async def _commit_what_waits(self) -> None:
        """Commit in groups until nothing waits: the more comes, the larger the groups, and the fewer the fsyncs for each."""
        while self._waiting:
            group, results = await self._commit_group()
            for (_, done), result in zip(group, results, strict=True):
                if done.done():
                    continue  # the caller has gone
                if isinstance(result, Exception):
                    done.set_exception(result)
                else:
                    done.set_result(result)

    async def _commit_group(self) -> tuple[list[tuple[Work, asyncio.Future[bool]]], list[bool | Exception]]:
        """Commit what waits. Returns the outcome of each piece; if the commit failed, that is the error."""
        group: list[tuple[Work, asyncio.Future[bool]]] = []
        try:
            async with self._turn():
                group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
                return group, await self._run(group)
        except Exception as error:  # noqa: BLE001 - it is raised where each of them waits
            if not group:
                group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
            return group, [error] * len(group)

    async def _run(self, group: Sequence[tuple[Work, asyncio.Future[bool]]]) -> list[bool | Exception]:
        try:
            return await run_at_once(await self._driver(), [work for work, _ in group])
        except DBAPIError as error:
            if is_stale(error):
                # SQLAlchemy does not see what happens beside it. The pool is idle: this is the writer's turn.
                await self._writer.dispose()
            raise

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Wait to write no longer than for the lock itself: behind a lock that is never released the queue must not grow."""
        async with AsyncExitStack() as turn:
            async with asyncio.timeout(self._wait_s):
                await turn.enter_async_context(self._one_writer)
            yield

    async def _driver(self) -> aiosqlite.Connection:
        """The one writing connection. The holder of the writer's turn may use it without asking the pool each time."""
        if self._raw is None or not is_open(self._raw):
            async with self._writer.connect() as connection:
                self._raw = cast("aiosqlite.Connection", (await connection.get_raw_connection()).driver_connection)
        return self._raw

    def _prepare(self, step: Step) -> Prepared:
        if step.statement not in self._prepared:
            self._prepared[step.statement] = Prepared(step.statement, self._writer.dialect)
        return self._prepared[step.statement]

    @property
    def engine(self) -> AsyncEngine:
        """The writing engine, for migrations."""
        return self._writer

    @property
    def engines(self) -> frozenset[AsyncEngine]:
        """All engines: one, or one that writes and one that reads."""
        return frozenset((self._writer, self._reader))

    async def close(self) -> None:
        """Close all connections, once what waits is committed."""
        if self._committing is not None:
            await self._committing
        await self._reader.dispose()
        await self._writer.dispose()


def _postgresql_engine(url: str, pool: int) -> AsyncEngine:
    # Read committed is named, for a server, a database or a user can have another default: what is locked and then read
    # must be what others have committed meanwhile, and a failed serialisation would be new to all that is written here.
    engine = create_async_engine(url, pool_size=pool, max_overflow=0, pool_pre_ping=True, isolation_level="READ COMMITTED")
    drop_stale_connections(engine)
    return engine


def _sqlite_engine(url: str, *, size: int, writes: bool, wait_s: float) -> AsyncEngine:
    # Statements of a transaction run in the driver's thread or here, but never two at once.
    engine = create_async_engine(
        url,
        module=SQLITE,
        connect_args={"check_same_thread": False},
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
    )

    drop_stale_connections(engine)

    @event.listens_for(engine.sync_engine, "connect")
    def _configure(connection: Any, _: Any) -> None:
        # The driver would begin transactions by itself, and only before some statements; BEGIN is sent below.
        connection.isolation_level = None
        cursor = connection.cursor()
        waits = f"busy_timeout={round(wait_s * 1000)}"
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", waits, "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        if not writes:
            cursor.execute("PRAGMA query_only=ON")
            cursor.execute("PRAGMA wal_autocheckpoint=0")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        begin_with(connection.connection.dbapi_connection, BEGIN_WRITING if writes else "BEGIN")

    return engine
