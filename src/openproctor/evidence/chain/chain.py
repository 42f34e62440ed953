"""The hash chain of an attempt: each entry's hash covers the one before, so nothing can be changed, left out or moved. Pure.

An entry's body is canonical JSON (:func:`canonical`), its digest the body's SHA-256, and the hash is the SHA-256 over the hash
before it, its position, kind, time and digest. A body may be erased later: its digest stays, and a ``tombstone`` further on
names the position and says why, so that the chain still verifies. How an entry is hashed never changes; another method would
need a new ``FORMAT``.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

__all__ = ["FORMAT", "TOMBSTONE", "canonical", "digest_of", "genesis", "link", "timestamp"]

FORMAT = "openproctor-chain-1"
TOMBSTONE = "tombstone"


def canonical(body: Mapping[str, Any]) -> str:
    """JSON that is the same for equal bodies: keys in order, no spaces, plain ASCII, no NaN.

    Raises:
        ValueError: it holds a number that JSON does not know.
    """
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest_of(body: str) -> bytes:
    """The SHA-256 of a canonical body."""
    return hashlib.sha256(body.encode()).digest()


def genesis(attempt_id: str) -> bytes:
    """The hash before the first entry: different for every attempt, so that entries cannot move to another attempt's chain."""
    return hashlib.sha256(f"{FORMAT}\n{attempt_id}".encode()).digest()


def link(before: bytes, position: int, kind: str, at: str, digest: bytes) -> bytes:
    """The hash of entry ``position`` (from 0). ``at`` is its time as :func:`timestamp` writes it."""
    head = f"{position}\n{kind}\n{at}\n".encode()
    return hashlib.sha256(before + head + digest).digest()


def timestamp(at: datetime) -> str:
    """A time as it is hashed: RFC 3339 in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
