"""What a candidate is granted: more time, and single detectors off or relaxed. Applied before anything is judged. Pure."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from openproctor.core.text import prose
from openproctor.model.incident import IncidentKind
from openproctor.rules.catalogue import FAULTS, SIGNALS
from openproctor.rules.policy import Policy, SignalPolicy, Watching, preset

__all__ = ["Accommodation", "effective_policy"]

_BEHIND = tuple(kind for kind, signal in SIGNALS.items() if signal.behind)


class Accommodation(BaseModel):
    """What one candidate is granted in one exam."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)

    extra_minutes: Annotated[int, Field(ge=0, le=1440)] = 0
    signals: dict[IncidentKind, Watching] = {}
    note: Annotated[str, prose(500)] = ""
    """The reason, for the staff."""


def effective_policy(policy: Policy, accommodation: Accommodation, *, exam_in_other_tab: bool) -> Policy:
    """The policy that an attempt runs under.

    A relaxed signal takes the larger of the exam's and the relaxed preset's threshold, share and window, twice the larger of
    their durations, and one look more; it does not warn. A fault keeps the exam's threshold.
    """
    signals = dict(policy.signals)
    gentle = preset("relaxed")
    for kind, watching in accommodation.signals.items():
        if kind in signals:
            off = watching is Watching.OFF
            signals[kind] = (
                signals[kind].model_copy(update={"enabled": False})
                if off
                else _relaxed(kind, signals[kind], gentle.signals[kind])
            )
    if exam_in_other_tab:
        for kind in _BEHIND:
            signals[kind] = signals[kind].model_copy(update={"enabled": False})
    fullscreen = policy.require_fullscreen and not exam_in_other_tab
    return policy.model_copy(update={"signals": signals, "require_fullscreen": fullscreen})


def _relaxed(kind: IncidentKind, own: SignalPolicy, gentle: SignalPolicy) -> SignalPolicy:
    return own.model_copy(
        update={
            "raise_after_s": max(own.raise_after_s, gentle.raise_after_s) * 2,
            "raise_after_looks": max(own.raise_after_looks, gentle.raise_after_looks) + 1,
            "threshold": own.threshold if kind in FAULTS else max(own.threshold, gentle.threshold),
            "share": None if own.share is None else max(own.share, gentle.share or own.share),
            "window_s": max(own.window_s, gentle.window_s),
            "warn": False,
        }
    )
