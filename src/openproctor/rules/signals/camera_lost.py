"""The camera gives no pictures."""

from openproctor.model.attempt import CameraState
from openproctor.model.incident import IncidentKind, Severity
from openproctor.rules.signal import Signal, SignalWords, while_connected

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CAMERA_LOST,
    severity=Severity.INFO,
    stream=None,
    link=while_connected(lambda seen: seen.camera is CameraState.LOST),
    fault=True,
    sentence=lambda _: "The camera gave no picture",
    words=SignalWords(
        group="technical",
        name="Camera lost",
        candidate="the camera stops giving pictures",
        staff="The camera gave no pictures.",
        icon="IconVideoOff",
    ),
)
