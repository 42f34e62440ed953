"""What commands do to the database: open it at the newest schema, work, and close it whatever happens."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from openproctor.core.settings import Settings
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables.migrate import migrate

__all__ = ["in_transaction", "open_database"]

Result = TypeVar("Result")


@asynccontextmanager
async def open_database(settings: Settings, *, writes: bool = True) -> AsyncIterator[Database]:
    """The database of these settings while the block runs. Without ``writes`` its schema is not migrated."""
    database = Database(settings.database, lambda _: None, pool=settings.database_pool)
    try:
        if writes:
            await migrate(database.engine)
        yield database
    finally:
        await database.close()


def in_transaction(work: Callable[[Transaction], Awaitable[Result]]) -> Result:
    """Run ``work`` in one transaction on the database that the environment names."""

    async def run() -> Result:
        async with open_database(Settings()) as database, database.write() as tx:
            return await work(tx)

    return asyncio.run(run())
