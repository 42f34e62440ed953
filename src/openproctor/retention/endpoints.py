"""Legal holds, and the erasure of one candidate; for administrators alone."""

from fastapi import APIRouter

from openproctor.accounts.access import Admin
from openproctor.attempts import service as attempt_service
from openproctor.attempts.views import card
from openproctor.core.clock import Clock
from openproctor.core.errors import NotFound
from openproctor.core.injection import Injected
from openproctor.core.links import Links
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.evidence.store.deletions import settle_now
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.exams import service as exam_service
from openproctor.feed.presence import PresenceBoard
from openproctor.retention import service
from openproctor.wire.attempts import AttemptCard
from openproctor.wire.exams import Exam
from openproctor.wire.retention import EraseInput, HoldInput

__all__ = ["router"]

router = APIRouter(prefix="/exams/{exam_id}", tags=["retention"])


@router.put("/hold", operation_id="hold_exam")
async def hold_exam(
    exam_id: Id, body: HoldInput, admin: Admin, database: Injected[Database], clock: Injected[Clock], links: Injected[Links]
) -> Exam:
    """Put a legal hold on the exam, or lift it: while it stands, nothing of the exam is purged or erased."""
    async with database.write() as tx:
        await service.hold_exam(tx, exam_id, clock.now(), held=body.held, reason=body.reason, by=admin)
        return await exam_service.read_exam(tx, links, exam_id)


@router.put("/attempts/{attempt_id}/hold", operation_id="hold_attempt")
async def hold_attempt(
    exam_id: Id,
    attempt_id: Id,
    body: HoldInput,
    admin: Admin,
    clock: Injected[Clock],
    database: Injected[Database],
    presence: Injected[PresenceBoard],
) -> AttemptCard:
    """Put a legal hold on one attempt, or lift it."""
    now = clock.now()
    async with database.write() as tx:
        await service.hold_attempt(tx, presence, exam_id, attempt_id, now, held=body.held, reason=body.reason, by=admin)
        return await card(tx, presence, exam_id, attempt_id)


@router.post("/attempts/{attempt_id}/erase", operation_id="erase_attempt")
async def erase_attempt(
    exam_id: Id,
    attempt_id: Id,
    body: EraseInput,
    admin: Admin,
    database: Injected[Database],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
    store: Injected[EvidenceStore],
) -> AttemptCard:
    """Erase everything of one candidate, for good. What remains are the incidents' kinds and times, hashes, and tombstones."""
    async with database.write() as tx:
        if not await attempt_service.belongs(tx, exam_id, attempt_id):
            raise NotFound
        await service.erase(tx, presence, attempt_id, clock.now(), reason=body.reason, by=admin)
        view = await card(tx, presence, exam_id, attempt_id)
    await settle_now(database, store, clock.now())
    return view
