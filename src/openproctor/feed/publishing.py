"""Notifies the staff: an entry in the exam's log and, once it is committed, a push to everyone on the live page."""

from datetime import datetime

from openproctor.database.engine import Transaction
from openproctor.evidence.chain.entries import EVENT, event_body
from openproctor.evidence.chain.ledger import lock_attempt, seal
from openproctor.feed import log
from openproctor.model.push import PushMessage, exam_topic
from openproctor.wire.attempts import AttemptCard, Message
from openproctor.wire.incidents import Incident
from openproctor.wire.sockets import FeedEvent, FeedEventKind, StaffEvent

__all__ = ["event_of", "publish_event"]


async def publish_event(
    tx: Transaction,
    exam_id: str,
    attempt_id: str,
    kind: FeedEventKind,
    at: datetime,
    *,
    event_id: int | None = None,
    attempt: AttemptCard | None = None,
    incident: Incident | None = None,
    message: Message | None = None,
) -> None:
    """Log, seal and push one event. ``event_id`` is given when the number was taken and the attempt locked beforehand."""
    if event_id is None:
        await lock_attempt(tx, attempt_id)
    event = FeedEvent(
        id=event_id if event_id is not None else await log.next_id(tx, exam_id),
        exam_id=exam_id,
        attempt_id=attempt_id,
        kind=kind,
        at=at,
        attempt=attempt,
        incident=incident,
        message=message,
    )
    body = event.model_dump(mode="json", include={"attempt", "incident", "message"})
    await log.append(tx, log.LogEntry(event.id, exam_id, attempt_id, kind, at, body))
    await seal(tx, attempt_id, EVENT, at, event_body(event.id, kind, at, body))
    tx.publish(PushMessage(exam_topic(exam_id), StaffEvent(event=event).model_dump_json(), event.id))


def event_of(entry: log.LogEntry) -> FeedEvent:
    """A stored event as it was pushed."""
    return FeedEvent.model_validate(
        {
            "id": entry.id,
            "exam_id": entry.exam_id,
            "attempt_id": entry.attempt_id,
            "kind": entry.kind,
            "at": entry.at,
            **entry.body,
        }
    )
