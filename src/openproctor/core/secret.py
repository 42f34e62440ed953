"""The server's own secret: made once, kept in the data folder, readable by its owner alone."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

__all__ = ["derive", "load_or_create"]

BYTES = 32


def load_or_create(path: Path) -> bytes:
    """The secret in ``path``; a new one is written durably if there is none.

    Raises:
        ValueError: the file does not hold a secret of ours.
    """
    if path.exists():
        secret = bytes.fromhex(path.read_text().strip())
        if len(secret) != BYTES:
            raise ValueError(f"{path} does not hold {BYTES} bytes in hexadecimal")
        return secret
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_bytes(BYTES)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return secret


def derive(secret: bytes, purpose: str) -> bytes:
    """A key for one purpose, so that no key is used for two."""
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()
