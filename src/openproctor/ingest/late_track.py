"""What comes late is judged beside what comes in order: by a second state of the rules that has its own time. Pure.

After an outage a page sends what happens now first, and what happened meanwhile beside it. The late items come in order among
themselves, so they get rules of their own, started from the observations just before them, and what these find is entered where
it belongs. Incidents found that way are numbered from :data:`LATE` on, so that both tracks can count without asking each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from openproctor.evidence.plan import EvidenceState, dump_evidence, load_evidence
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Observation
from openproctor.model.signal import Change, IncidentRef, Opened
from openproctor.rules.judge import SignalState
from openproctor.rules.policy import Policy
from openproctor.rules.step import RulesState, dump_rules, load_rules, step

__all__ = ["LATE", "WARM_UP_S", "JudgingTrack", "drop_foreign", "dump_track", "load_track", "opened", "start_late_track"]

LATE = 1_000_000
"""Ordinals from here on are of incidents that were found late."""
WARM_UP_S = 120.0
"""Seconds before the first late item that are replayed: longer than any signal takes to open, except by a long window."""


@dataclass(frozen=True, slots=True)
class JudgingTrack:
    """The state by which items of an attempt are judged: items in order have one, late items another."""

    rules: RulesState = field(default_factory=RulesState)
    evidence: EvidenceState = field(default_factory=EvidenceState)
    foreign: frozenset[IncidentRef] = frozenset()
    """Incidents that the other track has already: their changes on this track are not recorded."""
    heard_at: datetime | None = None
    """When the last item of this track came."""


def start_late_track(
    before: Iterable[Observation], policy: Policy, live: RulesState, counted: Mapping[IncidentKind, int], heard_at: datetime
) -> JudgingTrack:
    """A new late track.

    Args:
        before: the observations of the time just before, in order.
        live: the rules' state of the live track.
        counted: for each kind the highest ordinal of an incident that was found late.
        heard_at: when the first late item came.
    """
    rules = RulesState(baseline=live.baseline)
    for observation in before:
        rules, _ = step(rules, observation, policy)
    signals, foreign = {}, set()
    for kind in {*policy.signals, *rules.signals}:
        state = rules.signals.get(kind, SignalState())
        ordinal = max(LATE, counted.get(kind, LATE))
        if state.open:
            # It opened before the outage, so the live track has it.
            ordinal += 1
            foreign.add(IncidentRef(kind, ordinal))
        signals[kind] = replace(state, ordinal=ordinal, closed_at=None)
    return JudgingTrack(replace(rules, signals=signals), EvidenceState(), frozenset(foreign), heard_at)


def drop_foreign(
    track: JudgingTrack, changes: Iterable[Change], elsewhere: Iterable[IncidentRef]
) -> tuple[JudgingTrack, tuple[Change, ...]]:
    """The changes that are to be entered: not those of ``foreign`` incidents, nor of ``elsewhere``, which become foreign."""
    foreign = track.foreign | frozenset(elsewhere)
    return replace(track, foreign=foreign), tuple(change for change in changes if change.ref not in foreign)


def opened(changes: Iterable[Change]) -> list[Opened]:
    """Those that opened something."""
    return [change for change in changes if isinstance(change, Opened)]


def dump_track(track: JudgingTrack) -> dict[str, Any]:
    """Plain data for a JSON column."""
    return {
        "rules": dump_rules(track.rules),
        "evidence": dump_evidence(track.evidence),
        "foreign": sorted([str(ref.kind), ref.ordinal] for ref in track.foreign),
        "heard_at": track.heard_at.isoformat() if track.heard_at else None,
    }


def load_track(data: Mapping[str, Any] | None) -> JudgingTrack | None:
    """What :func:`dump_track` wrote; None where there is none."""
    if not data:
        return None
    heard_at = data.get("heard_at")
    return JudgingTrack(
        rules=load_rules(data["rules"]),
        evidence=load_evidence(data["evidence"]),
        foreign=frozenset(IncidentRef(IncidentKind(kind), ordinal) for kind, ordinal in data["foreign"]),
        heard_at=datetime.fromisoformat(heard_at) if heard_at else None,
    )
