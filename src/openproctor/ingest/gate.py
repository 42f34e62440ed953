"""The short way in for frames, sound and page events: same checks, same pipeline, without the framework's routing.

Frames are nearly all that this server is asked. Measured, the framework's routing, dependency solving and telemetry hooks cost
more CPU than everything the server does with a frame besides looking at it (docs/decisions/0006-a-short-way-for-frames.md). The
documented routes in ``endpoints.py`` do the same and answer whatever does not look like an item's address.
"""

import re
from contextlib import nullcontext

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from openproctor.errors import Problem
from openproctor.ingest.admission import LOAD_HEADER, Admission
from openproctor.ingest.chunk import read_chunk
from openproctor.ingest.limits import read_frame
from openproctor.middleware import send_json, send_problem
from openproctor.model.observation import Stream
from openproctor.parts import Parts
from openproctor.storage import storage_problem

__all__ = ["IngestGate"]

_ITEM = re.compile(r"/api/v1/attempts/([A-Za-z0-9_]{1,64})/(frames|sound|events|recording|screen)/(-?[0-9]{1,20})")
_CHUNKS = {"sound": Stream.MICROPHONE, "events": Stream.PAGE}
_VIDEOS = {"recording": Stream.RECORDING, "screen": Stream.SCREEN}
_log = structlog.get_logger(__name__)


class IngestGate:
    """Answers ``PUT /api/v1/attempts/{id}/frames/{seq}``, the same of the other streams, and passes the rest on."""

    def __init__(self, app: ASGIApp, parts: Parts) -> None:
        self._app = app
        self._parts = parts
        limit, engine = parts.settings.analysis_queue, parts.engine
        self._admission = Admission(limit, lambda: engine.stretch, parts.clock.monotonic)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        item = _ITEM.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if item is None:
            await self._app(scope, receive, send)
            return
        try:
            answer = await self._take(item.group(1), item.group(2), int(item.group(3)), Request(scope, receive))
        except Problem as problem:
            await send_problem(problem, send, self._load())
        except Exception as error:  # noqa: BLE001 - the edge: whatever it was, the page gets an answer and the log the cause
            failing = storage_problem(error)
            if failing is None:
                _log.error("request_failed", path=scope["path"], exc_info=error)
            await send_problem(failing or Problem(), send)
        else:
            await send_json(200, "application/json", answer.encode(), send, self._load())

    def _load(self) -> dict[str, str]:
        return {LOAD_HEADER: str(self._admission.level)}

    async def _take(self, attempt_id: str, stream: str, seq: int, request: Request) -> str:
        headers = request.headers
        self._parts.tokens.check_header(headers.get("authorization", ""), attempt_id)
        digest, captured_at = headers.get("content-digest", ""), headers.get("captured-at", "")
        with nullcontext() if stream == "events" else self._admission.admit(attempt_id):
            if stream in _CHUNKS:
                chunk = await read_chunk(request, _CHUNKS[stream], seq, digest, captured_at)
                return await self._parts.pipeline.ingest_chunk(attempt_id, chunk)
            if stream in _VIDEOS:
                chunk = await read_chunk(request, _VIDEOS[stream], seq, digest, captured_at)
                return await self._parts.recordings.take(attempt_id, chunk)
            upload = await read_frame(request, seq, digest, captured_at)
            return await self._parts.pipeline.ingest(attempt_id, upload)
