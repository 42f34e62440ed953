"""The staff's socket: the live page's snapshot, everything that follows, and the signalling of the live video."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.websockets import WebSocket

from openproctor.accounts import audit
from openproctor.accounts.access import READERS, exam_role, full_member, session_of_hash
from openproctor.accounts.audit_middleware import client_address
from openproctor.accounts.second_factor import SecondFactors
from openproctor.accounts.sessions import SEEN_EVERY, OpenSession, touch
from openproctor.attempts import messages, service
from openproctor.attempts.views import cards
from openproctor.core.clock import Clock
from openproctor.core.errors import NotFound, SocketMessageInvalid, TicketInvalid, TooManyConnections
from openproctor.core.identifiers import new_id
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database, Transaction
from openproctor.feed import log
from openproctor.feed.hub import Hub
from openproctor.feed.presence import PresenceBoard
from openproctor.feed.publishing import event_of
from openproctor.live.hello import first_message
from openproctor.live.media.signaling import MediaSignaling
from openproctor.live.permissions import require_staff_message
from openproctor.live.socket import LIMITS, converse, ending_well, send
from openproctor.live.tickets import Tickets
from openproctor.model.push import PushMessage, exam_topic, session_topic, staff_socket_topic
from openproctor.review import service as incidents
from openproctor.wire.sockets import (
    IceServer,
    Pong,
    StaffEvent,
    StaffHello,
    StaffPing,
    StaffResumed,
    StaffSnapshot,
    StaffToServer,
    staff_to_server,
)

__all__ = ["StaffSockets", "router"]

router = APIRouter()

RESUME_LIMIT = 1000
"""A page that is behind by more events than this gets a snapshot instead."""
SNAPSHOT_INCIDENTS = 200


class StaffSockets:
    """Serves the sockets of live pages."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        hub: Hub,
        tickets: Tickets,
        second_factors: SecondFactors,
        presence: PresenceBoard,
        media: MediaSignaling,
        ice_servers: Sequence[IceServer],
    ) -> None:
        self.database = database
        self.clock = clock
        self.hub = hub
        self.presence = presence
        self.media = media
        self.ice_servers = list(ice_servers)
        self._tickets = tickets
        self._second_factors = second_factors

    async def serve(self, exam_id: str, websocket: WebSocket, after: int) -> None:
        """Accept the socket, let in a page that holds a ticket, and talk until either side ends.

        Args:
            after: the last event that the page has seen.
        """
        await websocket.accept()
        async with ending_well(websocket):
            session = await self._admit(websocket, exam_id)
            await self._talk(websocket, session, exam_id, after)

    async def _admit(self, websocket: WebSocket, exam_id: str) -> OpenSession:
        hello = await first_message(websocket, staff_to_server)
        if not isinstance(hello, StaffHello):
            raise TicketInvalid("The first message must be hello.")
        holder = self._tickets.redeem(hello.ticket, "staff", exam_id)
        session = await session_of_hash(self.database, self.clock, holder.session)
        await exam_role(self.database, full_member(self._second_factors, session), exam_id, READERS)
        if self.hub.listeners(session_topic(session.token_hash)) >= LIMITS.of_session:
            raise TooManyConnections
        return session

    async def _talk(self, websocket: WebSocket, session: OpenSession, exam_id: str, after: int) -> None:
        socket_id = new_id("sock")
        topics = (exam_topic(exam_id), staff_socket_topic(socket_id), session_topic(session.token_hash))
        with self.hub.subscribe(*topics) as subscription:
            page = _StaffPage(self, exam_id, session, socket_id)
            try:
                await page.require_session()
                await self._audit(websocket, session, exam_id, socket_id, "open_live_socket")
                sent_up_to = await page.catch_up(websocket, after)

                def is_new(message: PushMessage) -> bool:
                    return message.event_id is None or message.event_id > sent_up_to

                await converse(websocket, subscription, staff_to_server, page.handle, is_new)
            finally:
                self.media.staff_left(socket_id)
                await self._audit(websocket, session, exam_id, socket_id, "close_live_socket")

    async def _audit(self, websocket: WebSocket, session: OpenSession, exam_id: str, socket_id: str, action: str) -> None:
        entry = audit.Entry(
            at=self.clock.now(),
            action=action,
            staff_id=session.staff.id,
            staff_name=session.staff.name,
            session_id=session.id,
            address=client_address(websocket),
            exam_id=exam_id,
            subject=socket_id,
        )
        async with self.database.write() as tx:
            await audit.append(tx, entry)


