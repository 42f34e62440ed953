"""What a page has added in words to what it said: for the incident that comes of it, which may open only later."""

from collections.abc import Callable, Mapping

from cachetools import TTLCache

from openproctor.model.incident import IncidentKind
from openproctor.wire.attempts import PageEvent

__all__ = ["PageRemarks"]

MAX_ATTEMPTS = 4000
IDLE_S = 600.0


class PageRemarks:
    """The newest words for each kind, by attempt; kept in memory for ``IDLE_S``, for they are a convenience and no evidence."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._words: TTLCache[str, dict[IncidentKind, str]] = TTLCache(MAX_ATTEMPTS, IDLE_S, monotonic)

    def note(self, attempt_id: str, event: PageEvent) -> None:
        """Take an event's words in place of those before."""
        words = {kind: said for kind, said in self.of(attempt_id).items() if kind != event.signal}
        if event.detail is not None:
            words[event.signal] = event.detail
        self._words[attempt_id] = words

    def of(self, attempt_id: str) -> Mapping[IncidentKind, str]:
        """What was added, by kind."""
        return self._words.get(attempt_id, {})

    def forget(self, attempt_id: str) -> None:
        """The attempt has ended."""
        self._words.pop(attempt_id, None)

    def drop_idle(self) -> None:
        """Let go of what was said long ago, though nothing more is said."""
        self._words.expire()
