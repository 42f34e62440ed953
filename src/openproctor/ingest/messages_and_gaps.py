"""Messages from the candidate, and the page's reports of items that it had to give up.

Both come through the page's outbox like pictures and are accepted once, however often they are sent: a message is known by its
sender's id for it, a gap by the first number that it names. What was captured before the end is accepted for a while after it.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select

from openproctor.attempts.messages import send_message
from openproctor.core.errors import FrameConflict, InvalidRequest, NotFound
from openproctor.database.engine import Transaction
from openproctor.database.slicing import IDS, all_rows, in_slices
from openproctor.database.tables import attempts, frames, gaps
from openproctor.evidence.chain.chain import timestamp
from openproctor.evidence.chain.ledger import seal
from openproctor.ingest.acceptance import OPEN, RUNNING, capture_time, refusal, require_acceptable
from openproctor.ingest.gap_lines import as_lines
from openproctor.ingest.repository import AttemptSnapshot, load_attempt
from openproctor.ingest.unexplained import unexplained
from openproctor.model.attempt import ENDED
from openproctor.wire.attempts import Message, MessageInput, MessageKind
from openproctor.wire.messages_and_gaps import GAP_STREAMS, Gap, GapInput

__all__ = ["MAX_BYTES", "gaps_of", "note_gap", "post_message"]

MAX_BYTES = 32 * 1024
"""Largest body of one message or gap, in bytes."""
MAX_GAPS = 5000
"""Most gaps of one attempt; further ones are refused."""
GAP = "gap"
"""The kind of a gap's entry in the chain."""


async def post_message(tx: Transaction, attempt_id: str, body: MessageInput, captured_at: datetime, now: datetime) -> Message:
    """Store and push a candidate's message, once; one written before the end also after it.

    Raises:
        NotFound, AttemptClosed
    """
    attempt = await _locked(tx, attempt_id)
    written_at = capture_time(attempt, captured_at, now)
    late = attempt.state in ENDED and refusal(attempt, written_at, now, states=OPEN) is None
    return await send_message(tx, attempt_id, MessageKind.CANDIDATE, body, None, now, late=late)


async def note_gap(tx: Transaction, attempt_id: str, gap: GapInput, now: datetime) -> None:
    """Store a gap and seal it in the attempt's chain, once.

    Raises:
        NotFound
        InvalidTransition: nothing can be missing, for the exam has not begun.
        AttemptClosed: it ended too long ago, or was erased.
        FrameConflict: another gap begins with this number.
    """
    attempt = await _locked(tx, attempt_id)
    there = await tx.connection.execute(
        select(gaps).where(gaps.c.attempt_id == attempt_id, gaps.c.stream == gap.stream, gaps.c.first_seq == gap.seqs[0])
    )
    row = there.one_or_none()
    if row is not None:
        if (row.seqs, row.cause) != (gap.seqs, gap.cause):
            raise FrameConflict
        return
    require_acceptable(attempt, None, now, states=RUNNING)
    if (await tx.connection.execute(select(func.count()).where(gaps.c.attempt_id == attempt_id))).scalar_one() >= MAX_GAPS:
        raise InvalidRequest(f"At most {MAX_GAPS} gaps.")
    begins, ends = (datetime.fromtimestamp(capture_time(attempt, at, now), UTC) for at in (gap.begins_at, gap.ends_at))
    members = gap.model_dump(include={"stream", "seqs", "cause"})
    bounds = {"first_seq": gap.seqs[0], "last_seq": gap.seqs[-1]}
    await tx.connection.execute(
        insert(gaps).values(attempt_id=attempt_id, **members, **bounds, begins_at=begins, ends_at=ends, noted_at=now)
    )
    await seal(tx, attempt_id, GAP, now, members | {"begins_at": timestamp(begins), "ends_at": timestamp(ends)})


async def gaps_of(tx: Transaction, exam_id: str, attempt_id: str) -> list[Gap]:
    """What never arrived of an attempt, in order of the time at which it is missing; what was lost for one reason is one gap.

    After the end, this includes what has not arrived and no page has said anything of.

    Raises:
        NotFound: there is no such attempt of this exam.
    """
    there = select(attempts.c.id).where(attempts.c.id == attempt_id, attempts.c.exam_id == exam_id)
    if (await tx.connection.execute(there)).one_or_none() is None:
        raise NotFound
    rows = await all_rows(
        tx, select(gaps).where(gaps.c.attempt_id == attempt_id).order_by(gaps.c.begins_at, gaps.c.stream, gaps.c.first_seq)
    )
    attempt = await load_attempt(tx, attempt_id)
    ended_at = None if attempt.erased else attempt.ended_at
    looked_at = {*(GAP_STREAMS if ended_at else ()), *(row.stream for row in rows)}
    arrived = {stream: await _arrived(tx, attempt_id, stream) for stream in looked_at}
    found = [_gap(row, missing) for row in rows if (missing := [seq for seq in row.seqs if seq not in arrived[row.stream]])]
    if ended_at is not None:
        for stream in GAP_STREAMS:
            told = {seq for row in rows if row.stream == stream for seq in row.seqs}
            found += unexplained(stream, arrived[stream], told, ended_at)
        found.sort(key=lambda gap: (gap.begins_at, gap.stream, gap.first_seq))
    return as_lines(found, {stream: sorted(there) for stream, there in arrived.items()})


async def _arrived(tx: Transaction, attempt_id: str, stream: str) -> dict[int, datetime]:
    """The numbers of a stream that the server has, and their capture times; every stream is in the frames table."""
    query = select(frames.c.seq, frames.c.captured_at).where(frames.c.attempt_id == attempt_id, frames.c.stream == stream)
    return {row.seq: row.captured_at async for part in in_slices(tx, query, IDS) for row in part}


async def _locked(tx: Transaction, attempt_id: str) -> AttemptSnapshot:
    """The attempt, locked until the commit, so that two requests with the same message run one after the other."""
    if tx.postgresql:
        # A statement of its own: the next one sees what was committed while this one waited.
        await tx.connection.execute(select(attempts.c.id).where(attempts.c.id == attempt_id).with_for_update())
    return await load_attempt(tx, attempt_id)


def _gap(row: Row[Any], missing: list[int]) -> Gap:
    members = row._asdict() | {"first_seq": missing[0], "last_seq": missing[-1], "count": len(missing)}
    return Gap.model_validate({name: members[name] for name in Gap.model_fields})
