"""What the chain's entries say: one body for each kind that the server itself seals. Pure."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from openproctor.evidence.chain.chain import canonical, timestamp

__all__ = [
    "CONSENT",
    "EVENT",
    "EVIDENCE",
    "LINK",
    "OBSERVATIONS",
    "POLICY",
    "RECORDING",
    "consent_body",
    "event_body",
    "evidence_body",
    "link_body",
    "observation_line",
    "policy_body",
]

CONSENT, POLICY, EVENT, EVIDENCE, LINK = "consent", "policy", "event", "evidence", "link"
OBSERVATIONS, RECORDING = "observations", "recording"


def consent_body(version: str, text: str, at: datetime) -> dict[str, Any]:
    """The agreed text by its hash: the text itself is kept with the attempt and may be erased."""
    return {"version": version, "sha256": hashlib.sha256(text.encode()).hexdigest(), "at": timestamp(at)}


def policy_body(
    policy: Mapping[str, Any], allowance: Mapping[str, Any] | None, detectors: Mapping[str, str] | None
) -> dict[str, Any]:
    """The terms under which the attempt is watched; ``detectors`` are names with versions, None if they are as before."""
    return {"policy": policy, "allowance": allowance, "detectors": detectors}


def event_body(number: int, kind: str, at: datetime, body: Mapping[str, Any]) -> dict[str, Any]:
    """An event of the exam's log."""
    return {"id": number, "kind": kind, "at": timestamp(at), "body": body}


def evidence_body(
    evidence_id: str, stream: str, seq: int, sha256: str, size: int, captured_at: datetime, received_at: datetime
) -> dict[str, Any]:
    """A kept frame or segment of sound. It can be written again from its row, so an erased one is still known by its digest."""
    return {
        "id": evidence_id,
        "stream": stream,
        "seq": seq,
        "sha256": sha256,
        "size": size,
        "captured_at": timestamp(captured_at),
        "received_at": timestamp(received_at),
    }


def link_body(incident_id: str, evidence_ids: list[str]) -> dict[str, Any]:
    """Pieces of evidence that became evidence of an incident."""
    return {"incident": incident_id, "evidence": evidence_ids}


def observation_line(item: Mapping[str, Any]) -> bytes:
    """How one item goes into the digest of all. ``item`` has the members below; ``observation`` is the SHA-256 of what was
    measured, packed, or None.
    """
    members = ("stream", "seq", "sha256", "captured_at", "received_at", "late", "observation")
    return canonical({name: item[name] for name in members}).encode() + b"\n"
