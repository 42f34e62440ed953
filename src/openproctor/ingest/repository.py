"""What the pipeline reads and writes."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, insert, select, update

from openproctor.database import Transaction
from openproctor.errors import NotFound
from openproctor.evidence.plan import EvidenceState
from openproctor.evidence.state import dump_evidence, load_evidence
from openproctor.ingest.limits import Upload
from openproctor.model.attempt import AttemptState
from openproctor.model.policy import Policy
from openproctor.rules.state import dump_rules, load_rules
from openproctor.rules.step import RulesState
from openproctor.tables import attempts, frames

__all__ = [
    "Known",
    "Moved",
    "Running",
    "insert_frame",
    "read_known",
    "running_attempts",
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
    frame_sha256: bytes | None
    frame_reply: str | None
    """As JSON, to the letter."""


async def read_known(tx: Transaction, attempt_id: str, stream: str = "", seq: int = -1) -> Known:
    """Everything a frame is judged by; without stream and number, the attempt alone.

    Raises:
        NotFound
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
_INSERT_FRAME = insert(frames)


async def save_state(tx: Transaction, known: Known, rules: RulesState, evidence: EvidenceState) -> Known:
    """Move the attempt on from the version that was read; the attempt as it is known then.

    Raises:
        Moved: it is another version already; nothing was written.
    """
    moved = await tx.connection.execute(
        _SAVE_STATE,
        {
            "known_id": known.attempt_id,
            "known_version": known.version,
            "rules": dump_rules(rules),
            "evidence": dump_evidence(evidence),
        },
    )
    if moved.rowcount != 1:
        raise Moved
    return replace(known, rules=rules, evidence=evidence, version=known.version + 1, frame_sha256=None, frame_reply=None)


async def insert_frame(
    tx: Transaction, attempt_id: str, stream: str, upload: Upload, received_at: datetime, reply: str, *, late: bool
) -> None:
    """Enter a frame with the reply, as JSON, that it gets now and will get again."""
    values: dict[str, Any] = {
        "attempt_id": attempt_id,
        "stream": stream,
        "seq": upload.seq,
        "sha256": upload.sha256,
        "captured_at": upload.captured_at,
        "received_at": received_at,
        "late": late,
        "reply": reply,
        "size": len(upload.jpeg),
    }
    await tx.connection.execute(_INSERT_FRAME, values)


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


async def running_attempts(tx: Transaction) -> list[Running]:
    """All attempts in progress."""
    rows = await tx.connection.execute(
        select(attempts.c.id, attempts.c.exam_id, attempts.c.policy).where(attempts.c.state == AttemptState.IN_PROGRESS)
    )
    return [Running(row.id, row.exam_id, Policy.model_validate(row.policy)) for row in rows]
