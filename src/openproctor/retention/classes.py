"""What each class of data is, where it lies, and how it is deleted: every step runs in the caller's transaction, and has no
effect the second time."""

import json
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import Row, Text, bindparam, cast, delete, func, select, update

from openproctor.database.engine import Transaction
from openproctor.database.slicing import in_slices
from openproctor.database.tables import (
    attempt_sessions,
    attempts,
    candidates,
    chain,
    events,
    evidence,
    frames,
    gaps,
    incidents,
    messages,
    recordings,
    templates,
)
from openproctor.evidence.chain.chain import TOMBSTONE
from openproctor.evidence.chain.ledger import add_tombstone
from openproctor.evidence.store.deletions import note_deletions

__all__ = ["NOBODY", "STEPS", "DataClass", "PurgeContext", "finish"]

NOBODY = "Erased candidate"
"""Replaces the name."""
FRAMES_AT_ONCE = 500
BURIED_AT_ONCE = 5000


class DataClass(StrEnum):
    """The classes that a policy gives days for, in the order in which they are deleted."""

    PICTURES = "pictures"
    RECORDINGS = "recordings"
    PORTRAITS = "portraits"
    DOCUMENTS = "documents"
    OBSERVATIONS = "observations"
    LOGS = "logs"


@dataclass(frozen=True, slots=True)
class PurgeContext:
    """One attempt from which something is deleted."""

    attempt: Row[Any]
    """A row of ``attempts``, locked."""
    now: datetime
    by: str | None = None
    """The id of the staff member who asked for it; None for the job."""
    reason: str | None = None
    """The reason on the one tombstone when all is deleted at once; None if each class is deleted for its own reason."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many things were deleted, by class."""

    @property
    def id(self) -> str:
        """The attempt's id."""
        return str(self.attempt.id)

    def word(self, what: DataClass) -> str:
        """The reason for deleting this class."""
        return self.reason or str(what)

    def count(self, what: DataClass, number: int) -> None:
        """Record how many things were deleted."""
        if number:
            self.counts[what] = self.counts.get(what, 0) + number


EntryFilter: TypeAlias = Callable[[str, Mapping[str, Any]], bool]
"""Whether an entry of the chain, given its kind and body, is to be erased."""
Step: TypeAlias = Callable[[Transaction, PurgeContext], Awaitable[None]]


async def _pictures(tx: Transaction, context: PurgeContext) -> None:
    """Kept frames and segments of sound. The rows stay, with hash and time; the boxes of the faces are deleted."""
    found = await tx.connection.execute(
        select(evidence.c.id, evidence.c.key).where(evidence.c.attempt_id == context.id, evidence.c.erased_at.is_(None))
    )
    rows = found.all()
    if not rows:
        return
    await note_deletions(tx, (row.key for row in rows), context.word(DataClass.PICTURES), context.now)
    await tx.connection.execute(
        update(evidence)
        .where(evidence.c.attempt_id == context.id, evidence.c.erased_at.is_(None))
        .values(erased_at=context.now, faces=[])
    )
    ids = {row.id for row in rows}
    await _add_tombstones(tx, context, DataClass.PICTURES, lambda kind, body: kind == "evidence" and _names(body, ids))
    context.count(DataClass.PICTURES, len(rows))


async def _recordings(tx: Transaction, context: PurgeContext) -> None:
    found = await tx.connection.execute(select(recordings.c.key).where(recordings.c.attempt_id == context.id))
    keys = list(found.scalars())
    if not keys:
        return
    await note_deletions(tx, keys, context.word(DataClass.RECORDINGS), context.now)
    await tx.connection.execute(delete(recordings).where(recordings.c.attempt_id == context.id))
    await _add_tombstones(tx, context, DataClass.RECORDINGS, lambda kind, _: kind == "recording")
    context.count(DataClass.RECORDINGS, len(keys))


async def _portraits(tx: Transaction, context: PurgeContext) -> None:
    """The template of the face, wherever it lies."""
    gone = (await tx.connection.execute(delete(templates).where(templates.c.attempt_id == context.id))).rowcount
    learnt = context.attempt.learnt
    if learnt and learnt.get("reference") is not None:
        await _set(tx, context, learnt={**learnt, "reference": None})
        gone += 1
    if gone:
        await _add_tombstones(tx, context, DataClass.PORTRAITS, lambda kind, _: kind in ("portrait", "template"))
    context.count(DataClass.PORTRAITS, gone)


async def _documents(tx: Transaction, context: PurgeContext) -> None:
    """Nothing takes pictures of documents yet: there is nothing to delete."""


