"""Checking a chain, its checkpoints and its keys, from nothing but what a bundle says. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openproctor.evidence.bundle.checked_json import VerificationError, lines, mapping, member, parse
from openproctor.evidence.chain.chain import TOMBSTONE, digest_of, genesis, link
from openproctor.evidence.chain.signed_statements import checkpoint_statement, fingerprint, holds, key_statement

__all__ = ["Chain", "Link", "check_chain", "check_checkpoints", "check_keys", "unhex"]

CHAIN, CHECKPOINTS, MANIFEST = "chain.jsonl", "checkpoints.jsonl", "manifest.json"


@dataclass(frozen=True, slots=True)
class Link:
    """One entry that was checked."""

    kind: str
    digest: bytes
    hash: bytes
    body: Mapping[str, Any] | None
    """None if it was erased."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Entries that follow from each other, from the first on."""

    links: Sequence[Link]

    @property
    def standing(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Kinds and bodies of what was not erased."""
        return [(each.kind, each.body) for each in self.links if each.body is not None]

    @property
    def buried(self) -> dict[int, str]:
        """The reason for each erasure, by the position of the erased entry."""
        found: dict[int, str] = {}
        for kind, body in self.standing:
            if kind == TOMBSTONE:
                found |= dict.fromkeys(body["erased"], body["reason"])
        return found


def unhex(item: str, value: Mapping[str, Any], name: str, length: int) -> bytes:
    """A member that is ``length`` bytes in lower-case hexadecimal.

    Raises:
        VerificationError
    """
    text = member(item, value, name, str)
    try:
        data = bytes.fromhex(text)
    except ValueError:
        data = b""
    if len(data) != length or data.hex() != text:
        raise VerificationError(item, f"has no proper {name}")
    return data


def check_chain(attempt_id: str, data: bytes) -> Chain:
    """All entries: each position follows, each hash covers the one before, and what has no body is named by a tombstone.

    Raises:
        VerificationError: the first entry that does not fit.
    """
    links: list[Link] = []
    before = genesis(attempt_id)
    for position, (item, value) in enumerate(lines(CHAIN, "entry", data)):
        links.append(_check_entry(item, position, before, value))
        before = links[-1].hash
    chain = Chain(links)
    buried = chain.buried
    for position, each in enumerate(links):
        if each.body is None and position not in buried:
            raise VerificationError(f"{CHAIN}, entry {position}", "has no body, and no tombstone says that it was erased")
    return chain


def _check_entry(item: str, position: int, before: bytes, value: Mapping[str, Any]) -> Link:
    if set(value) != {"position", "kind", "at", "body", "digest", "hash"}:
        raise VerificationError(item, "does not have the members of an entry")
    if (stated := member(item, value, "position", int)) != position:
        raise VerificationError(item, f"is not the entry that follows: it says position {stated}")
    kind, at = member(item, value, "kind", str), member(item, value, "at", str)
    digest = unhex(item, value, "digest", 32)
    text = None if value["body"] is None else member(item, value, "body", str)
    if text is not None and digest_of(text) != digest:
        raise VerificationError(item, "does not have the body that its digest states")
    expected = link(before, position, kind, at, digest)
    if unhex(item, value, "hash", 32) != expected:
        raise VerificationError(item, "does not follow from the entry before it: its hash is another")
    body = None if text is None else mapping(item, parse(item, text))
    if kind == TOMBSTONE:
        _check_tombstone(item, position, body)
    return Link(kind, digest, expected, body)


def _check_tombstone(item: str, position: int, body: Mapping[str, Any] | None) -> None:
    erased = None if body is None else body.get("erased")
    if body is None or not isinstance(erased, list) or not isinstance(body.get("reason"), str):
        raise VerificationError(item, "is a tombstone that does not say what it is for")
    if not all(isinstance(each, int) and 0 <= each < position for each in erased):
        raise VerificationError(item, "is a tombstone for what does not come before it")


def check_keys(values: Sequence[Any]) -> dict[str, bytes]:
    """The public keys by fingerprint: one line, each endorsed by the one before.

    Raises:
        VerificationError
    """
    keys: dict[str, bytes] = {}
    last: str | None = None
    for number, each in enumerate(values):
        item = f"{MANIFEST}, key {number}"
        value = mapping(item, each)
        public = unhex(item, value, "public_key", 32)
        if value.get("id") != fingerprint(public):
            raise VerificationError(item, "does not have its own fingerprint")
        if value.get("endorsed_by") != last:
            raise VerificationError(item, "does not follow from the key before it")
        if last is not None:
            statement = key_statement(public, last, member(item, value, "created_at", str))
            if not holds(keys[last], unhex(item, value, "endorsement", 64), statement):
                raise VerificationError(item, "is not endorsed by the key before it")
        last = value["id"]
        keys[last] = public
    return keys


def check_checkpoints(attempt_id: str, data: bytes, chain: Chain, keys: Mapping[str, bytes]) -> int:
    """Check every checkpoint: in order, with the chain's hash, properly signed, the last at the head. Returns their number.

    Raises:
        VerificationError: the first checkpoint that does not fit.
    """
    last, count = -1, 0
    for item, value in lines(CHECKPOINTS, "checkpoint", data):
        if set(value) != {"position", "hash", "at", "key", "signature"}:
            raise VerificationError(item, "does not have the members of a checkpoint")
        position = member(item, value, "position", int)
        if not last < position < len(chain.links):
            raise VerificationError(item, f"does not follow: there is no place for position {position} here")
        head, at = unhex(item, value, "hash", 32), member(item, value, "at", str)
        if head != chain.links[position].hash:
            raise VerificationError(item, f"was made over another chain: entry {position} has another hash")
        public = keys.get(member(item, value, "key", str))
        if public is None:
            raise VerificationError(item, "is signed by a key that is not listed")
        if not holds(public, unhex(item, value, "signature", 64), checkpoint_statement(attempt_id, position, head, at)):
            raise VerificationError(item, "is not properly signed")
        last, count = position, count + 1
    if last != len(chain.links) - 1:
        raise VerificationError(CHECKPOINTS, f"ends at entry {last}, and the chain at {len(chain.links) - 1}")
    return count
