"""No face in the picture."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, none_of

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.NO_FACE,
    severity=Severity.MEDIUM,
    detector=Detector.FACES,
    rule=none_of(measures.FACES),
    faster_sampling=True,
    explains=frozenset(
        {
            IncidentKind.OTHER_PERSON,
            IncidentKind.LOOKING_AWAY,
            IncidentKind.LOOKING_DOWN,
            IncidentKind.SECOND_BODY,
            IncidentKind.PHOTO_ATTACK,
        }
    ),
    sentence=lambda _: "No face was in the picture",
    warning="Your camera doesn't show your face. Please sit so that your face is in the picture.",
    words=SignalWords(
        group="camera",
        name="No face",
        candidate="no face is in the picture for a while",
        staff="The camera shows no face.",
        icon="IconUserOff",
    ),
    standard={"raise_after_s": 3.0, "weight": 10.0},
    relaxed={"raise_after_s": 10.0},
    strict={"raise_after_s": 2.0},
)
