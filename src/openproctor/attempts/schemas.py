"""What attempts look like on the wire, to the candidate and to the staff."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from openproctor.accounts.schemas import Name
from openproctor.exams.schemas import ExamView
from openproctor.model.attempt import AttemptState, CameraState, Connection
from openproctor.model.incident import IncidentKind
from openproctor.model.wire import Wire

__all__ = [
    "Access",
    "AttemptCard",
    "AttemptLive",
    "CameraCheck",
    "CandidateAttempt",
    "ConsentInput",
    "ConsentText",
    "EndInput",
    "FaceBox",
    "FrameReply",
    "FrameStatus",
    "Invitation",
    "InvitationToken",
    "JoinInput",
    "Message",
    "MessageInput",
    "MessageKind",
    "Watched",
]

Token = Annotated[str, StringConstraints(min_length=10, max_length=400)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class ConsentText(Wire):
    """What the candidate agrees to, word for word."""

    version: str
    paragraphs: list[str]


class Watched(Wire):
    """What is watched, for the candidate to read."""

    sample_every_s: float
    warn_candidate: bool
    signals: list[IncidentKind]


class InvitationToken(Wire):
    token: Token


class Invitation(Wire):
    """What a link leads to, before joining."""

    exam_title: str
    opens_at: datetime | None
    closes_at: datetime | None
    candidate_name: str | None
    """None on the open link, where the name is typed."""
    consent: ConsentText
    watched: Watched


class JoinInput(Wire):
    token: Token
    name: Name | None = None
    """Required on the open link, ignored on a private one."""


class CandidateAttempt(Wire):
    """An attempt as its candidate sees it."""

    id: str
    state: AttemptState
    exam_title: str
    exam_url: str | None
    exam_view: ExamView
    candidate_name: str
    opens_at: datetime | None
    closes_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: str | None
    consent: ConsentText
    consent_given: bool
    watched: Watched
    sample_every_s: float
    next_seq: int
    """The first frame number that this attempt has not used yet."""


class Access(Wire):
    """A short-lived access token and the attempt it opens."""

    access_token: str
    expires_at: datetime
    attempt: CandidateAttempt


class ConsentInput(Wire):
    text_version: str


class FaceBox(Wire):
    """A face in pixels of the frame."""

    x: float
    y: float
    width: float
    height: float
    score: float


class FrameStatus(StrEnum):
    ANALYSED = "analysed"
    NOT_ANALYSED = "not_analysed"
    """Kept and counted, but the detector failed: this never means that nothing was found."""


class CameraCheck(Wire):
    """What one frame shows, before joining; nothing of it is stored."""

    status: FrameStatus
    faces: list[FaceBox]
    width: int
    height: int


class FrameReply(Wire):
    """The acknowledgement of one frame: analysed, and all that it caused is stored."""

    seq: int
    sha256: str
    """Of the bytes received, in hexadecimal."""
    status: FrameStatus
    faces: list[FaceBox]
    width: int
    height: int
    detector: str | None
    late: bool
    """Captured before something already judged: stored, and without effect on open incidents."""
    next_sample_s: float
    """Seconds after which the server would like the next frame."""


class MessageKind(StrEnum):
    WARNING = "warning"
    """From the rules, by the policy."""
    STAFF = "staff"
    CANDIDATE = "candidate"


class Message(Wire):
    """A warning, or a word between staff and candidate."""

    id: str
    attempt_id: str
    kind: MessageKind
    text: str
    author: str | None
    """The staff member's name, for the staff only; None on warnings."""
    incident_kind: IncidentKind | None
    sent_at: datetime


class MessageInput(Wire):
    text: Text
    client_id: Annotated[str, StringConstraints(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
    """Chosen by the sender; sending the same again gives the same message, once."""


class EndInput(Wire):
    reason: Text


class AttemptLive(Wire):
    """What changes from second to second and is not part of the record."""

    attempt_id: str
    connection: Connection
    camera: CameraState
    signals: list[IncidentKind]
    """Conditions that hold now, whether or not they became an incident yet."""
    faces: int | None
    """Faces in the last frame; None when it was not analysed or there was none."""
    analysed: bool
    """False when the detector failed on the last frame."""
    last_frame_at: datetime | None


class AttemptCard(Wire):
    """An attempt as the staff sees it on the wall."""

    id: str
    candidate_id: str
    candidate_name: str
    state: AttemptState
    started_at: datetime | None
    ended_at: datetime | None
    end_reason: str | None
    incidents: int
    """Suspicions so far, faults not counted."""
    live: AttemptLive
