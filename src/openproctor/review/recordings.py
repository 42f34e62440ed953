"""Reading recordings: what there is, what is missing and why, and the joined video as a layout of stored segments."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Row, Select, select

from openproctor.core.containers import Container
from openproctor.core.errors import NotFound
from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Transaction
from openproctor.database.slicing import all_rows
from openproctor.database.tables import attempts, gaps, incidents, recordings
from openproctor.evidence.video.layout import Layout, Placed
from openproctor.evidence.video.recorded import container_in, join
from openproctor.evidence.video.timeline import Lying, Missing, Recorded, lay_out, missing
from openproctor.ingest.recordings import LATE
from openproctor.model.attempt import ENDED
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Stream
from openproctor.wire.addresses import video_path
from openproctor.wire.recordings import RecordedPart, RecordedSegment, RecordedVideo, RecordingGap, Recordings

__all__ = ["NOTHING", "STREAMS", "Video", "list_recordings", "open_video"]

STREAMS = (Stream.RECORDING, Stream.SCREEN)
NOTHING = "nothing_recorded"
CAUSES: dict[Stream, tuple[IncidentKind, ...]] = {
    Stream.RECORDING: (IncidentKind.CAMERA_LOST, IncidentKind.CONNECTION_LOST),
    Stream.SCREEN: (IncidentKind.SCREEN_SHARE_STOPPED, IncidentKind.CONNECTION_LOST),
}
"""Incidents that explain a gap, the likeliest first."""
NEAR = timedelta(seconds=6)
"""How far an incident may lie from a gap that it explains: it is noticed a little after it began."""


@dataclass(frozen=True, slots=True)
class Video:
    """A file of one stream's recording: its layout, and for each segment the key in the store and its place."""

    container: Container
    layout: Layout
    keys: Sequence[str]
    places: Sequence[Placed]


