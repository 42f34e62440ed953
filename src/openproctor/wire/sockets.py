"""Every message of the two sockets, typed once; the web's types are generated from here."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from openproctor.core.instants import Instant
from openproctor.core.text import Id, prose, relayed, token
from openproctor.model.attempt import CameraState, MicrophoneState, PageState
from openproctor.wire.attempts import AttemptCard, AttemptLive, CandidateAttempt, Message
from openproctor.wire.base import Wire
from openproctor.wire.incidents import Incident

__all__ = [
    "MAX_MESSAGE_BYTES",
    "CameraReport",
    "CandidateAttemptChanged",
    "CandidateHello",
    "CandidateMessage",
    "CandidatePing",
    "CandidateToServer",
    "CandidateUpdates",
    "CandidateWelcome",
    "FeedEvent",
    "FeedEventKind",
    "IceServer",
    "LiveChanged",
    "PageReport",
    "Pong",
    "Quality",
    "Received",
    "ReportByRequest",
    "RtcQuality",
    "RtcSignal",
    "RtcSignalFromCandidate",
    "RtcUnwatch",
    "RtcWatch",
    "ServerToCandidate",
    "ServerToStaff",
    "SocketProblem",
    "SocketTicket",
    "StaffEvent",
    "StaffPing",
    "StaffResumed",
    "StaffSlice",
    "StaffSnapshot",
    "StaffToServer",
    "Talk",
    "candidate_to_server",
    "staff_to_server",
]

MAX_MESSAGE_BYTES = 64 * 1024
"""Largest message. A session description with many candidates is about 10 KB."""

PeerId = Annotated[str, token(64, 8, "[A-Za-z0-9_-]+")]
Sdp = Annotated[str, relayed(60_000)]
Quality = Literal["tile", "full"]
"""``tile``: small and slow, no sound. ``full``: the camera's own size, with sound."""


class IceServer(Wire):
    urls: list[str]
    username: str | None = None
    credential: str | None = None


class SessionDescription(Wire):
    type: Literal["offer", "answer", "pranswer", "rollback"]
    sdp: Sdp


class IceCandidate(Wire):
    candidate: Annotated[str, relayed(4000)]
    sdp_mid: Annotated[str, relayed(100)] | None = None
    sdp_m_line_index: int | None = None
    username_fragment: Annotated[str, relayed(300)] | None = None


class Pong(Wire):
    """The answer to a ping; ``t`` comes back unchanged."""

    type: Literal["pong"] = "pong"
    t: float
    server_time: datetime


class SocketProblem(Wire):
    """An RFC 9457 problem on a socket.

    ``fatal`` says that the socket closes after it, not that another would be refused as well: a page dials again, unless the
    problem's type is one that cannot change by itself (``not-signed-in``, ``not-allowed``, ``not-found``, ``replaced``, ...).
    """

    type: Literal["problem"] = "problem"
    problem: str
    """The stable ``urn:openproctor:...`` type."""
    title: str
    detail: str | None = None
    fatal: bool


# --- signalling, both ways -------------------------------------------------------------------------------------------


class RtcWatch(Wire):
    """Staff to candidate: send me your media on this peer connection. Repeating it for a known peer asks for an ICE restart."""

    type: Literal["rtc_watch"] = "rtc_watch"
    attempt_id: Id
    peer: PeerId
    quality: Quality


class RtcUnwatch(Wire):
    type: Literal["rtc_unwatch"] = "rtc_unwatch"
    attempt_id: Id
    peer: PeerId


class RtcQuality(Wire):
    type: Literal["rtc_quality"] = "rtc_quality"
    attempt_id: Id
    peer: PeerId
    quality: Quality


class RtcSignal(Wire):
    """A session description or an ICE candidate; exactly one of the two, or neither for the end of candidates."""

    type: Literal["rtc_signal"] = "rtc_signal"
    attempt_id: Id
    peer: PeerId
    description: SessionDescription | None = None
    candidate: IceCandidate | None = None


class Talk(Wire):
    """A proctor's microphone is open to the candidate, or no longer."""

    type: Literal["talk"] = "talk"
    attempt_id: Id
    peer: PeerId
    on: bool


Ticket = Annotated[str, token(200)]


class SocketTicket(Wire):
    """Opens one socket, once, and soon."""

    ticket: str
    expires_at: datetime


# --- candidate ---------------------------------------------------------------------------------------------------------


class CandidateHello(Wire):
    """The first message: its ticket proves who speaks."""

    type: Literal["hello"] = "hello"
    ticket: Ticket


class CandidatePing(Wire):
    type: Literal["ping"] = "ping"
    t: float
    rtt_ms: Annotated[float, Field(ge=0)] | None = None
    """The last round trip, as the page measured it."""
    sent_at: Instant | None = None
    """The page's wall clock when it sent this: capture times are corrected by its difference from the server's."""
    backlog: Annotated[int, Field(ge=0)] = 0
    """Items waiting in the outbox."""


Reason = Annotated[str, prose(200)]
MessageIds = Annotated[list[Id], Field(max_length=200)]


class CameraReport(Wire):
    """What pages that were loaded before an upgrade say instead of a :class:`PageReport`."""

    type: Literal["camera"] = "camera"
    state: CameraState
    reason: Reason | None = None


class PageReport(Wire):
    """How devices, page and line are, as the page sees them: always all of it, at each change and after each connection."""

    type: Literal["report"] = "report"
    camera: CameraState
    camera_reason: Reason | None = None
    """For people, why it is lost."""
    microphone: MicrophoneState = MicrophoneState.OK
    """``ok`` also where no sound is wanted."""
    microphone_reason: Reason | None = None
    page: PageState = PageState.OK
    behind_s: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    """How many seconds what arrives is behind what is captured, while the line is too slow; None while it is not."""
    held_back: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """Items that something on the way does not let through, while others pass."""