@router.websocket("/exams/{exam_id}/live")
async def staff_socket(
    exam_id: Id,
    websocket: WebSocket,
    sockets: Injected[StaffSockets],
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> None:
    """One live page of one member of the staff. ``after`` is the last event that the page has seen."""
    await sockets.serve(exam_id, websocket, after)


class _StaffPage:
    """One connected live page."""

    def __init__(self, sockets: StaffSockets, exam_id: str, session: OpenSession, socket_id: str) -> None:
        self._sockets = sockets
        self._exam_id = exam_id
        self._member = session.staff
        self._token_hash = session.token_hash
        self._checked_at = sockets.clock.now()
        self._socket_id = socket_id
        self._attempts: set[str] = set()

    async def catch_up(self, websocket: WebSocket, after: int) -> int:
        """Send what the page lacks. Returns the number of the last event that it has now."""
        async with self._sockets.database.read() as tx:
            last = await log.last_id(tx, self._exam_id)
            resumes = 0 < after <= last and last - after <= RESUME_LIMIT
            first = await (self._resumed(tx, last) if resumes else self._snapshot(tx, last))
            missed = await log.since(tx, self._exam_id, after, RESUME_LIMIT) if resumes else []
        await send(websocket, first)
        for entry in missed:
            await send(websocket, StaffEvent(event=event_of(entry)))
        return last

    async def _snapshot(self, tx: Transaction, last: int) -> StaffSnapshot:
        read = await incidents.read_mark(tx, self._exam_id, self._member.id)
        newest = await incidents.page(tx, self._exam_id, None, None, SNAPSHOT_INCIDENTS)
        return StaffSnapshot(
            attempts=await cards(tx, self._sockets.presence, self._exam_id),
            incidents=newest.incidents,
            messages=await messages.of_exam(tx, self._exam_id),
            last_event_id=last,
            read_event_id=read,
            unread=await incidents.unread(tx, self._exam_id, read),
            ice_servers=self._sockets.ice_servers,
            server_time=self._sockets.clock.now(),
        )

    async def _resumed(self, tx: Transaction, last: int) -> StaffResumed:
        return StaffResumed(
            attempts=await cards(tx, self._sockets.presence, self._exam_id),
            last_event_id=last,
            ice_servers=self._sockets.ice_servers,
            server_time=self._sockets.clock.now(),
        )

    async def handle(self, message: StaffToServer) -> None:
        """React to one message of the page."""
        require_staff_message(message, self._member.role)
        if isinstance(message, StaffPing):
            pong = Pong(t=message.t, server_time=self._sockets.clock.now())
            self._sockets.hub.publish(PushMessage(staff_socket_topic(self._socket_id), pong.model_dump_json()))
            if self._sockets.clock.now() - self._checked_at >= SEEN_EVERY:
                await self.require_session()
            return
        if isinstance(message, StaffHello):
            raise SocketMessageInvalid("hello has been said.")
        await self._require_attempt(message.attempt_id)
        self._sockets.media.from_staff(self._socket_id, self._member.id, message)

    async def require_session(self) -> None:
        """End the socket if its session has ended by itself; a page that is open keeps its session from being idle.

        It is first called when the socket listens already: a session that was ended since its ticket was issued ends it too.
        """
        now = self._checked_at = self._sockets.clock.now()
        async with self._sockets.database.write() as tx:
            holds = await touch(tx, self._token_hash, now)
        if not holds:
            self._sockets.hub.publish(PushMessage(session_topic(self._token_hash), "", ends=True))

    async def _require_attempt(self, attempt_id: str) -> None:
        if attempt_id in self._attempts:
            return
        async with self._sockets.database.read() as tx:
            if not await service.belongs(tx, self._exam_id, attempt_id):
                raise NotFound
        self._attempts.add(attempt_id)
