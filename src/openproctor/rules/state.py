"""The rules' state as the database keeps it: small JSON, without the fields that stand at their defaults."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from openproctor.model.incident import IncidentKind
from openproctor.rules.step import RulesState, SignalState

__all__ = ["dump_rules", "load_rules"]

_DEFAULTS = {field.name: field.default for field in fields(SignalState) if field.default is not MISSING}


def dump_rules(state: RulesState) -> dict[str, Any]:
    """Plain data for a JSON column."""
    return {
        "last_look_at": state.last_look_at,
        "signals": {
            str(kind): {name: value for name, default in _DEFAULTS.items() if (value := getattr(signal, name)) != default}
            for kind, signal in state.signals.items()
        },
    }


def load_rules(data: Mapping[str, Any]) -> RulesState:
    """What :func:`dump_rules` wrote; an empty mapping is the state before the first look."""
    return RulesState(
        signals={IncidentKind(kind): SignalState(**values) for kind, values in data.get("signals", {}).items()},
        last_look_at=data.get("last_look_at"),
    )
