"""One attempt's suspicion score from its recorded incidents, by the weights of the exam's newest policy."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from openproctor.attempts.effective_policy import accommodation_of
from openproctor.core.errors import NotFound
from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Transaction
from openproctor.database.slicing import all_rows
from openproctor.database.tables import attempts, candidates, evidence, exams, incident_evidence, incidents
from openproctor.model.incident import IncidentKind, ReviewDecision
from openproctor.model.observation import Stream
from openproctor.rules.accommodation import effective_policy
from openproctor.rules.policy import Policy
from openproctor.rules.score import Contribution, Scored, contributions, total
from openproctor.wire.incidents import ScoreContribution, ScoreExplained

__all__ = ["explained", "policy_now", "scored", "weighed"]

MAX_FRAMES = 5


async def explained(tx: Transaction, exam_id: str, attempt_id: str, now: datetime) -> ScoreExplained:
    """One attempt's score with every incident's part in it.

    Raises:
        NotFound
    """
    policy = await policy_now(tx, exam_id)
    people = await tx.connection.execute(
        select(candidates.c.allowance)
        .join_from(attempts, candidates, attempts.c.candidate_id == candidates.c.id)
        .where(attempts.c.id == attempt_id, attempts.c.exam_id == exam_id)
    )
    person = people.one_or_none()
    if person is None:
        raise NotFound
    rows = await all_rows(tx, select(incidents).where(incidents.c.attempt_id == attempt_id))
    parts = await asyncio.to_thread(weighed, rows, policy, person.allowance, now)
    frames = await _frames(tx, attempt_id, rows)
    shown = await TimeSlices().make(parts, lambda part: _shown(part, frames[part.id]))
    return ScoreExplained(attempt_id=attempt_id, score=total(parts), policy_version=policy.version, contributions=shown)


def _shown(part: Contribution, frames: list[str]) -> ScoreContribution:
    return ScoreContribution(
        incident_id=part.id,
        kind=part.kind,
        points=part.points,
        cause=part.cause,
        reckoning=part.reckoning,
        frames=frames,
    )


def weighed(rows: Iterable[Row[Any]], policy: Policy, allowance: dict[str, Any] | None, now: datetime) -> list[Contribution]:
    """What recorded incidents add under the exam's policy and the candidate's allowance."""
    # Where the exam is shown plays no part: what was recorded was watched.
    own = effective_policy(policy, accommodation_of(allowance), exam_in_other_tab=False)
    return contributions((scored(row) for row in rows), own, now.timestamp())


def scored(row: Row[Any]) -> Scored:
    """One row of the incidents table."""
    return Scored(
        id=row.id,
        kind=IncidentKind(row.kind),
        since=row.opened_at.timestamp(),
        ended=None if row.closed_at is None else row.closed_at.timestamp(),
        peak=row.peak,
        decision=None if row.decision is None else ReviewDecision(row.decision),
        detail=row.detail,
    )


async def policy_now(tx: Transaction, exam_id: str) -> Policy:
    """An exam's newest policy.

    Raises:
        NotFound
    """
    policy: Policy | None = (
        await tx.connection.execute(select(exams.c.policy).where(exams.c.id == exam_id))
    ).scalar_one_or_none()
    if policy is None:
        raise NotFound
    return policy


async def _frames(tx: Transaction, attempt_id: str, rows: Sequence[Row[Any]]) -> dict[str, list[str]]:
    """A few evidence ids for each incident, the cover first, then in the order of time."""
    found = {row.id: [row.cover_id] if row.cover_id else [] for row in rows}
    linked = (
        select(incident_evidence.c.incident_id, incident_evidence.c.evidence_id)
        .join_from(incident_evidence, evidence, incident_evidence.c.evidence_id == evidence.c.id)
        .where(evidence.c.attempt_id == attempt_id, evidence.c.stream == Stream.CAMERA)
        .order_by(evidence.c.captured_at, evidence.c.seq)
    )
    for link in await all_rows(tx, linked):
        shown = found[link.incident_id]
        if len(shown) < MAX_FRAMES and link.evidence_id not in shown:
            shown.append(link.evidence_id)
    erased = select(evidence.c.id).where(evidence.c.attempt_id == attempt_id, evidence.c.erased_at.is_not(None))
    gone = {row.id for row in await all_rows(tx, erased)}
    return {incident_id: [each for each in shown if each not in gone] for incident_id, shown in found.items()}
