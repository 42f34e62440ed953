"""Who is connected now, when each page was last heard, and what is seen. Kept in memory; what must last is an incident."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from openproctor.core.clock import Clock
from openproctor.feed.coming_back import Back, patience_s, returned
from openproctor.model.attempt import CameraState, Connection, Line, MicrophoneState, PageState
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Detector
from openproctor.model.push import PushMessage, exam_topic
from openproctor.rules.catalogue import FAULTS
from openproctor.rules.policy import LinkPolicy
from openproctor.wire.attempts import AttemptLive
from openproctor.wire.sockets import LiveChanged, PageReport, ReportByRequest

__all__ = ["LinkState", "Presence", "PresenceBoard", "camera_of", "connection_of", "heard_by_request"]

PING_EVERY_S = 2.0
BACKLOG_UNSTABLE = 5
FORGET_AFTER_S = 600.0
HEARD_EVERY_S = PING_EVERY_S + 1
"""A page that works is heard this often, in seconds; in a longer silence nothing is known of its devices."""
REQUEST_PATIENCE_S = 4.0
BY_REQUEST_S = 20.0
"""For so long after such a request a page counts as one that has no socket and needs none."""


@dataclass(frozen=True, slots=True)
class Presence:
    """What is known of one candidate's page at this moment."""

    attempt_id: str
    exam_id: str
    heard_at: float
    """Monotonic seconds: the last socket message or frame."""
    socket: object | None = None
    """Marks the open socket; None when there is none."""
    rtt_ms: float | None = None
    backlog: int = 0
    waited_at: float | None = None
    """Monotonic seconds: when the page was last heard while something waited to be sent."""
    camera_reported: CameraState = CameraState.OK
    camera_reason: str | None = None
    microphone: MicrophoneState = MicrophoneState.OK
    microphone_reason: str | None = None
    page: PageState = PageState.OK
    by_request_at: float | None = None
    """Monotonic seconds: when the page last said by a request what it would have said on a socket."""
    held_back: int = 0
    """Items that something on the way does not let through."""
    behind_s: float | None = None
    """How far what arrives is behind what is captured, as the page says; None while its line is not too slow."""
    camera_seen_at: float | None = None
    """Monotonic seconds: the last frame, or the beginning of the attempt, or the return of the page."""
    connected_before: bool = False
    """Whether a page has been connected, by a socket, since it was registered or, if the server started again, before."""
    back: Back | None = None
    """While the page is back and no picture has come since; None at all other times."""
    signals: tuple[IncidentKind, ...] = ()
    faces: int | None = None
    not_analysed: frozenset[Detector] = frozenset()
    deaf: bool = False
    """The last segment of sound could not be measured."""
    slowdown: float = 1.0
    last_frame_at: datetime | None = None


def connection_of(presence: Presence, now: float, policy: LinkPolicy) -> Connection:
    """The state of the connection at monotonic time ``now``."""
    silence = now - presence.heard_at
    by_request = heard_by_request(presence, now)
    # A request takes longer than a ping on an open socket, and the next begins only when it has been answered.
    patience = REQUEST_PATIENCE_S if by_request else 0.0
    if silence >= policy.lost_after_s + patience:
        return Connection.LOST
    slow = presence.rtt_ms is not None and presence.rtt_ms >= policy.unstable_rtt_ms
    reachable = presence.socket is not None or by_request
    if not reachable or slow or presence.backlog > BACKLOG_UNSTABLE or silence > HEARD_EVERY_S + patience:
        return Connection.UNSTABLE
    return Connection.CONNECTED


def heard_by_request(presence: Presence, now: float) -> bool:
    """Whether the page has no socket, and says by requests what it would say there."""
    return presence.socket is None and presence.by_request_at is not None and now - presence.by_request_at < BY_REQUEST_S


def camera_of(presence: Presence, now: float, sample_every_s: float) -> CameraState:
    """Whether the camera gives pictures: judged by the page's report, and by the pictures themselves.

    What a page says of its camera just after it came back is not judged yet, for a device may need a moment, too.
    """
    if presence.camera_reported is CameraState.LOST:
        return CameraState.OK if _settles(presence, now, sample_every_s) else CameraState.LOST
    # The pictures are on their way: that is the line's fault, and has a name of its own. Before the page knows that the line is
    # slow, it says that something waits.
    if presence.camera_seen_at is None or presence.behind_s is not None or _waits(presence, now):
        return CameraState.OK
    given_at = presence.camera_seen_at if presence.waited_at is None else max(presence.camera_seen_at, presence.waited_at)
    # Who is not heard cannot show a picture: that is the connection's fault.
    known_until = min(now, presence.heard_at + HEARD_EVERY_S)
    return CameraState.LOST if known_until - given_at > patience_s(sample_every_s) else CameraState.OK


def _waits(presence: Presence, now: float) -> bool:
    """Whether something waits to be sent on a page that can be reached."""
    return presence.backlog > 0 and (presence.socket is not None or heard_by_request(presence, now))


def _microphone_of(presence: Presence, now: float, sample_every_s: float) -> MicrophoneState:
    settles = presence.microphone is MicrophoneState.LOST and _settles(presence, now, sample_every_s)
    return MicrophoneState.OK if settles else presence.microphone


