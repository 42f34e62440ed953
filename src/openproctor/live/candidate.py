"""The candidate's socket: presence, warnings, messages, and the signalling of the live video."""

from datetime import datetime

from fastapi import APIRouter
from starlette.websockets import WebSocket

from openproctor.attempts import messages
from openproctor.errors import NotAllowed, NotFound, Replaced, SocketMessageInvalid, TicketInvalid, TooManyConnections
from openproctor.ingest.repository import save_skew
from openproctor.live.hello import first_message
from openproctor.live.messages import (
    CameraReport,
    CandidateHello,
    CandidatePing,
    CandidateToServer,
    CandidateWelcome,
    Pong,
    RtcSignalFromCandidate,
    SocketProblem,
    candidate_to_server,
)
from openproctor.live.socket import LIMITS, converse, ending_well, send
from openproctor.live.tickets import Holder
from openproctor.model.publication import Publication, attempt_socket_topic, attempt_topic, session_topic
from openproctor.parts import Parts, PartsOf
from openproctor.permissions import CANDIDATE_MESSAGES

__all__ = ["router", "talk_with_candidate"]

router = APIRouter()

SKEW_STEP_S = 0.5
SKEW_LIMIT_S = 86_400.0


@router.websocket("/attempts/{attempt_id}/live")
async def candidate_socket(attempt_id: str, websocket: WebSocket, parts: PartsOf) -> None:
    """One page of one candidate; a newer page takes the older one's place."""
    await talk_with_candidate(parts, attempt_id, websocket)


async def talk_with_candidate(parts: Parts, attempt_id: str, websocket: WebSocket) -> None:
    """Take the socket, let in who holds a ticket, and talk until either side ends."""
    parts.pages.pass_by()
    await websocket.accept()
    async with ending_well(websocket):
        holder = await _admit(websocket, parts, attempt_id)
        own = attempt_socket_topic(attempt_id)
        if parts.hub.listeners(own):
            replaced = SocketProblem(problem=Replaced().uri, title=Replaced.title, fatal=True)
            parts.hub.publish(Publication(own, replaced.model_dump_json(), ends=True))
        topics = (attempt_topic(attempt_id), own, session_topic(holder.session))
        with parts.hub.subscribe(*topics) as subscription:
            page = await _CandidatePage.open(parts, holder)
            try:
                await send(websocket, page.welcome)
                parts.media.candidate_arrived(attempt_id)
                await converse(websocket, subscription, candidate_to_server, page.handle, lambda _: True)
            finally:
                page.close()


async def _admit(websocket: WebSocket, parts: Parts, attempt_id: str) -> Holder:
    hello = await first_message(websocket, candidate_to_server)
    if not isinstance(hello, CandidateHello):
        raise TicketInvalid("The first message must be hello.")
    holder = parts.tickets.redeem(hello.ticket, "candidate", attempt_id)
    if holder.session in parts.revocations:
        raise TicketInvalid
    if parts.hub.listeners(attempt_socket_topic(attempt_id)) >= LIMITS.of_attempt:
        raise TooManyConnections
    return holder


class _CandidatePage:
    """One connected page."""

    def __init__(self, parts: Parts, attempt_id: str, welcome: CandidateWelcome, skew_s: float) -> None:
        self.welcome = welcome
        self._parts = parts
        self._attempt_id = attempt_id
        self._skew_s = skew_s
        self._mark = object()

    @classmethod
    async def open(cls, parts: Parts, holder: Holder) -> "_CandidatePage":
        attempt_id = holder.target
        returning = await parts.pages.of(attempt_id)
        if returning is None:
            raise NotFound
        view = returning.view
        welcome = CandidateWelcome(
            attempt=view.attempt,
            messages=[messages.for_candidate(each) for each in returning.messages],
            ice_servers=list(parts.ice_servers),
            server_time=parts.clock.now(),
            next_ticket=parts.tickets.issue_next(holder),
        )
        page = cls(parts, attempt_id, welcome, view.clock_skew_s)
        parts.presence.expect(attempt_id, view.exam_id, view.policy.link, view.policy.sample_every_s)
        parts.presence.arrived(attempt_id, page._mark)
        return page

    def close(self) -> None:
        """The socket has gone; the candidate may be back at once on another."""
        self._parts.presence.socket_closed(self._attempt_id, self._mark)
        self._parts.tickets.release(self.welcome.next_ticket)

    async def handle(self, message: CandidateToServer) -> None:
        """Take one message of the page."""
        if type(message) not in CANDIDATE_MESSAGES:
            raise NotAllowed
        if isinstance(message, CandidatePing):
            await self._ping(message)
        elif isinstance(message, CameraReport):
            self._parts.presence.hear(self._attempt_id, camera_reported=message.state)
        elif isinstance(message, RtcSignalFromCandidate):
            self._parts.media.from_candidate(self._attempt_id, message)
        else:
            raise SocketMessageInvalid("hello has been said.")

    async def _ping(self, ping: CandidatePing) -> None:
        now = self._parts.clock.now()
        self._parts.presence.hear(self._attempt_id, rtt_ms=ping.rtt_ms, backlog=ping.backlog)
        pong = Pong(t=ping.t, server_time=now)
        self._parts.hub.publish(Publication(attempt_topic(self._attempt_id), pong.model_dump_json()))
        if ping.sent_at is not None:
            await self._note_skew(now, ping.sent_at, ping.rtt_ms)

    async def _note_skew(self, now: datetime, sent_at: datetime, rtt_ms: float | None) -> None:
        skew_s = (now - sent_at).total_seconds() - (rtt_ms or 0.0) / 2000
        if abs(skew_s - self._skew_s) < SKEW_STEP_S or abs(skew_s) > SKEW_LIMIT_S:
            return
        self._skew_s = skew_s
        async with self._parts.database.write() as tx:
            await save_skew(tx, self._attempt_id, skew_s)
