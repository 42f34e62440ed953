"""All that the database has of one attempt, read at one moment for a bundle."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select, text, type_coerce

from openproctor.core.errors import NotFound
from openproctor.database.engine import Transaction
from openproctor.database.slicing import all_rows
from openproctor.database.tables import attempts, candidates, chain, checkpoints, evidence, exams, gaps, recordings
from openproctor.database.tables.base import Json
from openproctor.evidence.chain.observation_digest import items_query
from openproctor.evidence.chain.signing import KeyInfo, Signer
from openproctor.model.attempt import ENDED

__all__ = ["Snapshot", "read_snapshot"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Rows, each table's in the order of the bundle. No picture is held: about 5 MB for three hours of an exam."""

    attempt: Row[Any]
    chain: Sequence[Row[Any]]
    checkpoints: Sequence[Row[Any]]
    items: Sequence[Row[Any]]
    evidence: Sequence[Row[Any]]
    recordings: Sequence[Row[Any]]
    gaps: Sequence[Row[Any]]
    keys: Sequence[KeyInfo]

    @property
    def signed(self) -> bool:
        """Whether the newest entry has a checkpoint."""
        return bool(self.checkpoints) and self.checkpoints[-1].position == self.attempt.chain_length - 1

    @property
    def ended(self) -> bool:
        """Whether nothing can be added any more, except for what arrives late."""
        return self.attempt.state in ENDED


async def read_snapshot(tx: Transaction, signer: Signer, exam_id: str, attempt_id: str) -> Snapshot:
    """Read everything. The transaction must be a new one.

    Raises:
        NotFound: the exam has no such attempt.
    """
    if tx.postgresql:
        await tx.connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    attempt = (await tx.connection.execute(_attempt(exam_id, attempt_id))).one_or_none()
    if attempt is None:
        raise NotFound

    return Snapshot(
        attempt=attempt,
        chain=await all_rows(tx, select(chain).where(chain.c.attempt_id == attempt_id).order_by(chain.c.position)),
        checkpoints=await all_rows(
            tx, select(checkpoints).where(checkpoints.c.attempt_id == attempt_id).order_by(checkpoints.c.position)
        ),
        items=await all_rows(tx, items_query(attempt_id)),
        evidence=await all_rows(
            tx, select(evidence).where(evidence.c.attempt_id == attempt_id).order_by(evidence.c.stream, evidence.c.seq)
        ),
        recordings=await all_rows(
            tx, select(recordings).where(recordings.c.attempt_id == attempt_id).order_by(recordings.c.stream, recordings.c.seq)
        ),
        gaps=await all_rows(tx, select(gaps).where(gaps.c.attempt_id == attempt_id).order_by(gaps.c.stream, gaps.c.first_seq)),
        keys=await signer.known(tx),
    )


def _attempt(exam_id: str, attempt_id: str) -> Select[Any]:
    # As it was stored and sealed: what a later version of the program makes of it is another matter.
    policy = type_coerce(attempts.c.policy, Json).label("stored_policy")
    return (
        select(attempts, policy, exams.c.title, candidates.c.name, candidates.c.allowance)
        .join_from(attempts, exams, attempts.c.exam_id == exams.c.id)
        .join(candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.id == attempt_id, attempts.c.exam_id == exam_id)
    )
