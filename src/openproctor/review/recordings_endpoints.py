"""Recordings, for the staff of an exam."""

import json
from typing import Annotated

from fastapi import APIRouter, Header, Query
from starlette.responses import Response, StreamingResponse

from openproctor.accounts.access import ExamReader
from openproctor.core.containers import Container
from openproctor.core.errors import InvalidRange, NotFound
from openproctor.core.injection import Injected
from openproctor.core.instants import Instant
from openproctor.core.settings import Settings
from openproctor.core.text import Id, relayed
from openproctor.database.engine import Database
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.evidence.store.ranges import BehindTheEnd, parse_range
from openproctor.model.observation import Stream
from openproctor.review import recordings as service
from openproctor.review.playback import read_bytes
from openproctor.wire.recordings import Recordings

__all__ = ["router"]

router = APIRouter(prefix="/exams/{exam_id}/attempts/{attempt_id}/recordings", tags=["recordings"])

BINARY = {"schema": {"type": "string", "format": "binary"}}
VIDEO = {"content": {f"video/{container}": BINARY for container in Container}}


@router.get("", operation_id="list_recordings")
async def list_recordings(
    exam_id: Id, attempt_id: Id, _: ExamReader, database: Injected[Database], settings: Injected[Settings]
) -> Recordings:
    """What was recorded of an attempt, segment by segment, and what is missing."""
    async with database.read() as tx:
        return await service.list_recordings(tx, exam_id, attempt_id, settings.base_path)


@router.get(
    "/{stream}/video.{container}",
    operation_id="read_recording",
    response_class=Response,
    responses={200: VIDEO, 206: VIDEO | {"description": "A range of it."}},
)
async def read_recording(
    exam_id: Id,
    attempt_id: Id,
    stream: Stream,
    container: Container,
    _: ExamReader,
    database: Injected[Database],
    store: Injected[EvidenceStore],
    part: Annotated[int, Query(ge=0, le=100_000, description="Which file, where the recording has several.")] = 0,
    until: Annotated[Instant | None, Query(description="Leave out what was received later.")] = None,
    byte_range: Annotated[Annotated[str, relayed(1000)] | None, Header(alias="Range")] = None,
) -> Response:
    """A part of a stream's recording as one video; ``Range`` is answered."""
    if stream not in service.STREAMS:
        raise NotFound
    async with database.read() as tx:
        video = await service.open_video(tx, exam_id, attempt_id, stream, container, part, until)
    size = video.layout.size
    headers = {"accept-ranges": "bytes", "cache-control": "no-store", "x-content-type-options": "nosniff"}
    try:
        wanted = parse_range(byte_range, size)
    except BehindTheEnd:
        problem = InvalidRange(f"There are {size} bytes.")
        headers["content-range"] = f"bytes */{size}"
        return Response(json.dumps(problem.as_dict()), problem.status, headers, "application/problem+json")
    start, stop = wanted or (0, size)
    if wanted is not None:
        headers["content-range"] = f"bytes {start}-{stop - 1}/{size}"
    headers["content-length"] = str(stop - start)
    body = read_bytes(store, video, start, stop)
    return StreamingResponse(body, 206 if wanted else 200, headers, f"video/{container}")
