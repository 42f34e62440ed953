"""The line in the audit log that every purge, erasure and hold leaves."""

from collections.abc import Awaitable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from openproctor.accounts.audit import Entry, append
from openproctor.database.engine import Transaction

__all__ = ["AuditLine", "Note", "note"]


@dataclass(frozen=True, slots=True)
class AuditLine:
    """What was done, by whom (None: the job or the command line), and to what."""

    action: str
    staff_id: str | None = None
    staff_name: str | None = None
    exam_id: str | None = None
    attempt_id: str | None = None
    detail: Mapping[str, Any] | None = None


class Note(Protocol):
    """Writes what was done into the audit log, in the caller's transaction."""

    def __call__(self, tx: Transaction, at: datetime, line: AuditLine) -> Awaitable[None]: ...


async def note(tx: Transaction, at: datetime, line: AuditLine) -> None:
    """Append a row to the audit log."""
    await append(tx, Entry(at=at, outcome="done", **asdict(line)))
