"""A face without any sign of life."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, above, in_seconds

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.PHOTO_ATTACK,
    severity=Severity.HIGH,
    detector=Detector.LANDMARKS,
    rule=above(measures.STILL_S),
    sentence=lambda peak: f"The face showed no blink and no change for {peak} s, as a photograph would",
    warning="Your camera's picture doesn't seem to move. Please check your camera.",
    words=SignalWords(
        group="camera",
        name="Still face",
        candidate="the face in the picture stays entirely still for long, as in a photo",
        staff="The face has shown no sign of life for long, as a photo would.",
        icon="IconPhoto",
        threshold=in_seconds("Seconds without a sign of life", "No blink and no change of the face for so long."),
    ),
    standard={"threshold": 90.0, "raise_after_s": 0.0, "clear_after_s": 2.0, "cooldown_s": 30.0, "warn": False, "weight": 40.0},
    strict={"threshold": 60.0},
)
