"""Files to be deleted: recorded in the transaction that erases what names them, removed once the store has deleted them.

A crash in between leaves the record, and the next run finishes. A record that ends in ``/`` stands for a folder, and stays for
a while: an upload that was under way when its attempt was erased may still put a file there after it is refused.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, insert, select

from openproctor.core.errors import StorageUnavailable
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables import deletions, evidence, recordings
from openproctor.evidence.store.protocol import EvidenceStore

__all__ = ["STRAGGLERS", "folder_of", "give_back", "note_deletions", "settle", "settle_now", "unnamed"]

STRAGGLERS = timedelta(hours=1)
"""No upload is under way for longer than this."""
BATCH = 500

_log = structlog.get_logger(__name__)


def folder_of(exam_id: str, attempt_id: str) -> str:
    """The folder with all files of an attempt."""
    return f"{exam_id}/{attempt_id}/"


async def note_deletions(tx: Transaction, keys: Iterable[str], reason: str, now: datetime) -> None:
    """Record files, or folders, that are to be deleted."""
    wanted = sorted(set(keys))
    for begin in range(0, len(wanted), BATCH):
        batch = wanted[begin : begin + BATCH]
        found = await tx.connection.execute(select(deletions.c.key).where(deletions.c.key.in_(batch)))
        missing = sorted(set(batch) - set(found.scalars()))
        if missing:
            await tx.connection.execute(insert(deletions), [{"key": key, "reason": reason, "noted_at": now} for key in missing])


async def unnamed(tx: Transaction, attempt_id: str, stored: Iterable[str]) -> set[str]:
    """The files among these of an attempt that no row names: left by a crash between file and commit."""
    kept = select(evidence.c.key).where(evidence.c.attempt_id == attempt_id, evidence.c.erased_at.is_(None))
    recorded = select(recordings.c.key).where(recordings.c.attempt_id == attempt_id)
    return set(stored) - set((await tx.connection.execute(kept.union(recorded))).scalars())


async def give_back(database: Database, store: EvidenceStore, attempt_id: str, keys: Iterable[str], now: datetime) -> None:
    """Delete what an upload had stored before it was refused, unless a row names it."""
    async with database.write() as tx:
        await note_deletions(tx, await unnamed(tx, attempt_id, keys), "refused", now)
    await settle_now(database, store, now)


async def settle_now(database: Database, store: EvidenceStore, now: datetime) -> None:
    """:func:`settle` for callers that must not fail with the store: no row names these files, and the hourly job retries."""
    try:
        await settle(database, store, now)
    except (OSError, StorageUnavailable):
        _log.exception("files_left")


async def settle(database: Database, store: EvidenceStore, now: datetime) -> int:
    """Delete every file that is recorded here, then its record. Returns how many there were.

    Raises:
        OSError: the store failed; the records stay, and the next run goes on.
    """
    count, after = 0, ""
    while True:
        async with database.read() as tx:
            query = select(deletions).where(deletions.c.key > after).order_by(deletions.c.key).limit(BATCH)
            noted = (await tx.connection.execute(query)).all()
        if not noted:
            return count
        after = noted[-1].key
        files = [row.key for row in noted if not row.key.endswith("/")]
        folders = [row for row in noted if row.key.endswith("/")]
        stragglers = [key for row in folders async for key in store.keys(row.key)]
        await store.delete([*files, *stragglers])
        count += len(files) + len(stragglers)
        over = [row.key for row in folders if now - row.noted_at >= STRAGGLERS]
        if files or over:
            async with database.write() as tx:
                await tx.connection.execute(delete(deletions).where(deletions.c.key.in_([*files, *over])))
