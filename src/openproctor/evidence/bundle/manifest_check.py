"""Whether everything else in a bundle says what its chain says. Pure."""

import hashlib
import struct
from collections.abc import Mapping
from typing import Any

from openproctor.evidence.bundle.chain_check import Chain
from openproctor.evidence.bundle.checked_json import VerificationError, lines, mapping, member
from openproctor.evidence.bundle.layout import MANIFEST, evidence_names
from openproctor.evidence.bundle.summaries import incident_summaries, measures, message_summaries, pretty
from openproctor.evidence.chain.chain import canonical, digest_of
from openproctor.evidence.chain.entries import CONSENT, EVIDENCE, OBSERVATIONS, POLICY, RECORDING, observation_line

__all__ = ["check_agreement"]

ITEMS = "observations.jsonl"
_MEMBERS = ("id", "stream", "seq", "sha256", "size", "captured_at", "received_at")


def check_agreement(manifest: Mapping[str, Any], texts: Mapping[str, bytes], chain: Chain) -> None:
    """Compare manifest, views, evidence and observations with the chain.

    Raises:
        VerificationError: the first thing that contradicts the chain.
    """
    try:
        _check_head(manifest, chain)
        _check_terms(manifest, chain)
        _check_views(texts, chain)
        _check_evidence(manifest, chain)
        _check_recordings(manifest, chain)
        _check_observations(texts[ITEMS], chain)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, struct.error) as error:
        # Properly signed, but not in the form that OpenProctor writes.
        raise VerificationError(
            MANIFEST, f"or the chain does not have the form that it must have ({type(error).__name__})"
        ) from error


def _check_head(manifest: Mapping[str, Any], chain: Chain) -> None:
    head = chain.links[-1].hash.hex() if chain.links else None
    if manifest["chain"] != {"length": len(chain.links), "head": head}:
        raise VerificationError(MANIFEST, "states another length or head than the chain has")


def _check_terms(manifest: Mapping[str, Any], chain: Chain) -> None:
    """Consent and policy as they were sealed; where either was erased there is nothing to compare."""
    for kind, body in chain.standing:
        if kind == CONSENT:
            text = manifest["consent"]["text"]
            stated = {"version": manifest["consent"]["version"], "at": manifest["consent"]["at"], "sha256": _sha256(text)}
            if stated != body:
                raise VerificationError(MANIFEST, "states another consent than the chain")
    policies = [body for kind, body in chain.standing if kind == POLICY]
    if not policies:
        return
    if policies[-1]["policy"] != manifest["policy"]:
        raise VerificationError(MANIFEST, "states another policy than the chain")
    detectors = next((body["detectors"] for body in policies if body["detectors"] is not None), None)
    if detectors != manifest["detectors"]:
        raise VerificationError(MANIFEST, "states other detectors than the chain")


def _check_views(texts: Mapping[str, bytes], chain: Chain) -> None:
    for name, view in (("incidents.json", incident_summaries), ("messages.json", message_summaries)):
        if texts[name] != pretty(view(chain.standing)):
            raise VerificationError(name, "does not say what the chain says")


def _check_evidence(manifest: Mapping[str, Any], chain: Chain) -> None:
    """Each piece that the chain names is there, or the chain says it was erased; no piece is there that it does not name."""
    files = {each["name"]: each for each in manifest["files"] if each["name"].startswith("evidence/")}
    gone = {each["id"]: each for each in manifest["erased"]}
    positions = {each.digest: position for position, each in enumerate(chain.links) if each.kind == EVIDENCE}
    for position, each in enumerate(chain.links):
        if each.kind != EVIDENCE or each.body is None:
            continue
        names = evidence_names(each.body["stream"], each.body["seq"], each.body["sha256"])
        name = next((name for name in names if name in files), names[0])
        file = files.pop(name, None)
        if file is None:
            raise VerificationError(
                name, f"is missing: entry {position} of the chain names it, and none says that it was erased"
            )
        if (file["sha256"], file["size"]) != (each.body["sha256"], each.body["size"]):
            raise VerificationError(name, f"is another one than entry {position} of the chain names")
    for name in files:
        raise VerificationError(name, "is named by no entry of the chain")
    for erased in gone.values():
        item = f"{MANIFEST}, erased {ascii(erased['id'])[:80]}"
        found = positions.get(digest_of(canonical({name: erased[name] for name in _MEMBERS})))
        if found is None or found != erased["position"] or chain.buried.get(found) != erased["reason"]:
            raise VerificationError(item, "is said to be erased, and the chain does not say so")


def _check_recordings(manifest: Mapping[str, Any], chain: Chain) -> None:
    named = {body["sha256"] for kind, body in chain.standing if kind == RECORDING}
    there = {each["sha256"]: each["name"] for each in manifest["files"] if each["name"].startswith("recordings/")}
    for sha256 in sorted(named - there.keys()):
        raise VerificationError(
            f"recordings, sha-256 {ascii(sha256)[:70]}", "is missing: the chain names it and does not say it was erased"
        )
    for sha256, name in there.items():
        if sha256 not in named:
            raise VerificationError(name, "is named by no entry of the chain")


def _check_observations(data: bytes, chain: Chain) -> None:
    """Every line in order and as it was measured; all together as they were sealed when the attempt had ended."""
    digest, count, last = hashlib.sha256(), 0, ("", -1)
    for item, value in lines(ITEMS, "line", data):
        place = (member(item, value, "stream", str), member(item, value, "seq", int))
        if place <= last:
            raise VerificationError(item, "is out of order")
        packed = None if value["packed"] is None else bytes.fromhex(value["packed"])
        if value["observation"] != (None if packed is None else hashlib.sha256(packed).hexdigest()):
            raise VerificationError(item, "does not have the observation whose SHA-256 it states")
        if packed is not None and value["measured"] != measures(packed, place[0]):
            raise VerificationError(item, "does not say what was measured")
        digest.update(observation_line(value))
        count, last = count + 1, place
    sealed = [link.body for link in chain.links if link.kind == OBSERVATIONS]
    if sealed and sealed[-1] is not None and sealed[-1] != {"count": count, "sha256": digest.hexdigest()}:
        stated = mapping(ITEMS, sealed[-1]).get("count")
        raise VerificationError(ITEMS, f"are not those that were sealed: {count} here, {ascii(stated)[:20]} sealed")


def _sha256(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()