def _settles(presence: Presence, now: float, sample_every_s: float) -> bool:
    return presence.back is not None and now - presence.back.at <= patience_s(sample_every_s)


def _heard_again(entry: "_Entry", now: float, *, arrived: bool) -> dict[str, object]:
    """What changes because the page is heard at ``now``, after a silence of whatever length; ``arrived``: on a new socket."""
    presence = entry.presence
    if presence.camera_seen_at is None or camera_of(presence, now, entry.sample_every_s) is CameraState.LOST:
        # Nothing is expected, or it was lost before: then a picture alone shows that it is not.
        return {}
    silence, lost_after_s = now - presence.heard_at, entry.link_policy.lost_after_s
    anew = arrived and presence.connected_before
    back = returned(presence.back, now, silence_s=silence, lost_after_s=lost_after_s, anew=anew)
    if back is not None:
        return {"back": back, "camera_seen_at": now}
    unheard = max(0.0, silence - HEARD_EVERY_S)
    return {"camera_seen_at": presence.camera_seen_at + unheard} if unheard else {}


class LinkState(NamedTuple):
    """What the faults of connection, devices and page are judged by."""

    connection: Connection
    camera: CameraState
    microphone: MicrophoneState
    page: PageState
    line: Line


class _Visible(NamedTuple):
    """What the staff sees. Compared at every ping, every frame and every run of the watchdog, so it must cost little."""

    link: LinkState
    reasons: tuple[str | None, str | None]
    """Of the camera and the microphone."""
    behind_s: int | None
    socket: bool
    held_back: int
    signals: tuple[IncidentKind, ...]
    faces: int | None
    not_analysed: frozenset[Detector]
    deaf: bool
    slowdown: int


@dataclass(slots=True)
class _Entry:
    presence: Presence
    link_policy: LinkPolicy = field(default_factory=LinkPolicy)
    sample_every_s: float = 1.0
    shown: _Visible | None = None
    """What was pushed last."""


