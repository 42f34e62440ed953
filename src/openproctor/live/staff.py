"""The staff's socket: the live page's snapshot, everything that follows, and the signalling of the live video."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.websockets import WebSocket

from openproctor.accounts.access import READERS, SESSION_COOKIE, exam_role, staff_of_token
from openproctor.accounts.schemas import Staff
from openproctor.attempts import messages, service
from openproctor.attempts.views import cards
from openproctor.database import Transaction
from openproctor.errors import NotFound, NotSignedIn, Problem, TooManyConnections
from openproctor.feed import log
from openproctor.identifiers import hash_token, new_id
from openproctor.incidents import service as incidents
from openproctor.live.announce import event_of
from openproctor.live.mesh import staff_socket_topic
from openproctor.live.messages import (
    Pong,
    StaffEvent,
    StaffPing,
    StaffResumed,
    StaffSnapshot,
    StaffToServer,
    staff_to_server,
)
from openproctor.live.socket import LIMITS, converse, ending_well, refuse, send
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
    token = websocket.cookies.get(SESSION_COOKIE, "")
    try:
        member = await staff_of_token(parts, token) if token else None
        if member is None:
            raise NotSignedIn
        await exam_role(parts, member, exam_id, READERS)
        if parts.hub.listeners(session_topic(hash_token(token))) >= LIMITS.of_session:
            raise TooManyConnections
    except Problem as problem:
        await refuse(websocket, problem)
        return
    socket_id = new_id("sock")
    topics = (exam_topic(exam_id), staff_socket_topic(socket_id), session_topic(hash_token(token)))
    async with ending_well(websocket):
        with parts.hub.subscribe(*topics) as subscription:
            page = _StaffPage(parts, exam_id, member, socket_id)
            try:
                sent_up_to = await page.catch_up(websocket, after)

                def is_new(publication: Publication) -> bool:
                    return publication.event_id is None or publication.event_id > sent_up_to

                await converse(websocket, subscription, staff_to_server, page.handle, is_new)
            finally:
                parts.media.staff_left(socket_id)


class _StaffPage:
    """One connected live page."""

    def __init__(self, parts: Parts, exam_id: str, member: Staff, socket_id: str) -> None:
        self._parts = parts
        self._exam_id = exam_id
        self._member = member
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
            return
        await self._require_attempt(message.attempt_id)
        self._parts.media.from_staff(self._socket_id, self._member.id, message)

    async def _require_attempt(self, attempt_id: str) -> None:
        if attempt_id in self._attempts:
            return
        async with self._parts.database.read() as tx:
            if not await service.belongs(tx, self._exam_id, attempt_id):
                raise NotFound
        self._attempts.add(attempt_id)
