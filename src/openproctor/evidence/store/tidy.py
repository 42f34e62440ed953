"""Removes leftovers: half-written files, and files that no row names.

What is recorded in ``deletions`` is not touched here: ``retention`` deletes it, at each start and then every hour.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select

from openproctor.database.engine import Database
from openproctor.database.tables import evidence, recordings
from openproctor.evidence.store.protocol import EvidenceStore

__all__ = ["NAMED", "delete_orphans", "tidy"]

NAMED = (evidence.c.key, recordings.c.key)
"""Every column that names a file of the store. A file that is in none of them belongs to nothing."""
ORPHAN_AFTER = timedelta(days=1)
"""A file is there before the row that names it; after a day no commit is under way any more."""
BATCH = 500

_log = structlog.get_logger(__name__)


async def tidy(database: Database, store: EvidenceStore, now: datetime) -> None:
    """Remove both kinds; it is safe to repeat, and while the server works."""
    await store.repair()
    orphans = await delete_orphans(database, store, now - ORPHAN_AFTER)
    if orphans:
        _log.info("store_tidied", orphans=orphans)


async def delete_orphans(database: Database, store: EvidenceStore, before: datetime) -> int:
    """Delete files written before a time that no row names: left by a crash between file and commit. Returns how many."""
    count = 0
    async for keys in _batches(store.keys(older_than=before)):
        orphans = sorted(set(keys) - await _named(database, keys))
        if orphans:
            await store.delete(orphans)
        count += len(orphans)
    return count


async def _named(database: Database, keys: Sequence[str]) -> set[str]:
    named: set[str] = set()
    async with database.read() as tx:
        for column in NAMED:
            named.update((await tx.connection.execute(select(column).where(column.in_(keys)))).scalars())
    return named


async def _batches(keys: AsyncIterator[str]) -> AsyncIterator[list[str]]:
    batch: list[str] = []
    async for key in keys:
        batch.append(key)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
