"""Another window has the keyboard."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.WINDOW_BLURRED,
    severity=Severity.LOW,
    stream=Stream.PAGE,
    page=Measure(41, "window_blurred"),
    behind=True,
    sentence=lambda _: "Another window was in front",
    warning="Another window is in front. Please stay in the exam's window.",
    words=SignalWords(
        group="page",
        name="Another window",
        candidate="another window or program is being used while this page is open",
        staff="Another window or program had the keyboard while the exam’s page was in sight.",
        icon="IconAppWindow",
    ),
    standard={**AT_ONCE, "raise_after_s": 3.0, "warn": False, "weight": 4.0},
    relaxed={"enabled": False},
    strict={"raise_after_s": 1.0, "warn": True},
)