async def list_recordings(tx: Transaction, exam_id: str, attempt_id: str, base_path: str = "") -> Recordings:
    """All that was recorded of an attempt. ``base_path`` is what the site's addresses begin with.

    Raises:
        NotFound
    """
    attempt = await _attempt(tx, exam_id, attempt_id)
    policy = attempt.policy.recording
    wanted = {Stream.RECORDING: policy.camera, Stream.SCREEN: policy.screen}
    videos = [await _video(tx, attempt, stream, base_path) for stream in STREAMS]
    return Recordings(
        attempt_id=attempt_id,
        wanted=[stream for stream in STREAMS if wanted[stream] and attempt.started_at is not None],
        videos=[video for video in videos if video is not None],
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """Segments in a row that can be played as one file, and where they lie in the recording."""

    rows: Sequence[Row[Any]]
    lying: Sequence[Lying]

    @property
    def container(self) -> Container:
        return container_in(self.rows[0].tracks)

    @property
    def begin_ms(self) -> int:
        return self.lying[0].begin_ms

    @property
    def duration_ms(self) -> int:
        return self.lying[-1].begin_ms + self.lying[-1].lasts_ms - self.begin_ms

    @property
    def places(self) -> list[Placed]:
        pairs = zip(self.rows, self.lying, strict=True)
        return [Placed(place.begin_ms - self.begin_ms, row.cluster_size) for row, place in pairs]

    def layout(self) -> Layout:
        return join(
            self.places,
            self.rows[0].tracks,
            duration_ms=self.duration_ms,
            width=max(row.width for row in self.rows),
            height=max(row.height for row in self.rows),
            has_sound=any(row.has_sound for row in self.rows),
        )


def _runs(rows: Sequence[Row[Any]], lying: Sequence[Lying]) -> list[_Run]:
    """Where the tracks are described otherwise, another file begins: the page was opened in another browser, for instance."""
    begins = [number for number, row in enumerate(rows) if number == 0 or row.tracks != rows[number - 1].tracks]
    return [_Run(rows[begin:end], lying[begin:end]) for begin, end in pairwise([*begins, len(rows)])]


async def open_video(
    tx: Transaction, exam_id: str, attempt_id: str, stream: Stream, container: Container, part: int, until: datetime | None
) -> Video:
    """A part of one stream's recording, of what had been received by ``until``.

    Raises:
        NotFound: nothing was recorded, or not by then, or there is no such part.
    """
    await _attempt(tx, exam_id, attempt_id)
    rows = await _rows(tx, attempt_id, stream, until)
    runs = _runs(rows, lay_out(await TimeSlices().make(rows, _recorded))) if rows else []
    if not part < len(runs) or runs[part].container is not container:
        raise NotFound
    run = runs[part]
    layout = await asyncio.to_thread(run.layout)
    return Video(container, layout, [row.key for row in run.rows], run.places)


async def _attempt(tx: Transaction, exam_id: str, attempt_id: str) -> Row[Any]:
    columns = (
        attempts.c.id,
        attempts.c.exam_id,
        attempts.c.state,
        attempts.c.started_at,
        attempts.c.ended_at,
        attempts.c.policy,
    )
    query: Select[Any] = select(*columns).where(attempts.c.id == attempt_id, attempts.c.exam_id == exam_id)
    row: Row[Any] | None = (await tx.connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    return row


async def _rows(tx: Transaction, attempt_id: str, stream: Stream, until: datetime | None) -> Sequence[Row[Any]]:
    """A stream's segments in the order in which they were recorded, which is how a page numbers them."""
    query = select(recordings).where(recordings.c.attempt_id == attempt_id, recordings.c.stream == stream)
    if until is not None:
        query = query.where(recordings.c.received_at <= until)
    return await all_rows(tx, query.order_by(recordings.c.seq))


async def _video(tx: Transaction, attempt: Row[Any], stream: Stream, base_path: str) -> RecordedVideo | None:
    rows = await _rows(tx, attempt.id, stream, None)
    if not rows:
        return None
    # Three hours of an exam are some 2,000 segments: in slices, so that nobody waits meanwhile.
    slices = TimeSlices()
    recorded = await slices.make(rows, _recorded)
    lying = lay_out(recorded)
    segments = await slices.make(zip(rows, lying, strict=True), lambda each: _segment(*each))
    explained = await _explained(tx, attempt, stream)
    until = max(row.received_at for row in rows).isoformat().replace("+00:00", "Z")
    site = base_path, attempt.exam_id, attempt.id
    parts = [await asyncio.to_thread(_part, *site, stream, number, run, until) for number, run in enumerate(_runs(rows, lying))]
    return RecordedVideo(
        stream=stream,
        video=parts[0].video,
        parts=parts,
        duration_s=_seconds(_end(lying)),
        size=sum(part.size for part in parts),
        width=max(row.width for row in rows),
        height=max(row.height for row in rows),
        has_sound=any(row.has_sound for row in rows),
        segments=segments,
        gaps=_gaps(attempt, recorded, explained),
    )


def _part(base_path: str, exam_id: str, attempt_id: str, stream: str, number: int, run: _Run, until: str) -> RecordedPart:
    address = base_path + video_path(exam_id, attempt_id, stream, run.container)
    return RecordedPart(
        video=f"{address}?until={until}" + (f"&part={number}" if number else ""),
        media_type=f"video/{run.container}",
        media_start_s=_seconds(run.begin_ms),
        duration_s=_seconds(run.duration_ms),
        size=run.layout().size,
    )


def _segment(row: Row[Any], place: Lying) -> RecordedSegment:
    return RecordedSegment(
        seq=row.seq,
        captured_at=row.captured_at,
        duration_s=_seconds(place.lasts_ms),
        media_start_s=_seconds(place.begin_ms),
        late=row.received_at - row.captured_at > LATE,
    )


def _gaps(attempt: Row[Any], recorded: Sequence[Recorded], explained: "_Explained") -> list[RecordingGap]:
    # What the page of a running attempt has recorded last is still on its way.
    end = _ms(attempt.ended_at) if attempt.state in ENDED and attempt.ended_at is not None else None
    begin = None if attempt.started_at is None else _ms(attempt.started_at)
    found = missing(recorded, begin, end)
    return [RecordingGap(begins_at=_time(gap.begin_ms), ends_at=_time(gap.end_ms), cause=explained.cause(gap)) for gap in found]


async def _explained(tx: Transaction, attempt: Row[Any], stream: Stream) -> "_Explained":
    given_up = await tx.connection.execute(
        select(gaps.c.begins_at, gaps.c.ends_at, gaps.c.cause).where(gaps.c.attempt_id == attempt.id, gaps.c.stream == stream)
    )
    noted = await tx.connection.execute(
        select(incidents.c.kind, incidents.c.opened_at, incidents.c.closed_at).where(
            incidents.c.attempt_id == attempt.id, incidents.c.kind.in_(CAUSES[stream])
        )
    )
    return _Explained(given_up.all(), noted.all(), CAUSES[stream])


@dataclass(frozen=True, slots=True)
class _Explained:
    """What is known about times in which something went wrong."""

    given_up: Sequence[Row[Any, Any, Any]]
    noted: Sequence[Row[Any, Any, Any]]
    order: Sequence[IncidentKind]

    def cause(self, gap: Missing) -> str:
        begin, end = _time(gap.begin_ms), _time(gap.end_ms)
        for row in self.given_up:
            if row.begins_at <= end and row.ends_at >= begin:
                return str(row.cause)
        for kind in self.order:
            for row in self.noted:
                closed = row.closed_at or end
                if row.kind == kind and row.opened_at - NEAR <= end and closed + NEAR >= begin:
                    return str(kind)
        return NOTHING


def _recorded(row: Row[Any]) -> Recorded:
    return Recorded(_ms(row.captured_at), row.duration_ms, row.has_sound)


def _end(lying: Sequence[Lying]) -> int:
    return lying[-1].begin_ms + lying[-1].lasts_ms


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def _seconds(ms: int) -> float:
    return ms / 1000
