"""Which conditions hold in an observation: measures against the policy's thresholds. ``docs/accuracy.md`` defines each."""

from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Stream
from openproctor.model.signal import LinkSeen
from openproctor.rules.baseline import Baseline
from openproctor.rules.catalogue import FAULTS, MEASURE_OF, SIGNALS
from openproctor.rules.policy import Policy, SignalPolicy
from openproctor.rules.signal import Condition, Values

__all__ = ["conditions", "explained", "link_conditions", "page_conditions", "signal_policy"]

FAULT_POLICY = SignalPolicy(raise_after_s=0, raise_after_looks=1, clear_after_s=1, cooldown_s=10)
"""The fault opens at once: silence has lasted long enough already when it is called a lost connection."""
_RULES = {
    stream: tuple(
        (kind, signal.rule) for kind, signal in SIGNALS.items() if signal.rule is not None and signal.stream is stream
    )
    for stream in Stream
}
_LINK_RULES = tuple((kind, signal.link) for kind, signal in SIGNALS.items() if signal.link is not None)
_KIND_OF = {measure: kind for kind, measure in MEASURE_OF.items()}


def conditions(stream: Stream, values: Values, baseline: Baseline, policy: Policy) -> dict[IncidentKind, Condition]:
    """The conditions that can be judged from ``values`` of a stream; those that are missing stay as they were."""
    found: dict[IncidentKind, Condition] = {}
    for kind, rule in _RULES[stream]:
        for measure in rule.reads:
            if measure in values:
                condition = rule.judge(values, policy.signals[kind].threshold, baseline)
                if condition is not None:
                    found[kind] = condition
                break
    return found


def page_conditions(values: Values) -> dict[IncidentKind, float]:
    """For each signal that the page reported: above 0 while it holds, or how often it happened; 0 when it ended."""
    return {_KIND_OF[measure]: value for measure, value in values.items() if measure in _KIND_OF}


def link_conditions(seen: LinkSeen) -> dict[IncidentKind, Condition]:
    """The conditions that follow from the state of connection and camera."""
    found = {kind: rule(seen) for kind, rule in _LINK_RULES}
    return {kind: condition for kind, condition in found.items() if condition is not None}


def signal_policy(policy: Policy, kind: IncidentKind) -> SignalPolicy:
    """The settings of ``kind``."""
    return policy.signals.get(kind, FAULT_POLICY)


def explained(active: set[IncidentKind], policy: Policy) -> frozenset[IncidentKind]:
    """Signals that are only a consequence of the conditions that hold. A suspicion that is switched off explains nothing."""
    effects: frozenset[IncidentKind] = frozenset()
    for cause in active:
        if cause in FAULTS or signal_policy(policy, cause).enabled:
            effects |= SIGNALS[cause].explains
    return effects
