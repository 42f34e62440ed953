"""What attempts look like on the wire, to the candidate and to the staff."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from openproctor.core.text import prose, token
from openproctor.model.attempt import AttemptState, CameraState, Connection, MicrophoneState, PageState
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Detector, Stream
from openproctor.rules.catalogue import MOMENTARY, PAGE_SIGNALS
from openproctor.rules.policy import RecordingPolicy
from openproctor.wire.accounts import Name
from openproctor.wire.base import Wire
from openproctor.wire.exams import ExamView

__all__ = [
    "Access",
    "AttemptCard",
    "AttemptLive",
    "CameraCheck",
    "CandidateAttempt",
    "ChunkReply",
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
    "PageEvent",
    "PageEventState",
    "Watched",
    "WatchedSignal",
]

Token = Annotated[str, token(400, 10)]
Text = Annotated[str, prose(2000, 1)]


class ConsentText(Wire):
    """What the candidate agrees to, word for word."""

    version: str
    paragraphs: list[str]


class WatchedSignal(Wire):
    """One signal that is watched."""

    kind: IncidentKind
    told: bool
    """The candidate is warned when it is recorded."""
    prevented: bool
    """The page prevents it, as far as a page can."""


class Watched(Wire):
    """What is watched, for the candidate to read, and for the page to know what to report."""

    sample_every_s: float
    warn_candidate: bool
    """Whether the candidate is warned of anything at all."""
    require_fullscreen: bool
    """The exam begins in full screen."""
    require_microphone: bool = False
    """The exam begins only with a microphone that works."""
    sound: bool
    """Short segments of sound are checked for speech."""
    keep_sound: bool
    """And kept where speech was recorded as an incident; otherwise they are thrown away once measured."""
    record_camera: bool = False
    """Camera and sound are recorded as video."""
    record_screen: bool = False
    """The screen is shared and recorded."""
    signals: list[WatchedSignal]


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
    recording: RecordingPolicy
    """What the page records."""
    next_seqs: dict[Stream, int]
    """For each stream the first number that this attempt has not used yet."""


class Access(Wire):
    """A short-lived access token and the attempt it opens."""

    access_token: str
    expires_at: datetime
    attempt: CandidateAttempt


class ConsentInput(Wire):
    text_version: Annotated[str, token(64, 1)]


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
    """What one frame shows, before the exam begins; the picture is not stored."""

    status: FrameStatus
    faces: list[FaceBox]
    width: int
    height: int


class FrameReply(Wire):
    """The acknowledgement of one frame: analysed, and all that it caused is stored."""

    seq: int
    sha256: str
    """SHA-256 of the bytes received, in hexadecimal."""
    status: FrameStatus
    faces: list[FaceBox]
    width: int
    height: int
    detector: str | None
    not_analysed: list[Detector]
    """Detectors that should have looked at this frame and could not; ``status`` is about the faces alone."""
    late: bool
    """Captured before something already judged: stored, and without effect on open incidents."""
    next_sample_s: float
    """Seconds after which the server would like the next frame."""


class ChunkReply(Wire):
    """The acknowledgement of a segment of sound or of a page event."""

    seq: int
    sha256: str
    """SHA-256 of the bytes received, in hexadecimal."""
    not_analysed: list[Detector]
    late: bool


class PageEventState(StrEnum):
    ON = "on"
    OFF = "off"
    ONCE = "once"


class PageEvent(Wire):
    """Something that the candidate's page reports about itself."""

    signal: IncidentKind
    """One of those that a page can report."""
    state: PageEventState
    """Began, ended, or happened at once."""
    detail: Annotated[str, prose(200)] | None = None
    """For people, for instance "paste, 120 characters"; never what was pasted."""
    count: Annotated[int, Field(ge=1, le=1000)] = 1

    @field_validator("signal")
    @classmethod
    def _of_the_page(cls, signal: IncidentKind) -> IncidentKind:
        if signal not in PAGE_SIGNALS:
            raise ValueError("a page cannot speak of this signal")
        return signal

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.signal in MOMENTARY) is not (self.state is PageEventState.ONCE):
            raise ValueError("this signal happens at once" if self.signal in MOMENTARY else "this signal begins and ends")
        return self


class MessageKind(StrEnum):
    WARNING = "warning"
    """From the rules, by the policy."""
    STAFF = "staff"
    CANDIDATE = "candidate"


class Message(Wire):
    """A warning, or a message between staff and candidate."""

    id: str
    attempt_id: str
    kind: MessageKind
    text: str
    author: str | None
    """The staff member's name, for the staff only; None on warnings."""
    incident_kind: IncidentKind | None
    sent_at: datetime
    delivered_at: datetime | None = None
    """When the candidate's page said that it has it; None until then, and of the candidate's own."""


class MessageInput(Wire):
    text: Text
    client_id: Annotated[str, token(64, 8, "[A-Za-z0-9_-]+")]
    """Chosen by the sender; sending the same again gives the same message, once."""


class EndInput(Wire):
    reason: Text


class AttemptLive(Wire):
    """What changes from second to second and is not part of the record."""

    attempt_id: str
    connection: Connection
    camera: CameraState
    camera_reason: str | None = None
    """Why the camera is lost, in the page's words."""
    microphone: MicrophoneState = MicrophoneState.OK
    microphone_reason: str | None = None
    page: PageState = PageState.OK
    behind_s: int | None = None
    """How many seconds what arrives is behind what is captured; None while the line is not too slow."""
    socket: bool = True
    """False: something between the page and the server lets no socket through, and all goes by single requests. Messages arrive
    seconds later, and there is neither live video nor talk."""
    held_back: int = 0
    """Items that something between the page and the server does not let through, while others pass."""
    signals: list[IncidentKind]
    """Conditions that hold now, whether or not they became an incident yet."""
    faces: int | None
    """Faces in the last frame; None when it was not analysed or there was none."""
    analysed: bool
    """False when the face detector failed on the last frame."""
    not_analysed: Annotated[list[Detector], Field(default_factory=list)]
    """Detectors that failed when they last should have looked; their signals are not known."""
    stretch: float = 1.0
    """How much less often than planned the slower detectors look, because the server is busy; 1 when as planned."""
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
    closes_at: datetime | None = None
    """When the exam closes for this candidate, extra time included; None if it is closed by hand."""
    policy_version: int = 1
    """The version of the exam's policy that it runs under."""
    clock_skew_s: float = 0.0
    """How far the candidate's clock is behind the server's, in seconds; negative if it is ahead."""
    away_s: float = 0.0
    """Time lost with the connection that has been given back so far, as the policy says."""
    incidents: int
    """Suspicions so far, faults not counted."""
    legal_hold: bool = False
    erased: bool = False
    """All that was kept of this person is gone; the name is no longer known."""
    live: AttemptLive
