"""The camera's picture stands still."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, above, in_seconds

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CAMERA_FROZEN,
    severity=Severity.INFO,
    detector=Detector.SCENE,
    rule=above(measures.FROZEN_S),
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
        }
    ),
    sentence=lambda _: "The camera gave the same picture again and again",
    words=SignalWords(
        group="technical",
        name="Picture frozen",
        candidate="the camera’s picture stands still",
        staff="The camera’s picture stands still: nothing can be judged meanwhile.",
        icon="IconPlayerPause",
        threshold=in_seconds("Seconds of the same picture", "For how long the picture has not changed at all."),
    ),
    standard={"threshold": 10.0, "raise_after_s": 0.0, "clear_after_s": 1.0, "cooldown_s": 15.0, "weight": 0.0},
)