async def _observations(tx: Transaction, context: PurgeContext) -> None:
    """What was measured. An item's number and hash stay, so that it is recognised if it is sent again."""
    spans = await tx.connection.execute(
        select(frames.c.stream, func.min(frames.c.seq), func.max(frames.c.seq))
        .where(frames.c.attempt_id == context.id, frames.c.reply != "")
        .group_by(frames.c.stream)
    )
    parts = [
        {"in_stream": stream, "first": begin, "last": min(begin + FRAMES_AT_ONCE - 1, last)}
        for stream, first, last in spans
        for begin in range(first, last + 1, FRAMES_AT_ONCE)
    ]
    if not parts:
        return
    number = await tx.connection.execute(select(func.count()).where(frames.c.attempt_id == context.id, frames.c.reply != ""))
    context.count(DataClass.OBSERVATIONS, number.scalar_one())
    wipe = (
        update(frames)
        .where(
            frames.c.attempt_id == context.id,
            frames.c.stream == bindparam("in_stream"),
            frames.c.seq.between(bindparam("first"), bindparam("last")),
        )
        .values(observation=None, reply="")
    )
    await tx.connection.execute(wipe, parts)  # many in one call: the event loop is free meanwhile
    await _set(tx, context, rules_state={}, late_state=None, evidence_state={}, learnt=None)
    await _add_tombstones(
        tx, context, DataClass.OBSERVATIONS, lambda kind, _: kind in ("frame", "item", "observation", "observations")
    )


async def _logs(tx: Transaction, context: PurgeContext) -> None:
    """The name, and all that was said and recorded. Kinds, times and decisions of incidents stay, and every hash."""
    count = 0
    for statement in (
        delete(messages).where(messages.c.attempt_id == context.id),
        delete(gaps).where(gaps.c.attempt_id == context.id),
        delete(attempt_sessions).where(attempt_sessions.c.attempt_id == context.id),
        update(events).where(events.c.attempt_id == context.id, cast(events.c.body, Text) != "{}").values(body={}),
        update(incidents)
        .where(incidents.c.attempt_id == context.id, _any_of(incidents, ("detail", "note", "decided_by")))
        .values(detail=None, note=None, decided_by=None),
        update(candidates)
        .where(
            candidates.c.id == context.attempt.candidate_id,
            (candidates.c.name != NOBODY) | _any_of(candidates, ("email", "external_number")),
        )
        .values(
            name=NOBODY,
            email=None,
            external_number=None,
            allowance=None,
            invite_version=candidates.c.invite_version + 1,
        ),
    ):
        count += (await tx.connection.execute(statement)).rowcount
    if context.attempt.consent_text is not None or context.attempt.end_reason is not None:
        count += 1
    if not count:
        return
    # The policy shows what a candidate was granted: only what is needed to delete the rest stays of it.
    plain = context.attempt.policy.model_dump(mode="json", include={"version", "retention", "link"})
    await _set(tx, context, consent_text=None, end_reason=None, policy=plain)
    await _add_tombstones(tx, context, DataClass.LOGS, lambda kind, _: kind not in ("evidence", "recording"))
    context.count(DataClass.LOGS, count)


def _any_of(table: Any, columns: Collection[str]) -> Any:
    return func.coalesce(*(table.c[column] for column in columns), "") != ""


STEPS: Mapping[DataClass, Step] = {
    DataClass.PICTURES: _pictures,
    DataClass.RECORDINGS: _recordings,
    DataClass.PORTRAITS: _portraits,
    DataClass.DOCUMENTS: _documents,
    DataClass.OBSERVATIONS: _observations,
    DataClass.LOGS: _logs,
}


async def finish(tx: Transaction, context: PurgeContext) -> None:
    """When every class is deleted: mark the attempt as erased, and delete what the classes have left.

    That is every body of its chain except the tombstones', and the numbers and hashes of its items, which no page sends again.
    """
    await tx.connection.execute(delete(frames).where(frames.c.attempt_id == context.id))
    await _set(tx, context, erased_at=context.now)
    await _add_tombstones_where(tx, context, DataClass.LOGS, lambda _, __: True)


async def _set(tx: Transaction, context: PurgeContext, **values: Any) -> None:
    # The version makes an item that is being judged right now begin again, and find the new state.
    await tx.connection.execute(
        update(attempts).where(attempts.c.id == context.id).values(rules_version=attempts.c.rules_version + 1, **values)
    )


def _names(body: Mapping[str, Any], ids: Collection[str]) -> bool:
    return any(isinstance(value, str) and value in ids for value in body.values())


async def _add_tombstones(tx: Transaction, context: PurgeContext, what: DataClass, wanted: EntryFilter) -> None:
    if context.reason is None:  # else all of the chain goes at once, under one tombstone
        await _add_tombstones_where(tx, context, what, wanted)


async def _add_tombstones_where(tx: Transaction, context: PurgeContext, what: DataClass, wanted: EntryFilter) -> None:
    standing = (
        select(chain.c.position, chain.c.kind, chain.c.body)
        .where(chain.c.attempt_id == context.id, chain.c.kind != TOMBSTONE, chain.c.body.is_not(None))
        .order_by(chain.c.position)
    )
    positions = [
        row.position async for part in in_slices(tx, standing) for row in part if wanted(row.kind, json.loads(row.body))
    ]
    for begin in range(0, len(positions), BURIED_AT_ONCE):
        batch = positions[begin : begin + BURIED_AT_ONCE]
        await add_tombstone(tx, context.id, batch, context.now, reason=context.word(what), by=context.by)
