"""Too dark to make anything out."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, Threshold, below

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.CAMERA_DARK,
    severity=Severity.INFO,
    detector=Detector.SCENE,
    # As long as the candidate's face is found, it is bright enough.
    rule=below(measures.BRIGHTNESS, 100, unless=(measures.FACES, 1)),
    fault=True,
    explains=frozenset(
        {
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
    sentence=lambda _: "It was too dark to see anything",
    words=SignalWords(
        group="technical",
        name="Too dark",
        candidate="it is too dark to make anything out",
        staff="It is too dark to judge the picture.",
        icon="IconMoon",
        threshold=Threshold(
            "Darker than", "0 % is black, 100 % is white. A lower value notes less.", 1, 100, 1, suffix=" %", factor=100
        ),
    ),
    standard={
        "threshold": 0.1,
        "raise_after_s": 10.0,
        "raise_after_looks": 5,
        "clear_after_s": 5.0,
        "cooldown_s": 30.0,
        "weight": 0.0,
    },
)
