"""What comes late is judged beside what comes now: a second state of the rules that has its own time. Pure.

After an outage a page sends what happens now first and what happened meanwhile beside it. The late items come in order among
themselves, so they get rules of their own, begun from the observations just before them, and what these find is entered where
it belongs. Incidents found that way are numbered from :data:`LATE` on, so that both can count without asking each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from openproctor.evidence.plan import EvidenceState
from openproctor.evidence.state import dump_evidence, load_evidence
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Measured, Stream
from openproctor.model.policy import Policy
from openproctor.model.signal import Change, IncidentRef, Opened
from openproctor.rules.judge import SignalState
from openproctor.rules.state import dump_rules, load_rules
from openproctor.rules.step import RulesState, step

__all__ = ["LATE", "WARM_UP_S", "Side", "begin", "dump_side", "load_side", "opened", "own"]

LATE = 1_000_000
"""Ordinals from here on are of incidents that were found late."""
WARM_UP_S = 120.0
"""So much of what came before is replayed first: longer than any signal takes to open, but those judged by a long window."""


@dataclass(frozen=True, slots=True)
class Side:
    """One way of judging an attempt's items: what comes now has one, what comes late another."""

    rules: RulesState = field(default_factory=RulesState)
    evidence: EvidenceState = field(default_factory=EvidenceState)
    foreign: frozenset[IncidentRef] = frozenset()
    """Incidents that are known from the other side: what becomes of them here is not entered."""
    heard_at: datetime | None = None
    """When the last item of this side came."""

    def is_behind(self, at: float, stream: Stream) -> bool:
        """Whether something newer of that stream has been judged here."""
        last = self.rules.last.get(stream)
        return last is not None and at < last


def begin(
    before: Iterable[Measured], policy: Policy, known: RulesState, counted: Mapping[IncidentKind, int], heard_at: datetime
) -> Side:
    """A late side: ``before`` are the observations of the time just before, in order; ``counted`` the highest late ordinals."""
    rules = RulesState(baseline=known.baseline)
    for observation in before:
        rules, _ = step(rules, observation, policy)
    signals, foreign = {}, set()
    for kind in {*policy.signals, *rules.signals}:
        state = rules.signals.get(kind, SignalState())
        ordinal = max(LATE, counted.get(kind, LATE))
        if state.open:
            # It opened before the outage, so the other side has it.
            ordinal += 1
            foreign.add(IncidentRef(kind, ordinal))
        signals[kind] = replace(state, ordinal=ordinal, closed_at=None)
    return Side(replace(rules, signals=signals), EvidenceState(), frozenset(foreign), heard_at)


def own(side: Side, changes: Iterable[Change], elsewhere: Iterable[IncidentRef]) -> tuple[Side, tuple[Change, ...]]:
    """The changes that are to be entered: not those of ``foreign`` incidents, and of ``elsewhere``, which become foreign."""
    foreign = side.foreign | frozenset(elsewhere)
    return replace(side, foreign=foreign), tuple(change for change in changes if change.ref not in foreign)


def opened(changes: Iterable[Change]) -> list[Opened]:
    """Those that opened something."""
    return [change for change in changes if isinstance(change, Opened)]


def dump_side(side: Side) -> dict[str, Any]:
    """Plain data for a JSON column."""
    return {
        "rules": dump_rules(side.rules),
        "evidence": dump_evidence(side.evidence),
        "foreign": sorted([str(ref.kind), ref.ordinal] for ref in side.foreign),
        "heard_at": side.heard_at.isoformat() if side.heard_at else None,
    }


def load_side(data: Mapping[str, Any] | None) -> Side | None:
    """What :func:`dump_side` wrote; None where there is none."""
    if not data:
        return None
    heard_at = data.get("heard_at")
    return Side(
        rules=load_rules(data["rules"]),
        evidence=load_evidence(data["evidence"]),
        foreign=frozenset(IncidentRef(IncidentKind(kind), ordinal) for kind, ordinal in data["foreign"]),
        heard_at=datetime.fromisoformat(heard_at) if heard_at else None,
    )
