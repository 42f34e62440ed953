"""Which attempts have something that is due for deletion."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, Text, and_, cast, false, or_, select

from openproctor.core.instants import later
from openproctor.database.engine import Transaction
from openproctor.database.slicing import IDS, all_rows, in_slices
from openproctor.database.tables import attempts, candidates, events, evidence, exams, frames, messages, recordings, templates
from openproctor.model.attempt import ENDED
from openproctor.retention.classes import NOBODY, DataClass

__all__ = ["due_attempts", "due_classes", "due_people", "is_held"]

AT_THE_END = frozenset({DataClass.PORTRAITS})
"""Late items are judged without these, so they need not wait; everything else waits until nothing more can come."""


def due_classes(attempt: Row[Any], now: datetime) -> frozenset[DataClass]:
    """The classes that are past their days. ``attempt`` has ``ended_at`` and ``policy``."""
    days, late = attempt.policy.retention, attempt.policy.link.late_for_s
    return frozenset(
        what
        for what in DataClass
        if now
        >= later(
            attempt.ended_at,
            max(timedelta(days=getattr(days, f"{what}_days")), timedelta(0 if what in AT_THE_END else late / 86400)),
        )
    )


async def due_attempts(tx: Transaction, now: datetime) -> Mapping[str, frozenset[DataClass]]:
    """Attempts without a hold, and the classes of each that are past their days and of which there is something left.

    An attempt of which nothing is left, but which is not marked as erased, comes with an empty set.
    """
    ended = _standing().where(attempts.c.state.in_(ENDED), attempts.c.ended_at.is_not(None))
    due: dict[str, frozenset[DataClass]] = {}
    async for part in in_slices(tx, ended):
        due |= {row.id: classes for row in part if (classes := due_classes(row, now))}
    left = {what: await _left(tx, query, due) for what, query in _RESIDUE.items()}
    found = {}
    for attempt_id, classes in due.items():
        going = frozenset(what for what in classes if attempt_id in left.get(what, ()))
        if going or len(classes) == len(DataClass):
            found[attempt_id] = going
    return found


async def due_people(tx: Transaction, now: datetime) -> list[str]:
    """Candidates who never joined, of exams that closed longer ago than logs are kept."""
    closed = select(exams.c.id, exams.c.closes_at, exams.c.policy).where(exams.c.closes_at < now, exams.c.legal_hold == false())
    found = []
    for exam in await all_rows(tx, closed):
        if now >= later(exam.closes_at, timedelta(days=exam.policy.retention.logs_days)):
            never_joined = (
                select(candidates.c.id)
                .outerjoin_from(candidates, attempts, attempts.c.candidate_id == candidates.c.id)
                .where(candidates.c.exam_id == exam.id, attempts.c.id.is_(None))
            )
            found += [row.id for row in await all_rows(tx, never_joined)]
    return found


async def is_held(tx: Transaction, attempt_id: str) -> bool:
    """Whether a legal hold stands on the attempt or on its exam. The exam's row stays as it is until the commit."""
    query = (
        select(attempts.c.legal_hold, exams.c.legal_hold.label("exam_hold"))
        .join_from(attempts, exams, attempts.c.exam_id == exams.c.id)
        .where(attempts.c.id == attempt_id)
    )
    if tx.postgresql:
        query = query.with_for_update()
    row = (await tx.connection.execute(query)).one()
    return bool(row.legal_hold or row.exam_hold)


def _standing() -> Select[Any]:
    return (
        select(attempts.c.id, attempts.c.ended_at, attempts.c.policy)
        .join_from(attempts, exams, attempts.c.exam_id == exams.c.id)
        .where(attempts.c.erased_at.is_(None), attempts.c.legal_hold == false(), exams.c.legal_hold == false())
    )


async def _left(tx: Transaction, query: Select[Any], among: Mapping[str, object]) -> set[str]:
    if not among:
        return set()
    return {row[0] async for part in in_slices(tx, query.distinct(), IDS) for row in part}


def _of(table: Any, *conditions: Any) -> Select[Any]:
    return (
        select(table.c.attempt_id)
        .join_from(table, attempts, table.c.attempt_id == attempts.c.id)
        .where(attempts.c.erased_at.is_(None), *conditions)
    )


_RESIDUE: Mapping[DataClass, Select[Any]] = {
    DataClass.PICTURES: _of(evidence, evidence.c.erased_at.is_(None)),
    DataClass.RECORDINGS: _of(recordings),
    DataClass.PORTRAITS: select(attempts.c.id)
    .outerjoin_from(attempts, templates, templates.c.attempt_id == attempts.c.id)
    .where(
        attempts.c.erased_at.is_(None),
        or_(
            templates.c.attempt_id.is_not(None),
            and_(attempts.c.learnt.is_not(None), attempts.c.learnt["reference"].as_string().is_not(None)),
        ),
    ),
    DataClass.OBSERVATIONS: _of(frames, frames.c.reply != ""),
    DataClass.LOGS: select(attempts.c.id)
    .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
    .where(
        attempts.c.erased_at.is_(None),
        or_(
            candidates.c.name != NOBODY,
            select(messages.c.id).where(messages.c.attempt_id == attempts.c.id).exists(),
            select(events.c.id).where(events.c.attempt_id == attempts.c.id, cast(events.c.body, Text) != "{}").exists(),
        ),
    ),
}
"""Finds the attempts that have something of a class left. There is no query for documents: nothing takes them yet."""
