"""Telling the staff: an entry in the exam's log and, once it is committed, a push to everyone on the live page."""

from datetime import datetime

from openproctor.attempts.schemas import AttemptCard, Message
from openproctor.database import Transaction
from openproctor.evidence.entries import EVENT, event_body
from openproctor.evidence.ledger import hold, seal
from openproctor.feed import log
from openproctor.incidents.schemas import Incident
from openproctor.live.messages import FeedEvent, FeedEventKind, StaffEvent
from openproctor.model.publication import Publication, exam_topic

__all__ = ["announce", "event_of"]


async def announce(
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
    """Log, seal and push one event. ``event_id`` is given when the number was taken beforehand, and the attempt held."""
    if event_id is None:
        await hold(tx, attempt_id)
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
    tx.publish(Publication(exam_topic(exam_id), StaffEvent(event=event).model_dump_json(), event.id))


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
