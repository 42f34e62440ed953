"""Purge, erasure and legal hold. Each attempt is purged in one transaction; its files are deleted once that is committed.

due ──▶ rows wiped, chain bodies erased, files recorded ──▶ commit ──▶ files deleted ──▶ records removed
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Row, delete, select, update

from openproctor.attempts import service as attempt_service
from openproctor.attempts.ended import announce_end
from openproctor.attempts.views import card
from openproctor.core.errors import AttemptRunning, LegalHold, NotFound
from openproctor.core.time_slices import parts_of
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables import attempts, candidates, exams
from openproctor.evidence.store.deletions import STRAGGLERS, folder_of, note_deletions, settle, unnamed
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.feed.presence import PresenceBoard
from openproctor.feed.publishing import publish_event
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.retention.audit_lines import AuditLine, Note, note
from openproctor.retention.classes import STEPS, DataClass, PurgeContext, finish
from openproctor.retention.due import due_attempts, due_classes, due_people, is_held
from openproctor.wire.accounts import Staff

__all__ = ["Purge", "erase", "erase_candidate", "hold_attempt", "hold_exam", "preview", "resolve"]

ERASURE = "erasure"
PEOPLE_AT_ONCE = 500
"""A statement takes some 32,000 parameters at most."""
RUNNING = (AttemptState.IN_PROGRESS, AttemptState.PAUSED)

_log = structlog.get_logger(__name__)


async def preview(database: Database, now: datetime) -> Mapping[str, int]:
    """What a purge would change now: attempts for each class, and candidates who never joined."""
    async with database.read() as tx:
        due = await due_attempts(tx, now)
        people = await due_people(tx, now)
    found = Counter(str(what) for classes in due.values() for what in classes)
    return {str(what): found[what] for what in DataClass} | {"never_joined": len(people)}


@dataclass(frozen=True, slots=True)
class Purge:
    """Deletes what is past its days."""

    database: Database
    store: EvidenceStore
    note: Note = note

    async def run(self, now: datetime) -> Mapping[str, int]:
        """Go once through everything that is due. Returns how many things of each class were deleted: none the second time.

        Raises:
            OSError: the store failed; what is left is finished by the next run.
        """
        async with self.database.read() as tx:
            due = await due_attempts(tx, now)
            people = await due_people(tx, now)
        total: Counter[str] = Counter()
        for attempt_id in due:
            total.update(await self._attempt(attempt_id, now))
        if people:
            async with self.database.write() as tx:
                total["never_joined"] = await _remove_people(tx, people)
                await self.note(tx, now, AuditLine("purge", detail={"never_joined": total["never_joined"]}))
        total["files"] = await settle(self.database, self.store, now)
        counts = {name: number for name, number in total.items() if number}
        if counts:
            _log.info("purged", **counts)
        return counts

    async def _attempt(self, attempt_id: str, now: datetime) -> Mapping[str, int]:
        """Purge one attempt in one transaction; what is due is computed again, now that the attempt cannot change."""
        async with self.database.read() as tx:
            exam_id = (await tx.connection.execute(select(attempts.c.exam_id).where(attempts.c.id == attempt_id))).scalar_one()
        stored = [key async for key in self.store.keys(folder_of(exam_id, attempt_id))]
        async with self.database.write() as tx:
            attempt = await _locked(tx, attempt_id)
            if attempt.erased_at is not None or await is_held(tx, attempt_id):
                return {}
            context = PurgeContext(attempt, now)
            classes = due_classes(attempt, now)
            for what, step in STEPS.items():
                if what in classes:
                    await step(tx, context)
            if now - attempt.ended_at >= STRAGGLERS:
                await note_deletions(tx, await unnamed(tx, attempt_id, stored), "unnamed", now)
            everything = len(classes) == len(DataClass)
            if everything:
                await finish(tx, context)
            if context.counts or everything:
                line = AuditLine("purge", exam_id=exam_id, attempt_id=attempt_id, detail=dict(context.counts))
                await self.note(tx, now, line)
            return context.counts


async def erase(
    tx: Transaction,
    presence: PresenceBoard,
    attempt_id: str,
    now: datetime,
    *,
    reason: str,
    by: Staff | None = None,
    note: Note = note,
) -> bool:
    """Delete everything of one candidate, at once; False if that was done before. The next ``settle`` deletes the files.

    Raises:
        NotFound
        AttemptRunning: it is in progress, or paused.
        LegalHold
    """
    attempt = await _locked(tx, attempt_id)
    if await is_held(tx, attempt_id):
        raise LegalHold
    if attempt.erased_at is not None:
        return False
    if AttemptState(attempt.state) in RUNNING:
        raise AttemptRunning
    staff_id = None if by is None else by.id
    if AttemptState(attempt.state) not in ENDED:
        await attempt_service.end(tx, presence, attempt_id, AttemptState.TERMINATED, now, by_staff_id=staff_id)
        attempt = await _locked(tx, attempt_id)
    context = PurgeContext(attempt, now, staff_id, ERASURE)
    for step in STEPS.values():
        await step(tx, context)
    await finish(tx, context)
    await note_deletions(tx, [folder_of(attempt.exam_id, attempt_id)], ERASURE, now)
    view = await card(tx, presence, attempt.exam_id, attempt_id)
    await publish_event(tx, attempt.exam_id, attempt_id, "attempt_changed", now, attempt=view)
    await note(tx, now, _audit_line("erase", by, attempt.exam_id, attempt_id, {"reason": reason, **context.counts}))
    announce_end(tx, attempt_id)
    _log.info("erased", exam_id=attempt.exam_id, attempt_id=attempt_id, **context.counts)
    return True


async def erase_candidate(tx: Transaction, candidate_id: str, now: datetime, *, reason: str, note: Note = note) -> None:
    """Remove a candidate who has not joined.

    Raises:
        NotFound: there is none, or there is an attempt, which must be erased instead.
        LegalHold
    """
    found = await tx.connection.execute(
        select(exams.c.id, exams.c.legal_hold)
        .join_from(candidates, exams, candidates.c.exam_id == exams.c.id)
        .outerjoin(attempts, attempts.c.candidate_id == candidates.c.id)
        .where(candidates.c.id == candidate_id, attempts.c.id.is_(None))
    )
    exam = found.one_or_none()
    if exam is None:
        raise NotFound
    if exam.legal_hold:
        raise LegalHold
    await _remove_people(tx, [candidate_id])
    await note(tx, now, _audit_line("erase", None, exam.id, None, {"reason": reason, "candidate_id": candidate_id}))
    _log.info("erased", exam_id=exam.id, candidate_id=candidate_id)


async def resolve(tx: Transaction, name: str) -> str | None:
    """The attempt whose id, or whose candidate's id, is ``name``; None if the candidate has not joined, or none has this id."""
    found = await tx.connection.execute(
        select(attempts.c.id).where((attempts.c.id == name) | (attempts.c.candidate_id == name))
    )
    attempt_id: str | None = found.scalar_one_or_none()
    return attempt_id


