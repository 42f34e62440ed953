"""The camera's pictures repeat earlier ones."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, above, in_seconds

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CAMERA_REPLAYED,
    severity=Severity.HIGH,
    detector=Detector.SCENE,
    rule=above(measures.REPLAY_S),
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
            IncidentKind.CAMERA_FROZEN,
        }
    ),
    sentence=lambda peak: f"The camera's pictures repeated an earlier stretch (for {peak} s)",
    warning="Your camera's picture repeats itself. Please use a real camera, live.",
    words=SignalWords(
        group="camera",
        name="Repeating picture",
        candidate="the camera’s pictures repeat what they showed earlier",
        staff="The camera’s pictures repeat an earlier stretch.",
        icon="IconRepeat",
        threshold=in_seconds("Seconds repeated", "For how long the pictures repeat an earlier stretch."),
    ),
    standard={
        "threshold": 20.0,
        "raise_after_s": 0.0,
        "clear_after_s": 10.0,
        "cooldown_s": 30.0,
        "warn": False,
        "weight": 60.0,
    },
)
