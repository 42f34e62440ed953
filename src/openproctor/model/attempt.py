"""One candidate sitting one exam: its states, and which may follow which."""

from enum import StrEnum

__all__ = [
    "ENDED",
    "TRANSITIONS",
    "AttemptState",
    "CameraState",
    "Connection",
    "Line",
    "MicrophoneState",
    "PageState",
    "may_become",
]


class AttemptState(StrEnum):
    """The states of an attempt."""

    INVITED = "invited"
    """The link was opened; nothing is recorded, consent is still open."""
    CHECKING_IN = "checking_in"
    """Consent was given; the candidate tries camera and microphone. Pictures are analysed, not kept."""
    WAITING = "waiting"
    """Checked in, and the exam has not begun."""
    IN_PROGRESS = "in_progress"
    """The exam runs: frames are analysed, incidents are opened, evidence is kept."""
    PAUSED = "paused"
    """A person of the staff has paused the attempt."""
    SUBMITTED = "submitted"
    """The candidate has finished."""
    TERMINATED = "terminated"
    """A person of the staff has ended the attempt, with a reason."""
    EXPIRED = "expired"
    """The exam's window closed before the candidate finished."""


_S = AttemptState

TRANSITIONS: dict[AttemptState, frozenset[AttemptState]] = {
    _S.INVITED: frozenset({_S.CHECKING_IN, _S.TERMINATED, _S.EXPIRED}),
    _S.CHECKING_IN: frozenset({_S.WAITING, _S.IN_PROGRESS, _S.TERMINATED, _S.EXPIRED}),
    _S.WAITING: frozenset({_S.IN_PROGRESS, _S.TERMINATED, _S.EXPIRED}),
    _S.IN_PROGRESS: frozenset({_S.PAUSED, _S.SUBMITTED, _S.TERMINATED, _S.EXPIRED}),
    _S.PAUSED: frozenset({_S.IN_PROGRESS, _S.SUBMITTED, _S.TERMINATED, _S.EXPIRED}),
    _S.SUBMITTED: frozenset(),
    _S.TERMINATED: frozenset(),
    _S.EXPIRED: frozenset(),
}

ENDED: frozenset[AttemptState] = frozenset(state for state, following in TRANSITIONS.items() if not following)
"""States that nothing follows: the attempt is sealed."""


def may_become(current: AttemptState, following: AttemptState) -> bool:
    """Whether the table lets ``following`` come after ``current``."""
    return following in TRANSITIONS[current]


class Connection(StrEnum):
    """How well the candidate's page is connected."""

    CONNECTED = "connected"
    UNSTABLE = "unstable"
    LOST = "lost"


class CameraState(StrEnum):
    """Whether the candidate's camera gives pictures."""

    OK = "ok"
    LOST = "lost"


class MicrophoneState(StrEnum):
    """Whether the candidate's microphone gives sound that is recorded; ``ok`` where no sound is wanted."""

    OK = "ok"
    LOST = "lost"


class PageState(StrEnum):
    """Whether the candidate sees the exam's page as it should be."""

    OK = "ok"
    FAILED = "failed"
    """It, or a part of it, could not be drawn. What captures and sends does not depend on that."""


class Line(StrEnum):
    """Whether the candidate's line carries what is captured."""

    OK = "ok"
    SLOW = "slow"
    """What is captured arrives later and later, or less of it is captured than planned."""
