"""The rules: a pure function from state and observation to the next state and what changed.

A condition must hold for a time and for a number of looks in a row, or for a share of the time, before an incident opens; it
must be absent for a time before the incident closes; if it returns soon after, the same incident goes on. All times are capture
times in seconds, so the same observations give the same incidents whenever they are replayed.

Camera, microphone and page arrive over paths of their own. An observation older than the newest of its own stream is late and
changes nothing (replaying the stored ones puts it where it belongs); between streams, the order does not matter as long as they
are less than :data:`SETTLE_S` apart.
"""

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields, replace
from typing import Any

from openproctor.model import measures
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Detector, Observation, Stream
from openproctor.model.signal import AttemptEnded, Change, Closed, IncidentRef, LinkSeen, RuleInput
from openproctor.rules.baseline import NOT_KNOWN, Baseline, learn
from openproctor.rules.catalogue import DETECTOR_OF, MOMENTARY, SIGNALS
from openproctor.rules.conditions import conditions, explained, link_conditions, page_conditions, signal_policy
from openproctor.rules.judge import SignalState, end_held, judge, judge_held, note_moment
from openproctor.rules.policy import Policy
from openproctor.rules.signal import Condition

__all__ = [
    "SETTLE_S",
    "RulesState",
    "active_signals",
    "check_in",
    "detectors_needed",
    "dump_rules",
    "is_late",
    "is_open",
    "load_rules",
    "needs_faster_sampling",
    "step",
]

SETTLE_S = 2.0
"""What the page reports as going on is judged this many seconds behind the other streams: news of its end may be under way."""
APART_S: dict[Stream, float] = {Stream.CAMERA: 5.0, Stream.MICROPHONE: 20.0}
_DEFAULTS = {field.name: field.default for field in fields(SignalState) if field.default is not MISSING}
NOTHING: frozenset[IncidentKind] = frozenset()
FASTER_SAMPLING = tuple(kind for kind, signal in SIGNALS.items() if signal.faster_sampling)


@dataclass(frozen=True, slots=True)
class RulesState:
    """All signals of one attempt."""

    signals: dict[IncidentKind, SignalState] = field(default_factory=dict)
    last: dict[Stream, float] = field(default_factory=dict)
    """Capture time of the newest observation judged, by stream."""
    baseline: Baseline = NOT_KNOWN


def dump_rules(state: RulesState) -> dict[str, Any]:
    """Plain data for a JSON column: small, without the fields that have their defaults."""
    return {
        "last": {str(stream): at for stream, at in state.last.items()},
        "baseline": asdict(state.baseline) if state.baseline.looks else None,
        "signals": {
            str(kind): {name: value for name, default in _DEFAULTS.items() if (value := getattr(signal, name)) != default}
            for kind, signal in state.signals.items()
        },
    }


def load_rules(data: Mapping[str, Any]) -> RulesState:
    """What :func:`dump_rules` wrote; an empty mapping is the state before the first look."""
    last = {Stream(stream): at for stream, at in data.get("last", {}).items()}
    if data.get("last_look_at") is not None:  # as the first version wrote it
        last[Stream.CAMERA] = data["last_look_at"]
    baseline = data.get("baseline")
    return RulesState(
        signals={IncidentKind(kind): SignalState(**values) for kind, values in data.get("signals", {}).items()},
        last=last,
        baseline=Baseline(**baseline) if baseline else NOT_KNOWN,
    )


def step(state: RulesState, observation: RuleInput, policy: Policy) -> tuple[RulesState, tuple[Change, ...]]:
    """Judge one observation. A late one changes nothing."""
    if isinstance(observation, AttemptEnded):
        return _end(state, observation.at)
    if isinstance(observation, LinkSeen):
        return _judge_all(state, link_conditions(observation), observation.at, policy, None, broken=False)
    if is_late(state, observation):
        return state, ()
    state = _after_an_absence(state, observation.at, policy)
    if observation.stream is Stream.PAGE:
        return _step_page(state, observation, policy)
    found = conditions(observation.stream, observation.values, state.baseline, policy)
    broken = _apart(state, observation, policy)
    after, changes = _judge_all(state, found, observation.at, policy, observation.stream, broken=broken)
    after, later = _judge_what_goes_on(after, observation.at - SETTLE_S, observation.at, policy)
    last = {**state.last, observation.stream: observation.at}
    baseline = learn(state.baseline, observation.values) if measures.YAW in observation.values else state.baseline
    return replace(after, last=last, baseline=baseline), (*changes, *later)


