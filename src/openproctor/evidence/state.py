"""The evidence plan's state as the database keeps it."""

from collections.abc import Mapping
from typing import Any

from openproctor.evidence.plan import EvidenceState, Window
from openproctor.model.incident import IncidentKind
from openproctor.model.signal import IncidentRef

__all__ = ["dump_evidence", "load_evidence"]


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
