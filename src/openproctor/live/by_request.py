"""What the socket is for, by single requests: for pages that sit behind something that lets no WebSocket through."""

from fastapi import APIRouter

from openproctor.attempts import messages
from openproctor.attempts.access import Bearer
from openproctor.attempts.updates import UpdatesLoader
from openproctor.core.clock import Clock
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.feed.presence import PresenceBoard
from openproctor.live.clock_skew import note_skew
from openproctor.wire.sockets import CandidateUpdates, ReportByRequest

__all__ = ["router"]

router = APIRouter(tags=["live"])


@router.post("/attempts/{attempt_id}/report", operation_id="report_page")
async def report_page(
    attempt_id: Id,
    body: ReportByRequest,
    _: Bearer,
    database: Injected[Database],
    presence: Injected[PresenceBoard],
    clock: Injected[Clock],
    loader: Injected[UpdatesLoader],
) -> CandidateUpdates:
    """How devices, page and line are, said every few seconds while no socket gets through; the reply says what is new."""
    if body.received:
        async with database.write() as tx:
            await messages.mark_delivered(tx, attempt_id, body.received, clock.now())
    page = await loader.page(attempt_id)
    view = page.view
    presence.register(attempt_id, view.exam_id, view.policy.link, view.policy.sample_every_s)
    presence.report_by_request(attempt_id, body)
    if body.sent_at is not None:
        await note_skew(database, attempt_id, view.clock_skew_s, clock.now(), body.sent_at, body.rtt_ms)
    return loader.updates(page, history=body.history)
