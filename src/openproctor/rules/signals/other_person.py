"""The face differs from the one at check-in."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.baseline import Baseline
from openproctor.rules.signal import FEWER, Condition, Rule, Signal, SignalWords, Threshold, Values

__all__ = ["SIGNAL"]

ASIDE_DEGREES = 25.0
"""A face turned farther aside than this differs from its own template by as much as from another's: it does not show who
it is. A candidate who keeps it turned looks away, which is a signal of its own."""


def _judge(values: Values, threshold: float, baseline: Baseline) -> Condition | None:
    distance = values[measures.IDENTITY]
    if distance >= threshold and abs(values.get(measures.YAW, baseline.yaw) - baseline.yaw) > ASIDE_DEGREES:
        return None
    return Condition(distance >= threshold, round(100 * distance))


SIGNAL = Signal(
    kind=IncidentKind.OTHER_PERSON,
    severity=Severity.HIGH,
    detector=Detector.IDENTITY,
    rule=Rule((measures.IDENTITY,), _judge),
    explains=frozenset({IncidentKind.LOOKING_AWAY, IncidentKind.LOOKING_DOWN}),
    sentence=lambda peak: f"The face differed from the one at check-in (distance {peak / 100:.2f})",
    warning="Your camera doesn't seem to show you. Please sit facing the camera, in good light.",
    words=SignalWords(
        group="camera",
        name="Another person",
        candidate="the face in the picture does not match the one at the beginning of the exam",
        staff="The face does not match the one at check-in.",
        icon="IconUserQuestion",
        threshold=Threshold(
            "Difference from check-in",
            f"How far the face may differ from the one at check-in: 0 is the same face, 0.6 the usual limit. {FEWER}",
            0.1,
            2,
            0.05,
        ),
    ),
    standard={"threshold": 0.6, "raise_after_s": 1.0, "raise_after_looks": 3, "clear_after_s": 5.0, "weight": 60.0},
    relaxed={"threshold": 0.65, "raise_after_looks": 4},
    strict={"raise_after_looks": 2},
)
