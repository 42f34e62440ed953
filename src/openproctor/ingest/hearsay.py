"""What a page has added in words to what it said: for the incident that comes of it, which may open only later."""

from collections.abc import Mapping

from openproctor.attempts.schemas import PageEvent
from openproctor.model.incident import IncidentKind

__all__ = ["Hearsay"]


class Hearsay:
    """The newest words for each kind, by attempt; kept in memory, for they are a convenience and no evidence."""

    def __init__(self) -> None:
        self._words: dict[str, dict[IncidentKind, str]] = {}

    def note(self, attempt_id: str, event: PageEvent) -> None:
        """Take an event's words in place of those before."""
        words = self._words.setdefault(attempt_id, {})
        words.pop(event.signal, None)
        if event.detail is not None:
            words[event.signal] = event.detail

    def of(self, attempt_id: str) -> Mapping[IncidentKind, str]:
        """What was added, by kind."""
        return self._words.get(attempt_id, {})

    def forget(self, attempt_id: str) -> None:
        """The attempt has ended."""
        self._words.pop(attempt_id, None)
