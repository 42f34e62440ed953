"""Joining an exam: what a link leads to, and the attempt that it opens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select

from openproctor.attempts.consent import consent_for, watched
from openproctor.attempts.schemas import Invitation, JoinInput
from openproctor.attempts.terms import closing_time, policy_for
from openproctor.attempts.views import card
from openproctor.database import Transaction
from openproctor.errors import InvalidRequest, LinkInvalid
from openproctor.identifiers import hash_token, new_id, new_token
from openproctor.links import InvitationRef, Links
from openproctor.live.announce import announce
from openproctor.live.presence import PresenceBoard
from openproctor.model.attempt import AttemptState
from openproctor.model.policy import Policy
from openproctor.tables import attempt_sessions, attempts, candidates, exams

__all__ = ["Joined", "join", "read_invitation", "session_is_valid"]

SESSION_LIFETIME = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Joined:
    """A browser that has joined an attempt."""

    attempt_id: str
    session_token: str
    """For this browser's cookie."""


async def read_invitation(tx: Transaction, links: Links, token: str) -> Invitation:
    """What a link leads to.

    Raises:
        LinkInvalid
    """
    exam, candidate = await _resolve(tx, links.read(token))
    allowance = candidate.allowance if candidate else None
    policy = policy_for(Policy.model_validate(exam.policy), exam, allowance)
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

    Raises:
        LinkInvalid
        InvalidRequest: the open link needs a name.
    """
    exam, candidate = await _resolve(tx, links.read(body.token))
    if candidate is None:
        if body.name is None:
            raise InvalidRequest("Type your name to join.")
        candidate_id = new_id("cand")
        await tx.connection.execute(insert(candidates).values(id=candidate_id, exam_id=exam.id, name=body.name, created_at=now))
        attempt_id = await _create(tx, presence, exam, candidate_id, None, now)
    else:
        found = await tx.connection.execute(select(attempts.c.id).where(attempts.c.candidate_id == candidate.id))
        known: str | None = found.scalar_one_or_none()
        attempt_id = known or await _create(tx, presence, exam, candidate.id, candidate.allowance, now)
    token = new_token()
    await tx.connection.execute(
        insert(attempt_sessions).values(
            token_hash=hash_token(token),
            attempt_id=attempt_id,
            created_at=now,
            expires_at=now + SESSION_LIFETIME,
        )
    )
    return Joined(attempt_id, token)


async def session_is_valid(tx: Transaction, attempt_id: str, token: str, now: datetime) -> bool:
    """Whether this cookie was given out for this attempt and still holds."""
    found = await tx.connection.execute(
        select(attempt_sessions.c.attempt_id).where(
            attempt_sessions.c.token_hash == hash_token(token),
            attempt_sessions.c.attempt_id == attempt_id,
            attempt_sessions.c.expires_at > now,
        )
    )
    return found.one_or_none() is not None


async def _resolve(tx: Transaction, ref: InvitationRef) -> tuple[Row[Any], Row[Any] | None]:
    if ref.kind == "open":
        found = await tx.connection.execute(
            select(exams).where(exams.c.id == ref.target, exams.c.open_link_enabled, exams.c.open_link_version == ref.version)
        )
        exam = found.one_or_none()
        candidate = None
    else:
        people = await tx.connection.execute(
            select(candidates).where(candidates.c.id == ref.target, candidates.c.invite_version == ref.version)
        )
        candidate = people.one_or_none()
        if candidate is None:
            raise LinkInvalid
        exam = (await tx.connection.execute(select(exams).where(exams.c.id == candidate.exam_id))).one()
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
    policy = policy_for(Policy.model_validate(exam.policy), exam, allowance)
    await tx.connection.execute(
        insert(attempts).values(
            id=attempt_id,
            exam_id=exam.id,
            candidate_id=candidate_id,
            state=AttemptState.INVITED,
            policy=policy.model_dump(mode="json"),
            rules_state={},
            rules_version=0,
            evidence_state={},
            clock_skew_s=0.0,
            created_at=now,
        )
    )
    view = await card(tx, presence, exam.id, attempt_id)
    await announce(tx, exam.id, attempt_id, "attempt_changed", now, attempt=view)
    return attempt_id
