"""Words between staff and candidate, and the rules' warnings. Each is stored before it is pushed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, literal, select, tuple_, update

from openproctor.core.errors import AttemptClosed, NotFound
from openproctor.core.identifiers import new_id
from openproctor.database.engine import Transaction
from openproctor.database.tables import attempts, messages
from openproctor.database.tables.base import UtcTime
from openproctor.evidence.chain.ledger import lock_attempt
from openproctor.feed.publishing import publish_event
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.incident import IncidentKind
from openproctor.model.push import PushMessage, attempt_topic
from openproctor.rules.catalogue import SIGNALS
from openproctor.wire.accounts import Staff
from openproctor.wire.attempts import Message, MessageInput, MessageKind
from openproctor.wire.sockets import CandidateMessage

__all__ = ["for_candidate", "mark_delivered", "of_attempts", "of_exam", "send_message", "send_warning"]


def for_candidate(message: Message) -> Message:
    """The message without the name of the staff member: candidates see that a proctor wrote, not who."""
    return message.model_copy(update={"author": None}) if message.kind is MessageKind.STAFF else message


async def of_attempts(tx: Transaction, attempt_ids: Collection[str]) -> dict[str, list[Message]]:
    """All messages of each of these attempts, oldest first."""
    found: dict[str, list[Message]] = {attempt_id: [] for attempt_id in attempt_ids}
    if not found:
        return found
    rows = await tx.connection.execute(
        select(messages).where(messages.c.attempt_id.in_(found)).order_by(messages.c.sent_at, messages.c.id)
    )
    for row in rows:
        found[row.attempt_id].append(_view(row))
    return found


async def of_exam(tx: Transaction, exam_id: str, limit: int, before: Message | None = None) -> list[Message]:
    """The newest messages of an exam, oldest first: at most ``limit`` of those ``before`` this one."""
    query = select(messages).join_from(messages, attempts).where(attempts.c.exam_id == exam_id)
    if before is not None:
        last = tuple_(literal(before.sent_at, UtcTime()), literal(before.id))
        query = query.where(tuple_(messages.c.sent_at, messages.c.id) < last)
    rows = await tx.connection.execute(query.order_by(messages.c.sent_at.desc(), messages.c.id.desc()).limit(limit))
    return [_view(row) for row in rows][::-1]


async def send_message(
    tx: Transaction,
    attempt_id: str,
    kind: MessageKind,
    body: MessageInput,
    by: Staff | None,
    now: datetime,
    *,
    late: bool = False,
) -> Message:
    """Store and push a message. The same ``client_id`` again returns the message that is already stored.

    ``late``: it was written before the attempt ended.

    Raises:
        NotFound
        AttemptClosed
    """
    # Of the same message twice at once, the second finds the first.
    await lock_attempt(tx, attempt_id)
    known = await tx.connection.execute(
        select(messages).where(
            messages.c.attempt_id == attempt_id,
            messages.c.kind == kind,
            messages.c.client_id == body.client_id,
        )
    )
    row = known.one_or_none()
    if row is not None:
        return _view(row)
    found = await tx.connection.execute(select(attempts.c.exam_id, attempts.c.state).where(attempts.c.id == attempt_id))
    attempt = found.one_or_none()
    if attempt is None:
        raise NotFound
    if AttemptState(attempt.state) in ENDED and not late:
        raise AttemptClosed
    message = Message(
        id=new_id("msg"),
        attempt_id=attempt_id,
        kind=kind,
        text=body.text,
        author=by.name if by else None,
        incident_kind=None,
        sent_at=now,
    )
    await _store(tx, attempt.exam_id, message, body.client_id, by)
    return message


async def send_warning(
    tx: Transaction, exam_id: str, attempt_id: str, kind: IncidentKind, ordinal: int, words: str | None, now: datetime
) -> None:
    """Warn the candidate of an incident, once, in the policy's ``words`` or the usual ones."""
    message = Message(
        id=new_id("msg"),
        attempt_id=attempt_id,
        kind=MessageKind.WARNING,
        text=words or SIGNALS[kind].warning or "",
        author=None,
        incident_kind=kind,
        sent_at=now,
    )
    await _store(tx, exam_id, message, f"{kind}-{ordinal}", None)


async def mark_delivered(tx: Transaction, attempt_id: str, ids: Collection[str], now: datetime) -> None:
    """The candidate's page has these messages; whoever knows it already, or writes of another attempt's, changes nothing."""
    ours = (messages.c.attempt_id == attempt_id, messages.c.id.in_(ids), messages.c.kind != MessageKind.CANDIDATE)
    query = update(messages).where(*ours, messages.c.delivered_at.is_(None)).values(delivered_at=now).returning(messages)
    arrived = [_view(row) for row in await tx.connection.execute(query)]
    if not arrived:
        return
    exam = await tx.connection.execute(select(attempts.c.exam_id).where(attempts.c.id == attempt_id))
    exam_id = exam.scalar_one()
    for message in sorted(arrived, key=lambda each: (each.sent_at, each.id)):
        await publish_event(tx, exam_id, attempt_id, "message_delivered", now, message=message)


async def _store(tx: Transaction, exam_id: str, message: Message, client_id: str, by: Staff | None) -> None:
    await tx.connection.execute(
        insert(messages).values(**message.model_dump(), staff_id=by.id if by else None, client_id=client_id)
    )
    await publish_event(tx, exam_id, message.attempt_id, "message_sent", message.sent_at, message=message)
    push = CandidateMessage(message=for_candidate(message)).model_dump_json()
    tx.publish(PushMessage(attempt_topic(message.attempt_id), push))


def _view(row: Row[Any]) -> Message:
    return Message(
        id=row.id,
        attempt_id=row.attempt_id,
        kind=MessageKind(row.kind),
        text=row.text,
        author=row.author,
        incident_kind=IncidentKind(row.incident_kind) if row.incident_kind else None,
        sent_at=row.sent_at,
        delivered_at=row.delivered_at,
    )
