"""How a bundle shows what its chain says: made from the entries alone, so that whoever verifies makes it again. Pure."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from openproctor.evidence.sealed import EVENT, LINK
from openproctor.model.observation import Stream
from openproctor.model.packing import unpack

__all__ = ["incidents_view", "measures", "messages_view", "pretty"]


def pretty(value: object) -> bytes:
    """JSON to be read by people, the same for the same."""
    return json.dumps(value, sort_keys=True, indent=2, ensure_ascii=True, allow_nan=False).encode() + b"\n"


def incidents_view(entries: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Any]:
    """Every incident as it was told of last, with the ids of its evidence. ``entries`` are kinds and bodies, in their order."""
    found: dict[str, dict[str, Any]] = {}
    linked: dict[str, list[str]] = {}
    for kind, body in entries:
        if kind == LINK:
            linked.setdefault(body["incident"], []).extend(body["evidence"])
        incident = body["body"].get("incident") if kind == EVENT else None
        if incident:
            found[incident["id"]] = incident
    return [incident | {"evidence": sorted(set(linked.get(incident_id, ())))} for incident_id, incident in found.items()]


def messages_view(entries: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Any]:
    """Every message, in the order in which they were sent."""
    told = (body["body"].get("message") for kind, body in entries if kind == EVENT)
    return [message for message in told if message]


def measures(packed: bytes, stream: str) -> dict[str, Any]:
    """What was measured, by the measures' names.

    Raises:
        ValueError, struct.error: these are not the bytes of an observation.
    """
    found = unpack(packed, Stream(stream))
    return {
        "at": found.at,
        "failed": [str(detector) for detector in found.failed],
        "measures": {measure.name.lower(): value for measure, value in found.values.items()},
    }
