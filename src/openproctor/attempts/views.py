"""An attempt as its candidate and as the staff see it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, exists, func, select

from openproctor.attempts.consent import consent_for, watched
from openproctor.attempts.effective_policy import closing_time, policy_for
from openproctor.core.errors import NotFound
from openproctor.database.engine import Transaction
from openproctor.database.slicing import IDS, in_slices
from openproctor.database.tables import attempts, candidates, exams, frames, gaps, incidents, messages
from openproctor.database.tables.base import version_of
from openproctor.feed.presence import PresenceBoard
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentClass
from openproctor.model.observation import Stream
from openproctor.rules.policy import Policy
from openproctor.wire.attempts import AttemptCard, CandidateAttempt
from openproctor.wire.exams import ExamView

__all__ = ["Cards", "PageView", "attempt_ids", "candidate_view", "card", "cards", "exam_frame_url", "page_views"]


@dataclass(frozen=True, slots=True)
class PageView:
    """What a candidate's page needs, and what the server needs while the page is connected."""

    attempt: CandidateAttempt
    exam_id: str
    policy: Policy
    """What the attempt runs under."""
    clock_skew_s: float
    has_messages: bool


async def candidate_view(tx: Transaction, attempt_id: str) -> CandidateAttempt:
    """What the candidate's page needs.

    Raises:
        NotFound
    """
    found = await page_views(tx, [attempt_id])
    if attempt_id not in found:
        raise NotFound
    return found[attempt_id].attempt


async def page_views(tx: Transaction, attempt_ids: Collection[str]) -> dict[str, PageView]:
    """Many attempts in one query, with what the socket needs; attempts that do not exist are left out."""
    rows = await tx.connection.execute(_PAGE, {"of_attempts": list(attempt_ids)})
    return {row.id: _page_view(row) for row in rows}


def _page_view(row: Row[Any]) -> PageView:
    # Until the exam begins for the candidate, what is watched is what the exam says now.
    own = row.policy
    policy = own if row.started_at else policy_for(row.exam_policy, row, row.allowance)
    return PageView(_candidate(row, policy), row.exam_id, own, row.clock_skew_s, row.has_messages)


def _candidate(row: Row[Any], policy: Policy) -> CandidateAttempt:
    consent = consent_for(policy)
    values = row._mapping
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
        # An item that was given up had a number too, which must not be used again.
        next_seqs={stream: 1 + max(values[last], values[given_up]) for stream, last, given_up in _NUMBERS},
    )


_NUMBERS = tuple((stream, f"last_{stream}", f"given_up_{stream}") for stream in Stream)
"""Each stream with the names of its two columns in the query below."""


def _greatest(column: ColumnElement[int], *of_stream: ColumnElement[bool]) -> ColumnElement[int]:
    """The highest number in one stream, or -1: an index answers this at once, however long the attempt is."""
    return func.coalesce(select(func.max(column)).where(*of_stream).scalar_subquery(), -1)


def _page() -> Select[Any]:
    """Built once: that takes as long as running it."""
    last = [
        _greatest(frames.c.seq, frames.c.attempt_id == attempts.c.id, frames.c.stream == stream).label(name)
        for stream, name, _ in _NUMBERS
    ]
    given_up = [
        _greatest(gaps.c.last_seq, gaps.c.attempt_id == attempts.c.id, gaps.c.stream == stream).label(name)
        for stream, _, name in _NUMBERS
    ]
    return (
        select(
            # Not all columns: the rules' state would be read for nothing.
            attempts.c.id,
            attempts.c.exam_id,
            attempts.c.state,
            attempts.c.policy,
            attempts.c.consent_version,
            attempts.c.consent_at,
            attempts.c.started_at,
            attempts.c.ended_at,
            attempts.c.end_reason,
            attempts.c.clock_skew_s,
            attempts.c.away_s,
            exams.c.title,
            exams.c.exam_url,
            exams.c.exam_view,
            exams.c.opens_at,
            exams.c.closes_at,
            exams.c.policy.label("exam_policy"),
            candidates.c.name,
            candidates.c.allowance,
            exists().where(messages.c.attempt_id == attempts.c.id).label("has_messages"),
            *last,
            *given_up,
        )
        .join_from(attempts, exams)
        .join(candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.id.in_(bindparam("of_attempts", expanding=True)))
    )


_PAGE = _page()


async def card(tx: Transaction, presence: PresenceBoard, exam_id: str, attempt_id: str) -> AttemptCard:
    """One attempt of an exam.

    Raises:
        NotFound
    """
    row = (await tx.connection.execute(_CARDS, {"of_attempts": [attempt_id]})).one_or_none()
    if row is None or row.exam_id != exam_id:
        raise NotFound
    return _card(row, presence)


async def attempt_ids(tx: Transaction, exam_id: str) -> list[str]:
    """All attempts of an exam, by the candidates' names. Of ten thousand these are some hundred kilobytes."""
    query = (
        select(attempts.c.id)
        .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.exam_id == exam_id)
        .order_by(candidates.c.name, attempts.c.id)
    )
    return [row.id async for part in in_slices(tx, query, IDS) for row in part]


@dataclass(frozen=True, slots=True)
class Cards:
    """A few attempts of an exam, as they were when its newest event was number ``as_of``: no later one is in them."""

    cards: list[AttemptCard]
    as_of: int


async def cards(tx: Transaction, presence: PresenceBoard, of_attempts: Collection[str]) -> Cards:
    """These attempts, which are of one exam, by the candidates' names."""
    rows = (await tx.connection.execute(_CARDS, {"of_attempts": list(of_attempts)})).all()
    return Cards([_card(row, presence) for row in rows], max((row.last_event_id for row in rows), default=0))


def _cards() -> Select[Any]:
    count = (
        select(func.count())
        .where(incidents.c.attempt_id == attempts.c.id, incidents.c.incident_class == IncidentClass.SUSPICION)
        .scalar_subquery()
    )
    return (
        select(
            # Not all columns: policies and the rules' state are most of a row.
            attempts.c.id,
            attempts.c.exam_id,
            attempts.c.candidate_id,
            attempts.c.state,
            attempts.c.started_at,
            attempts.c.ended_at,
            attempts.c.end_reason,
            attempts.c.clock_skew_s,
            attempts.c.away_s,
            attempts.c.legal_hold,
            attempts.c.erased_at,
            func.coalesce(version_of(attempts.c.policy), 1).label("policy_version"),
            candidates.c.name,
            candidates.c.allowance,
            exams.c.closes_at,
            # In the same statement, so that it belongs to what the statement sees.
            exams.c.last_event_id,
            count.label("incidents"),
        )
        .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
        .join(exams, attempts.c.exam_id == exams.c.id)
        .where(attempts.c.id.in_(bindparam("of_attempts", expanding=True)))
        .order_by(candidates.c.name, attempts.c.id)
    )


_CARDS = _cards()


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
        policy_version=row.policy_version,
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
