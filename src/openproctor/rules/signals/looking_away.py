"""Head and eyes point aside for much of the time."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.baseline import Baseline, sight_line
from openproctor.rules.signal import FEWER, Condition, Rule, Signal, SignalWords, Threshold, Values

__all__ = ["SIGNAL"]

TURNED = 0.3
"""Presence below which a face that was well seen before is turned far away: it falls to 0 on an extreme profile."""


def _judge(values: Values, threshold: float, baseline: Baseline) -> Condition | None:
    if not baseline.known:
        return None
    if values.get(measures.PRESENCE, 1.0) < TURNED:
        return Condition(holds=True, measure=90) if baseline.presence > 1 - TURNED else None
    line = sight_line(values, baseline)
    return None if line is None else Condition(abs(line[0]) > threshold, round(abs(line[0])))


SIGNAL = Signal(
    kind=IncidentKind.LOOKING_AWAY,
    severity=Severity.LOW,
    detector=Detector.LANDMARKS,
    rule=Rule((measures.PRESENCE, measures.YAW), _judge),
    sentence=lambda peak: f"Head and eyes pointed aside from the usual most of the time (up to {peak} degrees)",
    warning="You seem to be looking away from the screen for a while. Please look at your exam.",
    words=SignalWords(
        group="camera",
        name="Looking away",
        candidate="you look away from the screen for much of the time; a glance does not count",
        staff="The candidate looked away from the screen for much of the time, measured against their own usual bearing.",
        icon="IconArrowsLeftRight",
        threshold=Threshold(
            "Degrees to the side",
            f"How far from the candidate's own usual bearing head and eyes point to a side. {FEWER}",
            5,
            90,
            1,
            suffix="°",
        ),
    ),
    standard={
        "threshold": 25.0,
        "raise_after_s": 0.0,
        "share": 0.5,
        "window_s": 15.0,
        "clear_after_s": 3.0,
        "cooldown_s": 15.0,
        "weight": 6.0,
    },
    relaxed={"threshold": 35.0, "share": 0.7, "window_s": 30.0, "warn": False},
    strict={"threshold": 20.0, "share": 0.4, "window_s": 10.0},
)
