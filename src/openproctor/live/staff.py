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
from openproctor.attempts import service
from openproctor.core.clock import Clock
from openproctor.core.errors import NotFound, SocketMessageInvalid, TicketInvalid, TooManyConnections
from openproctor.core.identifiers import new_id
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.feed.hub import Hub
from openproctor.feed.presence import PresenceBoard
from openproctor.live.hello import first_message
from openproctor.live.media.signaling import MediaSignaling
from openproctor.live.permissions import require_staff_message
from openproctor.live.socket import LIMITS, converse, ending_well, send
from openproctor.live.staff_snapshot import Sources, begin_snapshot
from openproctor.live.tickets import Tickets
from openproctor.model.push import PushMessage, exam_topic, session_topic, staff_socket_topic
from openproctor.wire.sockets import (
    IceServer,
    Pong,
    StaffHello,
    StaffPing,
    StaffToServer,
    staff_to_server,
)

__all__ = ["StaffSockets", "router"]

router = APIRouter()


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
        self.media = media
        self._sources = Sources(database, presence, clock, list(ice_servers))
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
                snapshot = await begin_snapshot(self._sources, exam_id, session.staff.id, after)
                async for message in snapshot.beginning:
                    await send(websocket, message)

                def is_new(message: PushMessage) -> bool:
                    return message.event_id is None or message.event_id > snapshot.as_of

                await converse(websocket, subscription, staff_to_server, page.handle, is_new, opening=snapshot.rest)
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
