"""The incidents that a run of observations gives: what was stored, judged again by another policy. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from openproctor.model.incident import IncidentKind
from openproctor.model.signal import Closed, IncidentRef, Opened, RuleInput
from openproctor.rules.policy import Policy
from openproctor.rules.step import RulesState, step

__all__ = ["Replayed", "replay"]


@dataclass(slots=True)
class Replayed:
    """One incident of the replay. Times in seconds since the epoch."""

    kind: IncidentKind
    since: float
    ended: float | None
    """None: it still goes on after the last observation."""
    peak: int


def replay(observations: Iterable[RuleInput], policy: Policy, state: RulesState) -> list[Replayed]:
    """The incidents in the order in which they opened. Observations have to come in the order of their capture times.

    ``state`` is what was known before the first: the baseline learnt at check-in.
    """
    found: dict[IncidentRef, Replayed] = {}
    for observation in observations:
        state, changes = step(state, observation, policy)
        for change in changes:
            if isinstance(change, Opened):
                found[change.ref] = Replayed(change.ref.kind, change.since, None, change.peak)
            elif isinstance(change, Closed):
                found[change.ref].ended = change.ended
            else:
                incident = found[change.ref]
                incident.peak, incident.ended = change.peak, None
    return list(found.values())
