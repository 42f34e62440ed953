"""What incidents look like on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from openproctor.core.text import prose
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentClass, IncidentKind, ReviewDecision, Severity
from openproctor.rules.policy import Policy
from openproctor.wire.attempts import FaceBox
from openproctor.wire.base import Wire

__all__ = [
    "AttemptScore",
    "EvidenceFrame",
    "EvidenceSound",
    "Incident",
    "IncidentDetail",
    "IncidentPage",
    "ReadMark",
    "RescoreInput",
    "Rescored",
    "RescoredIncident",
    "RescoredPage",
    "ReviewInput",
    "ScoreContribution",
    "ScoreExplained",
    "ScorePage",
]


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
    erased: bool = False
    """The bytes are gone."""


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
    detail: str | None = None
    """What the candidate's page said about it."""
    late: bool = False
    """Found in what the page could send only later."""
    cause: str = ""
    """What was noticed, in one sentence."""
    cover: EvidenceFrame | None
    """The frame at the peak."""
    decision: ReviewDecision | None
    decided_by: str | None
    note: str | None
    event_id: int
    """The feed event that opened it: unread when above the reader's mark."""


class EvidenceSound(Wire):
    """One kept segment of sound, a WebM or MP4 file; there are some only if the policy says that sound is kept."""

    id: str
    sha256: str
    captured_at: datetime
    """When it began."""
    size: int
    """Size in bytes."""


class IncidentDetail(Wire):
    incident: Incident
    frames: list[EvidenceFrame]
    sounds: list[EvidenceSound]


class IncidentPage(Wire):
    incidents: list[Incident]
    """Newest first."""
    next_before: int | None
    """Pass as ``before`` to read on; None at the end."""


class AttemptScore(Wire):
    """The suspicion score of one attempt: it orders a reviewer's list, is no probability and decides nothing."""

    attempt_id: str
    candidate_name: str
    state: AttemptState
    score: float


class ScorePage(Wire):
    scores: list[AttemptScore]
    """The highest first; equals by the candidates' names."""
    next: str | None
    """Pass as ``after`` to read on; None at the end."""


class ScoreContribution(Wire):
    """What one incident adds to the score."""

    incident_id: str
    kind: IncidentKind
    points: float
    cause: str
    """What was noticed, in one sentence."""
    reckoning: str
    """How the points are computed, in one sentence."""
    frames: list[str]
    """Evidence ids, at most five; the cover first."""


class ScoreExplained(Wire):
    """A score with all that it is made of."""

    attempt_id: str
    score: float
    policy_version: int
    """The version of the exam's policy whose weights were used: the newest."""
    contributions: list[ScoreContribution]
    """In the order of time."""


class RescoreInput(Wire):
    policy: Policy | None = None
    """The policy to judge by; None: the exam's newest."""


class RescoredIncident(Wire):
    """An incident as it would have been."""

    kind: IncidentKind
    since: datetime
    ended: datetime | None
    peak: int
    points: float
    cause: str


class Rescored(Wire):
    """One attempt, judged again from its stored observations."""

    attempt_id: str
    candidate_name: str
    before: float
    """The score of the incidents as recorded, by the exam's newest policy."""
    after: float
    """The score of the incidents below, by the given policy."""
    incidents: list[RescoredIncident]
    """In the order of time, faults among them; faults of the connection are not judged again."""


class RescoredPage(Wire):
    rescored: list[Rescored]
    """By the candidates' names."""
    next: str | None
    """Pass as ``after`` to read on; None at the end."""


class ReviewInput(Wire):
    decision: ReviewDecision
    note: Annotated[str, prose(2000)] = ""


class ReadMark(Wire):
    event_id: Annotated[int, Field(ge=0, le=2**53)]
    """Everything up to this feed event has been seen."""
