"""One signal of one attempt: from a condition that holds or not to an incident that opens, goes on and closes."""

from dataclasses import dataclass, replace
from math import exp

from openproctor.model.incident import IncidentKind
from openproctor.model.signal import Change, Closed, IncidentRef, Opened, Reopened, Updated
from openproctor.rules.catalogue import PAGE_SIGNALS, SIGNALS
from openproctor.rules.policy import SignalPolicy
from openproctor.rules.signal import Condition

__all__ = ["SignalState", "end_held", "judge", "judge_held", "note_moment"]

LET_GO = 0.6
"""A share-of-time incident goes on until the share has fallen below this part of what opened it (hysteresis)."""
LOOKS_A_WINDOW = 3
"""No single look counts for more than the window divided by this."""
FOLLOWS_S = 0.5
"""A browser may report a consequence just before its cause: what can be a consequence has to last at least this long."""
CONSEQUENCES = frozenset[IncidentKind]().union(*(SIGNALS[kind].explains for kind in PAGE_SIGNALS))


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
    last_peak: int = 0
    """The last incident's peak, in case that incident goes on."""
    held: bool = False
    """The page reported that it began, and not yet that it ended."""
    share: float = 0.0
    """Share of the recent time in which the condition held; an exponential mean."""
    share_at: float | None = None
    """When the share was last brought up to date."""


def judge(
    kind: IncidentKind, before: SignalState, condition: Condition, at: float, policy: SignalPolicy
) -> tuple[SignalState, list[Change]]:
    """The signal after one look."""
    if policy.share is not None:
        before, condition = _by_share(before, condition, at, policy)
    if before.open:
        return _judge_open(kind, before, condition, at, policy)
    if not condition.holds:
        return replace(before, since=None, looks=0, peak=0), []
    since = at if before.since is None else before.since
    seen = replace(before, since=since, looks=before.looks + 1, peak=max(before.peak, condition.measure))
    looks_needed = policy.raise_after_looks if policy.share is None else 1
    if seen.looks < looks_needed or at - since < policy.raise_after_s:
        return seen, []
    return _open(kind, seen, since, at, policy)


def judge_held(
    kind: IncidentKind, before: SignalState, until: float, at: float, policy: SignalPolicy
) -> tuple[SignalState, list[Change]]:
    """The signal that the page reports as going on, as far as ``until``; ``at`` is the time of the observation at hand."""
    needed = max(policy.raise_after_s, FOLLOWS_S if kind in CONSEQUENCES else 0.0)
    if before.open or before.since is None or until - before.since < needed:
        return before, []
    return _open(kind, replace(before, peak=1), before.since, at, policy)


def end_held(kind: IncidentKind, before: SignalState, at: float) -> tuple[SignalState, list[Change]]:
    """The signal after the page has reported that it ended."""
    if not before.open:
        return replace(before, held=False, since=None), []
    return _closed(before, at), [Closed(IncidentRef(kind, before.ordinal), at, at)]


def note_moment(
    kind: IncidentKind, before: SignalState, count: int, at: float, policy: SignalPolicy
) -> tuple[SignalState, list[Change]]:
    """The signal after something that happened at once: the incident opens, or goes on, and is closed again."""
    peak = count + (before.last_peak if _goes_on(before, at, policy) else 0)
    opened, changes = _open(kind, replace(before, peak=peak), at, at, policy)
    closed = Closed(IncidentRef(kind, opened.ordinal), at, at)
    return SignalState(ordinal=opened.ordinal, closed_at=at, last_peak=peak), [*changes, closed]


def _goes_on(before: SignalState, since: float, policy: SignalPolicy) -> bool:
    return before.closed_at is not None and since - before.closed_at <= policy.cooldown_s


def _open(
    kind: IncidentKind, seen: SignalState, since: float, at: float, policy: SignalPolicy
) -> tuple[SignalState, list[Change]]:
    if _goes_on(seen, since, policy):
        ref, peak = IncidentRef(kind, seen.ordinal), max(seen.peak, seen.last_peak)
        return replace(seen, open=True, closed_at=None, peak=peak, last_peak=0), [Reopened(ref, at, peak)]
    ref = IncidentRef(kind, seen.ordinal + 1)
    opened = replace(seen, open=True, ordinal=ref.ordinal, closed_at=None, last_peak=0)
    return opened, [Opened(ref, since, at, seen.peak)]


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
    after = replace(_closed(before, absent_since), share=before.share, share_at=before.share_at)
    return after, [Closed(ref, absent_since, at)]


def _closed(before: SignalState, at: float) -> SignalState:
    return SignalState(ordinal=before.ordinal, closed_at=at, last_peak=before.peak)


def _by_share(before: SignalState, condition: Condition, at: float, policy: SignalPolicy) -> tuple[SignalState, Condition]:
    assert policy.share is not None
    # However long nothing was seen before it, one look counts for a part of the window only.
    elapsed = 0.0 if before.share_at is None else min(at - before.share_at, policy.window_s / LOOKS_A_WINDOW)
    keep = exp(-elapsed / policy.window_s)
    # Rounded, so that what is stored and loaded again is the same.
    share = round(keep * before.share + (1 - keep) * condition.holds, 6)
    needed = policy.share * LET_GO if before.open else policy.share
    return replace(before, share=share, share_at=at), replace(condition, holds=share >= needed)
