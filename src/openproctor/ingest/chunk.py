"""Stretches of sound and page events on their way in: what is checked, and what they measure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request

from openproctor.attempts.schemas import FrameStatus, PageEvent, PageEventState
from openproctor.incidents.record import KeptFrame
from openproctor.ingest.limits import check_seq, digest_of, parse_digest, parse_json, parse_time, read_body
from openproctor.ingest.repository import Known
from openproctor.ingest.taken import Taken
from openproctor.model.observation import Detector, Measured, Stream
from openproctor.model.packing import rounded
from openproctor.rules.page import MEASURE_OF

__all__ = [
    "MAX_EVENT_BYTES",
    "MAX_RECORDING_BYTES",
    "MAX_SOUND_BYTES",
    "Chunk",
    "chunk_reply",
    "page_event",
    "page_observation",
    "read_chunk",
    "taken_chunk",
]

MAX_SOUND_BYTES = 256 * 1024
"""Five seconds of speech are about 20 KB."""
MAX_EVENT_BYTES = 2048
MAX_RECORDING_BYTES = 2 * 1024 * 1024
"""Five seconds of video at the bit rate that is usual are 170 KB."""
_MEDIA = {
    Stream.MICROPHONE: ("audio/webm", MAX_SOUND_BYTES),
    Stream.PAGE: ("application/json", MAX_EVENT_BYTES),
    Stream.RECORDING: ("video/webm", MAX_RECORDING_BYTES),
    Stream.SCREEN: ("video/webm", MAX_RECORDING_BYTES),
}


@dataclass(frozen=True, slots=True)
class Chunk:
    """One item of a stream besides the camera, its outside checked."""

    stream: Stream
    seq: int
    body: bytes
    sha256: bytes
    captured_at: datetime
    """By the candidate's clock, aware. Of sound, the begin."""


async def read_chunk(request: Request, stream: Stream, seq: int, content_digest: str, captured_at: str) -> Chunk:
    """Read and check one item's request.

    Raises:
        Problem: the one that names what is wrong; nothing has been decoded or stored.
    """
    check_seq(seq)
    stated, captured = parse_digest(content_digest), parse_time(captured_at)
    body = await read_body(request, *_MEDIA[stream])
    return Chunk(stream, seq, body, digest_of(body, stated), captured)


def page_event(chunk: Chunk) -> PageEvent:
    """What the page says.

    Raises:
        InvalidRequest
    """
    return parse_json(PageEvent, chunk.body)


def page_observation(event: PageEvent, at: float) -> Measured:
    """The event as an observation."""
    value = 0.0 if event.state is PageEventState.OFF else float(event.count)
    return Measured(at, Stream.PAGE, {MEASURE_OF[event.signal]: value})


def taken_chunk(known: Known, chunk: Chunk, observation: Measured, received_at: datetime, *, late: bool) -> Taken:
    """The chunk as an item to be committed."""
    kept = known.policy.evidence.keep_sound and chunk.stream is Stream.MICROPHONE
    answer = chunk_reply(chunk, observation.failed, late=late)
    return Taken(
        stream=chunk.stream,
        seq=chunk.seq,
        sha256=chunk.sha256,
        size=len(chunk.body),
        captured_at=chunk.captured_at,
        received_at=received_at,
        observation=rounded(observation),
        late=late,
        reply=lambda _: answer,
        sound=(_kept_sound(known, chunk, observation.at, received_at), chunk.body) if kept else None,
        seen={"deaf": bool(observation.failed)} if chunk.stream is Stream.MICROPHONE else {},
    )


def _kept_sound(known: Known, chunk: Chunk, at: float, received_at: datetime) -> KeptFrame:
    """How a stretch of sound is entered when it becomes evidence."""
    sha256 = chunk.sha256.hex()
    return KeptFrame(
        stream=chunk.stream,
        seq=chunk.seq,
        key=f"{known.exam_id}/{known.attempt_id}/{chunk.stream}/{chunk.seq:010d}-{sha256[:16]}.webm",
        sha256=sha256,
        size=len(chunk.body),
        captured_at=datetime.fromtimestamp(at, UTC),
        received_at=received_at,
        width=0,
        height=0,
        faces=(),
        status=FrameStatus.ANALYSED,
    )


def chunk_reply(chunk: Chunk, failed: Sequence[Detector], *, late: bool) -> str:
    """A ``ChunkReply`` as JSON."""
    return json.dumps({"seq": chunk.seq, "sha256": chunk.sha256.hex(), "not_analysed": list(failed), "late": late})
