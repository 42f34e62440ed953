"""The audit log: what staff saw and did. Rows are only ever added, and each carries a hash over itself and all before it.

The database refuses to change or delete a row (triggers of the migration); anyone who gets around that breaks the chain of
hashes, which ``openproctor audit verify`` finds. A log that is only cut off at its end still verifies: keep the head that the
command prints in another place.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, insert, select, text

from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Transaction
from openproctor.database.slicing import all_rows
from openproctor.database.tables import audit, exams
from openproctor.wire.accounts import AuditEntry, AuditPage

__all__ = ["ALLOWED", "Entry", "Verified", "append", "page", "verify"]

GENESIS = hashlib.sha256(b"openproctor-audit-1").digest()
ALLOWED = "allowed"
LOCK = 0x6F70_6175
"""Names the lock under which rows are added on PostgreSQL, one at a time."""
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One row."""

    at: datetime
    action: str
    """The operation's id in the API, or what a socket or a command did."""
    outcome: str = ALLOWED
    """``allowed``, or the type of the problem that was answered."""
    staff_id: str | None = None
    staff_name: str | None = None
    session_id: str | None = None
    address: str | None = None
    exam_id: str | None = None
    attempt_id: str | None = None
    subject: str | None = None
    """What else the path names: evidence, an incident, an account."""
    detail: Mapping[str, str | int] | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """The result of reading the whole log."""

    rows: int
    head: str
    """The hash of the last row, in hexadecimal."""
    broken_at: int | None
    """The first row whose number or hash is wrong; None if all are right."""


async def append(tx: Transaction, entry: Entry) -> None:
    """Add a row."""
    if tx.postgresql:
        await tx.connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    last = (await tx.connection.execute(select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1))).one_or_none()
    number, before = (1, GENESIS) if last is None else (last.id + 1, last.hash)
    values = asdict(entry)
    await tx.connection.execute(insert(audit).values(id=number, hash=_hash(before, number, values), **values))


async def page(tx: Transaction, *, exam_id: str | None, staff_id: str | None, before: int | None, limit: int) -> AuditPage:
    """Rows, newest first."""
    query = (
        select(*_SHOWN, exams.c.title.label("exam_title"))
        .outerjoin_from(audit, exams, audit.c.exam_id == exams.c.id)
        .order_by(audit.c.id.desc())
        .limit(limit + 1)
    )
    for column, value in ((audit.c.exam_id, exam_id), (audit.c.staff_id, staff_id)):
        if value is not None:
            query = query.where(column == value)
    if before is not None:
        query = query.where(audit.c.id < before)
    rows = await all_rows(tx, query)
    entries = await TimeSlices().make(rows[:limit], _view)
    return AuditPage(entries=entries, next_before=entries[-1].id if len(rows) > limit else None)


async def verify(tx: Transaction) -> Verified:
    """Read the whole log and compare every hash."""
    number, before = 0, GENESIS
    while True:
        query = select(audit).where(audit.c.id > number).order_by(audit.c.id).limit(BATCH)
        rows: Sequence[Row[Any]] = (await tx.connection.execute(query)).all()
        if not rows:
            return Verified(number, before.hex(), None)
        for row in rows:
            number += 1
            values = {key: value for key, value in row._mapping.items() if key not in ("id", "hash")}
            if row.id != number or row.hash != _hash(before, number, values):
                return Verified(number - 1, before.hex(), number)
            before = row.hash


def _hash(before: bytes, number: int, values: Mapping[str, Any]) -> bytes:
    at = values["at"].astimezone(UTC).isoformat(timespec="microseconds")
    body = {**values, "at": at, "id": number}
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(before + canonical.encode()).digest()


_SHOWN = tuple(column for column in audit.c if column.name in AuditEntry.model_fields)


def _view(row: Row[Any]) -> AuditEntry:
    return AuditEntry(**{name: row._mapping[name] for name in AuditEntry.model_fields})
