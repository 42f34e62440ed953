"""What exams and rosters look like on the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, AnyHttpUrl, Field, TypeAdapter, model_validator

from openproctor.core.instants import Instant
from openproctor.core.text import Id, line, url
from openproctor.model.attempt import AttemptState
from openproctor.rules.accommodation import Accommodation
from openproctor.rules.policy import Policy
from openproctor.wire.accounts import Email, Name, Staff
from openproctor.wire.base import Wire

__all__ = [
    "Candidate",
    "CandidatePage",
    "Exam",
    "ExamChange",
    "ExamInput",
    "ExamPage",
    "ExamStaffInput",
    "ExamSummary",
    "ExamView",
    "NewCandidate",
    "NewCandidates",
    "OpenLink",
    "OpenLinkInput",
    "PolicyPage",
    "PolicyVersion",
]


class ExamView(StrEnum):
    """How the candidate's page shows the exam."""

    TAB = "tab"
    """In a new tab."""
    FRAME = "frame"
    """Inside the page, where the exam's site allows framing."""


def _http_url(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("must start with http:// or https://")
    _ADDRESS.validate_python(value)
    return value


_ADDRESS = TypeAdapter(AnyHttpUrl)
Title = Annotated[str, line(200, 1)]
ExternalNumber = Annotated[str, line(100, 1)]
"""The number that a person has elsewhere, such as a student's number."""
ExamUrl = Annotated[str, url(2000), AfterValidator(_http_url)]


class ExamInput(Wire):
    """What makes an exam."""

    title: Title
    exam_url: ExamUrl | None = None
    exam_view: ExamView = ExamView.TAB
    opens_at: Instant | None = None
    """None: open at once."""
    closes_at: Instant | None = None
    """None: open until closed by hand."""
    policy: Policy = Policy()

    @model_validator(mode="after")
    def _window_is_not_empty(self) -> "ExamInput":
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValueError("closes_at must be after opens_at")
        return self


class ExamChange(ExamInput):
    """The exam with its new settings; attempts already begun keep the policy they began under."""


class ExamSummary(Wire):
    """One line of the list of exams."""

    id: str
    title: str
    opens_at: datetime | None
    closes_at: datetime | None
    created_at: datetime
    candidates: int
    in_progress: int
    open_incidents: int
    archived_at: datetime | None = None


class ExamPage(Wire):
    exams: list[ExamSummary]
    """Newest first."""
    next: str | None
    """Pass as ``after`` to read on; None at the end."""


class Exam(Wire):
    """An exam with its settings."""

    id: str
    title: str
    exam_url: str | None
    exam_view: ExamView
    opens_at: datetime | None
    closes_at: datetime | None
    policy: Policy
    open_link: "OpenLink"
    staff: list[Staff]
    created_at: datetime
    legal_hold: bool = False
    """While it is set, nothing of the exam is purged or erased."""
    archived_at: datetime | None = None
    """Since when it is hidden from the list, and nobody can join it; None for an exam in use."""
    has_attempts: bool = False
    """Whether anybody has joined: then it can be archived, and not deleted."""


class OpenLink(Wire):
    """The link that anyone may join by."""

    enabled: bool
    path: str | None


class OpenLinkInput(Wire):
    enabled: bool


class NewCandidate(Wire):
    name: Name
    email: Email | None = None
    external_number: ExternalNumber | None = None


class NewCandidates(Wire):
    candidates: Annotated[list[NewCandidate], Field(min_length=1, max_length=500)]


class Candidate(Wire):
    """A person on the exam's roster."""

    id: str
    name: str
    email: str | None
    invite_path: str | None
    """The private link; None for one who joined by the open link."""
    attempt_id: str | None
    state: AttemptState | None
    allowance: Accommodation
    """More time, and what is watched less."""
    external_number: str | None = None
    """The number that the person has elsewhere, such as a student's number."""
    legal_hold: bool = False
    erased: bool = False
    """All that was kept of this person is gone."""


class CandidatePage(Wire):
    candidates: list[Candidate]
    """In the order in which the roster was made."""
    total: int
    """People on the roster, or of those that were searched for: on all pages together."""
    next: str | None
    """Pass as ``after`` to read on; None at the end."""


class PolicyVersion(Wire):
    """One version of an exam's policy, as it was made."""

    version: int
    policy: Policy
    created_at: datetime
    created_by: str | None
    """Name of the staff member; None for versions older than this record."""


class PolicyPage(Wire):
    policies: list[PolicyVersion]
    """Newest first."""
    next_before: int | None
    """Pass as ``before`` to read on; None at the end."""


class ExamStaffInput(Wire):
    """The staff who may watch the exam, besides the administrators."""

    staff_ids: Annotated[list[Id], Field(max_length=200)]