class Received(Wire):
    """These messages have arrived on the page."""

    type: Literal["received"] = "received"
    ids: MessageIds


class ReportByRequest(Wire):
    """What a page says in a request of its own, every few seconds, while nothing lets its socket through."""

    report: PageReport
    rtt_ms: Annotated[float, Field(ge=0)] | None = None
    """How long the last such request took."""
    sent_at: Instant | None = None
    """As in a ping."""
    backlog: Annotated[int, Field(ge=0)] = 0
    received: Annotated[MessageIds, Field(default_factory=list)]
    """Messages that have arrived since."""
    history: bool = False
    """All messages are wanted, as in a ``welcome``: the page has none yet."""


class CandidateUpdates(Wire):
    """What a page would hear on its socket: the attempt as it is now, and the messages that it has not confirmed."""

    attempt: CandidateAttempt
    messages: list[Message]
    """Oldest first. The same again until the page confirms them, or all of them where it asked for the history."""
    server_time: datetime


class RtcSignalFromCandidate(Wire):
    type: Literal["rtc_signal"] = "rtc_signal"
    peer: PeerId
    description: SessionDescription | None = None
    candidate: IceCandidate | None = None


class CandidateWelcome(Wire):
    """The current state: after connecting, the page knows all it may know."""

    type: Literal["welcome"] = "welcome"
    attempt: CandidateAttempt
    messages: list[Message]
    """Oldest first."""
    ice_servers: list[IceServer]
    server_time: datetime
    next_ticket: Ticket
    """Opens the socket after this one, once, while this one is open and for half a minute after it has closed."""


class CandidateMessage(Wire):
    type: Literal["message"] = "message"
    message: Message


class CandidateAttemptChanged(Wire):
    type: Literal["attempt"] = "attempt"
    attempt: CandidateAttempt


CandidateToServer = Annotated[
    CandidateHello | CandidatePing | CameraReport | PageReport | Received | RtcSignalFromCandidate,
    Field(discriminator="type"),
]
ServerToCandidate = Annotated[
    CandidateWelcome
    | CandidateMessage
    | CandidateAttemptChanged
    | Pong
    | RtcWatch
    | RtcUnwatch
    | RtcQuality
    | RtcSignal
    | Talk
    | SocketProblem,
    Field(discriminator="type"),
]


# --- staff -------------------------------------------------------------------------------------------------------------


class StaffHello(Wire):
    """The first message: its ticket proves who speaks."""

    type: Literal["hello"] = "hello"
    ticket: Ticket


class StaffPing(Wire):
    type: Literal["ping"] = "ping"
    t: float


FeedEventKind = Literal[
    "attempt_changed",
    "incident_opened",
    "incident_updated",
    "incident_closed",
    "incident_reviewed",
    "message_sent",
    "message_delivered",
]


class FeedEvent(Wire):
    """One entry of the exam's log; ``id`` grows by one within an exam, without gaps."""

    id: int
    exam_id: str
    attempt_id: str
    kind: FeedEventKind
    at: datetime
    attempt: AttemptCard | None = None
    incident: Incident | None = None
    message: Message | None = None


class StaffSnapshot(Wire):
    """What the live page shows, as of ``last_event_id``: all of it, or the beginning, and the rest comes in slices."""

    type: Literal["snapshot"] = "snapshot"
    attempts: list[AttemptCard]
    """By the candidates' names."""
    as_of: int
    """The newest event that these attempts know of; not less than ``last_event_id``."""
    incidents: list[Incident]
    """The newest, newest first."""
    messages: list[Message]
    """The newest, oldest first; warnings among them."""
    complete: bool
    """False: ``slice`` messages follow, until one of them says that it is the last."""
    last_event_id: int
    read_event_id: int
    unread: int
    """Suspicions opened after ``read_event_id``, up to ``last_event_id``."""
    ice_servers: list[IceServer]
    server_time: datetime


class StaffResumed(Wire):
    """Nothing was lost: the events missed follow this message, one by one, and then the other attempts in slices."""

    type: Literal["resumed"] = "resumed"
    attempts: list[AttemptCard]
    as_of: int
    """The newest event that these attempts know of; not less than ``last_event_id``."""
    complete: bool
    """False: ``slice`` messages follow, until one of them says that it is the last."""
    last_event_id: int
    ice_servers: list[IceServer]
    server_time: datetime


class StaffSlice(Wire):
    """A further part of a snapshot. Events may come between slices.

    What a slice says of an attempt is newer than every event that came before it: events that are not newer than ``as_of`` and
    come later change these attempts no more.
    """

    type: Literal["slice"] = "slice"
    attempts: list[AttemptCard]
    as_of: int
    incidents: list[Incident]
    messages: list[Message]
    complete: bool
    """Whether this is the last."""


class StaffEvent(Wire):
    type: Literal["event"] = "event"
    event: FeedEvent


class LiveChanged(Wire):
    type: Literal["live"] = "live"
    live: AttemptLive


StaffToServer = Annotated[
    StaffHello | StaffPing | RtcWatch | RtcUnwatch | RtcQuality | RtcSignal | Talk, Field(discriminator="type")
]
ServerToStaff = Annotated[
    StaffSnapshot | StaffResumed | StaffSlice | StaffEvent | LiveChanged | RtcSignal | Pong | SocketProblem,
    Field(discriminator="type"),
]

candidate_to_server: TypeAdapter[CandidateToServer] = TypeAdapter(CandidateToServer)
staff_to_server: TypeAdapter[StaffToServer] = TypeAdapter(StaffToServer)
