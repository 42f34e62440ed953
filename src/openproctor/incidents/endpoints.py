"""Reading incidents and their evidence, and deciding about them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from openproctor.accounts.access import ExamReader
from openproctor.evidence.store import Missing
from openproctor.incidents import scores, service
from openproctor.incidents.rescore import rescore
from openproctor.incidents.schemas import (
    AttemptScore,
    Incident,
    IncidentDetail,
    IncidentPage,
    ReadMark,
    Rescored,
    RescoreInput,
    ReviewInput,
    ScoreExplained,
)
from openproctor.incidents.serving import serve_evidence
from openproctor.parts import PartsOf

__all__ = ["router"]

router = APIRouter(prefix="/exams/{exam_id}", tags=["incidents"])


@router.get("/incidents", operation_id="list_incidents")
async def list_incidents(
    exam_id: str,
    _: ExamReader,
    parts: PartsOf,
    attempt_id: str | None = None,
    before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> IncidentPage:
    """Incidents, newest first, read page by page."""
    async with parts.database.read() as tx:
        return await service.page(tx, exam_id, attempt_id, before, limit)


@router.get("/incidents/{incident_id}", operation_id="read_incident")
async def read_incident(exam_id: str, incident_id: str, _: ExamReader, parts: PartsOf) -> IncidentDetail:
    """One incident with all its frames, oldest first."""
    async with parts.database.read() as tx:
        return await service.detail(tx, exam_id, incident_id)


@router.put("/incidents/{incident_id}/review", operation_id="review_incident")
async def review_incident(exam_id: str, incident_id: str, body: ReviewInput, staff: ExamReader, parts: PartsOf) -> Incident:
    """Confirm or dismiss: a person decides."""
    async with parts.database.write() as tx:
        return await service.review(tx, exam_id, incident_id, body, staff, parts.clock.now())


@router.get(
    "/evidence/{evidence_id}",
    operation_id="read_evidence",
    responses={
        200: {"content": {"image/jpeg": {}, "audio/webm": {}}},
        206: {"description": "The range that was asked for.", "content": {"image/jpeg": {}, "audio/webm": {}}},
        410: {"description": "The evidence was erased."},
        416: {"description": "The range begins behind the end."},
    },
    response_class=Response,
)
async def read_evidence(exam_id: str, evidence_id: str, _: ExamReader, parts: PartsOf, request: Request) -> Response:
    """One kept frame, encoded anew, or stretch of sound; whole or a single range of it."""
    async with parts.database.read() as tx:
        key, media_type = await service.evidence_key(tx, exam_id, evidence_id)
    try:
        return await serve_evidence(parts.evidence, key, media_type, evidence_id, request.headers.get("range"))
    except Missing:
        # It may have been erased between the two looks; then that is what is said.
        async with parts.database.read() as tx:
            await service.evidence_key(tx, exam_id, evidence_id)
        raise


@router.put("/read-mark", operation_id="mark_read", status_code=status.HTTP_204_NO_CONTENT)
async def mark_read(exam_id: str, body: ReadMark, staff: ExamReader, parts: PartsOf) -> None:
    """Remember how far this person has read the feed."""
    async with parts.database.write() as tx:
        await service.mark_read(tx, exam_id, staff.id, body.event_id)


@router.get("/scores", operation_id="list_scores")
async def list_scores(exam_id: str, _: ExamReader, parts: PartsOf) -> list[AttemptScore]:
    """Every attempt's suspicion score, by the newest policy's weights: for the order of a list, not for a decision."""
    async with parts.database.read() as tx:
        return await scores.of_exam(tx, exam_id, parts.clock.now())


@router.get("/attempts/{attempt_id}/score", operation_id="read_score")
async def read_score(exam_id: str, attempt_id: str, _: ExamReader, parts: PartsOf) -> ScoreExplained:
    """One attempt's score with every incident's part in it."""
    async with parts.database.read() as tx:
        return await scores.explained(tx, exam_id, attempt_id, parts.clock.now())


@router.post("/rescore", operation_id="rescore_exam")
async def rescore_exam(exam_id: str, body: RescoreInput, _: ExamReader, parts: PartsOf) -> list[Rescored]:
    """What another policy would have noted, from the stored observations; nothing is changed and no picture is read."""
    return await rescore(parts.database, exam_id, body.policy, parts.clock.now())
