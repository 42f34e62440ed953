"""Where frames come in."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Request, Response

from openproctor.accounts.access import ExamReader
from openproctor.attempts.access import Bearer
from openproctor.attempts.schemas import CameraCheck, ChunkReply, FrameReply, MessageInput
from openproctor.ingest import limits, notes
from openproctor.ingest.chunk import read_chunk
from openproctor.model.observation import Stream
from openproctor.parts import PartsOf

__all__ = ["router", "staff_router"]

router = APIRouter(prefix="/attempts/{attempt_id}", tags=["ingest"])

Digest = Annotated[str, Header(description="RFC 9530: sha-256=:base64:")]
CapturedAt = Annotated[str, Header(description="RFC 3339 time at which it was captured; of sound, the begin.")]
JPEG_BODY = {
    "requestBody": {
        "required": True,
        "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.put("/frames/{seq}", operation_id="put_frame", openapi_extra=JPEG_BODY, response_model=FrameReply)
async def put_frame(
    attempt_id: str,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    parts: PartsOf,
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> Response:
    """Hand in one frame. A 2xx means: analysed, and every incident it caused is stored with its evidence."""
    upload = await limits.read_frame(request, seq, content_digest, captured_at)
    return Response(await parts.pipeline.ingest(attempt_id, upload), media_type="application/json")


SOUND_BODY = {
    "requestBody": {
        "required": True,
        "content": {"audio/webm": {"schema": {"type": "string", "format": "binary"}}},
    }
}
EVENT_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PageEvent"}}},
    }
}


@router.put("/sound/{seq}", operation_id="put_sound", openapi_extra=SOUND_BODY, response_model=ChunkReply)
async def put_sound(
    attempt_id: str,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    parts: PartsOf,
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> Response:
    """Hand in a few seconds of sound, a complete WebM file with Opus: measured, and not kept unless the policy says so."""
    chunk = await read_chunk(request, Stream.MICROPHONE, seq, content_digest, captured_at)
    return Response(await parts.pipeline.ingest_chunk(attempt_id, chunk), media_type="application/json")


@router.put("/events/{seq}", operation_id="put_event", openapi_extra=EVENT_BODY, response_model=ChunkReply)
async def put_event(
    attempt_id: str,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    parts: PartsOf,
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> Response:
    """Hand in something that the page says of itself: that it was left, for instance."""
    chunk = await read_chunk(request, Stream.PAGE, seq, content_digest, captured_at)
    return Response(await parts.pipeline.ingest_chunk(attempt_id, chunk), media_type="application/json")


RECORDING_BODY = {
    "requestBody": {
        "required": True,
        "content": {"video/webm": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.put("/recording/{seq}", operation_id="put_recording", openapi_extra=RECORDING_BODY, response_model=ChunkReply)
async def put_recording(
    attempt_id: str,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    parts: PartsOf,
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> Response:
    """Hand in a few seconds of the camera's video, a complete WebM file with VP8 and, if there is sound, Opus. It is kept."""
    chunk = await read_chunk(request, Stream.RECORDING, seq, content_digest, captured_at)
    return Response(await parts.recordings.take(attempt_id, chunk), media_type="application/json")


@router.put("/screen/{seq}", operation_id="put_screen", openapi_extra=RECORDING_BODY, response_model=ChunkReply)
async def put_screen(
    attempt_id: str,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    parts: PartsOf,
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> Response:
    """Hand in a few seconds of the shared screen, in the same form. It is kept."""
    chunk = await read_chunk(request, Stream.SCREEN, seq, content_digest, captured_at)
    return Response(await parts.recordings.take(attempt_id, chunk), media_type="application/json")


def _json_body(name: str) -> dict[str, object]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"requestBody": {"required": True, "content": content}}


@router.put("/messages/{seq}", operation_id="put_message", openapi_extra=_json_body("MessageInput"))
async def put_message(
    attempt_id: str,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    parts: PartsOf,
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> notes.MessageReply:
    """Write to the proctors through the outbox. The message is known by its ``client_id``; the number is only echoed."""
    limits.check_seq(seq)
    stated, captured = limits.parse_digest(content_digest), limits.parse_time(captured_at)
    body = await limits.read_body(request, "application/json", notes.MAX_NOTE_BYTES)
    digest, words = limits.digest_of(body, stated), limits.parse_json(MessageInput, body)
    async with parts.database.write() as tx:
        message = await notes.take_message(tx, attempt_id, words, captured, parts.clock.now())
    return notes.MessageReply(seq=seq, sha256=digest.hex(), not_analysed=[], late=False, message=message)


@router.put("/gaps/{seq}", operation_id="put_gap", openapi_extra=_json_body("GapInput"))
async def put_gap(
    attempt_id: str,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    parts: PartsOf,
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> ChunkReply:
    """Tell of items that the page had to give up. A gap is known by its stream and first number; ``seq`` is only echoed."""
    limits.check_seq(seq)
    stated = limits.parse_digest(content_digest)
    limits.parse_time(captured_at)
    body = await limits.read_body(request, "application/json", notes.MAX_NOTE_BYTES)
    digest, gap = limits.digest_of(body, stated), limits.parse_json(notes.GapInput, body)
    async with parts.database.write() as tx:
        await notes.note_gap(tx, attempt_id, gap, parts.clock.now())
    return ChunkReply(seq=seq, sha256=digest.hex(), not_analysed=[], late=False)


staff_router = APIRouter(prefix="/exams/{exam_id}/attempts/{attempt_id}", tags=["staff"])


@staff_router.get("/gaps", operation_id="list_gaps")
async def list_gaps(exam_id: str, attempt_id: str, _: ExamReader, parts: PartsOf) -> list[notes.Gap]:
    """What the candidate's page could not keep or hand in, and why. A fault, never counted as suspicion."""
    async with parts.database.read() as tx:
        return await notes.gaps_of(tx, exam_id, attempt_id)


@router.post("/check", operation_id="check_camera", openapi_extra=JPEG_BODY)
async def check_camera(attempt_id: str, request: Request, _: Bearer, parts: PartsOf) -> CameraCheck:
    """Look at one frame before joining; nothing of it is stored."""
    jpeg = await limits.read_jpeg(request)
    return await parts.pipeline.check(attempt_id, jpeg)
