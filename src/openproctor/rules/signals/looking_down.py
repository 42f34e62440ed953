"""Head and eyes point down for much of the time."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.baseline import Baseline, sight_line
from openproctor.rules.signal import FEWER, Condition, Rule, Signal, SignalWords, Threshold, Values

__all__ = ["SIGNAL"]


def _judge(values: Values, threshold: float, baseline: Baseline) -> Condition | None:
    line = sight_line(values, baseline) if baseline.known else None
    return None if line is None else Condition(line[1] > threshold, max(0, round(line[1])))


SIGNAL = Signal(
    kind=IncidentKind.LOOKING_DOWN,
    severity=Severity.LOW,
    detector=Detector.LANDMARKS,
    rule=Rule((measures.PITCH,), _judge),
    sentence=lambda peak: f"Head and eyes pointed lower than usual most of the time (up to {peak} degrees)",
    warning="You seem to be looking down for a while. Please look at your exam.",
    words=SignalWords(
        group="camera",
        name="Looking down",
        candidate="you look down for much of the time; a glance does not count",
        staff="The candidate looked down for much of the time, measured against their own usual bearing.",
        icon="IconArrowDown",
        threshold=Threshold(
            "Degrees downwards",
            f"How far below the candidate's own usual bearing head and eyes point. {FEWER}",
            5,
            90,
            1,
            suffix="°",
        ),
    ),
    standard={
        "threshold": 20.0,
        "raise_after_s": 0.0,
        "share": 0.6,
        "window_s": 20.0,
        "clear_after_s": 3.0,
        "cooldown_s": 15.0,
        "warn": False,
        "weight": 4.0,
    },
    relaxed={"enabled": False},
    strict={"threshold": 16.0, "share": 0.5, "window_s": 15.0, "warn": True},
)
