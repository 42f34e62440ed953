"""Attempts as this process last wrote them, so that the next item in order need not read them again."""

from collections.abc import Callable

from cachetools import TTLCache

from openproctor.ingest.repository import Known
from openproctor.model.observation import Stream

__all__ = ["AttemptMemory"]

MAX_ATTEMPTS = 4000
IDLE_S = 120.0


class AttemptMemory:
    """May be stale: the version of what it answers must be checked at the commit. An attempt to which nothing happens for
    ``IDLE_S`` is read anew.
    """

    def __init__(self, monotonic: Callable[[], float], size: int = MAX_ATTEMPTS) -> None:
        self._known: TTLCache[str, tuple[Known, dict[Stream, int]]] = TTLCache(size, IDLE_S, monotonic)

    def get(self, attempt_id: str, stream: Stream, seq: int) -> Known | None:
        """The attempt, if ``seq`` is beyond all that was seen of the stream, so that the item cannot be there already."""
        known, newest = self._known.get(attempt_id, (None, {}))
        return known if known is not None and seq > newest.get(stream, seq) else None

    def newest(self, attempt_id: str) -> Known | None:
        """The attempt, whatever has been seen of it."""
        return self._known.get(attempt_id, (None, {}))[0]

    def move_on(self, known: Known) -> None:
        """Remember the attempt after something was committed that is no item."""
        _, newest = self._known.get(known.attempt_id, (None, {}))
        self._known[known.attempt_id] = (known, newest)

    def put(self, known: Known, stream: Stream, seq: int) -> None:
        """Remember the attempt after item ``seq`` of a stream was committed."""
        self.move_on(known)
        _, newest = self._known[known.attempt_id]
        newest[stream] = max(seq, newest.get(stream, -1))

    def forget(self, attempt_id: str) -> None:
        """Read it anew next time."""
        self._known.pop(attempt_id, None)

    def drop_idle(self) -> None:
        """Let go of what nothing happens to any more, though none else comes either."""
        self._known.expire()
