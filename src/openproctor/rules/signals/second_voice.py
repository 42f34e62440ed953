"""Speech while the candidate's own lips are still."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector, Stream
from openproctor.rules.baseline import Baseline
from openproctor.rules.signal import FEWER, Condition, Rule, Signal, SignalWords, Threshold, Values

__all__ = ["SIGNAL"]

OWN_LIPS = 0.1
"""Share of looks with moving lips up to which speech is not the candidate's own."""


def _judge(values: Values, threshold: float, _: Baseline) -> Condition | None:
    speech = values.get(measures.SPEECH_S)
    if speech is None:
        return None
    return Condition(speech >= threshold and values[measures.LIPS] <= OWN_LIPS, round(speech))


SIGNAL = Signal(
    kind=IncidentKind.SECOND_VOICE,
    severity=Severity.MEDIUM,
    detector=Detector.SPEECH,
    stream=Stream.MICROPHONE,
    rule=Rule((measures.LIPS,), _judge),
    spoken=True,
    explains=frozenset({IncidentKind.SPEECH}),
    sentence=lambda peak: f"Speech was heard while the candidate's lips were still (up to {peak} s of a stretch)",
    warning="Another voice can be heard. Please make sure that you are alone.",
    words=SignalWords(
        group="microphone",
        name="Another voice",
        candidate="speech can be heard while your own lips do not move",
        staff="Speech was heard while the candidate’s own lips did not move.",
        icon="IconEar",
        threshold=Threshold(
            "Speech in a stretch",
            f"Sound is measured in stretches of about 5 seconds; so many seconds of one must be speech. {FEWER}",
            0.2,
            5,
            0.1,
            suffix=" s",
        ),
    ),
    standard={
        "threshold": 1.5,
        "raise_after_s": 4.0,
        "raise_after_looks": 2,
        "clear_after_s": 10.0,
        "cooldown_s": 30.0,
        "warn": False,
        "weight": 12.0,
    },
    relaxed={"enabled": False},
    strict={"threshold": 0.8},
)
