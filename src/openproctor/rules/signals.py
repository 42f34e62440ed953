"""Which conditions an observation speaks of, and how long each must last."""

from dataclasses import dataclass

from openproctor.model.attempt import CameraState, Connection
from openproctor.model.incident import IncidentKind
from openproctor.model.policy import Policy, SignalPolicy
from openproctor.model.signal import FacesSeen, LinkSeen, Observation

__all__ = ["Condition", "conditions", "signal_policy"]

FAULT_POLICY = SignalPolicy(raise_after_s=0, raise_after_looks=1, clear_after_s=1, cooldown_s=10)
"""Silence has been waited for before it is called a lost connection; the fault itself opens at once."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What one observation says of one signal. A signal that an observation says nothing of has no condition."""

    holds: bool
    measure: int
    """How much of it: faces, for instance. The peak is the largest."""


def conditions(observation: Observation) -> dict[IncidentKind, Condition]:
    """The conditions that ``observation`` can speak of; whatever is missing stays as it was."""
    if isinstance(observation, FacesSeen):
        return {
            IncidentKind.MULTIPLE_FACES: Condition(observation.count > 1, observation.count),
            IncidentKind.NO_FACE: Condition(observation.count == 0, observation.count),
        }
    if isinstance(observation, LinkSeen):
        lost = observation.connection is Connection.LOST
        found = {IncidentKind.CONNECTION_LOST: Condition(lost, 0)}
        if not lost:
            # A camera cannot be heard of through a lost connection.
            found[IncidentKind.CAMERA_LOST] = Condition(observation.camera is CameraState.LOST, 0)
        return found
    return {}


def signal_policy(policy: Policy, kind: IncidentKind) -> SignalPolicy:
    """The thresholds of ``kind``."""
    if kind is IncidentKind.MULTIPLE_FACES:
        return policy.multiple_faces
    if kind is IncidentKind.NO_FACE:
        return policy.no_face
    return FAULT_POLICY
