"""What commands do to the database: open it at the newest schema, work, and close it whatever happens."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from openproctor.cli.settings import usable_settings
from openproctor.core.data_folder import open_data_folder
from openproctor.core.logs import quiet_logs
from openproctor.core.secret import load_or_draw
from openproctor.core.settings import Settings
from openproctor.database.engine import Database, Transaction
from openproctor.database.explanation import explained
from openproctor.database.tables.migrate import migrate
from openproctor.server.secret_of_database import keep_if_unused

__all__ = ["in_transaction", "open_database"]

Result = TypeVar("Result")


@asynccontextmanager
async def open_database(settings: Settings, *, writes: bool = True) -> AsyncIterator[Database]:
    """The database of these settings while the block runs. Without ``writes`` its schema is not migrated.

    Raises:
        DependencyFailed: it cannot be opened.
    """
    if settings.database_url is None or writes:
        open_data_folder(settings.data_dir)
    database = Database(settings.database, lambda _: None, pool=settings.database_pool)
    with quiet_logs():
        try:
            if writes:
                await _prepare(settings, database)
            yield database
        finally:
            await database.close()


async def _prepare(settings: Settings, database: Database) -> None:
    with explained(database.url):
        # A database that a command begins gets its secret at once: later a missing one is an accident.
        await keep_if_unused(load_or_draw(settings.data_dir / "secret"), database)
        await migrate(database.engine)


def in_transaction(work: Callable[[Transaction], Awaitable[Result]]) -> Result:
    """Run ``work`` in one transaction on the database that the environment names."""

    async def run() -> Result:
        async with open_database(usable_settings()) as database, database.write() as tx:
            return await work(tx)

    return asyncio.run(run())
