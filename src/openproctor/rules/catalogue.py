"""All signals, in the order of ``model.incident.IncidentKind``, and what is derived from all of them."""

from importlib import import_module
from typing import Any, Literal, TypeAlias

from openproctor.model.incident import IncidentClass, IncidentKind
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector
from openproctor.rules.signal import Signal

__all__ = [
    "DETECTOR_OF",
    "FAULTS",
    "MEASURE_OF",
    "MOMENTARY",
    "PAGE_SIGNALS",
    "PRESETS",
    "SIGNALS",
    "WITH_SETTINGS",
    "PresetName",
    "incident_class",
    "signal_defaults",
]

PresetName: TypeAlias = Literal["relaxed", "standard", "strict"]
PRESETS: tuple[PresetName, ...] = ("relaxed", "standard", "strict")


def _load(kind: IncidentKind) -> Signal:
    signal = import_module(f"openproctor.rules.signals.{kind}").SIGNAL
    assert isinstance(signal, Signal)
    assert signal.kind is kind
    return signal


SIGNALS: dict[IncidentKind, Signal] = {kind: _load(kind) for kind in IncidentKind}

FAULTS: frozenset[IncidentKind] = frozenset(kind for kind, signal in SIGNALS.items() if signal.fault)
"""Signals that report a problem of technique or light, never a suspicion."""
PAGE_SIGNALS: frozenset[IncidentKind] = frozenset(kind for kind, signal in SIGNALS.items() if signal.page is not None)
MOMENTARY: frozenset[IncidentKind] = frozenset(kind for kind, signal in SIGNALS.items() if signal.momentary)
WITH_SETTINGS: tuple[IncidentKind, ...] = (
    *(kind for kind, signal in SIGNALS.items() if signal.standard is not None and not signal.fault),
    *(kind for kind, signal in SIGNALS.items() if signal.standard is not None and signal.fault),
)
"""Signals that a policy has settings for: all except the faults of the connection."""
MEASURE_OF: dict[IncidentKind, Measure] = {kind: signal.page for kind, signal in SIGNALS.items() if signal.page is not None}
DETECTOR_OF: dict[IncidentKind, Detector] = {
    kind: signal.detector for kind, signal in SIGNALS.items() if signal.detector is not None
}
"""Which detector a signal needs. A signal that is not here comes from the page or from the connection."""


def incident_class(kind: IncidentKind) -> IncidentClass:
    """Whether ``kind`` is a technical fault or a reason to look."""
    return IncidentClass.FAULT if kind in FAULTS else IncidentClass.SUSPICION


def signal_defaults(name: PresetName) -> dict[IncidentKind, dict[str, Any]]:
    """The settings of every signal in a preset, as members of ``SignalPolicy``. ``docs/accuracy.md`` says why."""
    return {kind: _settings(SIGNALS[kind], name) for kind in WITH_SETTINGS}


def _settings(signal: Signal, name: PresetName) -> dict[str, Any]:
    changes = {"relaxed": signal.relaxed, "standard": {}, "strict": signal.strict}[name]
    return {**(signal.standard or {}), **changes}
