"""Attempts as this process last wrote them, so that the next item in order need not read them again."""

from collections import OrderedDict

from openproctor.ingest.repository import Known
from openproctor.model.observation import Stream

__all__ = ["AttemptMemory"]

MAX_ATTEMPTS = 4000


class AttemptMemory:
    """May be stale: the version of what it answers must be checked at the commit."""

    def __init__(self, size: int = MAX_ATTEMPTS) -> None:
        self._size = size
        self._known: OrderedDict[str, tuple[Known, dict[Stream, int]]] = OrderedDict()

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
        self._known.move_to_end(known.attempt_id)
        while len(self._known) > self._size:
            self._known.popitem(last=False)

    def put(self, known: Known, stream: Stream, seq: int) -> None:
        """Remember the attempt after item ``seq`` of a stream was committed."""
        self.move_on(known)
        _, newest = self._known[known.attempt_id]
        newest[stream] = max(seq, newest.get(stream, -1))

    def forget(self, attempt_id: str) -> None:
        """Read it anew next time."""
        self._known.pop(attempt_id, None)
