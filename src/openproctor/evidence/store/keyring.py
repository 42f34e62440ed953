"""The exams' keys: random, one for each exam and purpose, in the database only as wrapped by the master key.

Database and files are of no use without the master key; deleting an exam's row makes its files unreadable for good, wherever
copies of them lie. The master key never touches evidence, so changing it means wrapping some rows again.
"""

import base64
import binascii
import hashlib
import secrets
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from cachetools import LRUCache
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from openproctor.core.clock import Clock
from openproctor.core.errors import EvidenceDamaged, MasterKeyWrong, WeakSecret
from openproctor.core.secret import derive
from openproctor.core.settings import Settings
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables import exam_keys

__all__ = ["Keyring", "MasterKey", "Purpose", "parse_master_key", "rewrap"]

Purpose: TypeAlias = Literal["evidence", "portraits"]
KEY = 32
FORMAT = b"\x01"
MAX_REMEMBERED = 1024
CHECKED = 100
"""Keys that are checked when a server starts. All are wrapped again in one transaction, so one would do."""


class MasterKey:
    """Wraps the exams' keys: format, 8 bytes that name the master key, nonce, then AES-256-GCM bound to exam and purpose."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(derive(key, "wrapping of exam keys"))
        self._name = derive(key, "name of the master key")[:8]
        self.spool_key = derive(key, "frames of the last seconds")
        """Key for frames that are on the disk for seconds, and belong to no exam's evidence yet."""

    @classmethod
    def of(cls, settings: Settings, secret: bytes) -> "MasterKey":
        """The settings' own, or one derived from the data folder's secret.

        Raises:
            WeakSecret
        """
        if settings.master_key is None:
            return cls(derive(secret, "master key"))
        lenient = settings.environment == "development"
        return cls(parse_master_key("OPENPROCTOR_MASTER_KEY", settings.master_key.get_secret_value(), lenient=lenient))

    def wrap(self, key: bytes, exam_id: str, purpose: str) -> bytes:
        """The key as it may be stored."""
        nonce = secrets.token_bytes(12)
        return FORMAT + self._name + nonce + self._cipher.encrypt(nonce, key, _bound(exam_id, purpose))

    def unwrap(self, wrapped: bytes, exam_id: str, purpose: str) -> bytes:
        """The key itself.

        Raises:
            EvidenceDamaged: it is of another exam or purpose, was changed, or was wrapped by another master key.
        """
        if not self.wrapped(wrapped):
            raise EvidenceDamaged("The exam's key was wrapped by another master key.")
        try:
            return self._cipher.decrypt(wrapped[9:21], wrapped[21:], _bound(exam_id, purpose))
        except InvalidTag as error:
            raise EvidenceDamaged("The exam's key was changed.") from error

    def wrapped(self, wrapped: bytes) -> bool:
        """Whether it names this master key as the one that wrapped it."""
        return wrapped[:9] == FORMAT + self._name


