"""The camera is covered."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, above, in_per_cent

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CAMERA_BLOCKED,
    severity=Severity.INFO,
    detector=Detector.SCENE,
    rule=above(measures.BLOCKED, 100),
    fault=True,
    explains=frozenset(
        {
            IncidentKind.MULTIPLE_FACES,
            IncidentKind.NO_FACE,
            IncidentKind.OTHER_PERSON,
            IncidentKind.LOOKING_AWAY,
            IncidentKind.LOOKING_DOWN,
            IncidentKind.PHONE,
            IncidentKind.BOOK,
            IncidentKind.LAPTOP,
            IncidentKind.SECOND_BODY,
            IncidentKind.PHOTO_ATTACK,
            IncidentKind.CAMERA_DARK,
            IncidentKind.CAMERA_FROZEN,
        }
    ),
    sentence=lambda _: "The camera was covered",
    words=SignalWords(
        group="technical",
        name="Camera covered",
        candidate="the camera seems to be covered",
        staff="The camera seems to be covered: nothing can be judged meanwhile.",
        icon="IconCameraOff",
        threshold=in_per_cent(),
    ),
    standard={"threshold": 0.5, "raise_after_s": 3.0, "weight": 0.0},
)
