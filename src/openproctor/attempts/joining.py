"""Joining an exam: what a link leads to, and the attempt that it opens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select

from openproctor.accounts.revocations import revoke
from openproctor.attempts.consent import consent_for, watched
from openproctor.attempts.effective_policy import closing_time, policy_for
from openproctor.attempts.views import card
from openproctor.core.errors import ExamArchived, ExamNotOpen, InvalidRequest, LinkInvalid, Problem, Replaced, TokenInvalid
from openproctor.core.identifiers import hash_token, new_id, new_token
from openproctor.core.instants import later
from openproctor.core.links import InvitationRef, Links
from openproctor.database.engine import Transaction
from openproctor.database.tables import attempt_sessions, attempts, candidates, exams
from openproctor.feed.presence import PresenceBoard
from openproctor.feed.publishing import publish_event
from openproctor.model.attempt import AttemptState
from openproctor.wire.attempts import Invitation, JoinInput
from openproctor.wire.sockets import SocketProblem

__all__ = ["BrowserSession", "Joined", "end_access", "find_session", "join", "read_invitation"]

SESSION_LIFETIME = timedelta(days=2)
"""How long a browser's session lasts where an exam has no closing time."""
AFTER_CLOSING = timedelta(days=1)
"""How long after closing a browser may come back to hand in what it still has."""
NAME_LENGTH = 16


@dataclass(frozen=True, slots=True)
class BrowserSession:
    """A browser's right to ask for access tokens of one attempt."""

    name: str
    """What tokens, tickets and revocations call it: the beginning of its token's hash."""
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """A browser that has joined an attempt."""

    attempt_id: str
    session_token: str
    """For this browser's cookie."""
    session: BrowserSession


async def read_invitation(tx: Transaction, links: Links, token: str) -> Invitation:
    """What a link leads to.

    Raises:
        LinkInvalid
        ExamArchived: and this candidate has not begun.
    """
    exam, candidate = await _resolve(tx, links.read(token))
    _let_in(exam, await _attempt_of(tx, candidate))
    allowance = candidate.allowance if candidate else None
    policy = policy_for(exam.policy, exam, allowance)
    return Invitation(
        exam_title=exam.title,
        opens_at=exam.opens_at,
        closes_at=closing_time(exam.closes_at, allowance),
        candidate_name=candidate.name if candidate else None,
        consent=consent_for(policy),
        watched=watched(policy),
    )


async def join(tx: Transaction, links: Links, presence: PresenceBoard, body: JoinInput, now: datetime) -> Joined:
    """Join by a link: a private link leads to its one attempt, the open link makes a new candidate.

    An attempt has one browser at a time: the access of the one before ends, and its page is notified.

    Raises:
        LinkInvalid
        ExamArchived: and this candidate has not begun.
        ExamNotOpen: it closed more than a day ago.
        InvalidRequest: the open link needs a name.
    """
    exam, candidate = await _resolve(tx, links.read(body.token), to_join=True)
    known = await _attempt_of(tx, candidate)
    _let_in(exam, known)
    expires_at = _expiry(closing_time(exam.closes_at, candidate.allowance if candidate else None), now)
    if expires_at <= now:
        raise ExamNotOpen("The exam is over.")
    if candidate is None:
        if body.name is None:
            raise InvalidRequest("Type your name to join.")
        candidate_id = new_id("cand")
        await tx.connection.execute(insert(candidates).values(id=candidate_id, exam_id=exam.id, name=body.name, created_at=now))
        attempt_id = await _create(tx, presence, exam, candidate_id, None, now)
    else:
        attempt_id = known.id if known else await _create(tx, presence, exam, candidate.id, candidate.allowance, now)
        await end_access(tx, attempt_id, now, reason=Replaced())
    token = new_token()
    await tx.connection.execute(
        insert(attempt_sessions).values(
            token_hash=hash_token(token),
            attempt_id=attempt_id,
            created_at=now,
            expires_at=expires_at,
        )
    )
    return Joined(attempt_id, token, BrowserSession(_name(hash_token(token)), expires_at))


