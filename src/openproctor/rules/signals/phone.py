"""Something like a phone in the picture."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, above, in_per_cent

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.PHONE,
    severity=Severity.HIGH,
    detector=Detector.OBJECTS,
    rule=above(measures.PHONE, 100),
    explains=frozenset({IncidentKind.LOOKING_DOWN}),
    sentence=lambda peak: f"Something like a phone was in the picture ({peak} % sure)",
    warning="Your camera seems to show a phone. Please put it out of reach.",
    words=SignalWords(
        group="camera",
        name="Phone",
        candidate="a phone is in the picture",
        staff="The camera shows what looks like a phone.",
        icon="IconDeviceMobile",
        threshold=in_per_cent(),
    ),
    standard={
        "threshold": 0.5,
        "raise_after_s": 1.0,
        "raise_after_looks": 3,
        "clear_after_s": 8.0,
        "cooldown_s": 30.0,
        "weight": 40.0,
    },
    relaxed={"threshold": 0.6, "raise_after_looks": 4},
    strict={"threshold": 0.4, "raise_after_looks": 2},
)
