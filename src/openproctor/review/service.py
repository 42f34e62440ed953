"""Reading incidents and evidence, and a person's decision."""

from datetime import datetime

from sqlalchemy import func, insert, select, update

from openproctor.core.errors import EvidenceErased, NotFound
from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Transaction
from openproctor.database.slicing import all_rows
from openproctor.database.tables import attempts, evidence, incident_evidence, incidents, read_marks
from openproctor.evidence.chain.ledger import lock_attempt
from openproctor.feed.publishing import publish_event
from openproctor.incidents.view import evidence_frame, incident_query, read_incident, read_incidents
from openproctor.model.incident import IncidentClass
from openproctor.model.observation import Stream
from openproctor.wire.accounts import Staff
from openproctor.wire.incidents import EvidenceSound, Incident, IncidentDetail, IncidentPage, ReviewInput

__all__ = ["detail", "evidence_key", "mark_read", "page", "read_mark", "review", "unread"]


async def page(tx: Transaction, exam_id: str, attempt_id: str | None, before: int | None, limit: int) -> IncidentPage:
    """Incidents of an exam, or of one attempt, newest first."""
    query = incident_query().where(incidents.c.exam_id == exam_id)
    if attempt_id is not None:
        query = query.where(incidents.c.attempt_id == attempt_id)
    if before is not None:
        query = query.where(incidents.c.event_id < before)
    found = await read_incidents(tx, query.order_by(incidents.c.event_id.desc()).limit(limit + 1))
    shown = found[:limit]
    return IncidentPage(incidents=shown, next_before=shown[-1].event_id if len(found) > limit and shown else None)


async def detail(tx: Transaction, exam_id: str, incident_id: str) -> IncidentDetail:
    """One incident with its frames and sounds, oldest first.

    Raises:
        NotFound
    """
    await _attempt_of(tx, exam_id, incident_id)
    rows = await all_rows(
        tx,
        select(evidence)
        .join_from(incident_evidence, evidence)
        .where(incident_evidence.c.incident_id == incident_id)
        .order_by(evidence.c.captured_at, evidence.c.seq),
    )
    frames = (row for row in rows if row.stream == Stream.CAMERA)
    return IncidentDetail(
        incident=await read_incident(tx, incident_id),
        frames=await TimeSlices().make(frames, evidence_frame),
        sounds=[
            EvidenceSound(id=row.id, sha256=row.sha256, captured_at=row.captured_at, size=row.size)
            for row in rows
            if row.stream == Stream.MICROPHONE
        ],
    )


async def review(tx: Transaction, exam_id: str, incident_id: str, body: ReviewInput, by: Staff, now: datetime) -> Incident:
    """Record what a person decided; a later decision replaces an earlier one.

    Raises:
        NotFound
    """
    # The attempt is locked before its incident, as by every other writer.
    await lock_attempt(tx, await _attempt_of(tx, exam_id, incident_id))
    await tx.connection.execute(
        update(incidents)
        .where(incidents.c.id == incident_id)
        .values(decision=body.decision, decided_by=by.name, decided_at=now, note=body.note)
    )
    incident = await read_incident(tx, incident_id)
    await publish_event(tx, exam_id, incident.attempt_id, "incident_reviewed", now, incident=incident)
    return incident


async def evidence_key(tx: Transaction, exam_id: str, evidence_id: str) -> tuple[str, str]:
    """Where the store keeps a piece of this exam's evidence, and of which media type it is.

    Raises:
        NotFound, EvidenceErased
    """
    found = await tx.connection.execute(
        select(evidence.c.key, evidence.c.stream, evidence.c.erased_at)
        .join_from(evidence, attempts)
        .where(evidence.c.id == evidence_id, attempts.c.exam_id == exam_id)
    )
    row = found.one_or_none()
    if row is None:
        raise NotFound
    if row.erased_at is not None:
        raise EvidenceErased
    if row.stream != Stream.MICROPHONE:
        return row.key, "image/jpeg"
    return row.key, "audio/mp4" if row.key.endswith(".mp4") else "audio/webm"


async def read_mark(tx: Transaction, exam_id: str, staff_id: str) -> int:
    """The last feed event that this person has seen; 0 at first."""
    found = await tx.connection.execute(
        select(read_marks.c.event_id).where(read_marks.c.exam_id == exam_id, read_marks.c.staff_id == staff_id)
    )
    return int(found.scalar_one_or_none() or 0)


async def unread(tx: Transaction, exam_id: str, after: int, until: int) -> int:
    """Suspicions opened after event ``after``, up to event ``until``."""
    found = await tx.connection.execute(
        select(func.count()).where(
            incidents.c.exam_id == exam_id,
            incidents.c.event_id > after,
            incidents.c.event_id <= until,
            incidents.c.incident_class == IncidentClass.SUSPICION,
        )
    )
    return int(found.scalar_one())


async def mark_read(tx: Transaction, exam_id: str, staff_id: str, event_id: int) -> None:
    """Remember how far this person has read; the mark never goes back."""
    before = await read_mark(tx, exam_id, staff_id)
    moved = await tx.connection.execute(
        update(read_marks)
        .where(read_marks.c.exam_id == exam_id, read_marks.c.staff_id == staff_id)
        .values(event_id=max(before, event_id))
    )
    if moved.rowcount == 0:
        await tx.connection.execute(insert(read_marks).values(exam_id=exam_id, staff_id=staff_id, event_id=event_id))


async def _attempt_of(tx: Transaction, exam_id: str, incident_id: str) -> str:
    found = await tx.connection.execute(
        select(incidents.c.attempt_id).where(incidents.c.id == incident_id, incidents.c.exam_id == exam_id)
    )
    attempt_id = found.scalar_one_or_none()
    if attempt_id is None:
        raise NotFound
    return str(attempt_id)
