"""What a page says in words: what the candidate writes, and what the page had to give up.

Both come through the page's outbox like pictures and are taken once, however often they are sent: a message is known by its
sender's id for it, a gap by the first number that it names. What was captured before the end is taken for a while after it.
"""

from datetime import UTC, datetime
from itertools import pairwise
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
from openproctor.tables import attempts, frames, gaps

__all__ = ["MAX_NOTE_BYTES", "Gap", "GapInput", "MessageReply", "gaps_of", "note_gap", "take_message"]

MAX_NOTE_BYTES = 32 * 1024
MAX_NUMBERS = 2000
"""In one gap; with ten digits each they fit into a note."""
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


class _GapTold(Wire):
    """What a page says of a gap, and the staff is told."""

    stream: GapStream
    begins_at: AwareDatetime
    """Capture time of the first, by the page's clock."""
    ends_at: AwareDatetime
    cause: Cause
    """``refused:`` is followed by the type of the problem with which the server refused them."""


class GapInput(_GapTold):
    """Items of one stream that a page had to give up, and why."""

    seqs: Annotated[list[Seq], Field(min_length=1, max_length=MAX_NUMBERS)]
    """Their numbers, ascending."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if any(after <= before for before, after in pairwise(self.seqs)):
            raise ValueError("the numbers do not ascend")
        if self.ends_at < self.begins_at:
            raise ValueError("it ends before it begins")
        return self


class Gap(_GapTold):
    """What is missing of a gap; its times are by the server's reckoning.

    A page that hears no answer cannot know that the server has an item, and may give it up; such items are not counted.
    """

    first_seq: Seq
    last_seq: Seq
    count: Annotated[int, Field(ge=1)]
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
        select(gaps).where(gaps.c.attempt_id == attempt_id, gaps.c.stream == gap.stream, gaps.c.first_seq == gap.seqs[0])
    )
    row = there.one_or_none()
    if row is not None:
        if (row.seqs, row.cause) != (gap.seqs, gap.cause):
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
    members = gap.model_dump(include={"stream", "seqs", "cause"})
    bounds = {"first_seq": gap.seqs[0], "last_seq": gap.seqs[-1]}
    await tx.connection.execute(
        insert(gaps).values(attempt_id=attempt_id, **members, **bounds, begins_at=begins, ends_at=ends, noted_at=now)
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
    arrived: dict[str, set[int]] = {}
    found = []
    for row in rows.all():
        if row.stream not in arrived:
            arrived[row.stream] = await _arrived(tx, attempt_id, row.stream)
        missing = [seq for seq in row.seqs if seq not in arrived[row.stream]]
        if missing:
            found.append(_view(row, missing))
    return found


async def _arrived(tx: Transaction, attempt_id: str, stream: str) -> set[int]:
    """The numbers of a stream that the server has taken; every stream is entered among the frames, recordings too."""
    rows = await tx.connection.execute(select(frames.c.seq).where(frames.c.attempt_id == attempt_id, frames.c.stream == stream))
    return set(rows.scalars())


async def _attempt(tx: Transaction, attempt_id: str) -> Known:
    """The attempt, locked until the commit, so that the same note twice at once is one after the other."""
    if tx.postgresql:
        # A statement of its own: the next one sees what was committed while this one waited.
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update())
    return await read_known(tx, attempt_id)


def _view(row: Row[Any], missing: list[int]) -> Gap:
    members = row._asdict() | {"first_seq": missing[0], "last_seq": missing[-1], "count": len(missing)}
    return Gap.model_validate({name: members[name] for name in Gap.model_fields})
