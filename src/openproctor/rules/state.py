"""The rules' state as the database keeps it: small JSON, without the fields that stand at their defaults."""

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any

from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Stream
from openproctor.rules.baseline import NOT_KNOWN, Baseline
from openproctor.rules.judge import SignalState
from openproctor.rules.step import RulesState

__all__ = ["dump_rules", "load_rules"]

_DEFAULTS = {field.name: field.default for field in fields(SignalState) if field.default is not MISSING}


def dump_rules(state: RulesState) -> dict[str, Any]:
    """Plain data for a JSON column."""
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
