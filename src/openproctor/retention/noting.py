"""The line in the audit log that every purge, erasure and hold leaves."""

import hashlib
from collections.abc import Awaitable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import insert, select

from openproctor.database import Transaction
from openproctor.evidence.chain import canonical, timestamp
from openproctor.tables import audit

__all__ = ["Deed", "Note", "note"]


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, by whom (nobody: the job or the command line), and to what."""

    action: str
    staff_id: str | None = None
    staff_name: str | None = None
    exam_id: str | None = None
    attempt_id: str | None = None
    detail: Mapping[str, Any] | None = None


class Note(Protocol):
    """Writes a deed into the audit log, in the caller's transaction."""

    def __call__(self, tx: Transaction, at: datetime, deed: Deed) -> Awaitable[None]: ...


async def note(tx: Transaction, at: datetime, deed: Deed) -> None:
    """Append a row whose hash covers it and the row before."""
    newest = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
    if tx.postgresql:
        newest = newest.with_for_update()
    before = (await tx.connection.execute(newest)).scalar_one_or_none() or b""
    text = canonical(asdict(deed) | {"at": timestamp(at)})
    await tx.connection.execute(
        insert(audit).values(**asdict(deed), at=at, outcome="done", hash=hashlib.sha256(before + text.encode()).digest())
    )
