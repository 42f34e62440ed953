"""Verifies a bundle offline: with no database, no settings and no network, however hostile the file may be.

First everything is read once (:mod:`.zip_reader`) and compared with the manifest, then the manifest with its signature, then
the chain with itself, and at last everything with the chain. The error names the first thing that does not verify; where the
chain or a checkpoint contradicts itself, its place is named rather than the file.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from openproctor.evidence.bundle.chain_check import Chain, check_chain, check_checkpoints, check_keys, unhex
from openproctor.evidence.bundle.checked_json import VerificationError, mapping, member, parse
from openproctor.evidence.bundle.layout import FORMAT, MANIFEST, SIGNATURE, TEXTS, is_name
from openproctor.evidence.bundle.manifest_check import check_agreement
from openproctor.evidence.bundle.zip_reader import Reader
from openproctor.evidence.chain.chain import canonical
from openproctor.evidence.chain.signed_statements import bundle_statement, holds

__all__ = ["Verdict", "verify", "verify_file"]

MAX_MANIFEST = 64 * 1024 * 1024
MAX_SIGNATURE = 4096
SHORTEST_KEY = 16
"""Hexadecimal digits of a fingerprint that are enough to name it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a verification."""

    ok: bool
    item: str | None = None
    """The first thing that does not verify."""
    problem: str | None = None
    attempt_id: str | None = None
    exam: str | None = None
    candidate: str | None = None
    signed_by: str | None = None
    """The fingerprint of the key that signed the bundle."""
    trusted: bool | None = None
    """Whether that key is one of those given, or follows from one; None if none was given."""
    entries: int = 0
    checkpoints: int = 0
    files: int = 0
    erased: int = 0

    def as_json(self) -> dict[str, Any]:
        """Plain members."""
        return asdict(self)


@dataclass(slots=True)
class _Read:
    """What was read, as far as the file could be read."""

    manifest: dict[str, Any]
    manifest_sha256: str
    texts: dict[str, bytes]
    signature: bytes = b""


def verify(path: Path, trusted: Sequence[str] = ()) -> Verdict:
    """Verify a bundle. ``trusted`` are fingerprints, or at least 16 digits from their beginning.

    Raises:
        OSError: the file cannot be read.
        ValueError: a fingerprint is too short, or is not hexadecimal.
    """
    with path.open("rb") as file:
        return verify_file(file, trusted)


def verify_file(file: IO[bytes], trusted: Sequence[str] = ()) -> Verdict:
    """As :func:`verify`, from a file that is open at its beginning."""
    wanted = [_fingerprint(each) for each in trusted]
    try:
        return _verify(file, wanted)
    except VerificationError as error:
        return Verdict(ok=False, item=error.item, problem=error.problem)


def _verify(file: IO[bytes], trusted: Sequence[str]) -> Verdict:
    read, error = _read(file)
    attempt = mapping(MANIFEST, read.manifest.get("attempt"))
    attempt_id = member(MANIFEST, attempt, "id", str)
    chain, checkpoints = _check_proof(attempt_id, read, error)
    keys = check_keys(member(MANIFEST, read.manifest, "keys", list))
    signed_by = _check_signature(read, keys)
    if error is not None:
        raise error
    if trusted and not _is_trusted(signed_by, keys, trusted):
        raise VerificationError(
            SIGNATURE, f"is signed by {signed_by}, which is none of the keys given and follows from none of them"
        )
    check_agreement(read.manifest, read.texts, chain)
    exam = mapping(MANIFEST, read.manifest.get("exam"))
    return Verdict(
        ok=True,
        attempt_id=attempt_id,
        exam=member(MANIFEST, exam, "title", str),
        candidate=member(MANIFEST, attempt, "candidate", str),
        signed_by=signed_by,
        trusted=True if trusted else None,
        entries=len(chain.links),
        checkpoints=checkpoints,
        files=len(read.manifest["files"]),
        erased=len(chain.buried),
    )


def _read(file: IO[bytes]) -> tuple[_Read, VerificationError | None]:
    """Read the file up to the first error. What was read before it helps to say more exactly what is wrong."""
    reader = Reader(file)
    data = reader.text(reader.entry(MANIFEST), MAX_MANIFEST)
    manifest = mapping(MANIFEST, parse(MANIFEST, data))
    if manifest.get("format") != FORMAT:
        raise VerificationError(MANIFEST, f"is not of the format {FORMAT}")
    read = _Read(manifest, hashlib.sha256(data).hexdigest(), {})
    first: VerificationError | None = None
    try:
        for name, sha256, size in _listed(manifest):
            entry = reader.entry(name)
            if name in TEXTS:
                read.texts[name] = reader.text(entry)
                actual = hashlib.sha256(read.texts[name]).hexdigest()
            else:
                actual = reader.sha256(entry)
            if first is None and (entry.size, actual) != (size, sha256):
                first = VerificationError(name, "does not have the bytes whose SHA-256 the manifest states")
        read.signature = reader.text(reader.entry(SIGNATURE), MAX_SIGNATURE)
        reader.end()
    except VerificationError as error:
        first = first or error
    return read, first


def _listed(manifest: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    files = []
    for number, each in enumerate(member(MANIFEST, manifest, "files", list)):
        item = f"{MANIFEST}, file {number}"
        value = mapping(item, each)
        name = member(item, value, "name", str)
        if number < len(TEXTS) and name != TEXTS[number]:
            raise VerificationError(item, f"must be {TEXTS[number]}")
        if number >= len(TEXTS) and not is_name(name):
            raise VerificationError(item, "has a name that no bundle has")
        files.append((name, unhex(item, value, "sha256", 32).hex(), member(item, value, "size", int)))
    if len(files) < len(TEXTS):
        raise VerificationError(MANIFEST, f"does not list {TEXTS[len(files)]}")
    if len({name for name, _, _ in files}) < len(files):
        raise VerificationError(MANIFEST, "lists a file twice")
    return files


def _check_proof(attempt_id: str, read: _Read, error: VerificationError | None) -> tuple[Chain, int]:
    """Check the chain and its checkpoints by themselves: a contradiction in them is reported before anything else."""
    needed = [name for name in ("chain.jsonl", "checkpoints.jsonl") if name not in read.texts]
    if needed:
        raise error or VerificationError(needed[0], "is missing")
    chain = check_chain(attempt_id, read.texts["chain.jsonl"])
    keys = check_keys(member(MANIFEST, read.manifest, "keys", list))
    return chain, check_checkpoints(attempt_id, read.texts["checkpoints.jsonl"], chain, keys)


def _check_signature(read: _Read, keys: Mapping[str, bytes]) -> str:
    """The fingerprint of the key that signed this very manifest; empty if the signature could not be read."""
    if not read.signature:
        return ""
    value = mapping(SIGNATURE, parse(SIGNATURE, read.signature))
    key: str = member(SIGNATURE, value, "key", str)
    signature = unhex(SIGNATURE, value, "signature", 64)
    members = {"format": FORMAT, "manifest_sha256": value.get("manifest_sha256"), "key": key, "signature": signature.hex()}
    if value != members or canonical(members).encode() + b"\n" != read.signature:
        raise VerificationError(SIGNATURE, "is not written as a signature is")
    if key not in keys:
        raise VerificationError(SIGNATURE, "is made with a key that is not listed")
    if value["manifest_sha256"] != read.manifest_sha256:
        raise VerificationError(MANIFEST, "is another one than was signed")
    if not holds(keys[key], signature, bundle_statement(read.manifest_sha256)):
        raise VerificationError(SIGNATURE, "does not hold: it is not that of the key it names over this manifest")
    return key


def _is_trusted(signed_by: str, keys: Mapping[str, bytes], trusted: Sequence[str]) -> bool:
    """Whether the key is one of ``trusted``, or the line of endorsements leads from one of them to it."""
    line = list(keys)
    before = line[: line.index(signed_by) + 1]
    return any(key.startswith(each) for key in before for each in trusted)


def _fingerprint(given: str) -> str:
    text = given.strip().lower()
    if len(text) < SHORTEST_KEY or not set(text) <= set("0123456789abcdef"):
        raise ValueError(f"A fingerprint has at least {SHORTEST_KEY} hexadecimal digits: {given!r} is none.")
    return text