def check_in(state: RulesState, observation: Observation) -> RulesState:
    """Learn from a look before the exam has begun; nothing is judged."""
    return replace(state, baseline=learn(state.baseline, observation.values))


def is_late(state: RulesState, observation: Observation) -> bool:
    """Whether something newer of the same stream has been judged."""
    last = state.last.get(observation.stream)
    return last is not None and observation.at < last


def active_signals(state: RulesState) -> tuple[IncidentKind, ...]:
    """The signals whose condition holds now, incident or not."""
    return tuple(
        kind
        for kind, signal in state.signals.items()
        if signal.since is not None or (signal.open and signal.absent_since is None)
    )


def is_open(state: RulesState, kind: IncidentKind) -> bool:
    """Whether an incident of this kind goes on."""
    return kind in state.signals and state.signals[kind].open


def needs_faster_sampling(state: RulesState) -> bool:
    """Whether a face too many or too few was seen that is not an incident yet, or is gone before its incident is closed."""
    return any(_unsettled(state.signals[kind]) for kind in FASTER_SAMPLING if kind in state.signals)


def detectors_needed(state: RulesState) -> frozenset[Detector]:
    """The detectors whose next look would settle something."""
    return frozenset(
        detector for kind, detector in DETECTOR_OF.items() if kind in state.signals and _unsettled(state.signals[kind])
    )


def _unsettled(signal: SignalState) -> bool:
    return (signal.since is not None and not signal.open) or signal.absent_since is not None


def _apart(state: RulesState, observation: Observation, policy: Policy) -> bool:
    """Whether so much time went by without a look that a condition can't be said to have held throughout."""
    last = state.last.get(observation.stream)
    if last is None:
        return False
    return observation.at - last > max(APART_S[observation.stream], 3 * policy.sample_every_s)


def _after_an_absence(state: RulesState, at: float, policy: Policy) -> RulesState:
    """The page was away: what it last reported as going on is not known to have gone on meanwhile.

    A page that is closed or loaded again may have said that it was left just before; what is still so counts from now on.
    """
    if not _was_away(state, at, policy):
        return state
    waiting = {kind: signal for kind, signal in state.signals.items() if signal.held and not signal.open}
    # News of its end may be under way.
    begun = {kind: replace(signal, since=at + SETTLE_S) for kind, signal in waiting.items()}
    return replace(state, signals={**state.signals, **begun})


def _was_away(state: RulesState, at: float, policy: Policy) -> bool:
    """Whether nothing was captured for a while up to ``at`` and the connection was lost.

    Either alone is no absence: without its camera a page has little to say, and without its line it keeps all for later.
    """
    link = state.signals.get(IncidentKind.CONNECTION_LOST)
    newest = max(state.last.values(), default=at)
    if link is None or at - newest <= max(policy.link.lost_after_s, 3 * policy.sample_every_s):
        return False
    return link.open or (link.closed_at is not None and link.closed_at > newest)


def _judge_all(
    state: RulesState,
    found: dict[IncidentKind, Condition],
    at: float,
    policy: Policy,
    stream: Stream | None,
    *,
    broken: bool,
) -> tuple[RulesState, tuple[Change, ...]]:
    signals = dict(state.signals)
    changes: list[Change] = []
    active = _active(signals, found)
    effects = explained(active, policy) if active else NOTHING
    for kind, condition in (found | _not_then(signals, found, effects, stream)).items():
        thresholds = signal_policy(policy, kind)
        before = signals.get(kind)
        if before is None:
            if not condition.holds:
                continue  # the usual case by far: nothing known, nothing there
            before = SignalState()
        if not before.open and (broken or not thresholds.enabled):
            signals[kind] = before = replace(before, since=None, looks=0, peak=0, share=0.0, share_at=None)
        if thresholds.enabled or before.open:
            judged = replace(condition, holds=condition.holds and kind not in effects)
            signals[kind], change = judge(kind, before, judged, at, thresholds)
            changes += change
    return replace(state, signals=signals), tuple(changes)


