"""Recorded segments of camera and screen on their way in: checked, made durable, entered, and only then acknowledged.

They are kept as they come and never judged, so ``pipeline.py`` has no part in it; the guarantees are the same.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from openproctor.core.clock import Clock
from openproctor.core.errors import InvalidRecording, Overloaded, Problem, RecordingNotWanted
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables import attempts, recordings
from openproctor.evidence.chain.ledger import seal
from openproctor.evidence.store.deletions import note_deletions, unnamed
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.evidence.video.recorded import (
    AnySegment,
    SegmentError,
    container_in,
    description_of,
    read_any_segment,
    write_segment,
)
from openproctor.ingest.acceptance import RUNNING, capture_time, known_reply, require_acceptable
from openproctor.ingest.keyed_lock import KeyedLock
from openproctor.ingest.measured_item import chunk_reply, evidence_key
from openproctor.ingest.repository import AttemptSnapshot, ItemRow, insert_item, load_attempt
from openproctor.ingest.upload import Upload
from openproctor.model.observation import Stream

__all__ = ["LATE", "RecordingIngest"]

LATE = timedelta(seconds=30)
"""A segment that arrives this long after its begin counts as late."""
READERS = 2
MAX_PENDING = 32
"""Segments in memory at once, at most 2 MB each."""


class RecordingIngest:
    """Ingests recorded segments; those of one attempt go one after the other."""

    def __init__(self, database: Database, store: EvidenceStore, clock: Clock) -> None:
        self._database = database
        self._store = store
        self._clock = clock
        self._locks = KeyedLock()
        self._readers = asyncio.Semaphore(READERS)
        self._pending = 0

    async def ingest(self, attempt_id: str, upload: Upload) -> str:
        """Ingest one segment and return a ``ChunkReply`` as JSON, always the same one for the same segment.

        Raises:
            FrameConflict, AttemptClosed, InvalidTransition, RecordingNotWanted, InvalidRecording, NotFound, Overloaded
        """
        if self._pending >= MAX_PENDING:
            raise Overloaded(retry_after_s=2)
        self._pending += 1
        try:
            async with self._locks.acquire(attempt_id):
                return await self._ingest(attempt_id, upload)
        finally:
            self._pending -= 1

    async def _ingest(self, attempt_id: str, upload: Upload) -> str:
        # Read within the lock, so that it grows with every segment of an attempt: a player keeps to those received by then.
        received_at = self._clock.now()
        async with self._database.read() as tx:
            attempt = await load_attempt(tx, attempt_id, upload.head.stream, upload.head.seq)
        reply = known_reply(attempt, upload.head)
        if reply is not None:
            return reply
        at = _check(attempt, upload, received_at)
        async with self._readers:
            segment, size_in_file = await asyncio.to_thread(_parse, upload.body)
        values = _row(attempt, upload, at, received_at, segment, size_in_file)
        await self._store.put({values["key"]: upload.body})
        try:
            async with self._database.write() as tx:
                return await _enter(tx, attempt_id, upload, values)
        except Problem:
            # The attempt was ended or erased meanwhile; no file may outlive what names it.
            await self._give_back(attempt_id, values["key"], received_at)
            raise

    async def _give_back(self, attempt_id: str, key: str, now: datetime) -> None:
        async with self._database.write() as tx:
            await note_deletions(tx, await unnamed(tx, attempt_id, [key]), "not_entered", now)


def _parse(body: bytes) -> tuple[AnySegment, int]:
    """The segment, and how many bytes it takes in the joined video."""
    try:
        segment = read_any_segment(body)
    except SegmentError as error:
        raise InvalidRecording(str(error)) from error
    return segment, len(write_segment(segment, 0))


def _check(attempt: AttemptSnapshot, upload: Upload, received_at: datetime) -> datetime:
    """When the segment began by the server's clock, if it may be accepted at all."""
    recording = attempt.policy.recording
    wanted = recording.camera if upload.head.stream is Stream.RECORDING else recording.screen
    at = capture_time(attempt, upload.head.captured_at, received_at)
    require_acceptable(attempt, at, received_at, states=RUNNING)
    if not wanted:
        raise RecordingNotWanted
    return datetime.fromtimestamp(at, UTC)


async def _enter(tx: Transaction, attempt_id: str, upload: Upload, values: Mapping[str, Any]) -> str:
    """Enter a segment whose bytes are durable, unless another writer has entered the same one already."""
    if tx.postgresql:
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update())
    attempt = await load_attempt(tx, attempt_id, upload.head.stream, upload.head.seq)
    known = known_reply(attempt, upload.head)
    if known is not None:
        return known
    received_at: datetime = values["received_at"]
    _check(attempt, upload, received_at)
    late = received_at - values["captured_at"] > LATE
    reply = chunk_reply(upload.head, (), late=late)
    await insert_item(tx, attempt_id, ItemRow(upload.head, received_at, reply, late, observation=None))
    await tx.connection.execute(insert(recordings).values(values))
    await seal(tx, attempt_id, "recording", received_at, _sealed(values))
    return reply


def _row(
    attempt: AttemptSnapshot, upload: Upload, at: datetime, received_at: datetime, segment: AnySegment, size_in_file: int
) -> dict[str, Any]:
    head, description = upload.head, description_of(segment)
    return {
        "attempt_id": attempt.attempt_id,
        "stream": str(head.stream),
        "seq": head.seq,
        "key": evidence_key(head, attempt.exam_id, attempt.attempt_id, container_in(description)),
        "sha256": head.sha256.hex(),
        "size": head.size,
        "captured_at": at,
        "received_at": received_at,
        "duration_ms": segment.duration_ms,
        "cluster_size": size_in_file,
        "width": segment.width,
        "height": segment.height,
        "has_sound": segment.has_sound,
        "tracks": description,
    }


def _sealed(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the chain records of a segment: enough to recognise its bytes."""
    kept = {name: values[name] for name in ("stream", "seq", "key", "sha256", "size", "duration_ms")}
    return {**kept, "captured_at": values["captured_at"].isoformat(timespec="microseconds")}
