"""Which frames are kept: those around each change of an incident, and one now and then as a record. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from openproctor.model.incident import IncidentKind
from openproctor.model.signal import Change, IncidentRef, Opened
from openproctor.rules.policy import EvidencePolicy

__all__ = [
    "EvidencePlan",
    "EvidenceState",
    "Window",
    "dump_evidence",
    "load_evidence",
    "plan_frame",
    "plan_without_frame",
]


@dataclass(frozen=True, slots=True)
class Window:
    """Frames up to this time belong to this incident."""

    ref: IncidentRef
    until: float
    """Seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """What is remembered from frame to frame."""

    windows: tuple[Window, ...] = ()
    recorded_at: float | None = None
    """Capture time of the last frame kept, for any reason."""


@dataclass(frozen=True, slots=True)
class EvidencePlan:
    """What to do with the frame at hand and with the ones before it."""

    state: EvidenceState
    keep_frame: bool = False
    belongs_to: frozenset[IncidentRef] = frozenset()
    """The incidents that the frame at hand is evidence of; empty for a record."""
    look_back: dict[IncidentRef, float] = field(default_factory=dict)
    """For each changed incident: keep recent frames captured from this time on."""
    complete: tuple[IncidentRef, ...] = ()
    """Incidents for which all frames after the last change have come."""

    @property
    def writes_nothing(self) -> bool:
        """Whether no evidence is kept and no incident changed."""
        return not (self.keep_frame or self.belongs_to or self.look_back or self.complete)


def plan_frame(state: EvidenceState, at: float, changes: tuple[Change, ...], policy: EvidencePolicy) -> EvidencePlan:
    """Plan for a frame captured ``at``, which caused ``changes``."""
    plan = plan_without_frame(state, at, changes, policy)
    belongs_to = frozenset(window.ref for window in plan.state.windows)
    due = state.recorded_at is None or at - state.recorded_at >= policy.record_every_s
    if not belongs_to and not due:
        return plan
    newest = at if state.recorded_at is None else max(at, state.recorded_at)
    return replace(plan, keep_frame=True, belongs_to=belongs_to, state=replace(plan.state, recorded_at=newest))


def plan_without_frame(state: EvidenceState, at: float, changes: tuple[Change, ...], policy: EvidencePolicy) -> EvidencePlan:
    """Plan for changes that no frame caused, such as a lost connection."""
    windows = {window.ref: window for window in state.windows}
    over = tuple(window.ref for window in state.windows if window.until < at)
    for ref in over:
        del windows[ref]
    look_back: dict[IncidentRef, float] = {}
    for change in changes:
        windows[change.ref] = Window(change.ref, at + policy.after_s)
        begin = change.since if isinstance(change, Opened) else at
        look_back[change.ref] = begin - policy.before_s
    return EvidencePlan(
        state=replace(state, windows=tuple(windows.values())),
        look_back=look_back,
        complete=tuple(ref for ref in over if ref not in windows),
    )


def dump_evidence(state: EvidenceState) -> dict[str, Any]:
    """Plain data for a JSON column."""
    return {
        "recorded_at": state.recorded_at,
        "windows": [[str(window.ref.kind), window.ref.ordinal, window.until] for window in state.windows],
    }


def load_evidence(data: Mapping[str, Any]) -> EvidenceState:
    """What :func:`dump_evidence` wrote; an empty mapping is the state before the first frame."""
    return EvidenceState(
        windows=tuple(
            Window(IncidentRef(IncidentKind(kind), ordinal), until) for kind, ordinal, until in data.get("windows", ())
        ),
        recorded_at=data.get("recorded_at"),
    )
