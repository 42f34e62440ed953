"""What the candidate's page says of itself, as conditions."""

from collections.abc import Mapping

from openproctor.model.incident import PAGE_SIGNALS, IncidentKind
from openproctor.model.observation import Measure

__all__ = ["MEASURE_OF", "page_conditions"]

MEASURE_OF: dict[IncidentKind, Measure] = {kind: Measure[kind.name] for kind in IncidentKind if kind in PAGE_SIGNALS}
_KIND_OF = {measure: kind for kind, measure in MEASURE_OF.items()}


def page_conditions(values: Mapping[Measure, float]) -> dict[IncidentKind, float]:
    """For each signal that the page spoke of: above 0 while it holds, or how often it happened; 0 when it ended."""
    return {_KIND_OF[measure]: value for measure, value in values.items() if measure in _KIND_OF}
