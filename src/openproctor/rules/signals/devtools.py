"""The browser's developer tools seem to be opened."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords
from openproctor.rules.wording import times

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.DEVTOOLS,
    severity=Severity.LOW,
    stream=Stream.PAGE,
    page=Measure(46, "devtools"),
    momentary=True,
    sentence=lambda peak: f"Keys of the developer tools were pressed, or the window changed as they open, {times(peak)}",
    warning="The browser's developer tools seem to be open. Please close them.",
    words=SignalWords(
        group="page",
        name="Developer tools",
        candidate="the browser’s developer tools seem to be opened",
        staff="The browser’s developer tools seem to have been opened: their keys were pressed, or the page’s area shrank at "
        "once. A hint only.",
        icon="IconCode",
    ),
    standard={**AT_ONCE, "warn": False, "weight": 6.0},
    relaxed={"enabled": False},
)
