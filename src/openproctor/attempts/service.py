"""A candidate's steps through an attempt: consent, start, absence, end."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, delete, select, update

from openproctor.attempts.consent import consent_for
from openproctor.attempts.effective_policy import closing_time, given_back, policy_for, policy_of_version
from openproctor.attempts.ended import announce_end
from openproctor.attempts.views import candidate_view, card
from openproctor.core.errors import (
    AttemptClosed,
    ConsentMissing,
    ExamArchived,
    ExamNotOpen,
    InvalidRequest,
    InvalidTransition,
    NotFound,
)
from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Transaction
from openproctor.database.tables import attempts, candidates, exams, templates
from openproctor.evidence.chain.entries import CONSENT as CONSENT_ENTRY
from openproctor.evidence.chain.entries import POLICY, consent_body, policy_body
from openproctor.evidence.chain.ledger import seal
from openproctor.feed.presence import PresenceBoard
from openproctor.feed.publishing import publish_event
from openproctor.incidents.record import Subject, record_change
from openproctor.model.attempt import ENDED, AttemptState, may_become
from openproctor.model.push import PushMessage, attempt_topic
from openproctor.model.signal import AttemptEnded
from openproctor.rules.policy import Policy
from openproctor.rules.step import dump_rules, load_rules, step
from openproctor.wire.sockets import CandidateAttemptChanged

__all__ = [
    "belongs",
    "came_back",
    "due",
    "end",
    "follow_accommodation",
    "give_consent",
    "save_clock_skew",
    "start",
    "went_away",
]

DUE_ROWS = 200
"""Attempts that are looked at in one slice."""


async def give_consent(tx: Transaction, presence: PresenceBoard, attempt_id: str, text_version: str, now: datetime) -> None:
    """Store the consent word for word with its time; giving it again changes nothing.

    Raises:
        InvalidRequest: it is not the version shown now.
        AttemptClosed
    """
    attempt = await _attempt(tx, attempt_id)
    if AttemptState(attempt.state) in ENDED:
        raise AttemptClosed
    consent = consent_for(_policy_now(attempt))
    if attempt.consent_at is not None and (attempt.started_at is not None or attempt.consent_version == consent.version):
        return
    if text_version != consent.version:
        raise InvalidRequest("The text has changed; read it again.")
    text = json.dumps(consent.paragraphs)
    values = {"consent_version": consent.version, "consent_text": text, "consent_at": now}
    await seal(tx, attempt_id, CONSENT_ENTRY, now, consent_body(consent.version, text, now))
    if attempt.consent_at is None:
        await _move(tx, presence, attempt, AttemptState.CHECKING_IN, now, values)
    else:
        # What is recorded has changed since the consent; the attempt's state stays the same.
        await _change(tx, presence, attempt, now, values)


async def start(tx: Transaction, presence: PresenceBoard, attempt_id: str, now: datetime, detectors: Mapping[str, str]) -> None:
    """Begin the exam; beginning again changes nothing. ``detectors`` are the names and versions of what watches it.

    Raises:
        ConsentMissing
        ExamArchived
        ExamNotOpen
        AttemptClosed
    """
    attempt = await _attempt(tx, attempt_id)
    if attempt.state == AttemptState.IN_PROGRESS:
        return
    if AttemptState(attempt.state) in ENDED:
        raise AttemptClosed
    if attempt.archived_at is not None:
        raise ExamArchived
    policy = _policy_now(attempt)
    if attempt.consent_at is None or attempt.consent_version != consent_for(policy).version:
        raise ConsentMissing
    if attempt.opens_at is not None and now < attempt.opens_at:
        raise ExamNotOpen(f"It opens at {attempt.opens_at.isoformat()}.")
    closes_at = closing_time(attempt.closes_at, attempt.allowance)
    if closes_at is not None and now >= closes_at:
        raise ExamNotOpen(f"It closed at {closes_at.isoformat()}.")
    presence.register(attempt_id, attempt.exam_id, policy.link, policy.sample_every_s)
    stored = policy.model_dump(mode="json")
    await seal(tx, attempt_id, POLICY, now, policy_body(stored, attempt.allowance, detectors))
    await _move(tx, presence, attempt, AttemptState.IN_PROGRESS, now, {"started_at": now, "policy": stored})


async def follow_accommodation(tx: Transaction, presence: PresenceBoard, attempt_id: str, now: datetime) -> None:
    """Apply what the candidate is granted now, and notify candidate and staff. An ended attempt stays as it was."""
    attempt = await _attempt(tx, attempt_id)
    if AttemptState(attempt.state) in ENDED:
        return
    own = attempt.policy
    if attempt.started_at is None:
        base = attempt.exam_policy
    else:
        base = await policy_of_version(tx, attempt.exam_id, own.version) or own
    policy = policy_for(base, attempt, attempt.allowance).model_dump(mode="json")
    if attempt.started_at is not None:
        await seal(tx, attempt_id, POLICY, now, policy_body(policy, attempt.allowance, None))
    await _change(tx, presence, attempt, now, {"policy": policy})


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
    rules, changes = step(load_rules(attempt.rules_state), AttemptEnded(now.timestamp()), attempt.policy)
    subject = Subject(attempt.exam_id, attempt_id)
    for change in changes:
        await record_change(tx, subject, change, None, ())
    values: dict[str, Any] = {
        "ended_at": now,
        "end_reason": reason,
        "ended_by": by_staff_id,
        "rules_state": dump_rules(rules),
    }
    if attempt.learnt:
        # The template of the face has served its purpose; the rest is what a replay begins from.
        values["learnt"] = {key: value for key, value in attempt.learnt.items() if key != "reference"}
    if attempt.policy.retention.portraits_days == 0:
        await tx.connection.execute(delete(templates).where(templates.c.attempt_id == attempt_id))
    await _move(tx, presence, attempt, state, now, values)
    announce_end(tx, attempt_id)


async def due(tx: Transaction, now: datetime, limit: int, after: str = "") -> Sequence[str]:
    """Attempts that have not ended although the exam's window, with the candidate's extra time, has.

    At most ``limit``, in the order of their ids, behind ``after``.
    """
    # The policy says how much time is given back to who is away; it is read of nobody else.
    policy = case((attempts.c.away_since.is_not(None), attempts.c.policy)).label("policy")
    query: Select[Any] = (
        select(attempts.c.id, attempts.c.away_s, attempts.c.away_since, policy, exams.c.closes_at, candidates.c.allowance)
        .join_from(attempts, exams, attempts.c.exam_id == exams.c.id)
        .join(candidates, attempts.c.candidate_id == candidates.c.id)
        .where(exams.c.closes_at <= now, attempts.c.state.not_in(ENDED))
        .order_by(attempts.c.id)
        .limit(DUE_ROWS)
    )
    found: list[str] = []
    pauses, last = TimeSlices(), after
    while len(found) < limit:
        rows = (await tx.connection.execute(query.where(attempts.c.id > last))).all()
        closing = ((row.id, closing_time(row.closes_at, row.allowance, _away_s(row, now))) for row in rows)
        found += [attempt_id for attempt_id, closes_at in closing if closes_at is not None and closes_at <= now]
        if len(rows) < DUE_ROWS:
            break
        last = rows[-1].id
        await pauses.pause()
    return found[:limit]


async def went_away(tx: Transaction, attempt_id: str, since: datetime) -> None:
    """Record that the candidate has not been heard from since then; an earlier record stays."""
    await tx.connection.execute(
        update(attempts)
        .where(attempts.c.id == attempt_id, attempts.c.state == AttemptState.IN_PROGRESS, attempts.c.away_since.is_(None))
        .values(away_since=since)
    )


async def came_back(tx: Transaction, presence: PresenceBoard, attempt_id: str, now: datetime) -> None:
    """Give back, as the policy says, the time that was lost since the candidate went away."""
    attempt = await _attempt(tx, attempt_id)
    if attempt.away_since is None or AttemptState(attempt.state) in ENDED:
        return
    values = {"away_since": None, "away_s": _away_s(attempt, now)}
    await _change(tx, presence, attempt, now, values)


def _away_s(attempt: Row[Any], now: datetime) -> float:
    if attempt.away_since is None:
        return float(attempt.away_s)
    link = attempt.policy.link
    return given_back(link, attempt.away_s, (now - attempt.away_since).total_seconds())


async def save_clock_skew(tx: Transaction, attempt_id: str, skew_s: float) -> None:
    """Store how far the candidate's clock is behind the server's. The version makes every process read the attempt again."""
    await tx.connection.execute(
        update(attempts)
        .where(attempts.c.id == attempt_id)
        .values(clock_skew_s=skew_s, rules_version=attempts.c.rules_version + 1)
    )


async def belongs(tx: Transaction, exam_id: str, attempt_id: str) -> bool:
    """Whether the attempt is one of this exam."""
    found = await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id, attempts.c.exam_id == exam_id))
    return found.one_or_none() is not None


def _policy_now(attempt: Row[Any]) -> Policy:
    """What the attempt would run under if it began now."""
    return policy_for(attempt.exam_policy, attempt, attempt.allowance)


async def _attempt(tx: Transaction, attempt_id: str) -> Row[Any]:
    if tx.postgresql:
        # A statement of its own: the next one sees what was committed while this one waited.
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update())
    window = (exams.c.opens_at, exams.c.closes_at, exams.c.archived_at)
    exam = (*window, exams.c.exam_view, exams.c.exam_url, exams.c.policy.label("exam_policy"))
    found = await tx.connection.execute(
        select(attempts, *exam, candidates.c.allowance)
        .join_from(attempts, exams, attempts.c.exam_id == exams.c.id)
        .join(candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.id == attempt_id)
    )
    row = found.one_or_none()
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
    await _change(tx, presence, attempt, now, {"state": state, **values})


async def _change(
    tx: Transaction, presence: PresenceBoard, attempt: Row[Any], now: datetime, values: Mapping[str, Any]
) -> None:
    # The version makes a frame that is being judged right now begin again, and find the new state.
    await tx.connection.execute(
        update(attempts).where(attempts.c.id == attempt.id).values(rules_version=attempts.c.rules_version + 1, **values)
    )
    view = await card(tx, presence, attempt.exam_id, attempt.id)
    await publish_event(tx, attempt.exam_id, attempt.id, "attempt_changed", now, attempt=view)
    push = CandidateAttemptChanged(attempt=await candidate_view(tx, attempt.id)).model_dump_json()
    tx.publish(PushMessage(attempt_topic(attempt.id), push))
