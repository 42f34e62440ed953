"""An attempt as its candidate and as the staff see it."""

from typing import Any

from sqlalchemy import Row, Select, func, select

from openproctor.attempts.consent import consent_for, watched
from openproctor.attempts.schemas import AttemptCard, CandidateAttempt
from openproctor.attempts.terms import closing_time, policy_for
from openproctor.database import Transaction
from openproctor.errors import NotFound
from openproctor.exams.schemas import ExamView
from openproctor.live.presence import PresenceBoard
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentClass
from openproctor.model.observation import Stream
from openproctor.model.policy import Policy
from openproctor.tables import attempts, candidates, exams, frames, gaps, incidents

__all__ = ["candidate_view", "card", "cards", "exam_frame_url"]


async def candidate_view(tx: Transaction, attempt_id: str) -> CandidateAttempt:
    """What the candidate's page needs.

    Raises:
        NotFound
    """
    found = await tx.connection.execute(
        select(
            attempts,
            exams.c.title,
            exams.c.exam_url,
            exams.c.exam_view,
            exams.c.opens_at,
            exams.c.closes_at,
            exams.c.policy.label("exam_policy"),
            candidates.c.name,
            candidates.c.allowance,
        )
        .join_from(attempts, exams)
        .join(candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.id == attempt_id)
    )
    row = found.one_or_none()
    if row is None:
        raise NotFound
    # Until the exam begins for the candidate, what is watched is what the exam says now.
    own = Policy.model_validate(row.policy)
    policy = own if row.started_at else policy_for(Policy.model_validate(row.exam_policy), row, row.allowance)
    consent = consent_for(policy)
    return CandidateAttempt(
        id=row.id,
        state=AttemptState(row.state),
        exam_title=row.title,
        exam_url=row.exam_url,
        exam_view=ExamView(row.exam_view),
        candidate_name=row.name,
        opens_at=row.opens_at,
        closes_at=closing_time(row.closes_at, row.allowance, row.away_s),
        started_at=row.started_at,
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        consent=consent,
        # Once the exam has begun, what was agreed to is what it runs under.
        consent_given=row.consent_at is not None and (row.started_at is not None or row.consent_version == consent.version),
        watched=watched(policy),
        sample_every_s=policy.sample_every_s,
        recording=policy.recording,
        next_seqs=await _next_seqs(tx, attempt_id),
    )


async def _next_seqs(tx: Transaction, attempt_id: str) -> dict[Stream, int]:
    found = await tx.connection.execute(
        select(frames.c.stream, func.max(frames.c.seq) + 1).where(frames.c.attempt_id == attempt_id).group_by(frames.c.stream)
    )
    given_up = await tx.connection.execute(
        select(gaps.c.stream, func.max(gaps.c.last_seq) + 1).where(gaps.c.attempt_id == attempt_id).group_by(gaps.c.stream)
    )
    following = dict.fromkeys(Stream, 0)
    # What was given up had a number too, which must not be given again.
    for stream, seq in (*found, *((Stream(stream), seq) for stream, seq in given_up if stream in list(Stream))):
        following[Stream(stream)] = max(following[Stream(stream)], seq)
    return following


async def card(tx: Transaction, presence: PresenceBoard, exam_id: str, attempt_id: str) -> AttemptCard:
    """One attempt of an exam.

    Raises:
        NotFound
    """
    query = _card_query().where(attempts.c.exam_id == exam_id, attempts.c.id == attempt_id)
    row = (await tx.connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    return _card(row, presence)


async def cards(tx: Transaction, presence: PresenceBoard, exam_id: str) -> list[AttemptCard]:
    """All attempts of an exam, by the candidates' names."""
    query = _card_query().where(attempts.c.exam_id == exam_id).order_by(candidates.c.name, attempts.c.id)
    return [_card(row, presence) for row in await tx.connection.execute(query)]


def _card_query() -> Select[Any]:
    count = (
        select(func.count())
        .where(incidents.c.attempt_id == attempts.c.id, incidents.c.incident_class == IncidentClass.SUSPICION)
        .scalar_subquery()
    )
    return (
        select(attempts, candidates.c.name, candidates.c.allowance, exams.c.closes_at, count.label("incidents"))
        .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
        .join(exams, attempts.c.exam_id == exams.c.id)
    )


def _card(row: Row[Any], presence: PresenceBoard) -> AttemptCard:
    return AttemptCard(
        id=row.id,
        candidate_id=row.candidate_id,
        candidate_name=row.name,
        state=AttemptState(row.state),
        started_at=row.started_at,
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        closes_at=closing_time(row.closes_at, row.allowance, row.away_s),
        policy_version=row.policy.get("version", 1),
        clock_skew_s=row.clock_skew_s,
        away_s=row.away_s,
        incidents=row.incidents,
        legal_hold=row.legal_hold,
        erased=row.erased_at is not None,
        live=presence.live(row.id),
    )


async def exam_frame_url(tx: Transaction, attempt_id: str) -> str | None:
    """The exam's address, if this attempt's page shows it inside."""
    found = await tx.connection.execute(
        select(exams.c.exam_url)
        .join_from(attempts, exams)
        .where(attempts.c.id == attempt_id, exams.c.exam_view == ExamView.FRAME)
    )
    return found.scalar_one_or_none()
