"""The attempt as the pipeline reads it, and what it writes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, insert, null, select, update

from openproctor.core.errors import NotFound
from openproctor.database.engine import Database, Step, Transaction
from openproctor.database.tables import attempts, frames
from openproctor.evidence.plan import dump_evidence, load_evidence
from openproctor.ingest.late_track import JudgingTrack, dump_track, load_track
from openproctor.model.attempt import AttemptState
from openproctor.model.item import ItemHead
from openproctor.model.profile import CandidateProfile, dump_profile, load_profile
from openproctor.rules.policy import Policy
from openproctor.rules.step import RulesState, dump_rules, load_rules

__all__ = [
    "AttemptSnapshot",
    "ItemRow",
    "VersionConflict",
    "insert_item",
    "load_attempt",
    "save_profile",
    "save_quietly",
    "save_tracks",
]


class VersionConflict(Exception):  # noqa: N818 - not an error: another writer was quicker
    """The attempt's version has changed since it was read."""


@dataclass(frozen=True, slots=True)
class AttemptSnapshot:
    """An attempt as it was read, and the item of the same number if there is one."""

    attempt_id: str
    exam_id: str
    state: AttemptState
    policy: Policy
    live_track: JudgingTrack
    """The state by which items in order are judged."""
    late_track: JudgingTrack | None
    """The state by which late items are judged; None while there are none."""
    version: int
    started_at: datetime | None
    ended_at: datetime | None
    erased: bool
    clock_skew_s: float
    profile: CandidateProfile
    item_sha256: bytes | None
    item_reply: str | None
    """Exactly as it was sent, as JSON; empty where what was measured on the item has been erased."""

    @property
    def rules(self) -> RulesState:
        """The rules' state of the live track."""
        return self.live_track.rules


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item as it is entered."""

    head: ItemHead
    received_at: datetime
    reply: str
    """As JSON: what the item gets now, and again whenever it is sent again."""
    late: bool
    observation: bytes | None
    """What was measured, packed; None for an item that is only kept."""


async def load_attempt(tx: Transaction, attempt_id: str, stream: str = "", seq: int = -1) -> AttemptSnapshot:
    """Everything an item is judged by; without stream and number, the attempt alone.

    Raises:
        NotFound
    """
    found = await tx.connection.execute(_ATTEMPT, {"attempt": attempt_id, "of_stream": stream, "of_seq": seq})
    row = found.one_or_none()
    if row is None:
        raise NotFound
    return AttemptSnapshot(
        attempt_id=row.id,
        exam_id=row.exam_id,
        state=AttemptState(row.state),
        policy=row.policy,
        live_track=JudgingTrack(load_rules(row.rules_state), load_evidence(row.evidence_state)),
        late_track=load_track(row.late_state),
        version=row.rules_version,
        started_at=row.started_at,
        ended_at=row.ended_at,
        erased=row.erased_at is not None,
        clock_skew_s=row.clock_skew_s,
        profile=load_profile(row.learnt),
        item_sha256=row.sha256,
        item_reply=row.reply,
    )


# Built once: these run for every frame, and building a statement costs as much as running it.
_ATTEMPT = (
    select(attempts, frames.c.sha256, frames.c.reply)
    .outerjoin_from(
        attempts,
        frames,
        and_(
            frames.c.attempt_id == attempts.c.id,
            frames.c.stream == bindparam("of_stream"),
            frames.c.seq == bindparam("of_seq"),
        ),
    )
    .where(attempts.c.id == bindparam("attempt"))
)
_SAVE = update(attempts).where(attempts.c.id == bindparam("attempt"), attempts.c.rules_version == bindparam("version"))
_NEXT_VERSION = {"rules_version": attempts.c.rules_version + 1}
_SAVE_LIVE = _SAVE.values(rules_state=bindparam("rules"), evidence_state=bindparam("evidence"), **_NEXT_VERSION)
_SAVE_LATE = _SAVE.values(late_state=bindparam("late"), **_NEXT_VERSION)
_DROP_LATE = _SAVE.values(late_state=null(), **_NEXT_VERSION)
_INSERT_FRAME = insert(frames).values({column.name: bindparam(column.name) for column in frames.columns})


async def save_tracks(tx: Transaction, attempt: AttemptSnapshot, following: AttemptSnapshot) -> AttemptSnapshot:
    """Move the attempt on from the version that was read to ``following``'s state of one of its tracks.

    Raises:
        VersionConflict: it has another version already; nothing was written.
    """
    step = _save(attempt, following)
    if (await tx.connection.execute(step.statement, dict(step.values))).rowcount != 1:
        raise VersionConflict
    return _next(attempt, following)


async def save_quietly(
    database: Database, attempt: AttemptSnapshot, following: AttemptSnapshot, rows: Sequence[ItemRow]
) -> AttemptSnapshot:
    """Like :func:`save_tracks`, with these items, where nothing else was caused: on the fast path.

    Raises:
        VersionConflict: it has another version already; nothing was written.
    """
    entered = [Step(_INSERT_FRAME, _values(attempt.attempt_id, row)) for row in rows]
    if not await database.write_at_once(_save(attempt, following), *entered):
        raise VersionConflict
    return _next(attempt, following)


def _save(attempt: AttemptSnapshot, following: AttemptSnapshot) -> Step:
    values: dict[str, Any] = {"attempt": attempt.attempt_id, "version": attempt.version}
    if following.late_track is not attempt.late_track:
        if following.late_track is None:
            return Step(_DROP_LATE, values)
        return Step(_SAVE_LATE, values | {"late": dump_track(following.late_track)})
    track = following.live_track
    return Step(_SAVE_LIVE, values | {"rules": dump_rules(track.rules), "evidence": dump_evidence(track.evidence)})


def _next(attempt: AttemptSnapshot, following: AttemptSnapshot) -> AttemptSnapshot:
    return replace(following, version=attempt.version + 1, item_sha256=None, item_reply=None)


async def insert_item(tx: Transaction, attempt_id: str, row: ItemRow) -> None:
    """Enter one item."""
    await tx.connection.execute(_INSERT_FRAME, _values(attempt_id, row))


def _values(attempt_id: str, row: ItemRow) -> dict[str, Any]:
    head = row.head
    return {
        "attempt_id": attempt_id,
        "stream": head.stream,
        "seq": head.seq,
        "sha256": head.sha256,
        "captured_at": head.captured_at,
        "received_at": row.received_at,
        "late": row.late,
        "reply": row.reply,
        "size": head.size,
        "observation": row.observation,
    }


async def save_profile(
    tx: Transaction, attempt: AttemptSnapshot, rules: RulesState, profile: CandidateProfile
) -> AttemptSnapshot:
    """Store what was learnt about the candidate. Returns the attempt as it is then.

    Raises:
        VersionConflict: it has another version already; nothing was written.
    """
    saved = await tx.connection.execute(
        update(attempts)
        .where(attempts.c.id == attempt.attempt_id, attempts.c.rules_version == attempt.version)
        .values(
            learnt=dump_profile(profile) | {"baseline": dump_rules(rules)["baseline"]},
            rules_state=dump_rules(rules),
            rules_version=attempt.version + 1,
        )
    )
    if saved.rowcount != 1:
        raise VersionConflict
    return replace(attempt, live_track=replace(attempt.live_track, rules=rules), profile=profile, version=attempt.version + 1)
