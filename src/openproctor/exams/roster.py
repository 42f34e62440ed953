"""An exam's roster: who is invited, by which link, and what each is granted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Row, delete, func, insert, literal, select, tuple_, update

from openproctor.attempts import service as attempt_service
from openproctor.attempts.effective_policy import accommodation_of
from openproctor.attempts.joining import end_access
from openproctor.core.errors import ExamArchived, InvalidTransition, LegalHold, NotFound
from openproctor.core.identifiers import new_id
from openproctor.core.links import Links
from openproctor.core.paging import SORTED_BY, make_cursor, read_cursor
from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Transaction
from openproctor.database.searching import contains, sorted_name
from openproctor.database.slicing import all_rows
from openproctor.database.tables import attempts, candidates, exams
from openproctor.database.tables.base import UtcTime
from openproctor.feed.presence import PresenceBoard
from openproctor.model.attempt import AttemptState
from openproctor.model.staff import Role
from openproctor.rules.accommodation import Accommodation
from openproctor.wire.accounts import Staff
from openproctor.wire.exams import Candidate, CandidatePage, NewCandidate

__all__ = [
    "add_candidates",
    "as_added",
    "grant_allowance",
    "list_candidates",
    "lock_roster",
    "new_row",
    "remove_candidate",
    "renew_invitation",
]

FIRST_INVITATION = 1
"""The version of a private link that was never renewed."""
_ATTEMPT = (attempts.c.id.label("attempt_id"), attempts.c.state, attempts.c.legal_hold, attempts.c.erased_at)
_ORDER = (candidates.c.created_at, sorted_name(candidates.c.name), candidates.c.id)
"""The order of a roster."""


async def list_candidates(
    tx: Transaction, links: Links, exam_id: str, *, for_staff: Staff, search: str | None, after: str | None, limit: int
) -> CandidatePage:
    """One page of the roster, in the order it was made; private links for administrators only.

    Raises:
        InvalidRequest: ``after`` is no cursor of this list.
    """
    wanted = [candidates.c.exam_id == exam_id]
    if search is not None:
        wanted.append(contains(search, candidates.c.name, candidates.c.email))
    total = (await tx.connection.execute(select(func.count()).select_from(candidates).where(*wanted))).scalar_one()
    if after is not None:
        created_at, name, candidate_id = read_cursor(after, datetime, str, str)
        last = tuple_(literal(created_at, UtcTime()), literal(name), literal(candidate_id))
        wanted.append(tuple_(*_ORDER) > last)
    query = select(candidates, *_ATTEMPT).outerjoin_from(candidates, attempts).where(*wanted)
    rows = await all_rows(tx, query.order_by(*_ORDER).limit(limit + 1))
    shown = rows[:limit]
    last_shown = shown[-1] if len(rows) > limit else None
    view = partial(_candidate, links=links, with_link=for_staff.role is Role.ADMIN)
    return CandidatePage(
        candidates=await TimeSlices().make(shown, view),
        total=total,
        next=None if last_shown is None else make_cursor(last_shown.created_at, last_shown.name[:SORTED_BY], last_shown.id),
    )


async def lock_roster(tx: Transaction, exam_id: str) -> None:
    """Wait until nobody else adds people to this exam, and keep others waiting until the end of the transaction.

    Then the next statement sees everybody. Those who join meanwhile do not wait: their rows refer to the exam's key alone.
    """
    if tx.postgresql:  # SQLite has one writer
        await tx.connection.execute(select(exams.c.id).where(exams.c.id == exam_id).with_for_update(key_share=True))


async def add_candidates(
    tx: Transaction, links: Links, exam_id: str, new: Sequence[NewCandidate], now: datetime
) -> list[Candidate]:
    """Put people on the roster. Returns those alone, in their order, with their private links.

    Raises:
        NotFound
        ExamArchived
    """
    await lock_roster(tx, exam_id)
    exam = (await tx.connection.execute(select(exams.c.archived_at).where(exams.c.id == exam_id))).one_or_none()
    if exam is None:
        raise NotFound
    if exam.archived_at is not None:
        raise ExamArchived
    rows = [new_row(exam_id, person, now) for person in new]
    await tx.connection.execute(insert(candidates), rows)
    return [as_added(row, links) for row in rows]


def new_row(exam_id: str, person: NewCandidate, now: datetime) -> dict[str, Any]:
    """The row of somebody who is new on the roster."""
    return {
        "id": new_id("cand"),
        "exam_id": exam_id,
        "name": person.name,
        "email": person.email,
        "external_number": person.external_number,
        "invite_version": FIRST_INVITATION,
        "created_at": now,
    }


def as_added(row: Mapping[str, Any], links: Links) -> Candidate:
    """Somebody of a row that :func:`new_row` has made, with the private link."""
    return Candidate(
        id=row["id"],
        name=row["name"],
        email=row["email"],
        external_number=row["external_number"],
        invite_path=links.personal(row["id"], row["invite_version"]),
        attempt_id=None,
        state=None,
        allowance=Accommodation(),
    )


async def grant_allowance(
    tx: Transaction,
    links: Links,
    presence: PresenceBoard,
    exam_id: str,
    candidate_id: str,
    allowance: Accommodation,
    now: datetime,
) -> Candidate:
    """Replace what a candidate is granted; in a running attempt it takes effect at once.

    Raises:
        NotFound
    """
    row = await _candidate_row(tx, exam_id, candidate_id)
    if allowance != accommodation_of(row.allowance):
        await tx.connection.execute(
            update(candidates).where(candidates.c.id == candidate_id).values(allowance=allowance.model_dump(mode="json"))
        )
        if row.attempt_id is not None:
            await attempt_service.follow_accommodation(tx, presence, row.attempt_id, now)
    return _candidate(await _candidate_row(tx, exam_id, candidate_id), links, with_link=True)


async def renew_invitation(tx: Transaction, links: Links, exam_id: str, candidate_id: str, now: datetime) -> Candidate:
    """Give a candidate a new private link; the access of the browser that joined by the old one ends.

    Raises:
        NotFound
    """
    await tx.connection.execute(
        update(candidates)
        .where(candidates.c.id == candidate_id, candidates.c.exam_id == exam_id)
        .values(invite_version=func.coalesce(candidates.c.invite_version, 0) + 1)
    )
    row = await _candidate_row(tx, exam_id, candidate_id)
    if row.attempt_id is not None:
        await end_access(tx, row.attempt_id, now)
    return _candidate(row, links, with_link=True)


async def remove_candidate(tx: Transaction, exam_id: str, candidate_id: str) -> None:
    """Take a person off the roster.

    Raises:
        NotFound
        InvalidTransition: there is an attempt, and attempts are not thrown away.
        LegalHold: the exam is under one.
    """
    row = await _candidate_row(tx, exam_id, candidate_id)
    if row.attempt_id is not None:
        raise InvalidTransition("This candidate has joined already.")
    if (await tx.connection.execute(select(exams.c.legal_hold).where(exams.c.id == exam_id))).scalar_one():
        raise LegalHold
    await tx.connection.execute(delete(candidates).where(candidates.c.id == candidate_id))


async def _candidate_row(tx: Transaction, exam_id: str, candidate_id: str) -> Row[Any]:
    row = (
        await tx.connection.execute(
            select(candidates, *_ATTEMPT)
            .outerjoin_from(candidates, attempts)
            .where(candidates.c.id == candidate_id, candidates.c.exam_id == exam_id)
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    return row


def _candidate(row: Row[Any], links: Links, *, with_link: bool) -> Candidate:
    shown = with_link and row.invite_version is not None
    return Candidate(
        id=row.id,
        name=row.name,
        email=row.email,
        external_number=row.external_number,
        invite_path=links.personal(row.id, row.invite_version) if shown else None,
        attempt_id=row.attempt_id,
        allowance=accommodation_of(row.allowance),
        state=None if row.state is None else AttemptState(row.state),
        legal_hold=bool(row.legal_hold),
        erased=row.erased_at is not None,
    )