class PresenceBoard:
    """Keeps one :class:`Presence` an attempt and notifies the exam's staff of every visible change."""

    def __init__(self, clock: Clock, publish: Callable[[PushMessage], None]) -> None:
        self._clock = clock
        self._publish = publish
        self._entries: dict[str, _Entry] = {}

    def register(self, attempt_id: str, exam_id: str, link: LinkPolicy, sample_every_s: float) -> None:
        """Watch an attempt from now on; its silence counts from this moment."""
        entry = self._entries.get(attempt_id)
        if entry is None:
            entry = _Entry(Presence(attempt_id, exam_id, heard_at=self._clock.monotonic()))
            self._entries[attempt_id] = entry
        entry.link_policy, entry.sample_every_s = link, sample_every_s

    def begin_pictures(self, attempt_id: str) -> None:
        """Expect the camera's pictures from now on."""
        self.change(attempt_id, camera_seen_at=self._clock.monotonic())

    def expect_back(self, attempt_id: str) -> None:
        """Expect the page of an attempt that was in progress before this server started."""
        self.change(attempt_id, camera_seen_at=self._clock.monotonic(), connected_before=True)

    def has_begun(self, attempt_id: str) -> bool:
        """Whether pictures are, or were, expected: before that there is nothing to judge."""
        entry = self._entries.get(attempt_id)
        return entry is not None and entry.presence.camera_seen_at is not None

    def forget_silent(self, running: Container[str]) -> None:
        """Drop the attempts that are not in progress and have not been heard for long, so that the board stays small."""
        now = self._clock.monotonic()
        for attempt_id, entry in tuple(self._entries.items()):
            presence = entry.presence
            silent = presence.socket is None and now - presence.heard_at > FORGET_AFTER_S
            if silent and attempt_id not in running:
                del self._entries[attempt_id]

    def silent_s(self, attempt_id: str) -> float:
        """Seconds since the page was last heard; 0 where it was never expected."""
        entry = self._entries.get(attempt_id)
        return 0.0 if entry is None else self._clock.monotonic() - entry.presence.heard_at

    def link_policy(self, attempt_id: str) -> LinkPolicy:
        """What the attempt's policy says about its connection."""
        entry = self._entries.get(attempt_id)
        return LinkPolicy() if entry is None else entry.link_policy

    def known(self) -> tuple[str, ...]:
        """The attempts on the board."""
        return tuple(self._entries)

    def heartbeat(self, attempt_id: str, **values: object) -> None:
        """Something came from the candidate's page."""
        self.change(attempt_id, **(self._heard(attempt_id, arrived=False) | values))

    def picture(self, attempt_id: str, **values: object) -> None:
        """A picture of now came from the candidate's camera."""
        now = self._clock.monotonic()
        self.change(attempt_id, heard_at=now, camera_seen_at=now, back=None, **values)

    def report(self, attempt_id: str, said: PageReport) -> None:
        """The page says how its devices, the line and the page itself are."""
        self.heartbeat(
            attempt_id,
            camera_reported=said.camera,
            camera_reason=said.camera_reason,
            microphone=said.microphone,
            microphone_reason=said.microphone_reason,
            page=said.page,
            behind_s=said.behind_s,
            held_back=said.held_back,
        )

    def report_by_request(self, attempt_id: str, said: ReportByRequest) -> None:
        """The page says by a request what it would say on a socket, did anything let one through."""
        self._note(attempt_id, rtt_ms=said.rtt_ms, backlog=said.backlog, by_request_at=self._clock.monotonic())
        self.report(attempt_id, said.report)

    def socket_closed(self, attempt_id: str, socket: object) -> None:
        """This socket has closed; nothing changes if another has taken its place."""
        entry = self._entries.get(attempt_id)
        if entry is not None and entry.presence.socket is socket:
            self.change(attempt_id, socket=None)

    def arrived(self, attempt_id: str, socket: object) -> None:
        """A page has come, or come back, on this socket.

        The staff see it when the page sends something, or at the next run of the watchdog, which waits while a crowd connects:
        letting them in has priority.
        """
        self._note(attempt_id, **self._heard(attempt_id, arrived=True), socket=socket, connected_before=True)

    def change(self, attempt_id: str, **values: object) -> None:
        """Record new values, and push if what the staff sees has changed."""
        self._note(attempt_id, **values)
        self.refresh(attempt_id)

    def _heard(self, attempt_id: str, *, arrived: bool) -> dict[str, object]:
        now, entry = self._clock.monotonic(), self._entries.get(attempt_id)
        if entry is None:
            return {}
        waited = {"waited_at": now} if _waits(entry.presence, now) else {}
        return {"heard_at": now, **waited, **_heard_again(entry, now, arrived=arrived)}

    def _note(self, attempt_id: str, **values: object) -> None:
        entry = self._entries.get(attempt_id)
        if entry is not None:
            entry.presence = replace(entry.presence, **values)  # type: ignore[arg-type]

    def refresh(self, attempt_id: str) -> LinkState:
        """Judge again, because time alone may change the result, and push if it did."""
        entry = self._entries.get(attempt_id)
        if entry is None:
            return LinkState(Connection.LOST, CameraState.OK, MicrophoneState.OK, PageState.OK, Line.OK)
        # The time of the last frame changes with every frame; nobody needs a push for that alone.
        visible = _visible(entry, self._clock.monotonic())
        if visible != entry.shown:
            entry.shown = visible
            topic = exam_topic(entry.presence.exam_id)
            self._publish(PushMessage(topic, LiveChanged(live=_live(entry.presence, visible)).model_dump_json()))
        return visible.link

    def live(self, attempt_id: str) -> AttemptLive:
        """What the staff sees now; a page that was never heard is lost."""
        entry = self._entries.get(attempt_id)
        if entry is None:
            return AttemptLive(
                attempt_id=attempt_id,
                connection=Connection.LOST,
                camera=CameraState.OK,
                signals=[],
                faces=None,
                analysed=True,
                not_analysed=[],
                stretch=1.0,
                last_frame_at=None,
            )
        return _live(entry.presence, _visible(entry, self._clock.monotonic()))


def _visible(entry: _Entry, now: float) -> _Visible:
    presence = entry.presence
    connection = connection_of(presence, now, entry.link_policy)
    lost = connection is Connection.LOST
    behind = presence.behind_s
    return _Visible(
        link=LinkState(
            connection=connection,
            camera=camera_of(presence, now, entry.sample_every_s),
            microphone=_microphone_of(presence, now, entry.sample_every_s),
            page=presence.page,
            line=Line.OK if behind is None else Line.SLOW,
        ),
        reasons=(presence.camera_reason, presence.microphone_reason),
        # In steps that grow with it, so that small changes are not pushed.
        behind_s=None if behind is None else _stepped(behind),
        socket=not heard_by_request(presence, now),
        held_back=presence.held_back,
        # Once the connection is lost, what was last seen says nothing about now.
        signals=tuple(kind for kind in presence.signals if kind in FAULTS or not lost),
        faces=None if lost else presence.faces,
        not_analysed=presence.not_analysed,
        deaf=presence.deaf,
        # In whole steps, so that small changes are not pushed.
        slowdown=round(presence.slowdown),
    )


def _stepped(seconds: float) -> int:
    step = 1 if seconds < 10 else 5 if seconds < 60 else 30
    return round(seconds / step) * step


def _live(presence: Presence, visible: _Visible) -> AttemptLive:
    return AttemptLive(
        attempt_id=presence.attempt_id,
        connection=visible.link.connection,
        camera=visible.link.camera,
        camera_reason=visible.reasons[0],
        microphone=visible.link.microphone,
        microphone_reason=visible.reasons[1],
        page=visible.link.page,
        behind_s=visible.behind_s,
        socket=visible.socket,
        held_back=visible.held_back,
        signals=list(visible.signals),
        faces=visible.faces,
        analysed=Detector.FACES not in visible.not_analysed,
        not_analysed=sorted(visible.not_analysed | ({Detector.SPEECH} if visible.deaf else set())),
        stretch=float(visible.slowdown),
        last_frame_at=presence.last_frame_at,
    )
