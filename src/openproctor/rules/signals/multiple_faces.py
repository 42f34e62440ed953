"""More than one face in the picture."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal, SignalWords, at_least

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.MULTIPLE_FACES,
    severity=Severity.HIGH,
    detector=Detector.FACES,
    rule=at_least(measures.FACES, 2),
    faster_sampling=True,
    explains=frozenset(
        {IncidentKind.OTHER_PERSON, IncidentKind.LOOKING_AWAY, IncidentKind.LOOKING_DOWN, IncidentKind.SECOND_BODY}
    ),
    sentence=lambda peak: f"{peak} faces were in the picture",
    warning="Your camera shows more than one face. Please make sure that you are alone.",
    words=SignalWords(
        group="camera",
        name="More than one face",
        candidate="more than one face is in the picture",
        staff="The camera shows more than one face.",
        icon="IconUsers",
    ),
    standard={"raise_after_s": 0.2, "weight": 30.0},
    relaxed={"raise_after_s": 1.0, "raise_after_looks": 3},
)
