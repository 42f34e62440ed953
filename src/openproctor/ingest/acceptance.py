"""Whether an item may still be accepted, decided in one place for every stream, for messages and for gaps."""

from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from openproctor.core.errors import AttemptClosed, FrameConflict, InvalidTransition, Problem
from openproctor.core.instants import later
from openproctor.ingest.late_track import JudgingTrack
from openproctor.ingest.repository import AttemptSnapshot
from openproctor.model.attempt import ENDED, AttemptState
from openproctor.model.item import ItemHead
from openproctor.model.observation import Stream

__all__ = ["OPEN", "RUNNING", "capture_time", "is_behind", "is_late", "known_reply", "refusal", "require_acceptable"]

IN_PROGRESS: AbstractSet[AttemptState] = frozenset({AttemptState.IN_PROGRESS})
RUNNING: AbstractSet[AttemptState] = frozenset({AttemptState.IN_PROGRESS, AttemptState.PAUSED})
"""With the paused state: what was recorded just before a pause arrives during it."""
OPEN: AbstractSet[AttemptState] = frozenset(AttemptState) - ENDED
_ERASED = "What was kept of it has been erased."


def capture_time(attempt: AttemptSnapshot, captured_at: datetime, received_at: datetime) -> float:
    """When something was captured, by the server's clock: the page's time, corrected by its clock's error, within bounds."""
    stated = captured_at.timestamp() + attempt.clock_skew_s
    earliest = attempt.started_at.timestamp() if attempt.started_at else 0.0
    return max(earliest, min(stated, received_at.timestamp()))


def known_reply(attempt: AttemptSnapshot, head: ItemHead) -> str | None:
    """The reply that this very item got before; None if it is new.

    Raises:
        FrameConflict: its number holds other bytes.
        AttemptClosed: the attempt, or what was measured on this item, has been erased.
    """
    if attempt.erased or attempt.item_reply == "":
        raise AttemptClosed(_ERASED)
    if attempt.item_sha256 is not None and attempt.item_sha256 != head.sha256:
        raise FrameConflict
    return attempt.item_reply


def refusal(
    attempt: AttemptSnapshot, at: float | None, received_at: datetime, *, states: AbstractSet[AttemptState] = IN_PROGRESS
) -> Problem | None:
    """Why something that a page hands in may not be accepted; None if it may.

    What was captured before the attempt's end may still come for a while after it: a network that was down loses nothing.

    Args:
        at: when it was captured, in seconds by the server's clock; None for what was not captured at any one time.
        states: those of a running attempt in which it is accepted.
    """
    if attempt.erased:
        return AttemptClosed(_ERASED)
    if attempt.state not in ENDED:
        return None if attempt.state in states else InvalidTransition("The exam has not begun, or is paused.")
    if attempt.started_at is None or attempt.ended_at is None:
        return AttemptClosed()
    until = later(attempt.ended_at, timedelta(seconds=attempt.policy.link.late_for_s))
    if received_at > until or (at is not None and at >= attempt.ended_at.timestamp()):
        return AttemptClosed()
    return None


def is_late(attempt: AttemptSnapshot, at: float, stream: Stream) -> bool:
    """Whether an item is judged on the late track: something newer of its stream came before it, or the attempt has ended."""
    return attempt.state in ENDED or is_behind(attempt.live_track, at, stream)


def is_behind(track: JudgingTrack, at: float, stream: Stream) -> bool:
    """Whether something newer of that stream has been judged on this track."""
    last = track.rules.last.get(stream)
    return last is not None and at < last


def require_acceptable(
    attempt: AttemptSnapshot, at: float | None, received_at: datetime, *, states: AbstractSet[AttemptState] = IN_PROGRESS
) -> None:
    """See :func:`refusal`.

    Raises:
        AttemptClosed, InvalidTransition
    """
    problem = refusal(attempt, at, received_at, states=states)
    if problem is not None:
        raise problem
