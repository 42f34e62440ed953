"""The context menu is opened."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords
from openproctor.rules.wording import times

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CONTEXT_MENU,
    severity=Severity.INFO,
    stream=Stream.PAGE,
    page=Measure(45, "context_menu"),
    momentary=True,
    preventable=True,
    sentence=lambda peak: f"The context menu was opened {times(peak)}",
    warning="The context menu is noted in this exam.",
    words=SignalWords(
        group="page",
        name="Context menu",
        candidate="the context menu is opened",
        staff="The context menu was opened.",
        icon="IconMenu2",
    ),
    standard={**AT_ONCE, "enabled": False, "warn": False, "weight": 0.0},
    strict={"enabled": True, "prevent": True},
)
