"""The rules: a pure function from state and observation to the next state and what changed.

A condition must hold for a time and for a number of looks in a row before an incident opens; it must be absent for a time
before the incident closes; if it returns soon after, the same incident goes on. All times are capture times in seconds, so
the same observations give the same incidents whenever they are replayed.
"""

from dataclasses import dataclass, field, replace

from openproctor.model.incident import IncidentKind
from openproctor.model.policy import Policy, SignalPolicy
from openproctor.model.signal import (
    AttemptEnded,
    Change,
    Closed,
    FacesSeen,
    IncidentRef,
    LookFailed,
    Observation,
    Opened,
    Reopened,
    Updated,
)
from openproctor.rules.signals import Condition, conditions, signal_policy

__all__ = ["RulesState", "SignalState", "holding", "step", "unsure"]


@dataclass(frozen=True, slots=True)
class SignalState:
    """One signal of one attempt."""

    since: float | None = None
    """When the condition began to hold, in this run of looks."""
    looks: int = 0
    """Looks in a row in which it held."""
    peak: int = 0
    """The most seen in this run, or in the open incident."""
    absent_since: float | None = None
    """While an incident is open: since when the condition has been absent."""
    open: bool = False
    ordinal: int = 0
    """Incidents of this kind so far."""
    closed_at: float | None = None
    """When the last incident ended."""


@dataclass(frozen=True, slots=True)
class RulesState:
    """All signals of one attempt."""

    signals: dict[IncidentKind, SignalState] = field(default_factory=dict)
    last_look_at: float | None = None
    """Capture time of the newest frame judged, analysed or not."""


def step(state: RulesState, observation: Observation, policy: Policy) -> tuple[RulesState, tuple[Change, ...]]:
    """Judge one observation.

    An observation older than the newest one judged must not be handed in: the caller stores it as late.
    """
    if isinstance(observation, AttemptEnded):
        return _end(state, observation.at)
    signals = dict(state.signals)
    changes: list[Change] = []
    broken = _looks_are_apart(state, observation, policy)
    for kind, condition in conditions(observation).items():
        thresholds = signal_policy(policy, kind)
        before = signals.get(kind, SignalState())
        if broken and not before.open:
            before = replace(before, since=None, looks=0)
        if thresholds.enabled or before.open:
            signals[kind], change = _judge(kind, before, condition, observation.at, thresholds)
            changes += change
    is_look = isinstance(observation, FacesSeen | LookFailed)
    return RulesState(signals, observation.at if is_look else state.last_look_at), tuple(changes)


def holding(state: RulesState) -> tuple[IncidentKind, ...]:
    """The signals whose condition holds now, incident or not."""
    return tuple(
        kind
        for kind, signal in state.signals.items()
        if signal.since is not None or (signal.open and signal.absent_since is None)
    )


def unsure(state: RulesState) -> bool:
    """Whether something was seen that is no incident yet, or has gone and is not closed yet: time for a quicker look."""
    return any(
        (signal.since is not None and not signal.open) or signal.absent_since is not None for signal in state.signals.values()
    )


def _looks_are_apart(state: RulesState, observation: Observation, policy: Policy) -> bool:
    """Whether so long went by unseen since the last look that a condition can't be said to have held throughout."""
    if state.last_look_at is None or not isinstance(observation, FacesSeen):
        return False
    return observation.at - state.last_look_at > max(5.0, 3 * policy.sample_every_s)


def _judge(
    kind: IncidentKind, before: SignalState, condition: Condition, at: float, policy: SignalPolicy
) -> tuple[SignalState, list[Change]]:
    if before.open:
        return _judge_open(kind, before, condition, at, policy)
    if not condition.holds:
        return replace(before, since=None, looks=0, peak=0), []
    since = at if before.since is None else before.since
    seen = replace(before, since=since, looks=before.looks + 1, peak=max(before.peak, condition.measure))
    if seen.looks < policy.raise_after_looks or at - since < policy.raise_after_s:
        return seen, []
    if before.closed_at is not None and since - before.closed_at <= policy.cooldown_s:
        ref = IncidentRef(kind, before.ordinal)
        return replace(seen, open=True, closed_at=None), [Reopened(ref, at, seen.peak)]
    ref = IncidentRef(kind, before.ordinal + 1)
    return replace(seen, open=True, ordinal=ref.ordinal, closed_at=None), [Opened(ref, since, at, seen.peak)]


def _judge_open(
    kind: IncidentKind, before: SignalState, condition: Condition, at: float, policy: SignalPolicy
) -> tuple[SignalState, list[Change]]:
    ref = IncidentRef(kind, before.ordinal)
    if condition.holds:
        after = replace(before, absent_since=None, peak=max(before.peak, condition.measure))
        return after, [Updated(ref, at, after.peak)] if after.peak > before.peak else []
    absent_since = at if before.absent_since is None else before.absent_since
    if at - absent_since < policy.clear_after_s:
        return replace(before, absent_since=absent_since), []
    return SignalState(ordinal=before.ordinal, closed_at=absent_since), [Closed(ref, absent_since, at)]


def _end(state: RulesState, at: float) -> tuple[RulesState, tuple[Change, ...]]:
    signals = {
        kind: SignalState(ordinal=signal.ordinal, closed_at=at if signal.open else signal.closed_at)
        for kind, signal in state.signals.items()
    }
    closed = tuple(
        Closed(IncidentRef(kind, signal.ordinal), signal.absent_since or at, at)
        for kind, signal in state.signals.items()
        if signal.open
    )
    return replace(state, signals=signals), closed
