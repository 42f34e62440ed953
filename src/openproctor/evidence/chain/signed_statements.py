"""The exact bytes that are signed, and how a key is named. Pure: a verifier needs no more than this and the public keys.

A statement is canonical JSON with a ``format`` of its own, so that no signature can be mistaken for one of another kind.
"""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from openproctor.evidence.chain.chain import canonical

__all__ = ["BUNDLE", "CHECKPOINT", "KEY", "bundle_statement", "checkpoint_statement", "fingerprint", "holds", "key_statement"]

BUNDLE, CHECKPOINT, KEY = "openproctor-bundle-1", "openproctor-checkpoint-1", "openproctor-key-1"


def fingerprint(public_key: bytes) -> str:
    """The name of a key: the SHA-256 of its 32 bytes, in hexadecimal."""
    return hashlib.sha256(public_key).hexdigest()


def checkpoint_statement(attempt_id: str, position: int, head: bytes, at: str) -> bytes:
    """States that the attempt's chain had this hash at this position at this time."""
    body = {"format": CHECKPOINT, "attempt_id": attempt_id, "position": position, "hash": head.hex(), "at": at}
    return canonical(body).encode()


def key_statement(public_key: bytes, endorsed_by: str, created_at: str) -> bytes:
    """States that the key follows the one with the fingerprint ``endorsed_by``, which signs this."""
    body = {"format": KEY, "public_key": public_key.hex(), "endorsed_by": endorsed_by, "created_at": created_at}
    return canonical(body).encode()


def bundle_statement(manifest_sha256: str) -> bytes:
    """States that the bundle has this manifest."""
    return canonical({"format": BUNDLE, "manifest_sha256": manifest_sha256}).encode()


def holds(public_key: bytes, signature: bytes, statement: bytes) -> bool:
    """Whether the signature is that of the key's owner over the statement."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True
