"""The microphone gives no sound, or the browser cannot record it."""

from openproctor.model.attempt import MicrophoneState
from openproctor.model.incident import IncidentKind, Severity
from openproctor.rules.signal import Signal, SignalWords, while_connected

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.MICROPHONE_LOST,
    severity=Severity.INFO,
    stream=None,
    link=while_connected(lambda seen: seen.microphone is MicrophoneState.LOST),
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
