"""Exporting an attempt as a bundle that proves itself."""

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from openproctor.accounts.access import ExamReader
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.evidence.bundle.bundle import prepare
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.store.protocol import EvidenceStore

__all__ = ["router"]

router = APIRouter(prefix="/exams/{exam_id}", tags=["incidents"])


@router.get(
    "/attempts/{attempt_id}/bundle",
    operation_id="export_attempt",
    responses={200: {"content": {"application/zip": {}}}},
    response_class=StreamingResponse,
)
async def export_attempt(
    exam_id: Id,
    attempt_id: Id,
    _: ExamReader,
    database: Injected[Database],
    store: Injected[EvidenceStore],
    checkpoint_signer: Injected[CheckpointSigner],
) -> StreamingResponse:
    """Everything that is kept of an attempt, signed, for ``openproctor verify``: a ZIP file, the same each time."""
    bundle = await prepare(database, store, checkpoint_signer, exam_id, attempt_id)
    headers = {"content-disposition": f'attachment; filename="{bundle.filename}"', "cache-control": "no-store"}
    return StreamingResponse(bundle.chunks(), media_type="application/zip", headers=headers)