async def find_session(tx: Transaction, attempt_id: str, token: str, now: datetime) -> BrowserSession | None:
    """The session of a browser's cookie, if it is still valid. If the exam's window was shortened since, so is the session."""
    found = await tx.connection.execute(
        select(attempt_sessions.c.token_hash, attempt_sessions.c.expires_at, exams.c.closes_at, candidates.c.allowance)
        .select_from(attempt_sessions)
        .join(attempts, attempts.c.id == attempt_sessions.c.attempt_id)
        .join(exams, exams.c.id == attempts.c.exam_id)
        .join(candidates, candidates.c.id == attempts.c.candidate_id)
        .where(attempt_sessions.c.token_hash == hash_token(token), attempt_sessions.c.attempt_id == attempt_id)
    )
    row = found.one_or_none()
    if row is None:
        return None
    expires_at: datetime = row.expires_at
    closes_at = closing_time(row.closes_at, row.allowance)
    if closes_at is not None:
        expires_at = min(expires_at, later(closes_at, AFTER_CLOSING))
    return BrowserSession(_name(row.token_hash), expires_at) if expires_at > now else None


async def end_access(tx: Transaction, attempt_id: str, now: datetime, *, reason: Problem | None = None) -> int:
    """End what every browser may do in an attempt: cookies, access tokens and sockets. Returns how many browsers there were.

    Anyone with a link that still works may join again; what a browser has not handed in stays on it until then.

    Args:
        reason: what an open page shows as the reason.
    """
    problem = reason or TokenInvalid()
    payload = SocketProblem(problem=problem.uri, title=problem.title, fatal=True).model_dump_json()
    ended = await tx.connection.execute(
        delete(attempt_sessions).where(attempt_sessions.c.attempt_id == attempt_id).returning(attempt_sessions.c.token_hash)
    )
    rows = ended.all()
    for row in rows:
        await revoke(tx, _name(row.token_hash), now, payload)
    return len(rows)


def _name(token_hash: str) -> str:
    return token_hash[:NAME_LENGTH]


def _expiry(closes_at: datetime | None, now: datetime) -> datetime:
    return now + SESSION_LIFETIME if closes_at is None else later(closes_at, AFTER_CLOSING)


def _let_in(exam: Row[Any], attempt: Row[Any, Any] | None) -> None:
    """Whoever has begun goes on in an archived exam, on another device too; nobody else joins it."""
    if exam.archived_at is not None and (attempt is None or attempt.started_at is None):
        raise ExamArchived


async def _attempt_of(tx: Transaction, candidate: Row[Any] | None) -> Row[Any, Any] | None:
    if candidate is None:
        return None
    query = select(attempts.c.id, attempts.c.started_at).where(attempts.c.candidate_id == candidate.id)
    return (await tx.connection.execute(query)).one_or_none()


async def _resolve(tx: Transaction, ref: InvitationRef, *, to_join: bool = False) -> tuple[Row[Any], Row[Any] | None]:
    exam_query = select(exams)
    if to_join and tx.postgresql:
        # It must not be deleted before this transaction ends. The weakest lock, since two who join at once both change the row.
        exam_query = exam_query.with_for_update(read=True, key_share=True)
    if ref.kind == "open":
        found = await tx.connection.execute(
            exam_query.where(exams.c.id == ref.target, exams.c.open_link_enabled, exams.c.open_link_version == ref.version)
        )
        exam = found.one_or_none()
        candidate = None
    else:
        person = select(candidates).where(candidates.c.id == ref.target, candidates.c.invite_version == ref.version)
        candidate = (await tx.connection.execute(person)).one_or_none()
        if candidate is None:
            raise LinkInvalid
        exam = (await tx.connection.execute(exam_query.where(exams.c.id == candidate.exam_id))).one_or_none()
        if to_join and tx.postgresql:
            # A link that is opened twice at once makes one attempt. After the exam, as those who delete one lock in this order.
            candidate = (await tx.connection.execute(person.with_for_update(key_share=True))).one_or_none()
            if candidate is None:
                raise LinkInvalid
    if exam is None:
        raise LinkInvalid
    return exam, candidate


async def _create(
    tx: Transaction,
    presence: PresenceBoard,
    exam: Row[Any],
    candidate_id: str,
    allowance: Mapping[str, Any] | None,
    now: datetime,
) -> str:
    attempt_id = new_id("att")
    policy = policy_for(exam.policy, exam, allowance)
    await tx.connection.execute(
        insert(attempts).values(
            id=attempt_id,
            exam_id=exam.id,
            candidate_id=candidate_id,
            state=AttemptState.INVITED,
            policy=policy,
            rules_state={},
            rules_version=0,
            evidence_state={},
            clock_skew_s=0.0,
            created_at=now,
        )
    )
    view = await card(tx, presence, exam.id, attempt_id)
    await publish_event(tx, exam.id, attempt_id, "attempt_changed", now, attempt=view)
    return attempt_id
