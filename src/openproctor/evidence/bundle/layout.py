"""What a bundle consists of: names, their order, and the words for those who open it. Pure."""

import re
from collections.abc import Iterable

from openproctor.core.containers import Container
from openproctor.model.observation import Stream

__all__ = [
    "FORMAT",
    "MANIFEST",
    "README",
    "SIGNATURE",
    "TEXTS",
    "evidence_name",
    "evidence_names",
    "is_name",
    "readme",
    "recording_name",
]

FORMAT = "openproctor-bundle-1"
MANIFEST, SIGNATURE, README = "manifest.json", "signature.json", "README.txt"
TEXTS = (README, "chain.jsonl", "checkpoints.jsonl", "incidents.json", "messages.json", "observations.jsonl", "gaps.json")
"""After the manifest and before the evidence, in this order; all are there, even if empty."""

_KEPT = re.compile(r"(?:evidence|recordings)/[a-z]{1,20}/[0-9]{1,10}-[0-9a-f]{16}\.(?:jpg|webm|mp4)")


def evidence_name(stream: str, seq: int, sha256: str, key: str) -> str:
    """The name of a kept frame or segment of sound; it ends as its ``key`` in the store does."""
    return f"evidence/{stream}/{seq}-{sha256[:16]}.{_ending(key)}"


def evidence_names(stream: str, seq: int, sha256: str) -> tuple[str, ...]:
    """The names that a kept frame or segment of sound may have: the chain does not say which container a sound is in."""
    endings = tuple(Container) if stream == Stream.MICROPHONE else ("jpg",)
    return tuple(evidence_name(stream, seq, sha256, f".{ending}") for ending in endings)


def recording_name(stream: str, seq: int, sha256: str, key: str) -> str:
    """The name of a recorded segment of video; it ends as its ``key`` in the store does."""
    return f"recordings/{stream}/{seq}-{sha256[:16]}.{_ending(key)}"


def _ending(key: str) -> str:
    return key.rpartition(".")[2]


def is_name(name: str) -> bool:
    """Whether evidence may have this name: nothing that leads out of the folder into which it is unpacked."""
    return _KEPT.fullmatch(name) is not None


def readme(title: str, keys: Iterable[str]) -> bytes:
    """How to look into the bundle and to verify it. ``keys`` are the fingerprints of the keys that signed."""
    listed = "".join(f"    {key}\n" for key in keys)
    return _WORDS.format(title=title.encode("ascii", "replace").decode(), keys=listed).encode()


_WORDS = """OpenProctor: the record of one attempt
Exam: {title}

To verify that nothing was changed, left out, moved or added, on any machine with OpenProctor installed:

    openproctor verify THIS-FILE.zip --key FINGERPRINT

FINGERPRINT is that of the institution's signing key. Get it from the institution itself, not from this file: anybody can
sign with a key of their own. This bundle says that it was signed with one of these:

{keys}
What is what:

    manifest.json        exam, attempt, consent, policy, detectors, keys, and the SHA-256 of every other file
    chain.jsonl          what happened, entry by entry; each entry's hash covers the one before
    checkpoints.jsonl    the server's signatures under the chain, made while the exam ran
    incidents.json       the incidents as they were told of last, made from the chain
    messages.json        all messages, made from the chain
    observations.jsonl   what was measured, item by item
    gaps.json            what the candidate's own page gave up, and why; a number that is in the chain came after all
    evidence/            kept frames and sounds, to the byte as they were received
    recordings/          recorded video, if the policy asked for it
    signature.json       the server's signature under manifest.json

An entry of the chain without a body was erased; a later entry of the kind "tombstone" names it and says why.
The format is described in OpenProctor's documentation, docs/evidence.md, well enough to write a verifier of one's own.
"""
