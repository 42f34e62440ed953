"""The exam's log: every event gets the next number, without gaps, in the transaction of the change that it reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from openproctor.database.engine import Transaction
from openproctor.database.tables import events, exams

__all__ = ["LogEntry", "append", "last_id", "next_id", "since"]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One event as it is stored."""

    id: int
    exam_id: str
    attempt_id: str
    kind: str
    at: datetime
    body: Mapping[str, Any]


async def next_id(tx: Transaction, exam_id: str) -> int:
    """Take the exam's next event number. The exam's row stays locked until the commit, so numbers commit in order."""
    numbered = await tx.connection.execute(
        update(exams)
        .where(exams.c.id == exam_id)
        .values(last_event_id=exams.c.last_event_id + 1)
        .returning(exams.c.last_event_id)
    )
    return int(numbered.scalar_one())


async def append(tx: Transaction, entry: LogEntry) -> None:
    """Write an event under a number numbered with :func:`next_id`."""
    await tx.connection.execute(
        insert(events).values(
            exam_id=entry.exam_id,
            id=entry.id,
            attempt_id=entry.attempt_id,
            kind=entry.kind,
            at=entry.at,
            body=dict(entry.body),
        )
    )


async def last_id(tx: Transaction, exam_id: str) -> int:
    """The number of the newest event; 0 when there is none."""
    found = await tx.connection.execute(select(exams.c.last_event_id).where(exams.c.id == exam_id))
    return int(found.scalar_one())


async def since(tx: Transaction, exam_id: str, after: int, limit: int) -> Sequence[LogEntry]:
    """Events after number ``after``, oldest first."""
    rows = await tx.connection.execute(
        select(events).where(events.c.exam_id == exam_id, events.c.id > after).order_by(events.c.id).limit(limit)
    )
    return [LogEntry(row.id, row.exam_id, row.attempt_id, row.kind, row.at, row.body) for row in rows]
