"""Recorded stretches of camera and screen on their way in: checked, made durable, entered, and only then acknowledged.

They are kept as they come and judged by nobody, so they take no part in ``pipeline.py``'s rules; the promises are the same.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import and_, insert, select

from openproctor.clock import Clock
from openproctor.database import Database, Transaction
from openproctor.errors import (
    AttemptClosed,
    FrameConflict,
    InvalidRecording,
    InvalidTransition,
    NotFound,
    Overloaded,
    Problem,
    RecordingNotWanted,
)
from openproctor.evidence.ledger import seal
from openproctor.evidence.store import EvidenceStore
from openproctor.evidence.stretch import Stretch, StretchError, read_stretch
from openproctor.evidence.webm import cluster
from openproctor.ingest.chunk import Chunk, chunk_reply
from openproctor.ingest.turns import Turns
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.observation import Stream
from openproctor.model.policy import RecordingPolicy
from openproctor.retention.files import note_deletions, unnamed
from openproctor.tables import attempts, frames, recordings

__all__ = ["LATE", "RecordingIngest"]

LATE = timedelta(seconds=30)
"""What arrives so long after its begin was held up."""
RUNNING = frozenset({AttemptState.IN_PROGRESS, AttemptState.PAUSED})
"""What was recorded just before a pause arrives in it."""
READERS = 2
MAX_PENDING = 32
"""Stretches in memory at once, at most 2 MB each."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What a stretch is judged by."""

    id: str
    exam_id: str
    state: AttemptState
    recording: RecordingPolicy
    late_for: timedelta
    started_at: datetime | None
    ended_at: datetime | None
    clock_skew: timedelta
    known_sha256: bytes | None
    known_reply: str | None


class RecordingIngest:
    """Takes recorded stretches; those of one attempt go one after the other."""

    def __init__(self, database: Database, store: EvidenceStore, clock: Clock) -> None:
        self._database = database
        self._store = store
        self._clock = clock
        self._turns = Turns()
        self._readers = asyncio.Semaphore(READERS)
        self._pending = 0

    async def take(self, attempt_id: str, chunk: Chunk) -> str:
        """Take one stretch and answer a ``ChunkReply`` as JSON, always the same for the same.

        Raises:
            FrameConflict, AttemptClosed, InvalidTransition, RecordingNotWanted, InvalidRecording, NotFound, Overloaded
        """
        if self._pending >= MAX_PENDING:
            raise Overloaded(retry_after_s=2)
        self._pending += 1
        try:
            async with self._turns.take(attempt_id):
                return await self._take(attempt_id, chunk)
        finally:
            self._pending -= 1

    async def _take(self, attempt_id: str, chunk: Chunk) -> str:
        # Within the turn, so that it grows with every stretch of an attempt: a player keeps to those received by then.
        received_at = self._clock.now()
        async with self._database.read() as tx:
            attempt = await _read(tx, attempt_id, chunk)
        reply = _known_reply(attempt, chunk)
        if reply is not None:
            return reply
        at = _check(attempt, chunk, received_at)
        async with self._readers:
            stretch, cluster_size = await asyncio.to_thread(_take_apart, chunk.body)
        values = _row(attempt, chunk, at, received_at, stretch, cluster_size)
        await self._store.put({values["key"]: chunk.body})
        try:
            async with self._database.write() as tx:
                return await _enter(tx, attempt_id, chunk, values)
        except Problem:
            # The attempt was ended or erased meanwhile; no file may outlive what names it.
            await self._give_back(attempt_id, values["key"], received_at)
            raise

    async def _give_back(self, attempt_id: str, key: str, now: datetime) -> None:
        async with self._database.write() as tx:
            await note_deletions(tx, await unnamed(tx, attempt_id, [key]), "not_entered", now)


def _take_apart(body: bytes) -> tuple[Stretch, int]:
    try:
        stretch = read_stretch(body)
    except StretchError as error:
        raise InvalidRecording(str(error)) from error
    return stretch, len(cluster(stretch, 0))


