"""What a policy asks of the detectors, and what the rules would like to know soon."""

from collections.abc import Mapping

from cachetools import LRUCache

from openproctor.detection.frame_analysis import DetectorRequest
from openproctor.detection.schedule import Cadence
from openproctor.ingest.repository import AttemptSnapshot
from openproctor.model.observation import Detector
from openproctor.rules.catalogue import DETECTOR_OF
from openproctor.rules.policy import Policy
from openproctor.rules.step import detectors_needed

__all__ = ["DetectorRequests"]


class DetectorRequests:
    """Makes the request that goes with each frame."""

    def __init__(self, cadences: Mapping[Detector, Cadence]) -> None:
        """``cadences`` are those of the installed detectors that need not look at every frame."""
        self._cadences = cadences
        self._by_policy: LRUCache[int, tuple[Policy, Mapping[Detector, float]]] = LRUCache(256)

    def of(self, attempt: AttemptSnapshot, *, check_in: bool = False, late: bool = False) -> DetectorRequest:
        """The slower detectors that at least one signal of the policy needs, with their cadences."""
        track = attempt.late_track if late and attempt.late_track is not None else attempt.live_track
        return DetectorRequest(self._every_s(attempt.policy), detectors_needed(track.rules), attempt.profile, check_in)

    def _every_s(self, policy: Policy) -> Mapping[Detector, float]:
        """Computed once for each policy object: the same stored text is the same object, and comparing policies is slow."""
        known = self._by_policy.get(id(policy))
        if known is not None:
            return known[1]
        needed = {detector for kind, detector in DETECTOR_OF.items() if policy.signals[kind].enabled}
        every_s = {name: cadence.every_s(policy.cadence) for name, cadence in self._cadences.items() if name in needed}
        self._by_policy[id(policy)] = policy, every_s  # the policy is held, so its id stays its own
        return every_s
