"""The suspicion score of one attempt, which explains itself: what each incident adds, and why. Pure; no verdict.

    points = weight x (1/2 + lasting/2) / repetition

``lasting`` grows from 0 to 1 over the first minute (1 for what happens at once), ``repetition`` counts the incidents of that
kind so far: the fifth look aside says less than the first. Faults, dismissed incidents and what the policy or an allowance
switches off add nothing. The score is the plain sum: it orders a reviewer's list and is no probability.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from openproctor.model.incident import IncidentKind, ReviewDecision
from openproctor.rules.catalogue import FAULTS, MOMENTARY
from openproctor.rules.explain import cause
from openproctor.rules.policy import Policy

__all__ = ["Contribution", "Scored", "contributions", "score", "total"]

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


@dataclass(frozen=True, slots=True)
class _Weighed:
    """One suspicion with what its points are made of."""

    incident: Scored
    seconds: float
    points: float
    weight: float
    lasting: float
    repetition: int
    """Its number among its kind; 0 where it adds nothing."""


def contributions(incidents: Iterable[Scored], policy: Policy, now: float) -> list[Contribution]:
    """Every suspicion with its points, in the order of time. ``now`` stands in for the end of what goes on."""
    return [_explained(each) for each in _weigh(incidents, policy, now)]


def score(incidents: Iterable[Scored], policy: Policy, now: float) -> float:
    """The score alone, without a word about it: for lists of many attempts."""
    return _sum(each.points for each in _weigh(incidents, policy, now))


def total(found: Iterable[Contribution]) -> float:
    """The score."""
    return _sum(each.points for each in found)


def _sum(points: Iterable[float]) -> float:
    return round(sum(points), 1)


def _in_order(incident: Scored) -> tuple[float, str, float, str]:
    return incident.since, incident.kind, inf if incident.ended is None else incident.ended, incident.id


def _weigh(incidents: Iterable[Scored], policy: Policy, now: float) -> Iterator[_Weighed]:
    seen: Counter[IncidentKind] = Counter()
    for incident in sorted(incidents, key=_in_order):
        if incident.kind in FAULTS:
            continue
        seconds = max(0.0, (now if incident.ended is None else incident.ended) - incident.since)
        signal = policy.signals[incident.kind]
        if incident.decision is ReviewDecision.DISMISSED or not signal.enabled:
            yield _Weighed(incident, seconds, 0.0, signal.weight, 0.0, 0)
            continue
        seen[incident.kind] += 1
        lasting = 1.0 if incident.kind in MOMENTARY else min(1.0, seconds / FULL_S)
        points = round(signal.weight * (0.5 + lasting / 2) / seen[incident.kind], 1)
        yield _Weighed(incident, seconds, points, signal.weight, lasting, seen[incident.kind])


def _explained(weighed: _Weighed) -> Contribution:
    incident = weighed.incident
    lasted = None if incident.ended is None else weighed.seconds
    said = cause(incident.kind, incident.peak, lasted, incident.detail)
    return Contribution(incident.id, incident.kind, weighed.points, said, _reckoning(weighed))


def _reckoning(weighed: _Weighed) -> str:
    if weighed.incident.decision is ReviewDecision.DISMISSED:
        return "Dismissed by a person: adds nothing."
    if weighed.repetition == 0:
        return "Switched off by the policy or an allowance: adds nothing."
    reckoning = f"Weight {weighed.weight:g}"
    if weighed.lasting < 1:
        reckoning += f", {50 + 50 * weighed.lasting:.0f} % for its length"
    if weighed.repetition > 1:
        reckoning += f", divided by {weighed.repetition}: it is number {weighed.repetition} of its kind"
    return f"{reckoning}."
