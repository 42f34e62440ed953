"""The server's signing keys: Ed25519, one in use, each endorsed by the one before it; private keys sealed under the secret."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Row, insert, select, text, update

from openproctor.database.engine import Transaction
from openproctor.database.tables import signing_keys
from openproctor.evidence.chain.chain import timestamp
from openproctor.evidence.chain.signed_statements import fingerprint, key_statement

__all__ = ["KeyInfo", "Signature", "Signer"]

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """The public side of one key."""

    id: str
    """Its fingerprint."""
    public_key: bytes
    created_at: datetime
    retired_at: datetime | None
    endorsed_by: str | None
    """The fingerprint of the key before it; None for the first."""
    endorsement: bytes | None


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature, and the key that made it."""

    key_id: str
    value: bytes


class Signer:
    """Signs with the key in use. Works in the caller's transaction; the first one to sign makes the first key."""

    def __init__(self, sealing_key: bytes) -> None:
        """``sealing_key``: 32 bytes under which private keys are kept."""
        self._sealing = AESGCM(sealing_key)
        self._opened: dict[str, Ed25519PrivateKey] = {}

    async def current(self, tx: Transaction, now: datetime) -> str:
        """The fingerprint of the key in use; one is made if there is none. The transaction must be one that writes."""
        row = await self._row(tx) or await self._first(tx, now)
        return str(row.id)

    async def sign(self, tx: Transaction, statement: bytes) -> Signature:
        """Sign with the key in use.

        Raises:
            LookupError: there is no key yet.
            InvalidTag: the key was sealed under another secret.
        """
        row = await self._row(tx)
        if row is None:
            raise LookupError("no signing key")
        return Signature(row.id, self._open(row).sign(statement))

    async def rotate(self, tx: Transaction, now: datetime) -> str:
        """Start using a new key, endorsed by the one in use until now, and return its fingerprint."""
        await _lock_alone(tx)
        old = await self._row(tx)
        if old is None:
            return str((await self._first(tx, now)).id)
        await tx.connection.execute(update(signing_keys).where(signing_keys.c.id == old.id).values(retired_at=now))
        return await self._make(tx, now, old)

    async def known(self, tx: Transaction) -> Sequence[KeyInfo]:
        """All keys there have been, oldest first, each after the one that endorses it."""
        names = ("id", "public_key", "created_at", "retired_at", "endorsed_by", "endorsement")
        found = await tx.connection.execute(select(*(signing_keys.c[name] for name in names)))
        following = {row.endorsed_by: KeyInfo(*row) for row in found}
        line: list[KeyInfo] = []
        key = following.get(None)
        while key is not None:
            line.append(key)
            key = following.get(key.id)
        return line

    async def _row(self, tx: Transaction) -> Row[Any] | None:
        found = await tx.connection.execute(select(signing_keys).where(signing_keys.c.retired_at.is_(None)))
        return found.one_or_none()

    async def _first(self, tx: Transaction, now: datetime) -> Row[Any]:
        await _lock_alone(tx)
        if (row := await self._row(tx)) is None:
            await self._make(tx, now, None)
            row = await self._row(tx)
        assert row is not None
        return row

    async def _make(self, tx: Transaction, now: datetime, old: Row[Any] | None) -> str:
        private = Ed25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw()
        key_id = fingerprint(public)
        nonce = secrets.token_bytes(NONCE_BYTES)
        endorsement = None if old is None else self._open(old).sign(key_statement(public, old.id, timestamp(now)))
        await tx.connection.execute(
            insert(signing_keys).values(
                id=key_id,
                public_key=public,
                sealed_private_key=nonce + self._sealing.encrypt(nonce, private.private_bytes_raw(), key_id.encode()),
                created_at=now,
                endorsed_by=None if old is None else old.id,
                endorsement=endorsement,
            )
        )
        return key_id

    def _open(self, row: Row[Any]) -> Ed25519PrivateKey:
        if row.id not in self._opened:
            nonce, sealed = row.sealed_private_key[:NONCE_BYTES], row.sealed_private_key[NONCE_BYTES:]
            raw = self._sealing.decrypt(nonce, sealed, row.id.encode())
            self._opened[row.id] = Ed25519PrivateKey.from_private_bytes(raw)
        return self._opened[row.id]


async def _lock_alone(tx: Transaction) -> None:
    """Two processes must not both make the next key; signing goes on meanwhile."""
    if tx.postgresql:
        await tx.connection.execute(text("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE"))