class Keyring:
    """Makes, remembers and returns the exams' keys."""

    def __init__(self, database: Database, master: MasterKey, clock: Clock, *, remember: int = MAX_REMEMBERED) -> None:
        self._database = database
        self._master = master
        self._clock = clock
        self._known: LRUCache[str, bytes] = LRUCache(remember)
        """Evidence keys by exam."""

    async def evidence_key(self, exam_id: str, *, create: bool) -> bytes:
        """The key under which the exam's files are sealed; made, in a transaction of its own, on first use.

        Raises:
            EvidenceDamaged
        """
        known = self._known.get(exam_id)
        if known is not None:
            return known
        async with self._database.read() as tx:
            key = await self._read(tx, exam_id, "evidence")
        if key is None:
            if not create:
                raise EvidenceDamaged("The exam has no key, or has it no more.")
            key = await self._create(exam_id)
        # Only what is committed is remembered: a key that was rolled back must seal nothing.
        self._known[exam_id] = key
        return key

    async def check(self) -> None:
        """Check that this is the master key of what is stored, before anything is wrapped by a second one.

        Raises:
            MasterKeyWrong
        """
        async with self._database.read() as tx:
            newest = await tx.connection.execute(
                select(exam_keys.c.wrapped).order_by(exam_keys.c.created_at.desc()).limit(CHECKED)
            )
            if not all(self._master.wrapped(wrapped) for wrapped in newest.scalars()):
                raise MasterKeyWrong

    async def key_in(self, tx: Transaction, exam_id: str, purpose: Purpose) -> bytes:
        """The key of an exam within a transaction that writes; made there if there is none."""
        return await self._read(tx, exam_id, purpose) or await self._insert(tx, exam_id, purpose)

    async def existing_in(self, tx: Transaction, exam_id: str, purpose: Purpose) -> bytes | None:
        """The key of an exam within a transaction that reads."""
        return await self._read(tx, exam_id, purpose)

    def forget(self, exam_id: str) -> None:
        """Drop the exam's key from memory: it has been deleted."""
        self._known.pop(exam_id, None)

    async def _create(self, exam_id: str) -> bytes:
        try:
            async with self._database.write() as tx:
                return await self.key_in(tx, exam_id, "evidence")
        except IntegrityError:
            # Another process was quicker; or there is no such exam, and the error is raised again.
            async with self._database.read() as tx:
                key = await self._read(tx, exam_id, "evidence")
            if key is None:
                raise
            return key

    async def _insert(self, tx: Transaction, exam_id: str, purpose: Purpose) -> bytes:
        key = secrets.token_bytes(KEY)
        row = {
            "exam_id": exam_id,
            "purpose": purpose,
            "wrapped": self._master.wrap(key, exam_id, purpose),
            "created_at": self._clock.now(),
        }
        await tx.connection.execute(insert(exam_keys).values(row))
        return key

    async def _read(self, tx: Transaction, exam_id: str, purpose: Purpose) -> bytes | None:
        found = await tx.connection.execute(
            select(exam_keys.c.wrapped).where(exam_keys.c.exam_id == exam_id, exam_keys.c.purpose == purpose)
        )
        wrapped = found.scalar_one_or_none()
        return None if wrapped is None else self._master.unwrap(wrapped, exam_id, purpose)


async def rewrap(tx: Transaction, old: MasterKey, new: MasterKey) -> tuple[int, int]:
    """Wrap every exam's keys by ``new``. Returns how many were, and how many had been before.

    Raises:
        EvidenceDamaged: one was wrapped by neither; nothing was changed if the transaction is rolled back, as it must be.
    """
    found = await tx.connection.execute(select(exam_keys))
    rows: Sequence[Row[Any]] = found.all()
    due = [row for row in rows if not new.wrapped(row.wrapped)]
    for row in due:
        key = old.unwrap(row.wrapped, row.exam_id, row.purpose)
        await tx.connection.execute(
            update(exam_keys)
            .where(exam_keys.c.exam_id == row.exam_id, exam_keys.c.purpose == row.purpose)
            .values(wrapped=new.wrap(key, row.exam_id, row.purpose))
        )
    return len(due), len(rows) - len(due)


def parse_master_key(name: str, text: str, *, lenient: bool) -> bytes:
    """32 bytes out of hexadecimal or base64. ``name`` is the setting's, for the error, which never shows the key itself.

    Raises:
        WeakSecret: other than 32 bytes; or, unless ``lenient``, bytes that were not drawn at random.
    """
    key = _decode(text.strip())
    if key is None or len(key) != KEY:
        raise WeakSecret(f"{name} must be 32 random bytes, as 64 hexadecimal digits or in base64 (openssl rand -hex 32).")
    if not lenient and _is_weak(key):
        raise WeakSecret(f"{name} was not drawn at random; make one by: openssl rand -hex 32")
    return key


def _decode(text: str) -> bytes | None:
    try:
        if len(text) == 2 * KEY:
            return bytes.fromhex(text)
        padded = text + "=" * (-len(text) % 4)
        return base64.b64decode(padded.replace("-", "+").replace("_", "/"), validate=True)
    except (ValueError, binascii.Error):
        return None


def _is_weak(key: bytes) -> bool:
    """Among 32 random bytes some 30 differ and 12 are printable; fewer than 16 or all never happens by chance."""
    steps = {(after - before) % 256 for before, after in pairwise(key)}
    return len(set(key)) < 16 or len(steps) == 1 or all(32 <= byte < 127 for byte in key)


def _bound(exam_id: str, purpose: str) -> bytes:
    return hashlib.sha256(f"openproctor exam key\0{exam_id}\0{purpose}".encode()).digest()
