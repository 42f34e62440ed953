"""Reading incidents as the staff sees them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from openproctor.core.time_slices import SLICE
from openproctor.database.engine import Transaction
from openproctor.database.slicing import in_slices
from openproctor.database.tables import attempts, candidates, evidence, incidents
from openproctor.model.incident import IncidentClass, IncidentKind, ReviewDecision, Severity
from openproctor.rules.explain import cause
from openproctor.wire.attempts import FaceBox, FrameStatus
from openproctor.wire.incidents import EvidenceFrame, Incident

__all__ = ["evidence_frame", "incident_query", "incident_view", "read_incident", "read_incidents"]

_FIELDS = ("id", "sha256", "captured_at", "received_at", "width", "height", "faces", "status", "erased_at")
_COVER = [evidence.c[name].label(f"shot_{name}") for name in _FIELDS]


def incident_query() -> Select[Any]:
    """All incidents with their candidate's name and cover; to be narrowed by the caller."""
    return (
        select(incidents, candidates.c.name.label("candidate_name"), *_COVER)
        .join_from(incidents, attempts, incidents.c.attempt_id == attempts.c.id)
        .join(candidates, attempts.c.candidate_id == candidates.c.id)
        .outerjoin(evidence, incidents.c.cover_id == evidence.c.id)
    )


async def read_incidents(tx: Transaction, query: Select[Any]) -> list[Incident]:
    """The incidents that ``query`` selects."""
    return [incident_view(row) async for part in in_slices(tx, query, SLICE) for row in part]


async def read_incident(tx: Transaction, incident_id: str) -> Incident:
    """One incident that is known to exist."""
    row = (await tx.connection.execute(incident_query().where(incidents.c.id == incident_id))).one()
    return incident_view(row)


def incident_view(row: Row[Any]) -> Incident:
    """One row of :func:`incident_query`."""
    kind = IncidentKind(row.kind)
    seconds = None if row.closed_at is None else max(0.0, (row.closed_at - row.opened_at).total_seconds())
    return Incident(
        id=row.id,
        exam_id=row.exam_id,
        attempt_id=row.attempt_id,
        candidate_name=row.candidate_name,
        kind=kind,
        incident_class=IncidentClass(row.incident_class),
        severity=Severity(row.severity),
        opened_at=row.opened_at,
        updated_at=row.updated_at,
        closed_at=row.closed_at,
        peak=row.peak,
        detail=row.detail,
        late=row.late,
        cause=cause(kind, row.peak, seconds, row.detail),
        cover=_frame(row, "shot_") if row.cover_id is not None else None,
        decision=ReviewDecision(row.decision) if row.decision else None,
        decided_by=row.decided_by,
        note=row.note,
        event_id=row.event_id,
    )


def evidence_frame(row: Row[Any]) -> EvidenceFrame:
    """One row of the evidence table."""
    return _frame(row, "")


def _frame(row: Row[Any], prefix: str) -> EvidenceFrame:
    value = {name: getattr(row, prefix + name) for name in _FIELDS}
    faces: Sequence[dict[str, float]] = value["faces"]
    return EvidenceFrame(
        id=value["id"],
        sha256=value["sha256"],
        captured_at=value["captured_at"],
        received_at=value["received_at"],
        width=value["width"],
        height=value["height"],
        faces=[FaceBox(**face) for face in faces],
        analysed=value["status"] == FrameStatus.ANALYSED,
        erased=value["erased_at"] is not None,
    )
