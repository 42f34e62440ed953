"""Which of the slower detectors look at a frame: each at its own cadence, sooner in doubt, less often under load. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from openproctor.model.learnt import Learnt
from openproctor.model.observation import Detector

__all__ = ["Stretch", "Wanted", "due"]

SLACK_S = 0.3
"""A look may come this much early: frames don't arrive to the millisecond."""
HURRY_S: Mapping[Detector, float] = {Detector.OBJECTS: 1.0, Detector.IDENTITY: 2.0}
"""How soon a look that something hangs on is repeated."""
CHECK_IN_S: Mapping[Detector, float] = {Detector.LANDMARKS: 0.5, Detector.IDENTITY: 2.0, Detector.OBJECTS: 4.0}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the policy wants looked at, besides faces and scene."""

    every_s: Mapping[Detector, float] = field(default_factory=dict)
    """Cadence of each detector that is wanted, in seconds."""
    hurry: frozenset[Detector] = frozenset()
    """Detectors whose next look would settle something."""
    learnt: Learnt = Learnt()  # noqa: RUF009 - frozen
    check_in: bool = False
    """Learn rather than judge."""


def due(
    wanted: Wanted, last: Mapping[Detector, float], at: float, *, faces: int, returned: bool, stretch: float
) -> tuple[Detector, ...]:
    """The detectors that look at a frame captured ``at``.

    Args:
        last: capture time of each one's last look.
        faces: how many were found in the frame.
        returned: the candidate has come back, and identity has not been looked at since.
        stretch: how much longer than planned to wait.
    """
    found = []
    for detector, planned in wanted.every_s.items():
        if detector is Detector.LANDMARKS and faces == 0:
            continue
        if detector is Detector.IDENTITY and faces != 1:
            continue
        every = planned * stretch
        if wanted.check_in:
            every = CHECK_IN_S.get(detector, planned)
        elif detector in wanted.hurry or (returned and detector is Detector.IDENTITY):
            every = min(every, HURRY_S.get(detector, every))
        before = last.get(detector)
        if before is None or at - before >= every - SLACK_S or at < before:
            found.append(detector)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Under load the slower detectors wait longer, before any frame is refused. Follows the time that work waits."""

    factor: float = 1.0
    """1 when as planned, up to ``MOST``."""

    MOST: ClassVar[float] = 8.0
    BUSY_S: ClassVar[float] = 0.25
    """Work waiting longer than this stretches the cadences."""
    CALM_S: ClassVar[float] = 0.05
    STEP: ClassVar[float] = 1.1

    def after(self, waited_s: float) -> "Stretch":
        """The next factor, given how long work waits now; to be asked about once a second."""
        if waited_s > self.BUSY_S:
            return Stretch(min(self.MOST, self.factor * self.STEP))
        if waited_s < self.CALM_S:
            return Stretch(max(1.0, self.factor / self.STEP))
        return self
