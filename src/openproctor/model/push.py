"""A push: what is sent to everyone who listens on a topic, once the change that it reports is committed."""

from dataclasses import dataclass

__all__ = ["PushMessage", "attempt_socket_topic", "attempt_topic", "exam_topic", "session_topic", "staff_socket_topic"]


@dataclass(frozen=True, slots=True)
class PushMessage:
    """One push."""

    topic: str
    payload: str
    """A socket message, serialised once for all who listen."""
    event_id: int | None = None
    """The feed event that it carries: a listener skips what its snapshot held already."""
    ends: bool = False
    """The listener must close after this."""


def exam_topic(exam_id: str) -> str:
    """The topic on which this exam's staff listens."""
    return f"exam:{exam_id}"


def attempt_topic(attempt_id: str) -> str:
    """The topic on which this attempt's candidate listens."""
    return f"attempt:{attempt_id}"


def attempt_socket_topic(attempt_id: str) -> str:
    """The topic on which the candidate's socket is notified that a newer one took its place."""
    return f"attempt-socket:{attempt_id}"


def session_topic(token_hash: str) -> str:
    """The topic on which a socket is notified that its session has ended."""
    return f"session:{token_hash}"


def staff_socket_topic(socket_id: str) -> str:
    """The topic that only one staff socket listens on."""
    return f"staff-socket:{socket_id}"
