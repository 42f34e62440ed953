"""Where frames come in."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Request, Response

from openproctor.attempts.access import Bearer
from openproctor.attempts.schemas import CameraCheck, FrameReply
from openproctor.ingest import limits
from openproctor.parts import PartsOf

__all__ = ["router"]

router = APIRouter(prefix="/attempts/{attempt_id}", tags=["ingest"])

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
    content_digest: Annotated[str, Header(description="RFC 9530: sha-256=:base64:")] = "",
    captured_at: Annotated[str, Header(description="RFC 3339 time at which the page took the picture.")] = "",
) -> Response:
    """Hand in one frame. A 2xx means: analysed, and every incident it caused is stored with its evidence."""
    upload = await limits.read_frame(request, seq, content_digest, captured_at)
    return Response(await parts.pipeline.ingest(attempt_id, upload), media_type="application/json")


@router.post("/check", operation_id="check_camera", openapi_extra=JPEG_BODY)
async def check_camera(attempt_id: str, request: Request, _: Bearer, parts: PartsOf) -> CameraCheck:
    """Look at one frame before joining; nothing of it is stored."""
    jpeg = await limits.read_jpeg(request)
    return await parts.pipeline.check(attempt_id, jpeg)
