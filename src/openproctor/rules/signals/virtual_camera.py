"""A camera that is a program, by its name."""

from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.measures import Measure
from openproctor.model.observation import Stream
from openproctor.rules.signal import AT_ONCE, Signal, SignalWords

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.VIRTUAL_CAMERA,
    severity=Severity.LOW,
    stream=Stream.PAGE,
    page=Measure(49, "virtual_camera"),
    sentence=lambda _: "The camera's name is that of a virtual camera",
    warning="You seem to use a virtual camera. Please choose a real one.",
    words=SignalWords(
        group="camera",
        name="Virtual camera",
        candidate="the camera seems to be a program and not a device, by its name",
        staff="By its name, the camera is a program and not a device. A hint only: some people use one to improve their "
        "picture.",
        icon="IconRobot",
    ),
    standard={**AT_ONCE, "warn": False, "weight": 10.0},
)
