"""What the rules get, and what they return."""

from dataclasses import dataclass

from openproctor.model.attempt import CameraState, Connection, Line, MicrophoneState, PageState
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Observation

__all__ = [
    "AttemptEnded",
    "Change",
    "Closed",
    "IncidentRef",
    "LinkSeen",
    "Opened",
    "Reopened",
    "RuleInput",
    "Updated",
]


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """The state of connection, devices and page."""

    at: float
    connection: Connection
    camera: CameraState
    microphone: MicrophoneState = MicrophoneState.OK
    page: PageState = PageState.OK
    line: Line = Line.OK


@dataclass(frozen=True, slots=True)
class AttemptEnded:
    """Nothing comes after this: what is open closes."""

    at: float


RuleInput = Observation | LinkSeen | AttemptEnded


@dataclass(frozen=True, slots=True)
class IncidentRef:
    """Names one incident within an attempt: the ``ordinal``-th of its kind, from 1."""

    kind: IncidentKind
    ordinal: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A condition has lasted long enough."""

    ref: IncidentRef
    since: float
    """When the condition began to hold."""
    at: float
    peak: int


@dataclass(frozen=True, slots=True)
class Updated:
    """More was seen than before."""

    ref: IncidentRef
    at: float
    peak: int


@dataclass(frozen=True, slots=True)
class Reopened:
    """The condition came back within the cool-down: the same incident goes on."""

    ref: IncidentRef
    at: float
    peak: int


@dataclass(frozen=True, slots=True)
class Closed:
    """The condition has been absent long enough, or the attempt ended."""

    ref: IncidentRef
    ended: float
    """When the condition was first absent, or the attempt ended."""
    at: float


Change = Opened | Updated | Reopened | Closed
