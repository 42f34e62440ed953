"""What is looked up beside the items themselves: who is in an exam, and what is known around something that came late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, or_, select

from openproctor.database.engine import Transaction
from openproctor.database.slicing import IDS, in_slices
from openproctor.database.tables import attempts, frames, incidents
from openproctor.ingest.late_track import LATE
from openproctor.ingest.repository import AttemptSnapshot
from openproctor.model.attempt import AttemptState
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Observation, Stream
from openproctor.model.packing import time_of, unpack
from openproctor.model.signal import IncidentRef, Opened
from openproctor.rules.policy import Policy

__all__ = [
    "Running",
    "attempts_with_late_items",
    "late_ordinals",
    "noted_already",
    "observed_before",
    "running_attempts",
    "running_ids",
]


async def observed_before(tx: Transaction, attempt: AttemptSnapshot, at: float, seconds: float) -> list[Observation]:
    """What was observed in the ``seconds`` before ``at``, in order of capture."""
    until = datetime.fromtimestamp(at - attempt.clock_skew_s, UTC)
    rows = await tx.connection.execute(
        select(frames.c.stream, frames.c.observation).where(
            frames.c.attempt_id == attempt.attempt_id,
            frames.c.observation.is_not(None),
            # By the page's clock, which may have been set meanwhile: what counts is the time in the observation.
            frames.c.captured_at >= until - timedelta(seconds=2 * seconds),
            frames.c.captured_at < until + timedelta(seconds=seconds),
        )
    )
    times = sorted(((time_of(row.observation), row.stream, row.observation) for row in rows), key=lambda each: each[0])
    return [unpack(packed, Stream(stream)) for time, stream, packed in times if at - seconds <= time < at]


async def late_ordinals(tx: Transaction, attempt_id: str) -> dict[IncidentKind, int]:
    """For each kind the highest ordinal of an incident that was found late."""
    rows = await tx.connection.execute(
        select(incidents.c.kind, func.max(incidents.c.ordinal).label("highest"))
        .where(incidents.c.attempt_id == attempt_id, incidents.c.ordinal >= LATE)
        .group_by(incidents.c.kind)
    )
    return {IncidentKind(row.kind): row.highest for row in rows}


async def noted_already(tx: Transaction, attempt_id: str, found: Sequence[Opened]) -> list[IncidentRef]:
    """The late findings that an incident of the same kind covers already: the same happening, seen on both tracks."""
    covered = []
    for change in found:
        since, at = (datetime.fromtimestamp(seconds, UTC) for seconds in (change.since, change.at))
        rows = await tx.connection.execute(
            select(incidents.c.id).where(
                incidents.c.attempt_id == attempt_id,
                incidents.c.kind == change.ref.kind,
                incidents.c.opened_at <= at,
                or_(incidents.c.closed_at.is_(None), incidents.c.closed_at >= since),
            )
        )
        if rows.first() is not None:
            covered.append(change.ref)
    return covered


async def attempts_with_late_items(tx: Transaction) -> list[str]:
    """The attempts that have a late track, as after a restart in the middle of a backlog."""
    rows = await tx.connection.execute(select(attempts.c.id).where(attempts.c.late_state.is_not(None)))
    return list(rows.scalars())


@dataclass(frozen=True, slots=True)
class Running:
    """An attempt in progress."""

    attempt_id: str
    exam_id: str
    policy: Policy
    away_since: datetime | None
    heard_at: datetime | None
    """When its last item came."""


async def running_ids(tx: Transaction) -> set[str]:
    """The attempts in progress."""
    query = select(attempts.c.id).where(attempts.c.state == AttemptState.IN_PROGRESS)
    return {row.id async for part in in_slices(tx, query, IDS) for row in part}


async def running_attempts(tx: Transaction) -> list[Running]:
    """All attempts in progress."""
    heard = (
        select(frames.c.attempt_id, func.max(frames.c.received_at).label("heard_at"))
        .join_from(frames, attempts)
        .where(attempts.c.state == AttemptState.IN_PROGRESS)
        .group_by(frames.c.attempt_id)
        .subquery()
    )
    columns = (attempts.c.id, attempts.c.exam_id, attempts.c.policy, attempts.c.away_since, attempts.c.started_at)
    query = (
        select(*columns, heard.c.heard_at)
        .outerjoin_from(attempts, heard, attempts.c.id == heard.c.attempt_id)
        .where(attempts.c.state == AttemptState.IN_PROGRESS)
    )
    return [
        Running(row.id, row.exam_id, row.policy, row.away_since, row.heard_at or row.started_at)
        async for part in in_slices(tx, query)
        for row in part
    ]
