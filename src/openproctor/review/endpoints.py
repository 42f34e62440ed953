"""Reading incidents and their evidence, and deciding about them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from openproctor.accounts.access import ExamReader
from openproctor.core.clock import Clock
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.evidence.store.protocol import EvidenceStore, Missing
from openproctor.http.paging import After, Limit, Search
from openproctor.review import scores, service
from openproctor.review.evidence_response import serve_evidence
from openproctor.review.rescore import rescore
from openproctor.review.score_list import ScoreLists
from openproctor.wire.incidents import (
    Incident,
    IncidentDetail,
    IncidentPage,
    ReadMark,
    RescoredPage,
    RescoreInput,
    ReviewInput,
    ScoreExplained,
    ScorePage,
)

__all__ = ["router"]

router = APIRouter(prefix="/exams/{exam_id}", tags=["incidents"])


@router.get("/incidents", operation_id="list_incidents")
async def list_incidents(
    exam_id: Id,
    _: ExamReader,
    database: Injected[Database],
    attempt_id: Id | None = None,
    before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> IncidentPage:
    """Incidents, newest first, read page by page."""
    async with database.read() as tx:
        return await service.page(tx, exam_id, attempt_id, before, limit)


@router.get("/incidents/{incident_id}", operation_id="read_incident")
async def read_incident(exam_id: Id, incident_id: Id, _: ExamReader, database: Injected[Database]) -> IncidentDetail:
    """One incident with all its frames, oldest first."""
    async with database.read() as tx:
        return await service.detail(tx, exam_id, incident_id)


@router.put("/incidents/{incident_id}/review", operation_id="review_incident")
async def review_incident(
    exam_id: Id, incident_id: Id, body: ReviewInput, staff: ExamReader, database: Injected[Database], clock: Injected[Clock]
) -> Incident:
    """Confirm or dismiss: a person decides."""
    async with database.write() as tx:
        return await service.review(tx, exam_id, incident_id, body, staff, clock.now())


@router.get(
    "/evidence/{evidence_id}",
    operation_id="read_evidence",
    responses={
        200: {"content": {"image/jpeg": {}, "audio/webm": {}, "audio/mp4": {}}},
        206: {"description": "The range that was asked for.", "content": {"image/jpeg": {}, "audio/webm": {}, "audio/mp4": {}}},
        410: {"description": "The evidence was erased."},
        416: {"description": "The range begins behind the end."},
    },
    response_class=Response,
)
async def read_evidence(
    exam_id: Id,
    evidence_id: Id,
    _: ExamReader,
    database: Injected[Database],
    store: Injected[EvidenceStore],
    request: Request,
) -> Response:
    """One kept frame, re-encoded, or one segment of sound; whole or a single range of it."""
    async with database.read() as tx:
        key, media_type = await service.evidence_key(tx, exam_id, evidence_id)
    try:
        return await serve_evidence(store, key, media_type, evidence_id, request.headers.get("range"))
    except Missing:
        # It may have been erased between the two reads; then that is reported.
        async with database.read() as tx:
            await service.evidence_key(tx, exam_id, evidence_id)
        raise


@router.put("/read-mark", operation_id="mark_read", status_code=status.HTTP_204_NO_CONTENT)
async def mark_read(exam_id: Id, body: ReadMark, staff: ExamReader, database: Injected[Database]) -> None:
    """Remember how far this person has read the feed."""
    async with database.write() as tx:
        await service.mark_read(tx, exam_id, staff.id, body.event_id)


@router.get("/scores", operation_id="list_scores")
async def list_scores(
    exam_id: Id,
    _: ExamReader,
    lists: Injected[ScoreLists],
    search: Search = None,
    after: After = None,
    limit: Limit = 100,
) -> ScorePage:
    """Attempts by their suspicion scores, by the newest policy's weights: for the order of a list, not for a decision."""
    return await lists.page(exam_id, search=search, after=after, limit=limit)


@router.get("/attempts/{attempt_id}/score", operation_id="read_score")
async def read_score(
    exam_id: Id, attempt_id: Id, _: ExamReader, database: Injected[Database], clock: Injected[Clock]
) -> ScoreExplained:
    """One attempt's score with every incident's part in it."""
    async with database.read() as tx:
        return await scores.explained(tx, exam_id, attempt_id, clock.now())


@router.post("/rescore", operation_id="rescore_exam")
async def rescore_exam(
    exam_id: Id,
    body: RescoreInput,
    _: ExamReader,
    database: Injected[Database],
    clock: Injected[Clock],
    after: After = None,
    limit: Annotated[int, Query(ge=1, le=50, description="Attempts of one page at most.")] = 20,
) -> RescoredPage:
    """What another policy would have recorded, from the stored observations; nothing is changed and no picture is read."""
    return await rescore(database, exam_id, body.policy, clock.now(), after=after, limit=limit)
