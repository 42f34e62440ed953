"""The candidate's line does not carry all that is captured."""

from openproctor.model.attempt import Connection, Line
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.signal import LinkSeen
from openproctor.rules.signal import Condition, Signal, SignalWords

__all__ = ["SIGNAL"]


def _judge(seen: LinkSeen) -> Condition | None:
    # While the connection is lost, nothing is known about the line.
    if seen.connection is Connection.LOST:
        return None
    return Condition(seen.line is Line.SLOW, 0)


SIGNAL = Signal(
    kind=IncidentKind.SLOW_LINE,
    severity=Severity.INFO,
    stream=None,
    link=_judge,
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
