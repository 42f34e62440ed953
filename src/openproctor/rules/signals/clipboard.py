"""Something is copied, cut or pasted."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords
from openproctor.rules.wording import times

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CLIPBOARD,
    severity=Severity.MEDIUM,
    stream=Stream.PAGE,
    page=Measure(43, "clipboard"),
    momentary=True,
    preventable=True,
    sentence=lambda peak: f"Copy, cut or paste was used {times(peak)}",
    warning="Copying and pasting is noted in this exam.",
    words=SignalWords(
        group="page",
        name="Copy or paste",
        candidate="something is copied, cut or pasted: that it happened and how many characters, never which",
        staff="Something was copied, cut or pasted. How much is known; what it was is not.",
        icon="IconClipboard",
    ),
    standard={**AT_ONCE, "weight": 8.0},
    strict={"prevent": True},
)