def _not_then(
    signals: dict[IncidentKind, SignalState],
    found: dict[IncidentKind, Condition],
    effects: frozenset[IncidentKind],
    stream: Stream | None,
) -> dict[IncidentKind, Condition]:
    """Time in which something else explains a signal does not count for its share, measured or not.

    Only the signal's own stream shows that time has passed for it: another one may be ahead of it or behind.
    """
    shared = (kind for kind, signal in signals.items() if kind in effects and signal.share_at is not None)
    return {kind: Condition(holds=False, measure=0) for kind in shared if kind not in found and SIGNALS[kind].stream is stream}


def _active(signals: dict[IncidentKind, SignalState], found: dict[IncidentKind, Condition]) -> set[IncidentKind]:
    """The conditions that hold: by this observation, or, where it says nothing, by what was known."""
    now = {kind for kind, condition in found.items() if condition.holds}
    return now | {kind for kind, signal in signals.items() if kind not in found and (signal.open or signal.held)}


def _step_page(state: RulesState, observation: Observation, policy: Policy) -> tuple[RulesState, tuple[Change, ...]]:
    """Judge what the page reports; up to its time all is known of the page, so what went on before is judged first."""
    at = observation.at
    state, earlier = _judge_what_goes_on(state, at, at, policy)
    signals = dict(state.signals)
    changes = list(earlier)
    for kind, value in page_conditions(observation.values).items():
        thresholds = signal_policy(policy, kind)
        before = signals.get(kind, SignalState())
        if not thresholds.enabled and not before.open:
            if kind in signals:
                signals[kind] = replace(before, held=False, since=None)
        elif kind in MOMENTARY:
            if value > 0:
                signals[kind], change = note_moment(kind, before, round(value), at, thresholds)
                changes += change
        elif value > 0:
            signals[kind] = before if before.held else replace(before, held=True, since=at)
        elif before.held:
            signals[kind], change = end_held(kind, before, at)
            changes += change
            signals |= _no_longer_explained(signals, kind, at, policy)
    state = replace(state, signals=signals, last={**state.last, Stream.PAGE: at})
    after, later = _judge_what_goes_on(state, at, at, policy)
    return after, (*changes, *later)


def _no_longer_explained(
    signals: dict[IncidentKind, SignalState], cause: IncidentKind, at: float, policy: Policy
) -> dict[IncidentKind, SignalState]:
    """What goes on although its cause has ended counts from now on."""
    return {
        kind: replace(signals[kind], since=at)
        for kind in explained({cause}, policy)
        if kind in signals and signals[kind].held and not signals[kind].open
    }


def _judge_what_goes_on(state: RulesState, until: float, at: float, policy: Policy) -> tuple[RulesState, tuple[Change, ...]]:
    """Open what the page reported as going on, once it has lasted; time passes with every observation."""
    held = [kind for kind, signal in state.signals.items() if signal.held]
    if not held:
        return state, ()
    signals = dict(state.signals)
    changes: list[Change] = []
    effects = explained(set(held), policy)
    for kind in held:
        thresholds = signal_policy(policy, kind)
        if thresholds.enabled and kind not in effects:
            signals[kind], change = judge_held(kind, signals[kind], until, at, thresholds)
            changes += change
    return replace(state, signals=signals), tuple(changes)


def _end(state: RulesState, at: float) -> tuple[RulesState, tuple[Change, ...]]:
    signals = {
        kind: SignalState(ordinal=signal.ordinal, closed_at=at if signal.open else signal.closed_at)
        for kind, signal in state.signals.items()
    }
    closed = tuple(
        Closed(IncidentRef(kind, signal.ordinal), at if signal.absent_since is None else signal.absent_since, at)
        for kind, signal in state.signals.items()
        if signal.open
    )
    return replace(state, signals=signals), closed
