"""The candidate's line does not carry all that is captured."""

from openproctor.model.attempt import Line
from openproctor.model.incident import IncidentKind, Severity
from openproctor.rules.signal import Signal, SignalWords, while_connected

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.SLOW_LINE,
    severity=Severity.INFO,
    stream=None,
    link=while_connected(lambda seen: seen.line is Line.SLOW),
    fault=True,
    sentence=lambda _: "The line was too slow for all that was captured",
    words=SignalWords(
        group="technical",
        name="Slow line",
        candidate="the line is too slow for all that is captured",
        staff="The line was too slow: pictures came late, or fewer and smaller ones.",
        icon="IconGauge",
    ),
)
