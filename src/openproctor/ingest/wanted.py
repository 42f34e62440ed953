"""What a policy wants looked at, and what the rules would like to know soon."""

from collections.abc import Set as AbstractSet

from openproctor.analysis.plan import Wanted
from openproctor.ingest.repository import Known
from openproctor.model.observation import Detector
from openproctor.model.policy import Policy
from openproctor.rules.signals import DETECTOR_OF
from openproctor.rules.step import pending

__all__ = ["wanted_of"]


def wanted_of(known: Known, *, check_in: bool = False, late: bool = False) -> Wanted:
    """The slower detectors that at least one signal of the policy needs, with their cadences."""
    policy = known.policy
    every_s = {detector: _cadence(policy, detector) for detector in _needed(policy) & _SLOWER}
    side = known.late if late and known.late is not None else known.now
    return Wanted(every_s, pending(side.rules), known.learnt, check_in)


def _needed(policy: Policy) -> AbstractSet[Detector]:
    return {detector for kind, detector in DETECTOR_OF.items() if policy.signals[kind].enabled}


def _cadence(policy: Policy, detector: Detector) -> float:
    if detector is Detector.LANDMARKS:
        return policy.cadence.landmarks_every_s
    return policy.cadence.objects_every_s if detector is Detector.OBJECTS else policy.cadence.identity_every_s


_SLOWER = frozenset({Detector.LANDMARKS, Detector.OBJECTS, Detector.IDENTITY})
