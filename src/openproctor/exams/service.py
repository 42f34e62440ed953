"""Exams and assignments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, literal, select, tuple_, update

from openproctor.accounts.views import view
from openproctor.core.errors import ExamArchived, ExamHasAttempts, InvalidRequest, LegalHold, NotFound
from openproctor.core.identifiers import new_id
from openproctor.core.links import Links
from openproctor.core.paging import make_cursor, read_cursor
from openproctor.database.engine import Transaction
from openproctor.database.searching import contains
from openproctor.database.tables import attempts, candidates, exam_keys, exam_staff, exams, incidents, staff
from openproctor.database.tables.base import UtcTime
from openproctor.exams.policies import keep_policy, named
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentClass
from openproctor.model.staff import Role
from openproctor.rules.policy import Policy
from openproctor.wire.accounts import Staff
from openproctor.wire.exams import (
    Exam,
    ExamChange,
    ExamInput,
    ExamPage,
    ExamSummary,
    ExamView,
    OpenLink,
)

__all__ = [
    "archive_exam",
    "assign_staff",
    "change_exam",
    "create_exam",
    "delete_exam",
    "list_exams",
    "read_exam",
    "switch_open_link",
    "unarchive_exam",
]


async def list_exams(
    tx: Transaction, member: Staff, *, archived: bool, search: str | None, after: str | None, limit: int
) -> ExamPage:
    """One page of what ``member`` may see, newest first; with ``archived``, those that were put away, too.

    Raises:
        InvalidRequest: ``after`` is no cursor of this list.
    """
    query = select(*_SUMMARY).order_by(exams.c.created_at.desc(), exams.c.id.desc()).limit(limit + 1)
    if not archived:
        query = query.where(exams.c.archived_at.is_(None))
    if member.role is not Role.ADMIN:
        query = query.join(exam_staff).where(exam_staff.c.staff_id == member.id)
    if search is not None:
        query = query.where(contains(search, exams.c.title))
    if after is not None:
        created_at, exam_id = read_cursor(after, datetime, str)
        last = tuple_(literal(created_at, UtcTime()), literal(exam_id))
        query = query.where(tuple_(exams.c.created_at, exams.c.id) < last)
    rows = (await tx.connection.execute(query)).all()
    shown = rows[:limit]
    return ExamPage(
        exams=[
            ExamSummary(
                id=row.id,
                title=row.title,
                opens_at=row.opens_at,
                closes_at=row.closes_at,
                created_at=row.created_at,
                candidates=row.people,
                in_progress=row.running,
                open_incidents=row.open_incidents,
                archived_at=row.archived_at,
            )
            for row in shown
        ],
        next=make_cursor(shown[-1].created_at, shown[-1].id) if len(rows) > limit else None,
    )


def _summary() -> tuple[ColumnElement[Any], ...]:
    """What a line of the list shows: not the policy, which would be read and parsed for nothing."""
    people = select(func.count()).where(candidates.c.exam_id == exams.c.id).scalar_subquery()
    running = (
        select(func.count())
        .where(attempts.c.exam_id == exams.c.id, attempts.c.state == AttemptState.IN_PROGRESS)
        .scalar_subquery()
    )
    open_now = (
        select(func.count())
        .where(
            incidents.c.exam_id == exams.c.id,
            incidents.c.closed_at.is_(None),
            incidents.c.incident_class == IncidentClass.SUSPICION,
        )
        .scalar_subquery()
    )
    own = (exams.c.id, exams.c.title, exams.c.opens_at, exams.c.closes_at, exams.c.created_at, exams.c.archived_at)
    return (*own, people.label("people"), running.label("running"), open_now.label("open_incidents"))


_SUMMARY = _summary()


async def create_exam(tx: Transaction, links: Links, body: ExamInput, by: Staff, now: datetime) -> Exam:
    """Make an exam; its policy is version 1."""
    exam_id = new_id("exam")
    policy = named(body.policy).model_copy(update={"version": 1})
    await tx.connection.execute(
        insert(exams).values(
            id=exam_id,
            **_columns(body, policy),
            open_link_enabled=False,
            open_link_version=0,
            last_event_id=0,
            created_at=now,
        )
    )
    await keep_policy(tx, exam_id, policy, by, now)
    return await read_exam(tx, links, exam_id)


async def read_exam(tx: Transaction, links: Links, exam_id: str) -> Exam:
    """One exam.

    Raises:
        NotFound
    """
    row = await _row(tx, exam_id)
    assigned = await tx.connection.execute(
        select(staff).join(exam_staff).where(exam_staff.c.exam_id == exam_id).order_by(staff.c.name)
    )
    return Exam(
        id=row.id,
        title=row.title,
        exam_url=row.exam_url,
        exam_view=ExamView(row.exam_view),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        policy=named(row.policy),
        open_link=OpenLink(
            enabled=row.open_link_enabled,
            path=links.open(row.id, row.open_link_version) if row.open_link_enabled else None,
        ),
        staff=[view(member) for member in assigned],
        created_at=row.created_at,
        legal_hold=row.legal_hold,
        archived_at=row.archived_at,
        has_attempts=await _has_attempts(tx, exam_id),
    )


async def change_exam(tx: Transaction, links: Links, exam_id: str, body: ExamChange, by: Staff, now: datetime) -> Exam:
    """Replace an exam's settings; a policy that differs becomes the next version, and the earlier ones are kept.

    Raises:
        NotFound
        ExamArchived: its settings stay as they are until it is taken into use again.
    """
    row = await _row(tx, exam_id, to_change=True)
    if row.archived_at is not None:
        raise ExamArchived("Take it into use again to change its settings.")
    kept = row.policy
    policy = named(body.policy).model_copy(update={"version": kept.version})
    if policy != named(kept):
        policy = policy.model_copy(update={"version": kept.version + 1})
        await keep_policy(tx, exam_id, policy, by, now)
    await tx.connection.execute(update(exams).where(exams.c.id == exam_id).values(**_columns(body, policy)))
    return await read_exam(tx, links, exam_id)


async def switch_open_link(tx: Transaction, links: Links, exam_id: str, *, enabled: bool) -> Exam:
    """Switch the open link; each time it is switched on it is a new one, so the old one stays invalid.

    Raises:
        NotFound
        ExamArchived: nobody can join it.
    """
    row = await _row(tx, exam_id)
    if enabled and row.archived_at is not None:
        raise ExamArchived
    if enabled != row.open_link_enabled:
        await tx.connection.execute(
            update(exams)
            .where(exams.c.id == exam_id)
            .values(open_link_enabled=enabled, open_link_version=row.open_link_version + (1 if enabled else 0))
        )
    return await read_exam(tx, links, exam_id)


async def assign_staff(tx: Transaction, links: Links, exam_id: str, staff_ids: Sequence[str]) -> Exam:
    """Replace the list of who may watch.

    Raises:
        NotFound
        InvalidRequest: someone on the list does not exist.
    """
    await read_exam(tx, links, exam_id)
    wanted = set(staff_ids)
    known = await tx.connection.execute(select(staff.c.id).where(staff.c.id.in_(wanted)))
    if {row.id for row in known} != wanted:
        raise InvalidRequest("Someone on this list has no account.")
    await tx.connection.execute(delete(exam_staff).where(exam_staff.c.exam_id == exam_id))
    if wanted:
        await tx.connection.execute(
            insert(exam_staff), [{"exam_id": exam_id, "staff_id": staff_id} for staff_id in sorted(wanted)]
        )
    return await read_exam(tx, links, exam_id)


async def archive_exam(tx: Transaction, links: Links, exam_id: str, now: datetime) -> Exam:
    """Put an exam away. What has been kept of it stays as long as its policy says; whoever is in the middle goes on.

    Raises:
        NotFound
    """
    row = await _row(tx, exam_id, to_change=True)
    if row.archived_at is None:
        await tx.connection.execute(update(exams).where(exams.c.id == exam_id).values(archived_at=now))
    return await read_exam(tx, links, exam_id)


async def unarchive_exam(tx: Transaction, links: Links, exam_id: str) -> Exam:
    """Take an exam into use again.

    Raises:
        NotFound
    """
    await _row(tx, exam_id, to_change=True)
    await tx.connection.execute(update(exams).where(exams.c.id == exam_id).values(archived_at=None))
    return await read_exam(tx, links, exam_id)


async def delete_exam(tx: Transaction, exam_id: str) -> None:
    """Delete an exam that nobody has joined, with its roster, policies, assignments and keys. The audit log stays as it is.

    Raises:
        NotFound
        ExamHasAttempts: attempts are not thrown away; what is kept of them goes by the policy's days, or by erasure.
        LegalHold
    """
    # On PostgreSQL the lock makes whoever joins meanwhile wait, and then find no exam.
    row = await _row(tx, exam_id, to_change=True)
    if await _has_attempts(tx, exam_id):
        raise ExamHasAttempts
    if row.legal_hold:
        raise LegalHold
    await tx.connection.execute(delete(exam_keys).where(exam_keys.c.exam_id == exam_id))
    await tx.connection.execute(delete(exams).where(exams.c.id == exam_id))


async def _has_attempts(tx: Transaction, exam_id: str) -> bool:
    found = await tx.connection.execute(select(attempts.c.id).where(attempts.c.exam_id == exam_id).limit(1))
    return found.first() is not None


def _columns(body: ExamInput, policy: Policy) -> dict[str, Any]:
    return {
        "title": body.title,
        "exam_url": body.exam_url,
        "exam_view": body.exam_view,
        "opens_at": body.opens_at,
        "closes_at": body.closes_at,
        "policy": policy,
    }


async def _row(tx: Transaction, exam_id: str, *, to_change: bool = False) -> Row[Any]:
    query = select(exams).where(exams.c.id == exam_id)
    if to_change and tx.postgresql:
        query = query.with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    return row
