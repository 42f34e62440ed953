"""What the pipeline reads and writes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, insert, null, select, update

from openproctor.database import Database, Step, Transaction
from openproctor.errors import AttemptClosed, NotFound
from openproctor.evidence.state import dump_evidence, load_evidence
from openproctor.ingest.side import Side, dump_side, load_side
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.learnt import Learnt, dump_learnt, load_learnt
from openproctor.model.policy import Policy
from openproctor.rules.state import dump_rules, load_rules
from openproctor.rules.step import RulesState
from openproctor.tables import attempts, frames

__all__ = [
    "Item",
    "Known",
    "Moved",
    "insert_item",
    "read_known",
    "save_learnt",
    "save_quietly",
    "save_sides",
    "save_skew",
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
    now: Side
    """How what comes now is judged."""
    late: Side | None
    """How what comes late is judged, while there is anything."""
    version: int
    started_at: datetime | None
    ended_at: datetime | None
    erased: bool
    clock_skew_s: float
    learnt: Learnt
    frame_sha256: bytes | None
    frame_reply: str | None
    """As JSON, to the letter."""

    @property
    def rules(self) -> RulesState:
        """The rules' state as of now."""
        return self.now.rules

    def takes_until(self) -> datetime | None:
        """Until when an attempt that has ended takes what was captured before; None: it has not ended."""
        if self.state not in ENDED or self.ended_at is None:
            return None
        return self.ended_at + timedelta(seconds=self.policy.link.late_for_s)


async def read_known(tx: Transaction, attempt_id: str, stream: str = "", seq: int = -1) -> Known:
    """Everything a frame is judged by; without stream and number, the attempt alone.

    Raises:
        NotFound
        AttemptClosed: a frame is asked for, and all of the attempt, or what was measured on that frame, has been erased.
    """
    found = await tx.connection.execute(_KNOWN, {"known_id": attempt_id, "of_stream": stream, "of_seq": seq})
    row = found.one_or_none()
    if row is None:
        raise NotFound
    if stream and (row.erased_at is not None or row.reply == ""):
        raise AttemptClosed("What was kept of it has been erased.")
    return Known(
        attempt_id=row.id,
        exam_id=row.exam_id,
        state=AttemptState(row.state),
        policy=row.policy,
        now=Side(load_rules(row.rules_state), load_evidence(row.evidence_state)),
        late=load_side(row.late_state),
        version=row.rules_version,
        started_at=row.started_at,
        ended_at=row.ended_at,
        erased=row.erased_at is not None,
        clock_skew_s=row.clock_skew_s,
        learnt=load_learnt(row.learnt),
        frame_sha256=row.sha256,
        frame_reply=row.reply,
    )


# Built once: these run for every frame, and building a statement costs as much as running it.
_KNOWN = (
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
    .where(attempts.c.id == bindparam("known_id"))
)
_SAVE = update(attempts).where(attempts.c.id == bindparam("known_id"), attempts.c.rules_version == bindparam("known_version"))
_MOVED_ON = {"rules_version": attempts.c.rules_version + 1}
_SAVE_NOW = _SAVE.values(rules_state=bindparam("rules"), evidence_state=bindparam("evidence"), **_MOVED_ON)
_SAVE_LATE = _SAVE.values(late_state=bindparam("late"), **_MOVED_ON)
_DROP_LATE = _SAVE.values(late_state=null(), **_MOVED_ON)
_INSERT_FRAME = insert(frames).values({column.name: bindparam(column.name) for column in frames.columns})


async def save_sides(tx: Transaction, known: Known, following: Known) -> Known:
    """Move the attempt on from the version that was read to ``following``'s state of one of its sides.

    Raises:
        Moved: it is another version already; nothing was written.
    """
    step = _save(known, following)
    if (await tx.connection.execute(step.statement, dict(step.values))).rowcount != 1:
        raise Moved
    return _moved_on(known, following)


async def save_quietly(database: Database, known: Known, following: Known, item: "Item | None") -> Known:
    """Move the attempt on and enter one item, if there is one, where nothing else was caused: in the shortest way.

    Raises:
        Moved: it is another version already; nothing was written.
    """
    entered = [] if item is None else [Step(_INSERT_FRAME, _item_values(known.attempt_id, item))]
    if not await database.write_at_once(_save(known, following), *entered):
        raise Moved
    return _moved_on(known, following)


def _save(known: Known, following: Known) -> Step:
    values: dict[str, Any] = {"known_id": known.attempt_id, "known_version": known.version}
    if following.late is not known.late:
        if following.late is None:
            return Step(_DROP_LATE, values)
        return Step(_SAVE_LATE, values | {"late": dump_side(following.late)})
    now = following.now
    return Step(_SAVE_NOW, values | {"rules": dump_rules(now.rules), "evidence": dump_evidence(now.evidence)})


def _moved_on(known: Known, following: Known) -> Known:
    return replace(following, version=known.version + 1, frame_sha256=None, frame_reply=None)


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
    return replace(known, now=replace(known.now, rules=rules), learnt=learnt, version=known.version + 1)


async def save_skew(tx: Transaction, attempt_id: str, skew_s: float) -> None:
    """Note how far the candidate's clock is behind the server's; whoever knows the attempt must read it anew."""
    await tx.connection.execute(
        update(attempts)
        .where(attempts.c.id == attempt_id)
        .values(clock_skew_s=skew_s, rules_version=attempts.c.rules_version + 1)
    )
