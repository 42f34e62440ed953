"""Boxes of MP4 (ISO/IEC 14496-12, 4.2): bytes as boxes, boxes as bytes, and numbers out of them."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Box", "Mp4Error", "Reader", "box", "boxes", "child", "children", "full_box"]

MAX_BOXES = 4_000
"""In one box. A recording of a minute in fragments of a second has about a hundred."""


class Mp4Error(ValueError):
    """The bytes are not an MP4 file as a browser records it."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box in a file."""

    name: bytes
    begin: int
    """Where its header begins."""
    start: int
    """Where its content begins."""
    stop: int


def boxes(data: bytes, start: int, stop: int) -> Iterator[Box]:
    """The boxes from ``start`` to ``stop``, in order; none is entered.

    Raises:
        Mp4Error: one is damaged or cut off, or there are too many.
    """
    for _ in range(MAX_BOXES):
        if start == stop:
            return
        reader = Reader(data, start, stop)
        size, name = reader.number(4), reader.take(4)
        if size == 1:
            size = reader.number(8)
        elif size == 0:
            size = stop - start
        if size < reader.position - start or start + size > stop:
            raise Mp4Error(f"{name!r} is cut off")
        yield Box(name, start, reader.position, start + size)
        start += size
    raise Mp4Error("too many boxes")


def children(data: bytes, parent: Box, name: bytes) -> list[Box]:
    """The boxes of this name right within another."""
    return [each for each in boxes(data, parent.start, parent.stop) if each.name == name]


def child(data: bytes, parent: Box, *path: bytes) -> Box | None:
    """The first box at the end of this path; None where there is none."""
    for name in path:
        found = children(data, parent, name)
        if not found:
            return None
        parent = found[0]
    return parent


class Reader:
    """Reads numbers one after the other, and never beyond ``stop``."""

    def __init__(self, data: bytes, start: int, stop: int) -> None:
        self._data = data
        self._stop = stop
        self.position = start

    def take(self, length: int) -> bytes:
        """The next bytes."""
        end = self.position + length
        if end > self._stop:
            raise Mp4Error("a box is too short")
        found = self._data[self.position : end]
        self.position = end
        return found

    def number(self, length: int, *, signed: bool = False) -> int:
        """The next big-endian number."""
        return int.from_bytes(self.take(length), "big", signed=signed)

    def version_and_flags(self) -> tuple[int, int]:
        """How a full box begins."""
        return self.number(1), self.number(3)

    @property
    def left(self) -> int:
        """How many bytes follow."""
        return self._stop - self.position


def box(name: bytes, *content: bytes) -> bytes:
    """A box with this content."""
    inside = b"".join(content)
    return struct.pack(">I4s", len(inside) + 8, name) + inside


def full_box(name: bytes, version: int, flags: int, *content: bytes) -> bytes:
    """A box with version and flags."""
    return box(name, struct.pack(">I", version << 24 | flags), *content)
