"""More people in the picture than faces show."""

from openproctor.model import measures
from openproctor.model.incident import IncidentKind, Severity
from openproctor.model.observation import Detector
from openproctor.rules.signal import FEWER, Signal, SignalWords, Threshold, above

__all__ = ["SIGNAL"]


SIGNAL = Signal(
    kind=IncidentKind.SECOND_BODY,
    severity=Severity.MEDIUM,
    detector=Detector.OBJECTS,
    rule=above(measures.BODIES),
    sentence=lambda peak: f"{peak} people were in the picture, not all with a visible face",
    warning="Your camera seems to show another person. Please make sure that you are alone.",
    words=SignalWords(
        group="camera",
        name="Second person",
        candidate="another person is in the picture, with or without their face",
        staff="The camera shows more than one person, not necessarily with a face.",
        icon="IconUsersGroup",
        threshold=Threshold(
            "People in the picture",
            f"From this number of people on, with or without a face. {FEWER}",
            2,
            20,
            1,
        ),
    ),
    standard={
        "threshold": 2.0,
        "raise_after_s": 2.0,
        "raise_after_looks": 3,
        "clear_after_s": 8.0,
        "cooldown_s": 15.0,
        "weight": 20.0,
    },
    relaxed={"raise_after_looks": 4, "raise_after_s": 6.0},
)
