"""The fast path for the items of the streams: the same checks and sinks, without the framework's routing.

Nearly all requests to this server are frames. Measured, the framework's routing, dependency solving and telemetry hooks cost
more CPU than everything the server does with a frame besides analysing it (decision 6 in docs/decisions). The documented routes
in ``ingest/endpoints.py`` do the same and answer whatever does not look like an item's address.
"""

from collections.abc import Awaitable
from contextlib import nullcontext

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from openproctor.attempts.tokens import AccessTokens
from openproctor.attempts.updates import UPDATES_HEADER, UpdatesLoader, with_updates
from openproctor.core.clock import Clock
from openproctor.core.errors import Problem, RequestTimeout
from openproctor.core.injection import Container
from openproctor.core.settings import Settings
from openproctor.database.failures import translate_failure
from openproctor.detection.engine import AnalysisEngine
from openproctor.http.body_timeout import CLOSING, BodyDeadline, BodyRate
from openproctor.http.middleware import send_json, send_problem
from openproctor.ingest.admission import LOAD_HEADER, Admission
from openproctor.ingest.pipeline import Pipeline
from openproctor.ingest.recordings import RecordingIngest
from openproctor.ingest.upload import read_upload
from openproctor.wire.addresses import ITEM
from openproctor.wire.streams import BY_PATH, Sink, StreamSpec

__all__ = ["FastIngest"]

_log = structlog.get_logger(__name__)


class FastIngest:
    """Answers ``PUT /api/v1/attempts/{id}/frames/{seq}``, the same for the other streams, and passes the rest on."""

    def __init__(self, app: ASGIApp, parts: Container) -> None:
        self._app = app
        self._tokens = parts.get(AccessTokens)
        self._sinks = {Sink.JUDGED: parts.get(Pipeline).ingest, Sink.KEPT: parts.get(RecordingIngest).ingest}
        limit, monotonic = parts.get(Settings).analysis_queue, parts.get(Clock).monotonic
        self._admission = Admission(limit, parts.get(AnalysisEngine), monotonic)
        self._rate = parts.get(BodyRate)
        self._updates = parts.get(UpdatesLoader)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http" and scope["method"] == "PUT" and (item := ITEM.fullmatch(scope["path"])):
            attempt_id, path, seq = item.groups()
            if path in BY_PATH:
                return self._answer(attempt_id, BY_PATH[path], int(seq), scope, receive, send)
        return self._app(scope, receive, send)

    async def _answer(self, attempt_id: str, spec: StreamSpec, seq: int, scope: Scope, receive: Receive, send: Send) -> None:
        body = BodyDeadline(receive, self._rate)
        try:
            request = Request(scope, body.receive)
            self._tokens.granted(scope, request.headers.get("authorization", ""), attempt_id)
            with self._admission.admit(attempt_id) if spec.shed else nullcontext():
                upload = await read_upload(request, spec, seq)
                reply = await self._sinks[spec.sink](attempt_id, upload)
            if UPDATES_HEADER in request.headers:
                reply = await with_updates(self._updates, attempt_id, reply)
        except Problem as problem:
            closing = CLOSING if isinstance(problem, RequestTimeout) else {}
            await send_problem(problem, send, {LOAD_HEADER: str(self._admission.level), **closing})
        except Exception as error:  # noqa: BLE001 - the edge: whatever it was, the page gets an answer and the log the cause
            failure = translate_failure(error)
            if failure is None:
                _log.error("request_failed", path=scope["path"], exc_info=error)
            await send_problem(failure or Problem(), send)
        else:
            # Without it a page would take a busy server for a slow line.
            timing = {"server-timing": f"app;dur={body.since_last_s * 1000:.1f}"}
            await send_json(200, "application/json", reply.encode(), send, {LOAD_HEADER: str(self._admission.level), **timing})
