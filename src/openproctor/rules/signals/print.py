"""Printing is asked for."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords
from openproctor.rules.wording import times

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.PRINT,
    severity=Severity.MEDIUM,
    stream=Stream.PAGE,
    page=Measure(44, "print"),
    momentary=True,
    preventable=True,
    sentence=lambda peak: f"Printing was asked for {times(peak)}",
    warning="Printing is noted in this exam.",
    words=SignalWords(
        group="page",
        name="Printing",
        candidate="printing is asked for",
        staff="Printing was asked for.",
        icon="IconPrinter",
    ),
    standard={**AT_ONCE, "prevent": True, "weight": 8.0},
)
