"""Judging an exam again by another policy, from the stored observations: no picture is read, nothing is changed."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, literal, select, tuple_

from openproctor.attempts.effective_policy import policy_for
from openproctor.core.errors import NotFound
from openproctor.core.paging import SORTED_BY, make_cursor, read_cursor
from openproctor.database.engine import Database, Transaction
from openproctor.database.searching import sorted_name
from openproctor.database.slicing import all_rows, in_slices
from openproctor.database.tables import attempts, candidates, exams, frames, incidents
from openproctor.model.incident import ReviewDecision
from openproctor.model.observation import Stream
from openproctor.model.packing import time_of, unpack
from openproctor.model.signal import AttemptEnded, RuleInput
from openproctor.review.scores import scored, weighed
from openproctor.rules.explain import cause
from openproctor.rules.policy import Policy
from openproctor.rules.replay import Replayed, replay
from openproctor.rules.score import Scored, contributions, total
from openproctor.rules.step import load_rules
from openproctor.wire.incidents import Rescored, RescoredIncident, RescoredPage

__all__ = ["rescore"]

_ORDER = {stream: number for number, stream in enumerate(Stream)}


@dataclass(frozen=True, slots=True)
class _Stored:
    """One attempt as it is stored. A three hours' exam at one frame a second is about 13,000 observations, some 3 MB."""

    attempt: Row[Any]
    observations: list[tuple[float, int, int, bytes]]
    """Capture time, stream, sequence number, packed: they are judged in this order."""
    recorded: Sequence[Row[Any]]


async def rescore(
    database: Database, exam_id: str, policy: Policy | None, now: datetime, *, after: str | None, limit: int
) -> RescoredPage:
    """Attempts that have begun, by the candidates' names. One is held in memory at a time, in a transaction of its own.

    Late items are judged at the time of their capture. A person's decision about a recorded incident holds for the incidents of
    that kind which overlap with it.

    Raises:
        NotFound
        InvalidRequest: ``after`` is no cursor of this list.
    """
    order = (sorted_name(candidates.c.name), attempts.c.id)
    begun = (
        select(attempts.c.id, candidates.c.name)
        .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.exam_id == exam_id, attempts.c.started_at.is_not(None))
        .order_by(*order)
        .limit(limit + 1)
    )
    if after is not None:
        last = tuple_(*map(literal, read_cursor(after, str, str)))
        begun = begun.where(tuple_(*order) > last)
    async with database.read() as tx:
        exam = (await tx.connection.execute(select(exams).where(exams.c.id == exam_id))).one_or_none()
        if exam is None:
            raise NotFound
        rows = (await tx.connection.execute(begun)).all()
    shown = rows[:limit]
    answers = []
    for row in shown:
        async with database.read() as tx:
            stored = await _read(tx, row.id)
        answers.append(await asyncio.to_thread(_judge_again, stored, exam, policy, now))
    more = len(rows) > limit
    return RescoredPage(rescored=answers, next=make_cursor(shown[-1].name[:SORTED_BY], shown[-1].id) if more else None)


async def _read(tx: Transaction, attempt_id: str) -> _Stored:
    wanted: Select[Any] = (
        select(attempts.c.id, attempts.c.learnt, attempts.c.ended_at, candidates.c.name, candidates.c.allowance)
        .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.id == attempt_id)
    )
    attempt = (await tx.connection.execute(wanted)).one()
    measured = select(frames.c.stream, frames.c.seq, frames.c.observation).where(
        frames.c.attempt_id == attempt_id, frames.c.observation.is_not(None)
    )
    observations = [
        (time_of(row.observation), _ORDER[Stream(row.stream)], row.seq, row.observation)
        async for part in in_slices(tx, measured)
        for row in part
    ]
    return _Stored(attempt, observations, await all_rows(tx, select(incidents).where(incidents.c.attempt_id == attempt_id)))


def _judge_again(stored: _Stored, exam: Row[Any], policy: Policy | None, now: datetime) -> Rescored:
    attempt, newest = stored.attempt, exam.policy
    stored.observations.sort()
    own = policy_for(policy or newest, exam, attempt.allowance)
    begin = load_rules({"baseline": (attempt.learnt or {}).get("baseline")})
    found = replay(_observations(stored), own, begin)
    recorded = [scored(row) for row in stored.recorded]
    again = [_with_decision(str(number), incident, recorded, now.timestamp()) for number, incident in enumerate(found)]
    parts = contributions(again, own, now.timestamp())
    points = {part.id: part.points for part in parts}
    return Rescored(
        attempt_id=attempt.id,
        candidate_name=attempt.name,
        before=total(weighed(stored.recorded, newest, attempt.allowance, now)),
        after=total(parts),
        incidents=[
            _view(incident, points.get(incident.id, 0.0))
            for incident in sorted(again, key=lambda each: (each.since, each.kind))
        ],
    )


def _observations(stored: _Stored) -> Iterator[RuleInput]:
    streams = tuple(Stream)
    for _, stream, _, packed in stored.observations:
        yield unpack(packed, streams[stream])
    if stored.attempt.ended_at is not None:
        yield AttemptEnded(stored.attempt.ended_at.timestamp())


def _with_decision(number: str, found: Replayed, recorded: Sequence[Scored], now: float) -> Scored:
    same = [
        each
        for each in recorded
        if each.kind is found.kind
        and each.since <= (now if found.ended is None else found.ended)
        and found.since <= (now if each.ended is None else each.ended)
    ]
    dismissed = bool(same) and all(each.decision is ReviewDecision.DISMISSED for each in same)
    return Scored(
        id=number,
        kind=found.kind,
        since=found.since,
        ended=found.ended,
        peak=found.peak,
        decision=ReviewDecision.DISMISSED if dismissed else None,
        detail=next((each.detail for each in same if each.detail), None),
    )


def _view(incident: Scored, points: float) -> RescoredIncident:
    lasted = None if incident.ended is None else incident.ended - incident.since
    return RescoredIncident(
        kind=incident.kind,
        since=datetime.fromtimestamp(incident.since, UTC),
        ended=None if incident.ended is None else datetime.fromtimestamp(incident.ended, UTC),
        peak=incident.peak,
        points=points,
        cause=cause(incident.kind, incident.peak, lasted, incident.detail),
    )
