"""Identifiers and tokens that nobody can guess."""

import hashlib
import secrets

__all__ = ["hash_token", "new_id", "new_token"]


def new_id(prefix: str) -> str:
    """An identifier with 128 random bits; the prefix tells a reader what it names."""
    return f"{prefix}_{secrets.token_hex(16)}"


def new_token() -> str:
    """A secret with 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is stored of a token. It has too many bits to be guessed, so a plain sha-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
