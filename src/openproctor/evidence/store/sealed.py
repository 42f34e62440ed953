"""Evidence encrypted before it reaches the store, so that a lost folder, bucket or disk reveals nothing.

An object is a header and chunks (docs/decisions/0010-sealed-in-chunks.md; to the byte, with vectors, in docs/evidence.md)::

    89 'OPSEAL' 01 | salt, 32 bytes | chunk | chunk | ... | last chunk

Each chunk is 64 KiB of content (the last one less) under AES-256-GCM with its tag. Key and nonce prefix of an object come
from the exam's key and the salt (HKDF). Nonce and associated data carry the chunk's number and whether it is the last,
the associated data the store's key as well: chunks cannot be swapped, left out or cut off, nor objects exchanged,
without being noticed.
"""

import asyncio
import secrets
import struct
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from openproctor.core.errors import EvidenceDamaged
from openproctor.evidence.store.protocol import EvidenceStore

__all__ = ["CHUNK", "EvidenceKeys", "SealedStore", "seal", "unseal"]

MAGIC = b"\x89OPSEAL\x01"
SALT = 32
HEADER = len(MAGIC) + SALT
CHUNK = 64 * 1024
TAG = 16
SEALED = CHUNK + TAG
LONG = 1024 * 1024
"""Above this many bytes sealing and opening run in a thread."""


class EvidenceKeys(Protocol):
    """Where the exams' keys come from."""

    async def evidence_key(self, exam_id: str, *, create: bool) -> bytes:
        """The exam's key, 32 bytes.

        Raises:
            EvidenceDamaged: there is none, and ``create`` is false.
        """
        ...


class SealedStore:
    """Seals what goes into ``inner`` and opens what comes out. The first name of a key is the exam whose key is used.

    What was stored before there was encryption does not begin with our header and is returned as it is.
    """

    def __init__(self, inner: EvidenceStore, keys: EvidenceKeys) -> None:
        self._inner = inner
        self._keys = keys

    async def put(self, items: Mapping[str, bytes]) -> None:
        """Seal and store durably. Never within a writing transaction: an exam's first key is written in one of its own."""
        sealed = {}
        for key, data in items.items():
            exam_key = await self._keys.evidence_key(_exam(key), create=True)
            sealed[key] = await asyncio.to_thread(seal, exam_key, key, data) if len(data) > LONG else seal(exam_key, key, data)
        await self._inner.put(sealed)

    async def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The content, or a part of it: then only the chunks that are needed are read and opened.

        Raises:
            Missing, EvidenceDamaged
        """
        if start == 0 and stop is None:
            data = await self._inner.read(key)
            if not data.startswith(MAGIC):
                return data
            exam_key = await self._keys.evidence_key(_exam(key), create=False)
            return await asyncio.to_thread(unseal, exam_key, key, data) if len(data) > LONG else unseal(exam_key, key, data)
        header = await self._inner.read(key, 0, HEADER)
        if not header.startswith(MAGIC):
            return await self._inner.read(key, start, stop)
        return await self._read_chunks(key, header, start, stop)

    async def size(self, key: str) -> int:
        """The length of the content, computed from that of the object; whether it is complete shows when it is read.

        Raises:
            Missing, EvidenceDamaged
        """
        stored = await self._inner.size(key)
        header = await self._inner.read(key, 0, HEADER)
        return _Layout.of(stored).size if header.startswith(MAGIC) else stored

    async def delete(self, keys: Iterable[str]) -> None:
        """Remove durably; what is not there is passed over."""
        await self._inner.delete(keys)

    def keys(self, prefix: str = "", *, older_than: datetime | None = None) -> AsyncIterator[str]:
        """The keys as the inner store has them."""
        return self._inner.keys(prefix, older_than=older_than)

    async def repair(self) -> None:
        """Remove what a crash left half-written."""
        await self._inner.repair()

    async def _read_chunks(self, key: str, header: bytes, start: int, stop: int | None) -> bytes:
        layout = _Layout.of(await self._inner.size(key))
        stop = layout.size if stop is None else min(stop, layout.size)
        if start >= stop:
            return b""
        first, last = start // CHUNK, (stop - 1) // CHUNK
        sealed = await self._inner.read(key, HEADER + first * SEALED, HEADER + (last + 1) * SEALED)
        opener = _Object(await self._keys.evidence_key(_exam(key), create=False), key, header)
        parts = (
            opener.open(sealed[(n - first) * SEALED : (n - first + 1) * SEALED], n, last=n == layout.chunks - 1)
            for n in range(first, last + 1)
        )
        content = b"".join(parts)
        return content[start - first * CHUNK : stop - first * CHUNK]


def seal(exam_key: bytes, key: str, data: bytes) -> bytes:
    """An object of our format under a new salt."""
    header = MAGIC + secrets.token_bytes(SALT)
    sealer = _Object(exam_key, key, header)
    count = max(1, -(-len(data) // CHUNK))
    chunks = (sealer.seal(data[n * CHUNK : (n + 1) * CHUNK], n, last=n == count - 1) for n in range(count))
    return b"".join((header, *chunks))


def unseal(exam_key: bytes, key: str, sealed: bytes) -> bytes:
    """What was sealed under this key.

    Raises:
        EvidenceDamaged: a byte of it is not what it was, something is missing, or the key is another.
    """
    layout = _Layout.of(len(sealed))
    opener = _Object(exam_key, key, sealed[:HEADER])
    view = memoryview(sealed)[HEADER:]
    return b"".join(
        opener.open(view[n * SEALED : (n + 1) * SEALED], n, last=n == layout.chunks - 1) for n in range(layout.chunks)
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How an object of a given length is made up."""

    chunks: int
    size: int
    """Size of the content, in bytes."""

    @classmethod
    def of(cls, stored: int) -> "_Layout":
        body = stored - HEADER
        chunks = -(-body // SEALED)
        if chunks < 1 or body - chunks * TAG < 0:
            raise EvidenceDamaged
        return cls(chunks, body - chunks * TAG)


class _Object:
    """Key and nonces of one object."""

    def __init__(self, exam_key: bytes, key: str, header: bytes) -> None:
        if len(header) != HEADER or not header.startswith(MAGIC):
            raise EvidenceDamaged
        made = HKDF(SHA256(), 39, salt=header[len(MAGIC) :], info=b"openproctor sealed object 1").derive(exam_key)
        self._cipher, self._prefix, self._key = AESGCM(made[:32]), made[32:], key.encode()

    def seal(self, content: bytes, number: int, *, last: bool) -> bytes:
        place = struct.pack(">I?", number, last)
        return self._cipher.encrypt(self._prefix + place, content, place + self._key)

    def open(self, sealed: bytes | memoryview, number: int, *, last: bool) -> bytes:
        place = struct.pack(">I?", number, last)
        try:
            return self._cipher.decrypt(self._prefix + place, sealed, place + self._key)
        except InvalidTag as error:
            raise EvidenceDamaged from error


def _exam(key: str) -> str:
    return key.partition("/")[0]
