"""Legal holds, and the erasure of one candidate; for administrators alone."""

from fastapi import APIRouter

from openproctor.accounts.access import Admin
from openproctor.attempts import service as attempt_service
from openproctor.attempts.schemas import AttemptCard
from openproctor.attempts.views import card
from openproctor.errors import NotFound
from openproctor.exams import service as exam_service
from openproctor.exams.schemas import Exam
from openproctor.parts import PartsOf
from openproctor.retention import service
from openproctor.retention.files import settle_now
from openproctor.retention.schemas import EraseInput, HoldInput

__all__ = ["router"]

router = APIRouter(prefix="/exams/{exam_id}", tags=["retention"])


@router.put("/hold", operation_id="hold_exam")
async def hold_exam(exam_id: str, body: HoldInput, admin: Admin, parts: PartsOf) -> Exam:
    """Put a legal hold on the exam, or lift it: while it stands, nothing of the exam is purged or erased."""
    async with parts.database.write() as tx:
        await service.hold_exam(tx, exam_id, parts.clock.now(), held=body.held, reason=body.reason, by=admin)
        return await exam_service.read_exam(tx, parts.links, exam_id)


@router.put("/attempts/{attempt_id}/hold", operation_id="hold_attempt")
async def hold_attempt(exam_id: str, attempt_id: str, body: HoldInput, admin: Admin, parts: PartsOf) -> AttemptCard:
    """Put a legal hold on one attempt, or lift it."""
    now = parts.clock.now()
    async with parts.database.write() as tx:
        await service.hold_attempt(tx, parts.presence, exam_id, attempt_id, now, held=body.held, reason=body.reason, by=admin)
        return await card(tx, parts.presence, exam_id, attempt_id)


@router.post("/attempts/{attempt_id}/erase", operation_id="erase_attempt")
async def erase_attempt(exam_id: str, attempt_id: str, body: EraseInput, admin: Admin, parts: PartsOf) -> AttemptCard:
    """Erase everything of one candidate, for good. What remains are the incidents' kinds and times, hashes, and tombstones."""
    async with parts.database.write() as tx:
        if not await attempt_service.belongs(tx, exam_id, attempt_id):
            raise NotFound
        await service.erase(tx, parts.presence, attempt_id, parts.clock.now(), reason=body.reason, by=admin)
        view = await card(tx, parts.presence, exam_id, attempt_id)
    parts.pipeline.forget(attempt_id)
    await settle_now(parts.database, parts.evidence, parts.clock.now())
    return view
