"""Something like another computer in the picture."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, above, in_per_cent

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.LAPTOP,
    severity=Severity.MEDIUM,
    detector=Detector.OBJECTS,
    rule=above(measures.LAPTOP, 100),
    sentence=lambda peak: f"Something like another computer was in the picture ({peak} % sure)",
    warning="Your camera seems to show another computer. Please put it away, unless it is allowed.",
    words=SignalWords(
        group="camera",
        name="Another computer",
        candidate="another computer is in the picture",
        staff="The camera shows what looks like another computer.",
        icon="IconDeviceLaptop",
        threshold=in_per_cent(),
    ),
    standard={
        "enabled": False,
        "threshold": 0.5,
        "raise_after_s": 3.0,
        "raise_after_looks": 3,
        "clear_after_s": 15.0,
        "cooldown_s": 60.0,
        "warn": False,
        "weight": 8.0,
    },
    strict={"enabled": True},
)
