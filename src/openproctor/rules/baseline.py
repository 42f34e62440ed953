"""How this candidate usually holds the head: learnt at check-in, slowly updated, so that nobody is measured by a norm."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from openproctor.model import measures
from openproctor.model.measures import Measure

__all__ = ["NOT_KNOWN", "Baseline", "learn", "sight_line"]

LEARN_LOOKS = 5
"""Looks before anything is judged by the baseline, and over which it is a plain mean."""
DRIFT = 0.01
"""Weight of each later look: at one every two seconds the baseline follows within minutes."""
FOLLOW_DEGREES = 12.0
"""Only looks this close to the baseline move it, or looking away long enough would become the norm."""
EYES_DEGREES = 30.0
"""Degrees by which the line of sight turns when the irises go from the middle to the corner of the eye (about the range that
people use before they turn the head; Guitton and Volle, J. Neurophysiol. 58, 1987: eye-only shifts up to some 30 degrees)."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Means of one candidate, in the units of the measures."""

    looks: int = 0
    yaw: float = 0.0
    pitch: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    presence: float = 0.0

    @property
    def known(self) -> bool:
        """Whether enough was seen to judge by it."""
        return self.looks >= LEARN_LOOKS


NOT_KNOWN = Baseline()


def sight_line(values: Mapping[Measure, float], baseline: Baseline) -> tuple[float, float] | None:
    """Degrees by which head and eyes together point aside and down from the baseline; None when not measured."""
    yaw, pitch = values.get(measures.YAW), values.get(measures.PITCH)
    if yaw is None or pitch is None:
        return None
    across = values.get(measures.GAZE_X, baseline.gaze_x) - baseline.gaze_x
    down = values.get(measures.GAZE_Y, baseline.gaze_y) - baseline.gaze_y
    return yaw - baseline.yaw + EYES_DEGREES * across, pitch - baseline.pitch + EYES_DEGREES * down


def learn(baseline: Baseline, values: Mapping[Measure, float]) -> Baseline:
    """The baseline after a look with exactly one face; the same one if the look says nothing about it."""
    if values.get(measures.FACES) != 1 or measures.YAW not in values or measures.PITCH not in values:
        return baseline
    if baseline.known:
        line = sight_line(values, baseline)
        if line is None or max(abs(line[0]), abs(line[1])) > FOLLOW_DEGREES:
            return baseline
        return _moved(baseline, values, DRIFT)
    return replace(_moved(baseline, values, 1 / (baseline.looks + 1)), looks=baseline.looks + 1)


def _moved(baseline: Baseline, values: Mapping[Measure, float], weight: float) -> Baseline:
    def mean(old: float, measure: Measure) -> float:
        # Rounded, so that what is stored and loaded again is the same.
        return round(old + weight * (values.get(measure, old) - old), 4)

    return replace(
        baseline,
        yaw=mean(baseline.yaw, measures.YAW),
        pitch=mean(baseline.pitch, measures.PITCH),
        gaze_x=mean(baseline.gaze_x, measures.GAZE_X),
        gaze_y=mean(baseline.gaze_y, measures.GAZE_Y),
        presence=mean(baseline.presence, measures.PRESENCE),
    )
