"""A ZIP file that can be written in only one way: entries stored, no time, no attributes, nothing optional. Pure.

That is what makes a bundle the same each time, and lets a verifier compare every byte of it: for given names and bytes there
is exactly one file. ZIP64 records appear only where the classic fields overflow (APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3).
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["LOCAL_SIZE", "MAX_ENTRY", "Archive", "Placed", "local_header"]

VERSION, VERSION_64 = 20, 45
DATE_1980 = 0x0021
"""1 January 1980, the first day that the format knows; the time is 0."""
MAX_16, MAX_32 = 0xFFFF, 0xFFFFFFFF
MAX_ENTRY = MAX_32 - 1
"""Bytes that one entry may have at most."""

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_END_64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR_64 = struct.Struct("<4sIQI")
_OFFSET_64 = struct.Struct("<HHQ")
LOCAL_SIZE = _LOCAL.size


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry as the directory at the end lists it."""

    name: bytes
    crc: int
    size: int
    offset: int


def local_header(name: bytes, crc: int, size: int) -> bytes:
    """The header before an entry's bytes."""
    return _LOCAL.pack(b"PK\3\4", VERSION, 0, 0, 0, DATE_1980, crc, size, size, len(name), 0) + name


class Archive:
    """Turns names and bytes into the parts of the file, to be written one after the other."""

    def __init__(self) -> None:
        self._placed: list[Placed] = []
        self._offset = 0

    @property
    def offset(self) -> int:
        """Length of the file so far, in bytes."""
        return self._offset

    def place(self, name: str, crc: int, size: int) -> bytes:
        """The header of the next entry; its ``size`` bytes must follow.

        Raises:
            ValueError: it is too large for an entry.
        """
        if size > MAX_ENTRY:
            raise ValueError(f"{name} is larger than an entry may be")
        raw = name.encode("ascii")
        self._placed.append(Placed(raw, crc, size, self._offset))
        header = local_header(raw, crc, size)
        self._offset += len(header) + size
        return header

    def add(self, name: str, data: bytes) -> bytes:
        """Header and bytes of the next entry."""
        return self.place(name, zlib.crc32(data), len(data)) + data

    def end(self) -> Iterator[bytes]:
        """The directory at the end, and the records that close the file."""
        begin, count = self._offset, len(self._placed)
        for placed in self._placed:
            record = _central(placed)
            self._offset += len(record)
            yield record
        size = self._offset - begin
        if count >= MAX_16 or begin >= MAX_32 or size >= MAX_32:
            end = self._offset
            yield _END_64.pack(b"PK\6\6", _END_64.size - 12, VERSION_64, VERSION_64, 0, 0, count, count, size, begin)
            yield _LOCATOR_64.pack(b"PK\6\7", 0, end, 1)
        few = min(count, MAX_16)
        yield _END.pack(b"PK\5\6", 0, 0, few, few, min(size, MAX_32), min(begin, MAX_32), 0)


def _central(placed: Placed) -> bytes:
    far = placed.offset >= MAX_32
    extra = _OFFSET_64.pack(1, 8, placed.offset) if far else b""
    version = VERSION_64 if far else VERSION
    head = _CENTRAL.pack(
        b"PK\1\2",
        version,
        version,
        0,
        0,
        0,
        DATE_1980,
        placed.crc,
        placed.size,
        placed.size,
        len(placed.name),
        len(extra),
        0,
        0,
        0,
        0,
        min(placed.offset, MAX_32),
    )
    return head + placed.name + extra
