"""The suspicion score of one attempt, which explains itself: what each incident adds, and why. Pure; no verdict.

    points = weight x (1/2 + lasting/2) / repetition

``lasting`` grows from 0 to 1 over the first minute (1 for what happens at once), ``repetition`` counts the incidents of that
kind so far: the fifth look aside says less than the first. Faults, dismissed incidents and what the policy or an allowance
switches off add nothing. The score is the plain sum: it orders a reviewer's list and is no probability.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from openproctor.model.incident import IncidentKind, ReviewDecision
from openproctor.rules.catalogue import FAULTS, MOMENTARY
from openproctor.rules.explain import cause
from openproctor.rules.policy import Policy

__all__ = ["Contribution", "Scored", "contributions", "total"]

FULL_S = 60.0
"""From this length on an incident adds its whole weight."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What the score needs to know of an incident."""

    id: str
    kind: IncidentKind
    since: float
    """Seconds since the epoch; the same for ``ended``, which is None while it goes on."""
    ended: float | None
    peak: int
    decision: ReviewDecision | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one incident adds."""

    id: str
    kind: IncidentKind
    points: float
    cause: str
    """What was noticed, in one sentence."""
    reckoning: str
    """How the points are computed, in one sentence."""


def contributions(incidents: Iterable[Scored], policy: Policy, now: float) -> list[Contribution]:
    """Every suspicion with its points, in the order of time. ``now`` stands in for the end of what goes on."""
    seen: Counter[IncidentKind] = Counter()
    found = []
    for incident in sorted(incidents, key=_in_order):
        if incident.kind in FAULTS:
            continue
        seconds = max(0.0, (now if incident.ended is None else incident.ended) - incident.since)
        if incident.decision is ReviewDecision.DISMISSED:
            points, reckoning = 0.0, "Dismissed by a person: adds nothing."
        elif not policy.signals[incident.kind].enabled:
            points, reckoning = 0.0, "Switched off by the policy or an allowance: adds nothing."
        else:
            seen[incident.kind] += 1
            points, reckoning = _points(incident.kind, seconds, seen[incident.kind], policy)
        lasted = None if incident.ended is None else seconds
        said = cause(incident.kind, incident.peak, lasted, incident.detail)
        found.append(Contribution(incident.id, incident.kind, points, said, reckoning))
    return found


def total(found: Iterable[Contribution]) -> float:
    """The score."""
    return round(sum(each.points for each in found), 1)


def _in_order(incident: Scored) -> tuple[float, str, float, str]:
    return incident.since, incident.kind, inf if incident.ended is None else incident.ended, incident.id


def _points(kind: IncidentKind, seconds: float, repetition: int, policy: Policy) -> tuple[float, str]:
    weight = policy.signals[kind].weight
    lasting = 1.0 if kind in MOMENTARY else min(1.0, seconds / FULL_S)
    points = round(weight * (0.5 + lasting / 2) / repetition, 1)
    reckoning = f"Weight {weight:g}"
    if lasting < 1:
        reckoning += f", {50 + 50 * lasting:.0f} % for its length"
    if repetition > 1:
        reckoning += f", divided by {repetition}: it is number {repetition} of its kind"
    return points, f"{reckoning}."
