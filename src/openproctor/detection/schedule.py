"""Which of the slower detectors look at a frame: each at its own cadence, sooner in doubt, less often under load. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from typing import ClassVar

from openproctor.detection.frame_analysis import FrameContext, Looks
from openproctor.model.observation import Detector
from openproctor.rules.policy import CadencePolicy

__all__ = ["Cadence", "Slowdown", "due"]

SLACK_S = 0.3
"""A look may come this much early: frames don't arrive to the millisecond."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a detector looks, if it need not look at every frame. Times in seconds."""

    every_s: Callable[[CadencePolicy], float]
    """The interval that the policy sets."""
    hurry_s: float = inf
    """How soon a look is repeated if its result matters, as the rules or ``hurry_when`` say."""
    hurry_when: Callable[[FrameContext], bool] | None = None
    """Called on the event loop."""
    check_in_s: float | None = None
    """Used instead of the policy's interval during check-in."""


def due(cadences: Mapping[Detector, Cadence], frame: FrameContext, slowdown: float) -> list[Detector]:
    """The detectors that are to look at a frame.

    Args:
        cadences: those of the installed detectors that need not look at every frame.
        slowdown: how much longer than planned to wait.
    """
    last = frame.memory[Looks].last
    return [name for name, cadence in cadences.items() if _is_due(name, cadence, frame, last.get(name), slowdown)]


def _is_due(name: Detector, cadence: Cadence, frame: FrameContext, last: float | None, slowdown: float) -> bool:
    request = frame.request
    planned = request.every_s.get(name)
    if planned is None:
        return False
    if last is None or frame.at < last:
        return True
    passed = frame.at - last + SLACK_S
    if request.check_in:
        return passed >= (planned if cadence.check_in_s is None else cadence.check_in_s)
    if passed >= planned * slowdown:
        return True
    return passed >= cadence.hurry_s and (
        name in request.hurry or (cadence.hurry_when is not None and cadence.hurry_when(frame))
    )


@dataclass(frozen=True, slots=True)
class Slowdown:
    """Under load the slower detectors wait longer, before any frame is refused. Follows the time that work waits."""

    factor: float = 1.0
    """1 when as planned, up to ``MOST``."""

    MOST: ClassVar[float] = 8.0
    BUSY_S: ClassVar[float] = 0.25
    """Work waiting longer than this lengthens the cadences."""
    CALM_S: ClassVar[float] = 0.05
    STEP: ClassVar[float] = 1.1

    def after(self, waited_s: float) -> Slowdown:
        """The next factor, given how long work waits now; to be called about once a second."""
        if waited_s > self.BUSY_S:
            return Slowdown(min(self.MOST, self.factor * self.STEP))
        if waited_s < self.CALM_S:
            return Slowdown(max(1.0, self.factor / self.STEP))
        return self
