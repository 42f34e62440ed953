"""Which of the slower detectors look at a frame: each at its own cadence, sooner in doubt, less often under load. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import ClassVar

from openproctor.model.observation import Detector
from openproctor.model.profile import CandidateProfile
from openproctor.rules.policy import CadencePolicy

__all__ = ["Cadence", "DetectorRequest", "Slowdown", "is_due"]

SLACK_S = 0.3
"""A look may come this much early: frames don't arrive to the millisecond."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a detector looks that need not look at every frame. Times in seconds."""

    every_s: Callable[[CadencePolicy], float]
    """What the policy says."""
    hurry_s: float = inf
    """How soon a look is repeated on which something hangs."""
    check_in_s: float | None = None
    """Instead of the policy's, during check-in."""


@dataclass(frozen=True, slots=True)
class DetectorRequest:
    """What the policy wants looked at, besides what looks at every frame."""

    every_s: Mapping[Detector, float] = field(default_factory=dict)
    """Cadence of each detector that is wanted, in seconds."""
    hurry: frozenset[Detector] = frozenset()
    """Detectors whose next look would settle something."""
    profile: CandidateProfile = CandidateProfile()  # noqa: RUF009 - frozen
    check_in: bool = False
    """Learn rather than judge."""


def is_due(
    detector: Detector,
    cadence: Cadence,
    request: DetectorRequest,
    last: Mapping[Detector, float],
    at: float,
    *,
    urgent: bool,
    slowdown: float,
) -> bool:
    """Whether a detector is to look at a frame captured ``at``.

    Args:
        last: capture time of each one's last look.
        urgent: something hangs on its next look.
        slowdown: how much longer than planned to wait.
    """
    planned = request.every_s.get(detector)
    if planned is None:
        return False
    every = planned * slowdown
    if request.check_in:
        every = planned if cadence.check_in_s is None else cadence.check_in_s
    elif urgent or detector in request.hurry:
        every = min(every, cadence.hurry_s)
    before = last.get(detector)
    return before is None or at - before >= every - SLACK_S or at < before


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
        """The next factor, given how long work waits now; to be asked about once a second."""
        if waited_s > self.BUSY_S:
            return Slowdown(min(self.MOST, self.factor * self.STEP))
        if waited_s < self.CALM_S:
            return Slowdown(max(1.0, self.factor / self.STEP))
        return self
