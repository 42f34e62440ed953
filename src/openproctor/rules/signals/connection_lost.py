"""Nothing is heard from the candidate's page."""

from openproctor.model.attempt import Connection
from openproctor.model.incident import IncidentKind, Severity
from openproctor.rules.signal import Condition, Signal, SignalWords

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CONNECTION_LOST,
    severity=Severity.INFO,
    stream=None,
    link=lambda seen: Condition(seen.connection is Connection.LOST, 0),
    fault=True,
    sentence=lambda _: "Nothing was heard of the candidate's page",
    words=SignalWords(
        group="technical",
        name="Connection lost",
        candidate="the connection is interrupted",
        staff="The candidate’s page could not be reached.",
        icon="IconWifiOff",
    ),
)
