"""Where frames come in."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Request, Response

from openproctor.attempts.access import Bearer
from openproctor.attempts.schemas import CameraCheck, ChunkReply, FrameReply
from openproctor.ingest import limits
from openproctor.ingest.chunk import read_chunk
from openproctor.model.observation import Stream
from openproctor.parts import PartsOf

__all__ = ["router"]

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


@router.post("/check", operation_id="check_camera", openapi_extra=JPEG_BODY)
async def check_camera(attempt_id: str, request: Request, _: Bearer, parts: PartsOf) -> CameraCheck:
    """Look at one frame before joining; nothing of it is stored."""
    jpeg = await limits.read_jpeg(request)
    return await parts.pipeline.check(attempt_id, jpeg)
