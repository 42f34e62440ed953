"""The kinds of incident, and what sets a fault apart from a suspicion."""

from enum import StrEnum

__all__ = [
    "FAULTS",
    "SEVERITY",
    "IncidentClass",
    "IncidentKind",
    "ReviewDecision",
    "Severity",
    "incident_class",
]


class IncidentKind(StrEnum):
    """What was noticed."""

    MULTIPLE_FACES = "multiple_faces"
    NO_FACE = "no_face"
    CAMERA_LOST = "camera_lost"
    CONNECTION_LOST = "connection_lost"


class IncidentClass(StrEnum):
    """A suspicion counts for review; a fault is shown and never counts."""

    SUSPICION = "suspicion"
    FAULT = "fault"


class Severity(StrEnum):
    """How urgent a person's look is."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ReviewDecision(StrEnum):
    """What a person decided about an incident."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


FAULTS: frozenset[IncidentKind] = frozenset({IncidentKind.CAMERA_LOST, IncidentKind.CONNECTION_LOST})

SEVERITY: dict[IncidentKind, Severity] = {
    IncidentKind.MULTIPLE_FACES: Severity.HIGH,
    IncidentKind.NO_FACE: Severity.MEDIUM,
    IncidentKind.CAMERA_LOST: Severity.INFO,
    IncidentKind.CONNECTION_LOST: Severity.INFO,
}


def incident_class(kind: IncidentKind) -> IncidentClass:
    """Whether ``kind`` is a fault of technique or a reason to look."""
    return IncidentClass.FAULT if kind in FAULTS else IncidentClass.SUSPICION
