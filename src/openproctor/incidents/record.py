"""Writing down what the rules found: incidents, the frames that show them, and the warning to the candidate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update

from openproctor.core.identifiers import new_id
from openproctor.database.engine import Transaction
from openproctor.database.tables import evidence, incident_evidence, incidents
from openproctor.evidence.chain.entries import EVIDENCE, LINK, evidence_body, link_body
from openproctor.evidence.chain.ledger import Entry, lock_attempt, seal, seal_all
from openproctor.feed import log
from openproctor.feed.publishing import publish_event
from openproctor.incidents.view import read_incident
from openproctor.model.item import ItemHead
from openproctor.model.signal import Change, Closed, IncidentRef, Opened, Reopened
from openproctor.rules.catalogue import SIGNALS, incident_class
from openproctor.wire.sockets import FeedEventKind

__all__ = ["KeptItem", "Subject", "keep_frames", "link_frames", "publish_complete", "record_change"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The attempt that a change belongs to, and its exam."""

    exam_id: str
    attempt_id: str


@dataclass(frozen=True, slots=True)
class KeptItem:
    """A frame, or a segment of sound, whose bytes are in the store already."""

    head: ItemHead
    key: str
    """Where they are in the store."""
    at: datetime
    """Capture time by the server's clock."""
    received_at: datetime
    width: int
    height: int
    faces: Sequence[Mapping[str, float]]
    status: str


async def keep_frames(tx: Transaction, attempt_id: str, frames: Iterable[KeptItem], reason: str) -> dict[int, str]:
    """Enter frames of one stream as evidence, each once, and return their evidence ids by sequence number."""
    by_seq = {frame.head.seq: frame for frame in frames}
    if not by_seq:
        return {}
    (stream,) = {frame.head.stream for frame in by_seq.values()}
    known = await tx.connection.execute(
        select(evidence.c.seq, evidence.c.id).where(
            evidence.c.attempt_id == attempt_id, evidence.c.stream == stream, evidence.c.seq.in_(by_seq)
        )
    )
    ids: dict[int, str] = {row.seq: row.id for row in known}
    rows = [_row(attempt_id, frame, reason) for seq, frame in by_seq.items() if seq not in ids]
    if rows:
        await tx.connection.execute(insert(evidence), rows)
        await seal_all(tx, attempt_id, [_sealed(row) for row in rows])
    return ids | {row["seq"]: row["id"] for row in rows}


async def link_frames(tx: Transaction, attempt_id: str, ref: IncidentRef, evidence_ids: Iterable[str], at: datetime) -> None:
    """Make frames evidence of an incident; those that are already stay."""
    incident_id = await _incident_id(tx, attempt_id, ref)
    known = await tx.connection.execute(
        select(incident_evidence.c.evidence_id).where(incident_evidence.c.incident_id == incident_id)
    )
    missing = set(evidence_ids) - {row.evidence_id for row in known}
    if missing:
        await tx.connection.execute(
            insert(incident_evidence),
            [{"incident_id": incident_id, "evidence_id": evidence_id} for evidence_id in sorted(missing)],
        )
        await seal(tx, attempt_id, LINK, at, link_body(incident_id, sorted(missing)))


async def record_change(
    tx: Transaction,
    subject: Subject,
    change: Change,
    cover_id: str | None,
    evidence_ids: Iterable[str],
    detail: str | None = None,
    *,
    late: bool = False,
) -> None:
    """Write one change of an incident with its frames and what the page said about it, and notify the staff.

    ``late``: it was found in what came long after it was captured.
    """
    await lock_attempt(tx, subject.attempt_id)
    event_id = await log.next_id(tx, subject.exam_id)
    if isinstance(change, Opened):
        await _open(tx, subject, change, event_id, cover_id, detail, late=late)
    else:
        await _change(tx, subject, change, cover_id, detail)
    await link_frames(tx, subject.attempt_id, change.ref, evidence_ids, _time(change.at))
    incident = await read_incident(tx, await _incident_id(tx, subject.attempt_id, change.ref))
    await publish_event(
        tx,
        subject.exam_id,
        subject.attempt_id,
        _event_kind(change),
        _time(change.at),
        event_id=event_id,
        incident=incident,
    )


async def publish_complete(tx: Transaction, subject: Subject, ref: IncidentRef, at: datetime) -> None:
    """Notify the staff that the frames after the last change have come."""
    incident = await read_incident(tx, await _incident_id(tx, subject.attempt_id, ref))
    await publish_event(tx, subject.exam_id, subject.attempt_id, "incident_updated", at, incident=incident)


async def _open(
    tx: Transaction,
    subject: Subject,
    change: Opened,
    event_id: int,
    cover_id: str | None,
    detail: str | None,
    *,
    late: bool,
) -> None:
    kind = change.ref.kind
    await tx.connection.execute(
        insert(incidents).values(
            id=new_id("inc"),
            exam_id=subject.exam_id,
            attempt_id=subject.attempt_id,
            kind=kind,
            ordinal=change.ref.ordinal,
            incident_class=incident_class(kind),
            severity=SIGNALS[kind].severity,
            opened_at=_time(change.since),
            updated_at=_time(change.at),
            peak=change.peak,
            cover_id=cover_id,
            event_id=event_id,
            detail=detail,
            late=late,
        )
    )


async def _change(tx: Transaction, subject: Subject, change: Change, cover_id: str | None, detail: str | None) -> None:
    values: dict[str, Any] = {"updated_at": _time(change.at)}
    if detail is not None:
        values["detail"] = detail
    if isinstance(change, Closed):
        values["closed_at"] = _time(change.ended)
    else:
        assert not isinstance(change, Opened)
        values |= {"peak": change.peak}
        if isinstance(change, Reopened):
            values["closed_at"] = None
        elif cover_id is not None:
            values["cover_id"] = cover_id
    await tx.connection.execute(
        update(incidents)
        .where(
            incidents.c.attempt_id == subject.attempt_id,
            incidents.c.kind == change.ref.kind,
            incidents.c.ordinal == change.ref.ordinal,
        )
        .values(**values)
    )


async def _incident_id(tx: Transaction, attempt_id: str, ref: IncidentRef) -> str:
    found = await tx.connection.execute(
        select(incidents.c.id).where(
            incidents.c.attempt_id == attempt_id,
            incidents.c.kind == ref.kind,
            incidents.c.ordinal == ref.ordinal,
        )
    )
    return str(found.scalar_one())


def _row(attempt_id: str, frame: KeptItem, reason: str) -> dict[str, Any]:
    return {
        "id": new_id("ev"),
        "attempt_id": attempt_id,
        "stream": frame.head.stream,
        "seq": frame.head.seq,
        "key": frame.key,
        "sha256": frame.head.sha256.hex(),
        "size": frame.head.size,
        "captured_at": frame.at,
        "received_at": frame.received_at,
        "width": frame.width,
        "height": frame.height,
        "faces": list(frame.faces),
        "status": frame.status,
        "reason": reason,
    }


def _sealed(row: Mapping[str, Any]) -> Entry:
    body = evidence_body(
        row["id"], row["stream"], row["seq"], row["sha256"], row["size"], row["captured_at"], row["received_at"]
    )
    return Entry(EVIDENCE, row["received_at"], body)


def _event_kind(change: Change) -> FeedEventKind:
    if isinstance(change, Opened):
        return "incident_opened"
    return "incident_closed" if isinstance(change, Closed) else "incident_updated"


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
