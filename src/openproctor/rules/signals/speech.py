"""Speech in the sound."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector, Stream
from openproctor.rules.signal import FEWER, Signal, SignalWords, Threshold, above

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.SPEECH,
    severity=Severity.LOW,
    detector=Detector.SPEECH,
    stream=Stream.MICROPHONE,
    rule=above(measures.SPEECH_S),
    spoken=True,
    sentence=lambda peak: f"Speech was heard (up to {peak} s of a stretch of sound)",
    warning="Speech can be heard. Please be quiet, and in a quiet place.",
    words=SignalWords(
        group="microphone",
        name="Speech",
        candidate="speech can be heard",
        staff="The microphone picked up speech.",
        icon="IconMicrophone",
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
        "raise_after_s": 0.0,
        "raise_after_looks": 1,
        "clear_after_s": 10.0,
        "cooldown_s": 30.0,
        "warn": False,
        "weight": 6.0,
    },
    relaxed={"threshold": 3.0, "raise_after_looks": 3, "raise_after_s": 9.0},
    strict={"threshold": 0.8, "warn": True},
)