async def hold_exam(
    tx: Transaction, exam_id: str, now: datetime, *, held: bool, reason: str, by: Staff, note: Note = note
) -> None:
    """Put a legal hold on all of an exam, or lift it. Doing so again changes nothing.

    Raises:
        NotFound
    """
    changed = await tx.connection.execute(
        update(exams).where(exams.c.id == exam_id, exams.c.legal_hold != held).values(legal_hold=held)
    )
    if changed.rowcount:
        await note(tx, now, _audit_line("hold" if held else "release", by, exam_id, None, {"reason": reason}))
    elif (await tx.connection.execute(select(exams.c.id).where(exams.c.id == exam_id))).one_or_none() is None:
        raise NotFound


async def hold_attempt(
    tx: Transaction,
    presence: PresenceBoard,
    exam_id: str,
    attempt_id: str,
    now: datetime,
    *,
    held: bool,
    reason: str,
    by: Staff,
    note: Note = note,
) -> None:
    """Put a legal hold on one attempt, or lift it. Doing so again changes nothing.

    Raises:
        NotFound
    """
    attempt = await _locked(tx, attempt_id)
    if attempt.exam_id != exam_id:
        raise NotFound
    if attempt.legal_hold == held:
        return
    await tx.connection.execute(update(attempts).where(attempts.c.id == attempt_id).values(legal_hold=held))
    await publish_event(tx, exam_id, attempt_id, "attempt_changed", now, attempt=await card(tx, presence, exam_id, attempt_id))
    await note(tx, now, _audit_line("hold" if held else "release", by, exam_id, attempt_id, {"reason": reason}))


async def _remove_people(tx: Transaction, people: Iterable[str]) -> int:
    gone = 0
    for some in parts_of(people, PEOPLE_AT_ONCE):
        joined = select(attempts.c.candidate_id).where(attempts.c.candidate_id.in_(some))
        removed = await tx.connection.execute(
            delete(candidates).where(candidates.c.id.in_(some), candidates.c.id.not_in(joined))
        )
        gone += removed.rowcount
    return gone


async def _locked(tx: Transaction, attempt_id: str) -> Row[Any]:
    if tx.postgresql:
        # The candidate first, as when an allowance is granted. Statements of their own: the next one sees what was
        # committed while these waited.
        person = select(candidates.c.id).join_from(candidates, attempts, attempts.c.candidate_id == candidates.c.id)
        await tx.connection.execute(person.where(attempts.c.id == attempt_id).with_for_update(of=candidates))
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update())
    row = (await tx.connection.execute(select(attempts).where(attempts.c.id == attempt_id))).one_or_none()
    if row is None:
        raise NotFound
    return row


def _audit_line(action: str, by: Staff | None, exam_id: str, attempt_id: str | None, detail: Mapping[str, Any]) -> AuditLine:
    return AuditLine(
        action,
        staff_id=None if by is None else by.id,
        staff_name=None if by is None else by.name,
        exam_id=exam_id,
        attempt_id=attempt_id,
        detail=detail,
    )
