"""How a bundle shows what its chain says: made from the entries alone, so that a verifier can make it again. Pure."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import openproctor.rules.catalogue  # noqa: F401 - declares the measures of signals, which an observation is unpacked by
from openproctor.evidence.chain.entries import EVENT, LINK
from openproctor.model.observation import Stream
from openproctor.model.packing import unpack

__all__ = ["incident_summaries", "measures", "message_summaries", "pretty"]


def pretty(value: object) -> bytes:
    """JSON for people to read; equal values give the same bytes."""
    return json.dumps(value, sort_keys=True, indent=2, ensure_ascii=True, allow_nan=False).encode() + b"\n"


def incident_summaries(entries: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Any]:
    """Every incident as it was last reported, with the ids of its evidence. ``entries`` are kinds and bodies, in their order.

    A body of another form is passed over: somebody changed it, and the verifier will say so.
    """
    known = list(entries)
    linked: dict[str, set[str]] = {}
    for kind, body in known:
        if kind == LINK and isinstance(body.get("evidence"), list):
            linked.setdefault(str(body.get("incident")), set()).update(map(str, body["evidence"]))
    found = {str(incident.get("id")): incident for incident in _told(known, "incident")}
    return [incident | {"evidence": sorted(linked.get(known_id, ()))} for known_id, incident in found.items()]


def message_summaries(entries: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Any]:
    """Every message, in the order in which they were sent."""
    return list(_told(entries, "message"))


def _told(entries: Iterable[tuple[str, Mapping[str, Any]]], what: str) -> Iterator[dict[str, Any]]:
    for kind, body in entries:
        inner = body.get("body") if kind == EVENT else None
        told = inner.get(what) if isinstance(inner, dict) else None
        if isinstance(told, dict):
            yield told


def measures(packed: bytes, stream: str) -> dict[str, Any]:
    """What was measured, by the measures' names.

    Raises:
        ValueError, struct.error: these are not the bytes of an observation.
    """
    found = unpack(packed, Stream(stream))
    return {
        "at": found.at,
        "failed": [str(detector) for detector in found.failed],
        "measures": {measure.name: value for measure, value in found.values.items()},
    }
