"""The screen is no longer shared."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.SCREEN_SHARE_STOPPED,
    severity=Severity.MEDIUM,
    stream=Stream.PAGE,
    page=Measure(48, "screen_share_stopped"),
    sentence=lambda _: "The screen was no longer shared",
    warning="Your screen is no longer shared. Please share it again.",
    words=SignalWords(
        group="page",
        name="Screen not shared",
        candidate="the sharing of your screen stops, if this exam asked you to share it",
        staff="The candidate’s screen was no longer shared.",
        icon="IconScreenShareOff",
    ),
    standard={**AT_ONCE, "raise_after_s": 2.0, "weight": 12.0},
)
