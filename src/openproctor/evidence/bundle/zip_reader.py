"""Reads a bundle front to back and compares every byte outside the entries with the only one that may be there.

The directory at the end is never trusted: what is in the file is known from the manifest, its first entry, and the directory
that follows from it is built again while reading. Nothing is unpacked, no more is held than one text at a time.
"""

import hashlib
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from openproctor.evidence.bundle.archive import LOCAL_SIZE, Archive, local_header
from openproctor.evidence.bundle.checked_json import VerificationError

__all__ = ["MAX_TEXT", "Entry", "Reader"]

MAX_TEXT = 256 * 1024 * 1024
MAX_NAME = 200
PIECE = 1024 * 1024
_FIELDS = struct.Struct("<14xIIIH2x")
"""CRC, both sizes and the length of the name, of a local header."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry at the reader's position."""

    name: str
    crc: int
    size: int


class Reader:
    """Goes through the file once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._archive = Archive()

    def entry(self, expected: str) -> Entry:
        """Read the header that must be that of ``expected``.

        Raises:
            VerificationError
        """
        start = self._file.read(LOCAL_SIZE)
        if len(start) < LOCAL_SIZE:
            raise VerificationError(expected, "is missing: the file ends before it")
        if not start.startswith(b"PK\3\4"):
            if start.startswith(b"PK\1\2"):
                raise VerificationError(expected, "is missing: the entries end before it")
            raise VerificationError(expected, "does not begin where it must")
        crc, size, _, length = _FIELDS.unpack(start)
        raw = self._file.read(min(length, MAX_NAME))
        if raw != expected.encode():
            raise VerificationError(expected, f"is not where it must be: {_shown(raw)} stands there")
        if start + raw != local_header(raw, crc, size):
            raise VerificationError(expected, "has a header that no bundle has")
        return Entry(expected, crc, size)

    def text(self, entry: Entry, most: int = MAX_TEXT) -> bytes:
        """The entry's bytes, all at once.

        Raises:
            VerificationError
        """
        if entry.size > most:
            raise VerificationError(entry.name, "is larger than it can be")
        kept: list[bytes] = []
        self._pass(entry, kept.append)
        return b"".join(kept)

    def sha256(self, entry: Entry) -> str:
        """The SHA-256 of the entry's bytes, of any size.

        Raises:
            VerificationError
        """
        digest = hashlib.sha256()
        self._pass(entry, digest.update)
        return digest.hexdigest()

    def end(self) -> None:
        """Check the directory, and that nothing comes after it.

        Raises:
            VerificationError
        """
        for part in self._archive.end():
            if self._file.read(len(part)) != part:
                raise VerificationError("the ZIP file's directory", "is not the one that belongs to these entries")
        if self._file.read(1):
            raise VerificationError("the ZIP file", "goes on after its end")

    def _pass(self, entry: Entry, take: Callable[[bytes], object]) -> None:
        left, crc = entry.size, 0
        while left:
            piece = self._file.read(min(left, PIECE))
            if not piece:
                raise VerificationError(entry.name, "is cut short")
            left -= len(piece)
            crc = zlib.crc32(piece, crc)
            take(piece)
        if entry.size == 0xFFFFFFFF:
            raise VerificationError(entry.name, "is larger than it can be")
        if crc != entry.crc:
            raise VerificationError(entry.name, "does not have the checksum that its header states")
        self._archive.place(entry.name, crc, entry.size)


def _shown(raw: bytes) -> str:
    return ascii(raw.decode("ascii", "replace")[:80])
