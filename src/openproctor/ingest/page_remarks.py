"""The words that a page adds to its events: kept for the incident that they lead to, which may open only later."""

from collections.abc import Callable, Mapping

from cachetools import TTLCache

from openproctor.model.incident import IncidentKind
from openproctor.wire.attempts import PageEvent

__all__ = ["PageRemarks"]

MAX_ATTEMPTS = 4000
IDLE_S = 600.0


class PageRemarks:
    """The newest words for each kind, by attempt; kept in memory for ``IDLE_S``, as they are a convenience, not evidence."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._words: TTLCache[str, dict[IncidentKind, str]] = TTLCache(MAX_ATTEMPTS, IDLE_S, monotonic)

    def note(self, attempt_id: str, event: PageEvent) -> None:
        """Keep an event's words in place of earlier ones."""
        words = {kind: said for kind, said in self.of(attempt_id).items() if kind != event.signal}
        if event.detail is not None:
            words[event.signal] = event.detail
        self._words[attempt_id] = words

    def of(self, attempt_id: str) -> Mapping[IncidentKind, str]:
        """What was added, by kind."""
        return self._words.get(attempt_id, {})

    def forget(self, attempt_id: str) -> None:
        """Drop the words of an attempt that has ended."""
        self._words.pop(attempt_id, None)

    def drop_idle(self) -> None:
        """Drop old words even when no new ones come."""
        self._words.expire()
