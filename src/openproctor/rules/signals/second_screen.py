"""A second screen is connected."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.SECOND_SCREEN,
    severity=Severity.LOW,
    stream=Stream.PAGE,
    page=Measure(47, "second_screen"),
    sentence=lambda _: "More than one screen was connected",
    warning="A second screen is connected. Please disconnect it.",
    words=SignalWords(
        group="page",
        name="Second screen",
        candidate="a second screen is connected, as far as your browser tells",
        staff="A second screen was connected.",
        icon="IconDevices2",
    ),
    standard={**AT_ONCE, "raise_after_s": 2.0, "weight": 6.0},
    relaxed={"enabled": False},
)
