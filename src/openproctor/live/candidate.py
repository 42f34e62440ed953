"""The candidate's socket: presence, warnings, messages, and the signalling of the live video."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.websockets import WebSocket

from openproctor.accounts.revocations import Revocations
from openproctor.attempts import messages
from openproctor.core.clock import Clock
from openproctor.core.errors import NotFound, Replaced, SocketMessageInvalid, TicketInvalid, TooManyConnections
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.feed.hub import Hub
from openproctor.feed.presence import PresenceBoard
from openproctor.live.clock_skew import note_skew
from openproctor.live.hello import first_message
from openproctor.live.media.signaling import MediaSignaling
from openproctor.live.permissions import require_candidate_message
from openproctor.live.reconnects import ReconnectLoader
from openproctor.live.socket import LIMITS, converse, ending_well, send
from openproctor.live.tickets import Holder, Tickets
from openproctor.model.push import PushMessage, attempt_socket_topic, attempt_topic, session_topic
from openproctor.wire.sockets import (
    CameraReport,
    CandidateHello,
    CandidatePing,
    CandidateToServer,
    CandidateWelcome,
    IceServer,
    PageReport,
    Pong,
    Received,
    RtcSignalFromCandidate,
    SocketProblem,
    candidate_to_server,
)

__all__ = ["CandidateSockets", "router"]

router = APIRouter()


class CandidateSockets:
    """Serves the sockets of candidates' pages."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        hub: Hub,
        tickets: Tickets,
        revocations: Revocations,
        presence: PresenceBoard,
        media: MediaSignaling,
        reconnects: ReconnectLoader,
        ice_servers: Sequence[IceServer],
    ) -> None:
        self.database = database
        self.clock = clock
        self.hub = hub
        self.tickets = tickets
        self.presence = presence
        self.media = media
        self.reconnects = reconnects
        self.ice_servers = list(ice_servers)
        self._revocations = revocations

    async def serve(self, attempt_id: str, websocket: WebSocket) -> None:
        """Accept the socket, let in a page that holds a ticket, and talk until either side ends.

        A newer page takes the older one's place.
        """
        self.reconnects.note_arrival()
        await websocket.accept()
        async with ending_well(websocket):
            holder = await self._admit(websocket, attempt_id)
            own = attempt_socket_topic(attempt_id)
            if self.hub.listeners(own):
                replaced = SocketProblem(problem=Replaced().uri, title=Replaced.title, fatal=True)
                self.hub.publish(PushMessage(own, replaced.model_dump_json(), ends=True))
            topics = (attempt_topic(attempt_id), own, session_topic(holder.session))
            with self.hub.subscribe(*topics) as subscription:
                page = await _CandidatePage.open(self, holder)
                try:
                    await send(websocket, page.welcome)
                    self.media.candidate_arrived(attempt_id)
                    await converse(websocket, subscription, candidate_to_server, page.handle, lambda _: True)
                finally:
                    page.close()

    async def _admit(self, websocket: WebSocket, attempt_id: str) -> Holder:
        hello = await first_message(websocket, candidate_to_server)
        if not isinstance(hello, CandidateHello):
            raise TicketInvalid("The first message must be hello.")
        holder = self.tickets.redeem(hello.ticket, "candidate", attempt_id)
        if holder.session in self._revocations.subjects:
            raise TicketInvalid
        if self.hub.listeners(attempt_socket_topic(attempt_id)) >= LIMITS.of_attempt:
            raise TooManyConnections
        return holder


@router.websocket("/attempts/{attempt_id}/live")
async def candidate_socket(attempt_id: Id, websocket: WebSocket, sockets: Injected[CandidateSockets]) -> None:
    """One page of one candidate; a newer page takes the older one's place."""
    await sockets.serve(attempt_id, websocket)


class _CandidatePage:
    """One connected page."""

    def __init__(self, sockets: CandidateSockets, attempt_id: str, welcome: CandidateWelcome, skew_s: float) -> None:
        self.welcome = welcome
        self._sockets = sockets
        self._attempt_id = attempt_id
        self._skew_s = skew_s
        self._mark = object()

    @classmethod
    async def open(cls, sockets: CandidateSockets, holder: Holder) -> "_CandidatePage":
        attempt_id = holder.target
        found = await sockets.reconnects.load(attempt_id)
        if found is None:
            raise NotFound
        view = found.view
        welcome = CandidateWelcome(
            attempt=view.attempt,
            messages=[messages.for_candidate(each) for each in found.messages],
            ice_servers=sockets.ice_servers,
            server_time=sockets.clock.now(),
            next_ticket=sockets.tickets.issue_next(holder),
        )
        page = cls(sockets, attempt_id, welcome, view.clock_skew_s)
        sockets.presence.register(attempt_id, view.exam_id, view.policy.link, view.policy.sample_every_s)
        sockets.presence.arrived(attempt_id, page._mark)
        return page

    def close(self) -> None:
        """The socket has closed; the candidate may come back at once on another."""
        self._sockets.presence.socket_closed(self._attempt_id, self._mark)
        self._sockets.tickets.release(self.welcome.next_ticket)

    async def handle(self, message: CandidateToServer) -> None:
        """React to one message of the page."""
        require_candidate_message(message)
        if isinstance(message, CandidatePing):
            await self._ping(message)
        elif isinstance(message, CameraReport):
            self._sockets.presence.heartbeat(self._attempt_id, camera_reported=message.state)
        elif isinstance(message, PageReport):
            self._sockets.presence.report(self._attempt_id, message)
        elif isinstance(message, Received):
            await self._received(message)
        elif isinstance(message, RtcSignalFromCandidate):
            self._sockets.media.from_candidate(self._attempt_id, message)
        else:
            raise SocketMessageInvalid("hello has been said.")

    async def _ping(self, ping: CandidatePing) -> None:
        now = self._sockets.clock.now()
        self._sockets.presence.heartbeat(self._attempt_id, rtt_ms=ping.rtt_ms, backlog=ping.backlog)
        pong = Pong(t=ping.t, server_time=now)
        self._sockets.hub.publish(PushMessage(attempt_topic(self._attempt_id), pong.model_dump_json()))
        if ping.sent_at is not None:
            sent = (now, ping.sent_at, ping.rtt_ms)
            self._skew_s = await note_skew(self._sockets.database, self._attempt_id, self._skew_s, *sent)

    async def _received(self, message: Received) -> None:
        async with self._sockets.database.write() as tx:
            await messages.mark_delivered(tx, self._attempt_id, message.ids, self._sockets.clock.now())
