"""A candidate's way through an attempt."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update

from openproctor.attempts.consent import CONSENT, watched
from openproctor.attempts.schemas import Invitation, JoinInput
from openproctor.attempts.views import candidate_view, card
from openproctor.database import Transaction
from openproctor.errors import (
    AttemptClosed,
    ConsentMissing,
    ExamNotOpen,
    InvalidRequest,
    InvalidTransition,
    LinkInvalid,
    NotFound,
)
from openproctor.identifiers import hash_token, new_id, new_token
from openproctor.incidents.record import Subject, record_change
from openproctor.links import InvitationRef, Links
from openproctor.live.announce import announce
from openproctor.live.messages import CandidateAttemptChanged
from openproctor.live.presence import PresenceBoard
from openproctor.model.attempt import ENDED, AttemptState, may_become
from openproctor.model.policy import Policy
from openproctor.model.publication import Publication, attempt_topic
from openproctor.model.signal import AttemptEnded
from openproctor.rules.state import dump_rules, load_rules
from openproctor.rules.step import step
from openproctor.tables import attempt_sessions, attempts, candidates, exams

__all__ = [
    "Joined",
    "belongs",
    "due",
    "end",
    "give_consent",
    "join",
    "read_invitation",
    "session_is_valid",
    "start",
]

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
    return Invitation(
        exam_title=exam.title,
        opens_at=exam.opens_at,
        closes_at=exam.closes_at,
        candidate_name=candidate.name if candidate else None,
        consent=CONSENT,
        watched=watched(Policy.model_validate(exam.policy)),
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
        attempt_id = await _create(tx, presence, exam, candidate_id, now)
    else:
        found = await tx.connection.execute(select(attempts.c.id).where(attempts.c.candidate_id == candidate.id))
        attempt_id = found.scalar_one_or_none() or await _create(tx, presence, exam, candidate.id, now)
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


async def give_consent(tx: Transaction, presence: PresenceBoard, attempt_id: str, text_version: str, now: datetime) -> None:
    """Store the consent word for word with its time; giving it again changes nothing.

    Raises:
        InvalidRequest: it is not the version shown now.
        AttemptClosed
    """
    attempt = await _attempt(tx, attempt_id)
    if AttemptState(attempt.state) in ENDED:
        raise AttemptClosed
    if attempt.consent_at is not None:
        return
    if text_version != CONSENT.version:
        raise InvalidRequest("The text has changed; read it again.")
    values = {
        "consent_version": CONSENT.version,
        "consent_text": json.dumps(CONSENT.paragraphs),
        "consent_at": now,
    }
    await _move(tx, presence, attempt, AttemptState.CHECKING_IN, now, values)


async def start(tx: Transaction, presence: PresenceBoard, attempt_id: str, now: datetime) -> None:
    """Begin the exam; beginning again changes nothing.

    Raises:
        ConsentMissing
        ExamNotOpen
        AttemptClosed
    """
    attempt = await _attempt(tx, attempt_id)
    if attempt.state == AttemptState.IN_PROGRESS:
        return
    if attempt.consent_at is None:
        raise ConsentMissing
    if attempt.opens_at is not None and now < attempt.opens_at:
        raise ExamNotOpen(f"It opens at {attempt.opens_at.isoformat()}.")
    if attempt.closes_at is not None and now >= attempt.closes_at:
        raise ExamNotOpen(f"It closed at {attempt.closes_at.isoformat()}.")
    policy = Policy.model_validate(attempt.policy)
    presence.expect(attempt_id, attempt.exam_id, policy.link, policy.sample_every_s)
    await _move(tx, presence, attempt, AttemptState.IN_PROGRESS, now, {"started_at": now})


async def end(
    tx: Transaction,
    presence: PresenceBoard,
    attempt_id: str,
    state: AttemptState,
    now: datetime,
    *,
    reason: str | None = None,
    by_staff_id: str | None = None,
) -> None:
    """Seal an attempt: open incidents close, and nothing can be added. Ending it the same way again changes nothing.

    Raises:
        AttemptClosed: it has ended in another way.
        InvalidTransition
    """
    attempt = await _attempt(tx, attempt_id)
    if attempt.state == state:
        return
    rules, changes = step(load_rules(attempt.rules_state), AttemptEnded(now.timestamp()), Policy.model_validate(attempt.policy))
    subject = Subject(attempt.exam_id, attempt_id)
    for change in changes:
        await record_change(tx, subject, change, None, ())
    values = {
        "ended_at": now,
        "end_reason": reason,
        "ended_by": by_staff_id,
        "rules_state": dump_rules(rules),
    }
    await _move(tx, presence, attempt, state, now, values)


async def due(tx: Transaction, now: datetime) -> Sequence[str]:
    """Attempts that have not ended although their exam's window has."""
    found = await tx.connection.execute(
        select(attempts.c.id).join_from(attempts, exams).where(exams.c.closes_at <= now, attempts.c.state.not_in(ENDED))
    )
    return [row.id for row in found]


async def belongs(tx: Transaction, exam_id: str, attempt_id: str) -> bool:
    """Whether the attempt is one of this exam."""
    found = await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id, attempts.c.exam_id == exam_id))
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


async def _create(tx: Transaction, presence: PresenceBoard, exam: Row[Any], candidate_id: str, now: datetime) -> str:
    attempt_id = new_id("att")
    await tx.connection.execute(
        insert(attempts).values(
            id=attempt_id,
            exam_id=exam.id,
            candidate_id=candidate_id,
            state=AttemptState.INVITED,
            policy=exam.policy,
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


async def _attempt(tx: Transaction, attempt_id: str) -> Row[Any]:
    query = select(attempts, exams.c.opens_at, exams.c.closes_at).join_from(attempts, exams)
    query = query.where(attempts.c.id == attempt_id)
    if tx.postgresql:
        query = query.with_for_update(of=attempts)
    row = (await tx.connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    return row


async def _move(
    tx: Transaction,
    presence: PresenceBoard,
    attempt: Row[Any],
    state: AttemptState,
    now: datetime,
    values: dict[str, Any],
) -> None:
    current = AttemptState(attempt.state)
    if current in ENDED:
        raise AttemptClosed
    if not may_become(current, state):
        raise InvalidTransition(f"From {current} to {state}.")
    # The version makes a frame that is being judged right now begin again, and find the new state.
    await tx.connection.execute(
        update(attempts)
        .where(attempts.c.id == attempt.id)
        .values(state=state, rules_version=attempts.c.rules_version + 1, **values)
    )
    view = await card(tx, presence, attempt.exam_id, attempt.id)
    await announce(tx, attempt.exam_id, attempt.id, "attempt_changed", now, attempt=view)
    push = CandidateAttemptChanged(attempt=await candidate_view(tx, attempt.id)).model_dump_json()
    tx.publish(Publication(attempt_topic(attempt.id), push))
