"""Something like a book in the picture."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, above, in_per_cent

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.BOOK,
    severity=Severity.MEDIUM,
    detector=Detector.OBJECTS,
    rule=above(measures.BOOK, 100),
    explains=frozenset({IncidentKind.LOOKING_DOWN}),
    sentence=lambda peak: f"Something like a book was in the picture ({peak} % sure)",
    warning="Your camera seems to show a book or papers. Please put them away, unless they are allowed.",
    words=SignalWords(
        group="camera",
        name="Book",
        candidate="a book is in the picture",
        staff="The camera shows what looks like a book.",
        icon="IconBook",
        threshold=in_per_cent(),
    ),
    standard={
        "threshold": 0.55,
        "raise_after_s": 3.0,
        "raise_after_looks": 3,
        "clear_after_s": 15.0,
        "cooldown_s": 60.0,
        "warn": False,
        "weight": 8.0,
    },
    relaxed={"enabled": False},
    strict={"threshold": 0.4, "warn": True},
)
