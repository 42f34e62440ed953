"""The camera gives no pictures."""

from openproctor.model.attempt import CameraState, Connection
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.signal import LinkSeen
from openproctor.rules.signal import Condition, Signal, SignalWords

__all__ = ["SIGNAL"]


def _judge(seen: LinkSeen) -> Condition | None:
    # While the connection is lost, nothing is known about the camera.
    if seen.connection is Connection.LOST:
        return None
    return Condition(seen.camera is CameraState.LOST, 0)


SIGNAL = Signal(
    kind=IncidentKind.CAMERA_LOST,
    severity=Severity.INFO,
    stream=None,
    link=_judge,
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