async def _read(tx: Transaction, attempt_id: str, chunk: Chunk) -> _Attempt:
    same = and_(frames.c.attempt_id == attempts.c.id, frames.c.stream == chunk.stream, frames.c.seq == chunk.seq)
    found = await tx.connection.execute(
        select(attempts, frames.c.sha256, frames.c.reply)
        .outerjoin_from(attempts, frames, same)
        .where(attempts.c.id == attempt_id)
    )
    row = found.one_or_none()
    if row is None or row.erased_at is not None:
        raise NotFound
    policy = row.policy
    return _Attempt(
        id=row.id,
        exam_id=row.exam_id,
        state=AttemptState(row.state),
        recording=policy.recording,
        late_for=timedelta(seconds=policy.link.late_for_s),
        started_at=row.started_at,
        ended_at=row.ended_at,
        clock_skew=timedelta(seconds=row.clock_skew_s),
        known_sha256=row.sha256,
        known_reply=row.reply,
    )


def _known_reply(attempt: _Attempt, chunk: Chunk) -> str | None:
    if attempt.known_sha256 is not None and attempt.known_sha256 != chunk.sha256:
        raise FrameConflict
    return attempt.known_reply


def _check(attempt: _Attempt, chunk: Chunk, received_at: datetime) -> datetime:
    """When the stretch began by the server's clock, if it may be taken at all."""
    wanted = attempt.recording.camera if chunk.stream is Stream.RECORDING else attempt.recording.screen
    if attempt.state not in RUNNING | ENDED or attempt.started_at is None:
        raise InvalidTransition("The exam has not begun.")
    if not wanted:
        raise RecordingNotWanted
    at = max(attempt.started_at, min(chunk.captured_at + attempt.clock_skew, received_at))
    if attempt.state in ENDED:
        # Recorded before the end and only held up: the page was offline.
        ended_at = attempt.ended_at
        if ended_at is None or at >= ended_at or received_at > ended_at + attempt.late_for:
            raise AttemptClosed
    return at


async def _enter(tx: Transaction, attempt_id: str, chunk: Chunk, values: Mapping[str, Any]) -> str:
    """Enter a stretch whose bytes are durable; whoever was quicker with the same one has entered it already."""
    if tx.postgresql:
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update())
    attempt = await _read(tx, attempt_id, chunk)
    known = _known_reply(attempt, chunk)
    if known is not None:
        return known
    _check(attempt, chunk, values["received_at"])
    reply = chunk_reply(chunk, (), late=values["received_at"] - values["captured_at"] > LATE)
    await tx.connection.execute(
        insert(frames).values(
            attempt_id=attempt_id,
            stream=chunk.stream,
            seq=chunk.seq,
            sha256=chunk.sha256,
            captured_at=chunk.captured_at,
            received_at=values["received_at"],
            late=values["received_at"] - values["captured_at"] > LATE,
            reply=reply,
            size=len(chunk.body),
            observation=None,
        )
    )
    await tx.connection.execute(insert(recordings).values(values))
    await seal(tx, attempt_id, "recording", values["received_at"], _sealed(values))
    return reply


def _row(
    attempt: _Attempt, chunk: Chunk, at: datetime, received_at: datetime, stretch: Stretch, cluster_size: int
) -> dict[str, Any]:
    sha256 = chunk.sha256.hex()
    return {
        "attempt_id": attempt.id,
        "stream": str(chunk.stream),
        "seq": chunk.seq,
        "key": f"{attempt.exam_id}/{attempt.id}/{chunk.stream}/{chunk.seq:010d}-{sha256[:16]}.webm",
        "sha256": sha256,
        "size": len(chunk.body),
        "captured_at": at.astimezone(UTC),
        "received_at": received_at,
        "duration_ms": stretch.duration_ms,
        "cluster_size": cluster_size,
        "width": stretch.width,
        "height": stretch.height,
        "has_sound": stretch.has_sound,
    }


def _sealed(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the chain says of a stretch: enough to know its bytes again."""
    kept = {name: values[name] for name in ("stream", "seq", "key", "sha256", "size", "duration_ms")}
    return {**kept, "captured_at": values["captured_at"].isoformat(timespec="microseconds")}
