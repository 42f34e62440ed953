"""The exam's page is out of sight."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.TAB_HIDDEN,
    severity=Severity.MEDIUM,
    stream=Stream.PAGE,
    page=Measure(40, "tab_hidden"),
    behind=True,
    explains=frozenset({IncidentKind.WINDOW_BLURRED, IncidentKind.FULLSCREEN_LEFT}),
    sentence=lambda _: "The exam's page was hidden behind another tab or minimised",
    warning="You left the exam's page. Please stay on it.",
    words=SignalWords(
        group="page",
        name="Page left",
        candidate="this page is out of sight, because another tab is in front or the window is minimised",
        staff="The exam’s page was out of sight: another tab was in front, or the window was minimised.",
        icon="IconBrowserOff",
    ),
    standard={**AT_ONCE, "raise_after_s": 1.0, "weight": 12.0},
    relaxed={"raise_after_s": 5.0},
    strict={"raise_after_s": 0.0},
)
