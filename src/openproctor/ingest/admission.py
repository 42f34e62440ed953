"""Which items are admitted when more come than can be analysed: fairly by candidate, and never more at once than memory holds.

Frames and sound are checked before a byte of their bodies is read; what is refused is sent again later by the page.
Page events are always admitted: they are small, few, and cannot be made up for.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from openproctor.core.errors import Overloaded

__all__ = ["LOAD_HEADER", "Admission"]

LOAD_HEADER = "openproctor-load"
"""The load. 0: normal; 1: the server looks less often; 2: pages should send less and smaller pictures; 3: it refuses frames."""
EACH = 4
"""Items of one attempt at once, while there is room: a page that works normally sends two."""
MEMORY_S = 5.0
"""Seconds after a refusal during which the server reports that it refuses frames."""


class Slowed(Protocol):
    """What the server's slowdown is read from: the engine, for instance."""

    @property
    def slowdown(self) -> float:
        """1 when it looks as often as planned."""


class Admission:
    """Counts the items that are being processed."""

    def __init__(self, limit: int, looks: Slowed, monotonic: Callable[[], float]) -> None:
        """At most ``limit`` items at once. ``looks`` reports how much less often than planned the server looks."""
        self._limit = limit
        self._looks = looks
        self._monotonic = monotonic
        self._in_hand: Counter[str] = Counter()
        self._total = 0
        self._owed: dict[str, float] = {}
        """Attempts that were refused, and when: they come first when there is room again."""
        self._refused_at = -math.inf

    @contextmanager
    def admit(self, attempt_id: str) -> Iterator[None]:
        """Let one item in for as long as the block runs.

        Raises:
            Overloaded: not now.
        """
        self._ask(attempt_id)
        self._in_hand[attempt_id] += 1
        self._total += 1
        try:
            yield
        finally:
            self._total -= 1
            self._in_hand[attempt_id] -= 1
            if not self._in_hand[attempt_id]:
                del self._in_hand[attempt_id]

    @property
    def level(self) -> int:
        """The load, as :data:`LOAD_HEADER` reports it."""
        slowdown = self._looks.slowdown
        if self._monotonic() - self._refused_at < MEMORY_S:
            return 3
        if self._total * 4 >= self._limit or slowdown >= 4:
            return 2
        return 1 if slowdown > 1 else 0

    def _ask(self, attempt_id: str) -> None:
        now = self._monotonic()
        most = EACH if self._total * 2 < self._limit else 1
        if self._in_hand[attempt_id] >= most:
            self._refuse(now)
        crowded = self._total * 4 >= self._limit * 3
        if self._total >= self._limit or (crowded and attempt_id not in self._owed and self._is_anyone_owed(now)):
            self._owed.setdefault(attempt_id, now)
            self._refuse(now)
        self._owed.pop(attempt_id, None)

    def _is_anyone_owed(self, now: float) -> bool:
        # An attempt that has not come back for long is gone.
        self._owed = {attempt_id: since for attempt_id, since in self._owed.items() if now - since < 2 * MEMORY_S}
        return bool(self._owed)

    def _refuse(self, now: float) -> None:
        self._refused_at = now
        raise Overloaded(retry_after_s=1)
