"""Looking at a roster file, and adding its people to an exam. Whatever takes long runs in a thread, or in slices."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from openproctor.core.errors import ExamArchived, NotFound, RosterChanged, RosterUnreadable
from openproctor.core.links import Links
from openproctor.core.time_slices import parts_of
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables import candidates, exams
from openproctor.exams.roster import as_added, lock_roster, new_row
from openproctor.exams.roster_matching import Entry, Sorted, roster_version, sort_out
from openproctor.exams.roster_person import Person
from openproctor.exams.roster_rows import Reading, Roster, read_roster
from openproctor.wire.rosters import NewPerson, RosterImported, RosterPreview

__all__ = ["import_roster", "preview_roster"]

ADDED_AT_ONCE = 200
"""Rows of one statement: between two of them the event loop is free."""


async def preview_roster(database: Database, exam_id: str, data: bytes, reading: Reading) -> bytes:
    """What would be added, as the JSON of a ``RosterPreview``. Nothing is stored.

    Raises:
        NotFound, ExamArchived
        RosterUnreadable, RosterTooLong, InvalidRequest: see :func:`read_roster`.
    """
    roster = await asyncio.to_thread(read_roster, data, reading)
    async with database.read() as tx:
        there = await _entries(tx, exam_id)
    return await asyncio.to_thread(_preview, roster, there)


async def import_roster(
    database: Database,
    links: Links,
    exam_id: str,
    data: bytes,
    reading: Reading,
    now: datetime,
    *,
    same_names_at: str | None = None,
) -> bytes:
    """Add the people of a file who are not on the roster; the JSON of a ``RosterImported``.

    Who is there is decided in the transaction that adds, one import after the other: sent twice, even at once, a file adds
    nobody twice. By name alone nobody can be recognised the second time, so ``same_names_at``, with which those who look the
    same are added too, is the version of the roster for which an administrator has said so.

    Raises:
        NotFound
        ExamArchived
        RosterChanged: the roster is not that version any more.
        RosterUnreadable, RosterTooLong, InvalidRequest: see :func:`read_roster`.
    """
    roster = await asyncio.to_thread(read_roster, data, reading)
    if not roster.names_somebody:
        raise RosterUnreadable("No column is known to hold names.")
    async with database.write() as tx:
        await lock_roster(tx, exam_id)
        there = await _entries(tx, exam_id)
        done = await asyncio.to_thread(_decide, roster.people, there, same_names_at)
        rows = [new_row(exam_id, person.candidate, now) for person in done.new]
        for batch in parts_of(rows, ADDED_AT_ONCE):
            await tx.connection.execute(insert(candidates), list(batch))
    return await asyncio.to_thread(_imported, roster, done, rows, links)


async def _entries(tx: Transaction, exam_id: str) -> list[Entry]:
    """Who is on the roster. One statement, and the first on SQLite: it is the first that runs beside the event loop."""
    rows = await tx.connection.execute(
        select(exams.c.archived_at, candidates.c.id, candidates.c.name, candidates.c.email, candidates.c.external_number)
        .outerjoin_from(exams, candidates, candidates.c.exam_id == exams.c.id)
        .where(exams.c.id == exam_id)
    )
    found = rows.all()
    if not found:
        raise NotFound
    if found[0].archived_at is not None:
        raise ExamArchived
    return [Entry(row.name, row.email, row.external_number, row.id) for row in found if row.id is not None]


def _decide(people: Sequence[Person], there: Sequence[Entry], same_names_at: str | None) -> Sorted:
    if same_names_at is not None and same_names_at != roster_version(there):
        raise RosterChanged
    return sort_out(people, there, add_same_names=same_names_at is not None)


def _preview(roster: Roster, there: Sequence[Entry]) -> bytes:
    done = sort_out(roster.people, there)
    preview = RosterPreview(
        encoding=roster.encoding,
        separator=roster.separator,
        headings_line=roster.headings_line,
        columns=list(roster.columns),
        new=[NewPerson(line=person.line, **person.candidate.model_dump()) for person in done.new],
        known=done.known,
        problems=sorted([*roster.problems, *done.twice], key=lambda problem: problem.line),
        left_out=list(roster.left_out),
        roster_version=roster_version(there),
    )
    return preview.model_dump_json().encode()


def _imported(roster: Roster, done: Sorted, rows: Sequence[Mapping[str, Any]], links: Links) -> bytes:
    added = [as_added(row, links) for row in rows]
    problems = len(roster.problems) + len(done.twice)
    return RosterImported(added=added, known=len(done.known), problems=problems).model_dump_json().encode()
