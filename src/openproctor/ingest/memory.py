"""Attempts as this process last wrote them, so that the next frame in order need not read them again."""

from collections import OrderedDict

from openproctor.ingest.repository import Known

__all__ = ["AttemptMemory"]

MAX_ATTEMPTS = 4000


class AttemptMemory:
    """May be stale: the version of what it answers must be checked at the commit."""

    def __init__(self, size: int = MAX_ATTEMPTS) -> None:
        self._size = size
        self._known: OrderedDict[str, tuple[Known, int]] = OrderedDict()

    def get(self, attempt_id: str, seq: int) -> Known | None:
        """The attempt, if ``seq`` is beyond all frames seen, so that the frame cannot be there already."""
        known, newest = self._known.get(attempt_id, (None, -1))
        return known if known is not None and seq > newest else None

    def put(self, known: Known, seq: int) -> None:
        """Remember the attempt after frame ``seq`` was committed."""
        _, newest = self._known.get(known.attempt_id, (None, -1))
        self._known[known.attempt_id] = (known, max(seq, newest))
        self._known.move_to_end(known.attempt_id)
        while len(self._known) > self._size:
            self._known.popitem(last=False)

    def forget(self, attempt_id: str) -> None:
        """Read it anew next time."""
        self._known.pop(attempt_id, None)
