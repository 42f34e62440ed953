"""The exam's page is not in full screen."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.FULLSCREEN_LEFT,
    severity=Severity.LOW,
    stream=Stream.PAGE,
    page=Measure(42, "fullscreen_left"),
    behind=True,
    explains=frozenset({IncidentKind.WINDOW_BLURRED}),
    sentence=lambda _: "Full screen was left",
    warning="You left full screen. Please go back to it.",
    words=SignalWords(
        group="page",
        name="Full screen left",
        candidate="full screen is left",
        staff="The exam’s page was not in full screen.",
        icon="IconArrowsMinimize",
    ),
    standard={**AT_ONCE, "raise_after_s": 1.0, "weight": 6.0},
    relaxed={"raise_after_s": 5.0},
    strict={"raise_after_s": 0.0},
)
