"""What incidents look like on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from openproctor.attempts.schemas import FaceBox
from openproctor.model.incident import IncidentClass, IncidentKind, ReviewDecision, Severity
from openproctor.model.wire import Wire

__all__ = ["EvidenceFrame", "Incident", "IncidentDetail", "IncidentPage", "ReadMark", "ReviewInput"]


class EvidenceFrame(Wire):
    """One kept frame; the faces are drawn over it by the page, never burnt in."""

    id: str
    sha256: str
    captured_at: datetime
    received_at: datetime
    width: int
    height: int
    faces: list[FaceBox]
    analysed: bool


class Incident(Wire):
    """A signal that lasted long enough."""

    id: str
    exam_id: str
    attempt_id: str
    candidate_name: str
    kind: IncidentKind
    incident_class: IncidentClass
    severity: Severity
    opened_at: datetime
    """When the condition began to hold."""
    updated_at: datetime
    closed_at: datetime | None
    peak: int
    """The most that was seen: faces, for instance."""
    cover: EvidenceFrame | None
    """The frame at the peak."""
    decision: ReviewDecision | None
    decided_by: str | None
    note: str | None
    event_id: int
    """The feed event that opened it: unread when above the reader's mark."""


class IncidentDetail(Wire):
    incident: Incident
    frames: list[EvidenceFrame]


class IncidentPage(Wire):
    incidents: list[Incident]
    """Newest first."""
    next_before: int | None
    """Pass as ``before`` to read on; None at the end."""


class ReviewInput(Wire):
    decision: ReviewDecision
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] = ""


class ReadMark(Wire):
    event_id: int
    """Everything up to this feed event has been seen."""
