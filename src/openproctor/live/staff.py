"""The staff's socket: the live page's snapshot, everything that follows, and the signalling of the live video."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.websockets import WebSocket

from openproctor.accounts import audit
from openproctor.accounts.access import READERS, exam_role, full_member, session_of_hash
from openproctor.accounts.audit_trail import client_address
from openproctor.accounts.sessions import SEEN_EVERY, OpenSession, touch
from openproctor.attempts import messages, service
from openproctor.attempts.views import cards
from openproctor.database import Transaction
from openproctor.errors import NotFound, SocketMessageInvalid, TicketInvalid, TooManyConnections
from openproctor.feed import log
from openproctor.identifiers import new_id
from openproctor.incidents import service as incidents
from openproctor.live.announce import event_of
from openproctor.live.hello import first_message
from openproctor.live.mesh import staff_socket_topic
from openproctor.live.messages import (
    Pong,
    StaffEvent,
    StaffHello,
    StaffPing,
    StaffResumed,
    StaffSnapshot,
    StaffToServer,
    staff_to_server,
)
from openproctor.live.socket import LIMITS, converse, ending_well, send
from openproctor.model.publication import Publication, exam_topic, session_topic
from openproctor.parts import Parts, PartsOf
from openproctor.permissions import require_message

__all__ = ["router"]

router = APIRouter()

RESUME_LIMIT = 1000
"""Behind by more events than this, a page is better served with a snapshot."""
SNAPSHOT_INCIDENTS = 200


@router.websocket("/exams/{exam_id}/live")
async def staff_socket(
    exam_id: str,
    websocket: WebSocket,
    parts: PartsOf,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> None:
    """One live page of one member of the staff. ``after`` is the last event that the page has seen."""
    await websocket.accept()
    async with ending_well(websocket):
        session = await _admit(websocket, parts, exam_id)
        await _talk(parts, websocket, session, exam_id, after)


async def _talk(parts: Parts, websocket: WebSocket, session: OpenSession, exam_id: str, after: int) -> None:
    socket_id = new_id("sock")
    topics = (exam_topic(exam_id), staff_socket_topic(socket_id), session_topic(session.token_hash))
    with parts.hub.subscribe(*topics) as subscription:
        page = _StaffPage(parts, exam_id, session, socket_id)
        try:
            await page.require_session()
            await _note(parts, websocket, session, exam_id, socket_id, "open_live_socket")
            sent_up_to = await page.catch_up(websocket, after)

            def is_new(publication: Publication) -> bool:
                return publication.event_id is None or publication.event_id > sent_up_to

            await converse(websocket, subscription, staff_to_server, page.handle, is_new)
        finally:
            parts.media.staff_left(socket_id)
            await _note(parts, websocket, session, exam_id, socket_id, "close_live_socket")


async def _admit(websocket: WebSocket, parts: Parts, exam_id: str) -> OpenSession:
    hello = await first_message(websocket, staff_to_server)
    if not isinstance(hello, StaffHello):
        raise TicketInvalid("The first message must be hello.")
    holder = parts.tickets.redeem(hello.ticket, "staff", exam_id)
    session = await session_of_hash(parts, holder.session)
    await exam_role(parts, full_member(parts, session), exam_id, READERS)
    if parts.hub.listeners(session_topic(session.token_hash)) >= LIMITS.of_session:
        raise TooManyConnections
    return session


async def _note(parts: Parts, websocket: WebSocket, session: OpenSession, exam_id: str, socket_id: str, action: str) -> None:
    entry = audit.Entry(
        at=parts.clock.now(),
        action=action,
        staff_id=session.staff.id,
        staff_name=session.staff.name,
        session_id=session.id,
        address=client_address(websocket),
        exam_id=exam_id,
        subject=socket_id,
    )
    async with parts.database.write() as tx:
        await audit.append(tx, entry)


class _StaffPage:
    """One connected live page."""

    def __init__(self, parts: Parts, exam_id: str, session: OpenSession, socket_id: str) -> None:
        self._parts = parts
        self._exam_id = exam_id
        self._member = session.staff
        self._token_hash = session.token_hash
        self._checked_at = parts.clock.now()
        self._socket_id = socket_id
        self._attempts: set[str] = set()

    async def catch_up(self, websocket: WebSocket, after: int) -> int:
        """Send what the page lacks; answer the number of the last event that it has now."""
        async with self._parts.database.read() as tx:
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
            attempts=await cards(tx, self._parts.presence, self._exam_id),
            incidents=newest.incidents,
            messages=await messages.of_exam(tx, self._exam_id),
            last_event_id=last,
            read_event_id=read,
            unread=await incidents.unread(tx, self._exam_id, read),
            ice_servers=list(self._parts.ice_servers),
            server_time=self._parts.clock.now(),
        )

    async def _resumed(self, tx: Transaction, last: int) -> StaffResumed:
        return StaffResumed(
            attempts=await cards(tx, self._parts.presence, self._exam_id),
            last_event_id=last,
            ice_servers=list(self._parts.ice_servers),
            server_time=self._parts.clock.now(),
        )

    async def handle(self, message: StaffToServer) -> None:
        """Take one message of the page."""
        require_message(message, self._member.role)
        if isinstance(message, StaffPing):
            pong = Pong(t=message.t, server_time=self._parts.clock.now())
            self._parts.hub.publish(Publication(staff_socket_topic(self._socket_id), pong.model_dump_json()))
            if self._parts.clock.now() - self._checked_at >= SEEN_EVERY:
                await self.require_session()
            return
        if isinstance(message, StaffHello):
            raise SocketMessageInvalid("hello has been said.")
        await self._require_attempt(message.attempt_id)
        self._parts.media.from_staff(self._socket_id, self._member.id, message)

    async def require_session(self) -> None:
        """End the socket if its session has ended by itself; a page that is open keeps its session from being idle.

        Asked for first when the socket listens already: a session that was ended since its ticket was taken ends it too.
        """
        now = self._checked_at = self._parts.clock.now()
        async with self._parts.database.write() as tx:
            holds = await touch(tx, self._token_hash, now)
        if not holds:
            self._parts.hub.publish(Publication(session_topic(self._token_hash), "", ends=True))

    async def _require_attempt(self, attempt_id: str) -> None:
        if attempt_id in self._attempts:
            return
        async with self._parts.database.read() as tx:
            if not await service.belongs(tx, self._exam_id, attempt_id):
                raise NotFound
        self._attempts.add(attempt_id)
