"""What a page says in words: what the candidate writes, and what the page had to give up.

Both come through the page's outbox like pictures and are taken once, however often they are sent: a message is known by its
sender's id for it, a gap by the first number that it names. What was captured before the end is taken for a while after it.
"""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, Field, StringConstraints, model_validator
from sqlalchemy import Row, func, insert, select

from openproctor.attempts.messages import send_message
from openproctor.attempts.schemas import ChunkReply, Message, MessageInput, MessageKind
from openproctor.database import Transaction
from openproctor.errors import AttemptClosed, FrameConflict, InvalidRequest, InvalidTransition, NotFound
from openproctor.evidence.chain import timestamp
from openproctor.evidence.ledger import seal
from openproctor.ingest.frame import capture_time
from openproctor.ingest.limits import MAX_SEQ
from openproctor.ingest.repository import Known, read_known
from openproctor.model.wire import Wire
from openproctor.tables import attempts, gaps

__all__ = ["MAX_NOTE_BYTES", "Gap", "GapInput", "MessageReply", "gaps_of", "note_gap", "take_message"]

MAX_NOTE_BYTES = 16 * 1024
MAX_GAPS = 5000
"""Of one attempt; a page that has more to say than that says nothing."""
GAP = "gap"
"""The kind of their entries in the chain."""

GapStream = Literal["camera", "microphone", "page", "recording", "screen"]
Seq = Annotated[int, Field(ge=0, le=MAX_SEQ)]
Cause = Annotated[
    str,
    StringConstraints(
        max_length=40, pattern=r"^(device_full|storage_failed|page_closed_without_storage|refused:[a-z0-9-]{1,32})$"
    ),
]


class GapInput(Wire):
    """Items of one stream that a page had to give up: ``count`` of those with these numbers, and why."""

    stream: GapStream
    first_seq: Seq
    last_seq: Seq
    count: Annotated[int, Field(ge=1, le=MAX_SEQ)]
    begins_at: AwareDatetime
    """Capture time of the first, by the page's clock."""
    ends_at: AwareDatetime
    cause: Cause
    """``refused:`` is followed by the type of the problem with which the server refused them."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.last_seq < self.first_seq or self.count > self.last_seq - self.first_seq + 1:
            raise ValueError("more items than numbers")
        if self.ends_at < self.begins_at:
            raise ValueError("it ends before it begins")
        return self


class Gap(GapInput):
    """A gap as it was noted; its times are by the server's reckoning."""

    noted_at: datetime


class MessageReply(ChunkReply):
    """The acknowledgement of a candidate's message."""

    message: Message


async def take_message(tx: Transaction, attempt_id: str, body: MessageInput, captured_at: datetime, now: datetime) -> Message:
    """Store and push a candidate's message, once; one written before the end also after it.

    Raises:
        NotFound, AttemptClosed
    """
    known = await _attempt(tx, attempt_id)
    written_at = datetime.fromtimestamp(capture_time(known, captured_at, now), UTC)
    until = known.takes_until()
    late = known.ended_at is not None and written_at <= known.ended_at and until is not None and now <= until
    return await send_message(tx, attempt_id, MessageKind.CANDIDATE, body, None, now, late=late)


async def note_gap(tx: Transaction, attempt_id: str, gap: GapInput, now: datetime) -> None:
    """Enter a gap and seal it in the attempt's chain, once.

    Raises:
        NotFound
        InvalidTransition: nothing can be missing, for the exam has not begun.
        AttemptClosed: it ended too long ago.
        FrameConflict: another gap begins with this number.
    """
    known = await _attempt(tx, attempt_id)
    there = await tx.connection.execute(
        select(gaps).where(gaps.c.attempt_id == attempt_id, gaps.c.stream == gap.stream, gaps.c.first_seq == gap.first_seq)
    )
    row = there.one_or_none()
    if row is not None:
        before = _view(row)
        if (before.last_seq, before.count, before.cause) != (gap.last_seq, gap.count, gap.cause):
            raise FrameConflict
        return
    if known.started_at is None:
        raise InvalidTransition("The exam has not begun.")
    until = known.takes_until()
    if until is not None and now > until:
        raise AttemptClosed
    if (await tx.connection.execute(select(func.count()).where(gaps.c.attempt_id == attempt_id))).scalar_one() >= MAX_GAPS:
        raise InvalidRequest(f"At most {MAX_GAPS} gaps.")
    begins, ends = (datetime.fromtimestamp(capture_time(known, each, now), UTC) for each in (gap.begins_at, gap.ends_at))
    members = gap.model_dump(include={"stream", "first_seq", "last_seq", "count", "cause"})
    await tx.connection.execute(
        insert(gaps).values(attempt_id=attempt_id, **members, begins_at=begins, ends_at=ends, noted_at=now)
    )
    await seal(tx, attempt_id, GAP, now, members | {"begins_at": timestamp(begins), "ends_at": timestamp(ends)})


async def gaps_of(tx: Transaction, exam_id: str, attempt_id: str) -> list[Gap]:
    """What never came of an attempt, by the time at which it is missing.

    Raises:
        NotFound: there is no such attempt of this exam.
    """
    there = select(attempts.c.id).where(attempts.c.id == attempt_id, attempts.c.exam_id == exam_id)
    if (await tx.connection.execute(there)).one_or_none() is None:
        raise NotFound
    rows = await tx.connection.execute(
        select(gaps).where(gaps.c.attempt_id == attempt_id).order_by(gaps.c.begins_at, gaps.c.stream, gaps.c.first_seq)
    )
    return [_view(row) for row in rows]


async def _attempt(tx: Transaction, attempt_id: str) -> Known:
    """The attempt, locked until the commit, so that the same note twice at once is one after the other."""
    if tx.postgresql:
        # A statement of its own: the next one sees what was committed while this one waited.
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update())
    return await read_known(tx, attempt_id)


def _view(row: Row[Any]) -> Gap:
    members = row._asdict()
    members.pop("attempt_id")
    return Gap.model_validate(members)
