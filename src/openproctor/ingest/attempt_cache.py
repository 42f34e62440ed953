"""Attempts as this process last wrote them, so that the next item in order need not read them again."""

from collections.abc import Callable

from cachetools import TTLCache

from openproctor.ingest.repository import AttemptSnapshot
from openproctor.model.observation import Stream

__all__ = ["AttemptCache"]

MAX_ATTEMPTS = 4000
IDLE_S = 120.0


class AttemptCache:
    """May be stale: the version of what it returns must be checked at the commit. An attempt to which nothing happens for
    ``IDLE_S`` is read again.
    """

    def __init__(self, monotonic: Callable[[], float], size: int = MAX_ATTEMPTS) -> None:
        self._attempts: TTLCache[str, tuple[AttemptSnapshot, dict[Stream, int]]] = TTLCache(size, IDLE_S, monotonic)

    def get(self, attempt_id: str, stream: Stream, seq: int) -> AttemptSnapshot | None:
        """The attempt, if ``seq`` is beyond all that was seen of the stream, so that the item cannot be there already."""
        attempt, newest = self._attempts.get(attempt_id, (None, {}))
        return attempt if attempt is not None and seq > newest.get(stream, seq) else None

    def newest(self, attempt_id: str) -> AttemptSnapshot | None:
        """The attempt, no matter which of its items were seen."""
        return self._attempts.get(attempt_id, (None, {}))[0]

    def update(self, attempt: AttemptSnapshot) -> None:
        """Remember the attempt after a commit of something other than an item."""
        _, newest = self._attempts.get(attempt.attempt_id, (None, {}))
        self._attempts[attempt.attempt_id] = (attempt, newest)

    def put(self, attempt: AttemptSnapshot, stream: Stream, seq: int) -> None:
        """Remember the attempt after item ``seq`` of a stream was committed."""
        self.update(attempt)
        _, newest = self._attempts[attempt.attempt_id]
        newest[stream] = max(seq, newest.get(stream, -1))

    def forget(self, attempt_id: str) -> None:
        """Drop the attempt: it is read again next time."""
        self._attempts.pop(attempt_id, None)

    def drop_idle(self) -> None:
        """Drop idle attempts even when no other attempt is used."""
        self._attempts.expire()
