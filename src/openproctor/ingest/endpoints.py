"""Where items come in: one route for each stream of the table, messages and gaps, and the camera check before the exam."""

from datetime import UTC, datetime
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Header, Path, Request, Response

from openproctor.accounts.access import ExamReader
from openproctor.accounts.audit_middleware import draft_of
from openproctor.attempts.access import Bearer
from openproctor.attempts.service import belongs
from openproctor.attempts.updates import UPDATES_HEADER, UpdatesLoader, with_updates
from openproctor.core.clock import Clock
from openproctor.core.errors import NotFound
from openproctor.core.injection import Injected, inject
from openproctor.core.text import Id, relayed
from openproctor.database.engine import Database
from openproctor.ingest import messages_and_gaps, upload
from openproctor.ingest.pipeline import Pipeline
from openproctor.ingest.recordings import RecordingIngest
from openproctor.wire.attempts import CameraCheck, ChunkReply, MessageInput
from openproctor.wire.messages_and_gaps import Gap, GapInput, MessageReply
from openproctor.wire.streams import JPEG, STREAMS, Sink, StreamSpec

__all__ = ["router", "staff_router"]

router = APIRouter(prefix="/attempts/{attempt_id}", tags=["ingest"])
staff_router = APIRouter(prefix="/exams/{exam_id}/attempts/{attempt_id}", tags=["staff"])


class ItemSink(Protocol):
    """Where the items of a stream go."""

    async def ingest(self, attempt_id: str, upload: upload.Upload) -> str:
        """Ingest one, and return its reply as JSON."""


Digest = Annotated[str, relayed(1000), Header(description="RFC 9530: sha-256=:base64:")]
CapturedAt = Annotated[
    str, relayed(1000), Header(description="RFC 3339 time at which it was captured, 2000 to 2200; of sound, the begin.")
]


def _body(*media_types: str, schema: dict[str, str] | None = None) -> dict[str, Any]:
    content = {each: {"schema": schema or {"type": "string", "format": "binary"}} for each in media_types}
    return {"requestBody": {"required": True, "content": content}}


def _json_body(name: str) -> dict[str, Any]:
    return _body("application/json", schema={"$ref": f"#/components/schemas/{name}"})


def _add_stream(spec: StreamSpec) -> None:
    sink_type = Pipeline if spec.sink is Sink.JUDGED else RecordingIngest

    async def put_item(
        attempt_id: Id,
        seq: Annotated[int, Path()],
        request: Request,
        _: Bearer,
        sink: Annotated[ItemSink, inject(sink_type)],
        loader: Injected[UpdatesLoader],
        content_digest: Digest = "",
        captured_at: CapturedAt = "",
    ) -> Response:
        item = await upload.read_upload(request, spec, seq)
        reply = await sink.ingest(attempt_id, item)
        if UPDATES_HEADER in request.headers:
            reply = await with_updates(loader, attempt_id, reply)
        return Response(reply, media_type="application/json")

    router.add_api_route(
        f"/{spec.path}/{{seq}}",
        put_item,
        methods=["PUT"],
        name=spec.operation,
        operation_id=spec.operation,
        description=spec.description,
        response_model=spec.reply,
        openapi_extra=_json_body(spec.body_schema) if spec.body_schema else _body(*spec.media_types),
    )


for _spec in STREAMS:
    _add_stream(_spec)


@router.put("/messages/{seq}", operation_id="put_message", openapi_extra=_json_body("MessageInput"))
async def put_message(
    attempt_id: Id,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    database: Injected[Database],
    clock: Injected[Clock],
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> MessageReply:
    """Write to the proctors through the outbox. The message is known by its ``client_id``; the number is only echoed."""
    upload.check_seq(seq)
    stated, captured = upload.parse_digest(content_digest), upload.parse_time(captured_at)
    body = await upload.read_body(request, "application/json", messages_and_gaps.MAX_BYTES)
    digest, words = upload.digest_of(body, stated), upload.parse_json(MessageInput, body)
    async with database.write() as tx:
        message = await messages_and_gaps.post_message(tx, attempt_id, words, captured, clock.now())
    return MessageReply(seq=seq, sha256=digest.hex(), not_analysed=[], late=False, message=message)


@router.put("/gaps/{seq}", operation_id="put_gap", openapi_extra=_json_body("GapInput"))
async def put_gap(
    attempt_id: Id,
    seq: Annotated[int, Path()],
    request: Request,
    _: Bearer,
    database: Injected[Database],
    clock: Injected[Clock],
    content_digest: Digest = "",
    captured_at: CapturedAt = "",
) -> ChunkReply:
    """Report items that the page had to give up. A gap is known by its stream and first number; ``seq`` is only echoed."""
    upload.check_seq(seq)
    stated = upload.parse_digest(content_digest)
    upload.parse_time(captured_at)
    body = await upload.read_body(request, "application/json", messages_and_gaps.MAX_BYTES)
    digest, gap = upload.digest_of(body, stated), upload.parse_json(GapInput, body)
    async with database.write() as tx:
        await messages_and_gaps.note_gap(tx, attempt_id, gap, clock.now())
    return ChunkReply(seq=seq, sha256=digest.hex(), not_analysed=[], late=False)


@staff_router.get("/gaps", operation_id="list_gaps")
async def list_gaps(exam_id: Id, attempt_id: Id, _: ExamReader, database: Injected[Database]) -> list[Gap]:
    """What the candidate's page could not keep or hand in, and why. A fault, never counted as suspicion."""
    async with database.read() as tx:
        return await messages_and_gaps.gaps_of(tx, exam_id, attempt_id)


@staff_router.get(
    "/newest-frame",
    operation_id="read_newest_frame",
    response_class=Response,
    responses={
        200: {"content": {JPEG: {}}, "headers": {"Captured-At": {"schema": {"type": "string"}}}},
        204: {"description": "No picture"},
    },
)
async def read_newest_frame(
    exam_id: Id, attempt_id: Id, request: Request, _: ExamReader, database: Injected[Database], pipeline: Injected[Pipeline]
) -> Response:
    """The newest picture of the camera, for where live video has no way through; 204 where there is none."""
    # Asked for every few seconds by an open live page, whose opening and closing are audited.
    draft_of(request).wanted = False
    async with database.read() as tx:
        if not await belongs(tx, exam_id, attempt_id):
            raise NotFound
    frame = pipeline.newest_frame(attempt_id)
    if frame is None:
        return Response(status_code=204, headers={"cache-control": "no-store"})
    captured_at = datetime.fromtimestamp(frame.at, UTC).isoformat()
    return Response(frame.jpeg, media_type=JPEG, headers={"cache-control": "no-store", "captured-at": captured_at})


@router.post("/check", operation_id="check_camera", openapi_extra=_body(JPEG))
async def check_camera(attempt_id: Id, request: Request, _: Bearer, pipeline: Injected[Pipeline]) -> CameraCheck:
    """Analyse one frame before the exam begins; the picture is not stored."""
    jpeg = await upload.read_jpeg(request)
    return await pipeline.check(attempt_id, jpeg)
