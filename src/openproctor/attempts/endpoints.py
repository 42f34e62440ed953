"""A candidate's steps through an attempt, and what the staff does to one."""

from fastapi import APIRouter, Request, Response, status

from openproctor.accounts.access import ExamActor, ExamReader
from openproctor.attempts import joining, messages, service
from openproctor.attempts.access import Bearer, session_of_cookie, set_attempt_cookie
from openproctor.attempts.tokens import AccessTokens
from openproctor.attempts.views import candidate_view, card
from openproctor.core.clock import Clock
from openproctor.core.errors import NotFound
from openproctor.core.injection import Injected
from openproctor.core.links import Links
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.detection.engine import AnalysisEngine
from openproctor.feed.presence import PresenceBoard
from openproctor.model.attempt import AttemptState
from openproctor.wire.attempts import (
    Access,
    AttemptCard,
    CandidateAttempt,
    ConsentInput,
    EndInput,
    Invitation,
    InvitationToken,
    JoinInput,
    Message,
    MessageInput,
    MessageKind,
)

__all__ = ["router"]

router = APIRouter(tags=["attempts"])


@router.post("/invitations/read", operation_id="read_invitation")
async def read_invitation(body: InvitationToken, database: Injected[Database], links: Injected[Links]) -> Invitation:
    """What a link leads to: the exam, and all that the candidate is asked to agree to."""
    async with database.read() as tx:
        return await joining.read_invitation(tx, links, body.token)


@router.post("/attempts", operation_id="join_exam", status_code=status.HTTP_201_CREATED)
async def join_exam(
    body: JoinInput,
    request: Request,
    response: Response,
    database: Injected[Database],
    links: Injected[Links],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
    tokens: Injected[AccessTokens],
) -> Access:
    """Join by a link. A private link leads back to the same attempt; the open link begins a new one."""
    async with database.write() as tx:
        joined = await joining.join(tx, links, presence, body, clock.now())
        attempt = await candidate_view(tx, joined.attempt_id)
    set_attempt_cookie(request, response, joined, clock.now())
    token, expires_at = tokens.issue(joined.attempt_id, joined.session.name, joined.session.expires_at)
    return Access(access_token=token, expires_at=expires_at, attempt=attempt)


@router.post("/attempts/{attempt_id}/token", operation_id="refresh_token")
async def refresh_token(
    attempt_id: Id, request: Request, database: Injected[Database], clock: Injected[Clock], tokens: Injected[AccessTokens]
) -> Access:
    """A new short-lived access token, for the browser that joined."""
    session = await session_of_cookie(request, database, clock, attempt_id)
    async with database.read() as tx:
        attempt = await candidate_view(tx, attempt_id)
    token, expires_at = tokens.issue(attempt_id, session.name, session.expires_at)
    return Access(access_token=token, expires_at=expires_at, attempt=attempt)


@router.put("/attempts/{attempt_id}/consent", operation_id="give_consent")
async def give_consent(
    attempt_id: Id,
    body: ConsentInput,
    _: Bearer,
    database: Injected[Database],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
) -> CandidateAttempt:
    """Agree to the text of this version; kept with the time."""
    async with database.write() as tx:
        await service.give_consent(tx, presence, attempt_id, body.text_version, clock.now())
        return await candidate_view(tx, attempt_id)


@router.post("/attempts/{attempt_id}/start", operation_id="start_attempt")
async def start_attempt(
    attempt_id: Id,
    _: Bearer,
    database: Injected[Database],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
    engine: Injected[AnalysisEngine],
) -> CandidateAttempt:
    """Begin: from here on frames are analysed and evidence is kept."""
    async with database.write() as tx:
        await service.start(tx, presence, attempt_id, clock.now(), engine.versions)
        view = await candidate_view(tx, attempt_id)
    presence.begin_pictures(attempt_id)
    return view


@router.post("/attempts/{attempt_id}/submit", operation_id="submit_attempt")
async def submit_attempt(
    attempt_id: Id,
    _: Bearer,
    database: Injected[Database],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
) -> CandidateAttempt:
    """Finish; nothing can be added afterwards."""
    async with database.write() as tx:
        await service.end(tx, presence, attempt_id, AttemptState.SUBMITTED, clock.now())
        return await candidate_view(tx, attempt_id)


@router.post(
    "/attempts/{attempt_id}/messages",
    operation_id="send_candidate_message",
    status_code=status.HTTP_201_CREATED,
)
async def send_candidate_message(
    attempt_id: Id, body: MessageInput, _: Bearer, database: Injected[Database], clock: Injected[Clock]
) -> Message:
    """Write to the proctors."""
    async with database.write() as tx:
        return await messages.send_message(tx, attempt_id, MessageKind.CANDIDATE, body, None, clock.now())


@router.get("/exams/{exam_id}/attempts/{attempt_id}", operation_id="read_attempt", tags=["staff"])
async def read_attempt(
    exam_id: Id, attempt_id: Id, _: ExamReader, database: Injected[Database], presence: Injected[PresenceBoard]
) -> AttemptCard:
    """One attempt as the staff sees it."""
    async with database.read() as tx:
        return await card(tx, presence, exam_id, attempt_id)


@router.post(
    "/exams/{exam_id}/attempts/{attempt_id}/messages",
    operation_id="send_staff_message",
    status_code=status.HTTP_201_CREATED,
    tags=["staff"],
)
async def send_staff_message(
    exam_id: Id, attempt_id: Id, body: MessageInput, staff: ExamActor, database: Injected[Database], clock: Injected[Clock]
) -> Message:
    """Write to a candidate."""
    async with database.write() as tx:
        if not await service.belongs(tx, exam_id, attempt_id):
            raise NotFound
        return await messages.send_message(tx, attempt_id, MessageKind.STAFF, body, staff, clock.now())


@router.post("/exams/{exam_id}/attempts/{attempt_id}/end", operation_id="end_attempt", tags=["staff"])
async def end_attempt(
    exam_id: Id,
    attempt_id: Id,
    body: EndInput,
    staff: ExamActor,
    database: Injected[Database],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
) -> AttemptCard:
    """End an attempt; the candidate is shown the reason."""
    async with database.write() as tx:
        if not await service.belongs(tx, exam_id, attempt_id):
            raise NotFound
        await service.end(
            tx,
            presence,
            attempt_id,
            AttemptState.TERMINATED,
            clock.now(),
            reason=body.reason,
            by_staff_id=staff.id,
        )
        return await card(tx, presence, exam_id, attempt_id)


@router.post(
    "/exams/{exam_id}/attempts/{attempt_id}/revoke-access",
    operation_id="revoke_access",
    status_code=status.HTTP_204_NO_CONTENT,
    tags=["staff"],
)
async def revoke_access(
    exam_id: Id, attempt_id: Id, _: ExamActor, database: Injected[Database], clock: Injected[Clock]
) -> None:
    """End the access of the candidate's browser, within a second; by the link, the candidate may join again."""
    async with database.write() as tx:
        if not await service.belongs(tx, exam_id, attempt_id):
            raise NotFound
        await joining.end_access(tx, attempt_id, clock.now())
