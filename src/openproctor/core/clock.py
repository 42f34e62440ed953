"""Time, injected: the code asks a clock, and a test hands it one that it moves itself."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

__all__ = ["Clock", "SystemClock"]

SLEW = 0.01
"""Share of the time passed by which a machine's clock that was set is followed: an hour takes about four days."""
STEP_S = 0.5
"""A difference of up to this is followed at once: the steps of time synchronisation are smaller."""


class Clock(Protocol):
    """What tells the time. Everything that depends on the time takes one of these."""

    def now(self) -> datetime:
        """The wall-clock time, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never step back, for measuring silence and durations."""
        ...


class SystemClock:
    """The machine's own time without its steps: it never goes back, and does not jump ahead.

    Capture times come from this clock, exams open and close by it. A machine whose clock is set in the middle of an exam
    (by an hour, as by a wrong time zone) would make every frame late or end the exam. So time goes on from where it was, and
    approaches the machine's by one part in a hundred.
    """

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self.monotonic = steady
        """Seconds that never step back. The machine's own function: it is asked several times for every frame."""
        self._last = wall()
        self._last_at = steady()

    def now(self) -> datetime:
        at = self.monotonic()
        passed = at - self._last_at
        apart = self._wall() - (self._last + passed)
        follow = apart if abs(apart) <= STEP_S else max(-SLEW * passed, min(apart, SLEW * passed))
        self._last, self._last_at = self._last + max(0.0, passed + follow), at
        return datetime.fromtimestamp(self._last, UTC)

    def begin_from(self, latest: datetime) -> None:
        """Go on from ``latest``, the time before a restart, if the machine's clock is behind that now."""
        self._last = max(self._last, (latest + timedelta(milliseconds=1)).timestamp())
