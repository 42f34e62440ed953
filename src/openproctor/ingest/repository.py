"""What the pipeline reads and writes."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, insert, select, update

from openproctor.database import Database, Step, Transaction
from openproctor.errors import AttemptClosed, NotFound
from openproctor.evidence.plan import EvidenceState
from openproctor.evidence.state import dump_evidence, load_evidence
from openproctor.model.attempt import AttemptState
from openproctor.model.learnt import Learnt, dump_learnt, load_learnt
from openproctor.model.policy import Policy
from openproctor.rules.state import dump_rules, load_rules
from openproctor.rules.step import RulesState
from openproctor.tables import attempts, frames

__all__ = [
    "Item",
    "Known",
    "Moved",
    "Running",
    "insert_item",
    "read_known",
    "running_attempts",
    "running_ids",
    "save_learnt",
    "save_quietly",
    "save_skew",
    "save_state",
]


class Moved(Exception):  # noqa: N818 - not an error: somebody else was quicker
    """The attempt's version has moved on since it was read."""


@dataclass(frozen=True, slots=True)
class Known:
    """An attempt as it was read, and the frame of the same number if there is one."""

    attempt_id: str
    exam_id: str
    state: AttemptState
    policy: Policy
    rules: RulesState
    evidence: EvidenceState
    version: int
    started_at: datetime | None
    clock_skew_s: float
    learnt: Learnt
    frame_sha256: bytes | None
    frame_reply: str | None
    """As JSON, to the letter."""


async def read_known(tx: Transaction, attempt_id: str, stream: str = "", seq: int = -1) -> Known:
    """Everything a frame is judged by; without stream and number, the attempt alone.

    Raises:
        NotFound
        AttemptClosed: a frame is asked for, and all of the attempt, or what was measured on that frame, has been erased.
    """
    same = and_(frames.c.attempt_id == attempts.c.id, frames.c.stream == stream, frames.c.seq == seq)
    found = await tx.connection.execute(
        select(attempts, frames.c.sha256, frames.c.reply)
        .outerjoin_from(attempts, frames, same)
        .where(attempts.c.id == attempt_id)
    )
    row = found.one_or_none()
    if row is None:
        raise NotFound
    if stream and (row.erased_at is not None or row.reply == ""):
        raise AttemptClosed("What was kept of it has been erased.")
    return Known(
        attempt_id=row.id,
        exam_id=row.exam_id,
        state=AttemptState(row.state),
        policy=Policy.model_validate(row.policy),
        rules=load_rules(row.rules_state),
        evidence=load_evidence(row.evidence_state),
        version=row.rules_version,
        started_at=row.started_at,
        clock_skew_s=row.clock_skew_s,
        learnt=load_learnt(row.learnt),
        frame_sha256=row.sha256,
        frame_reply=row.reply,
    )


# Built once: these run for every frame, and building a statement costs as much as running it.
_SAVE_STATE = (
    update(attempts)
    .where(attempts.c.id == bindparam("known_id"), attempts.c.rules_version == bindparam("known_version"))
    .values(
        rules_state=bindparam("rules"),
        evidence_state=bindparam("evidence"),
        rules_version=attempts.c.rules_version + 1,
    )
)
_INSERT_FRAME = insert(frames).values({column.name: bindparam(column.name) for column in frames.columns})


async def save_state(tx: Transaction, known: Known, rules: RulesState, evidence: EvidenceState) -> Known:
    """Move the attempt on from the version that was read; the attempt as it is known then.

    Raises:
        Moved: it is another version already; nothing was written.
    """
    moved = await tx.connection.execute(_SAVE_STATE, _state_values(known, rules, evidence))
    if moved.rowcount != 1:
        raise Moved
    return _moved_on(known, rules, evidence)


async def save_quietly(database: Database, known: Known, rules: RulesState, evidence: EvidenceState, item: "Item") -> Known:
    """Move the attempt on and enter one item that has caused nothing else, in the shortest way.

    Raises:
        Moved: it is another version already; nothing was written.
    """
    done = await database.write_at_once(
        Step(_SAVE_STATE, _state_values(known, rules, evidence)),
        Step(_INSERT_FRAME, _item_values(known.attempt_id, item)),
    )
    if not done:
        raise Moved
    return _moved_on(known, rules, evidence)


def _state_values(known: Known, rules: RulesState, evidence: EvidenceState) -> dict[str, Any]:
    return {
        "known_id": known.attempt_id,
        "known_version": known.version,
        "rules": dump_rules(rules),
        "evidence": dump_evidence(evidence),
    }


def _moved_on(known: Known, rules: RulesState, evidence: EvidenceState) -> Known:
    return replace(known, rules=rules, evidence=evidence, version=known.version + 1, frame_sha256=None, frame_reply=None)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a stream as it is entered."""

    stream: str
    seq: int
    sha256: bytes
    captured_at: datetime
    """By the candidate's clock."""
    received_at: datetime
    reply: str
    """As JSON: what it gets now and will get again."""
    size: int
    """Of what came in, in bytes."""
    late: bool
    observation: bytes
    """What was measured, packed."""


async def insert_item(tx: Transaction, attempt_id: str, item: Item) -> None:
    """Enter one item."""
    await tx.connection.execute(_INSERT_FRAME, _item_values(attempt_id, item))


def _item_values(attempt_id: str, item: Item) -> dict[str, Any]:
    return {
        "attempt_id": attempt_id,
        "stream": item.stream,
        "seq": item.seq,
        "sha256": item.sha256,
        "captured_at": item.captured_at,
        "received_at": item.received_at,
        "late": item.late,
        "reply": item.reply,
        "size": item.size,
        "observation": item.observation,
    }


async def save_learnt(tx: Transaction, known: Known, rules: RulesState, learnt: Learnt) -> Known:
    """Note what was learnt of the candidate; the attempt as it is known then.

    Raises:
        Moved: it is another version already; nothing was written.
    """
    moved = await tx.connection.execute(
        update(attempts)
        .where(attempts.c.id == known.attempt_id, attempts.c.rules_version == known.version)
        .values(
            learnt=dump_learnt(learnt) | {"baseline": dump_rules(rules)["baseline"]},
            rules_state=dump_rules(rules),
            rules_version=known.version + 1,
        )
    )
    if moved.rowcount != 1:
        raise Moved
    return replace(known, rules=rules, learnt=learnt, version=known.version + 1)


async def save_skew(tx: Transaction, attempt_id: str, skew_s: float) -> None:
    """Note how far the candidate's clock is behind the server's; whoever knows the attempt must read it anew."""
    await tx.connection.execute(
        update(attempts)
        .where(attempts.c.id == attempt_id)
        .values(clock_skew_s=skew_s, rules_version=attempts.c.rules_version + 1)
    )


@dataclass(frozen=True, slots=True)
class Running:
    """An attempt in progress."""

    attempt_id: str
    exam_id: str
    policy: Policy


async def running_ids(tx: Transaction) -> set[str]:
    """The attempts in progress."""
    rows = await tx.connection.execute(select(attempts.c.id).where(attempts.c.state == AttemptState.IN_PROGRESS))
    return set(rows.scalars())


async def running_attempts(tx: Transaction) -> list[Running]:
    """All attempts in progress."""
    rows = await tx.connection.execute(
        select(attempts.c.id, attempts.c.exam_id, attempts.c.policy).where(attempts.c.state == AttemptState.IN_PROGRESS)
    )
    return [Running(row.id, row.exam_id, Policy.model_validate(row.policy)) for row in rows]
