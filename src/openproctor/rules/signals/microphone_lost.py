"""The microphone gives no sound, or the browser cannot record it."""

from openproctor.model.attempt import Connection, MicrophoneState
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.signal import LinkSeen
from openproctor.rules.signal import Condition, Signal, SignalWords

__all__ = ["SIGNAL"]


def _judge(seen: LinkSeen) -> Condition | None:
    # While the connection is lost, nothing is known about the microphone.
    if seen.connection is Connection.LOST:
        return None
    return Condition(seen.microphone is MicrophoneState.LOST, 0)


SIGNAL = Signal(
    kind=IncidentKind.MICROPHONE_LOST,
    severity=Severity.INFO,
    stream=None,
    link=_judge,
    fault=True,
    sentence=lambda _: "The microphone gave no sound",
    words=SignalWords(
        group="technical",
        name="Microphone lost",
        candidate="the microphone stops giving sound",
        staff="The microphone gave no sound, or the browser could not record it.",
        icon="IconMicrophoneOff",
    ),
)
