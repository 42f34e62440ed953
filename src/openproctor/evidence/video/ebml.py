"""EBML (RFC 8794), as much of it as WebM needs: elements in bytes, and bytes as elements."""

import struct
from collections.abc import Iterator

__all__ = ["EbmlError", "Element", "element", "float64", "uint", "walk"]

Element = tuple[int, int, int]
"""Its id, and where its data begins and ends. For elements that hold others, both are where the first of them begins."""

MASTERS = frozenset(
    {
        0x1A45DFA3,  # EBML
        0x18538067,  # Segment
        0x1549A966,  # Info
        0x1654AE6B,  # Tracks
        0xAE,  # TrackEntry
        0x1F43B675,  # Cluster
        0xA0,  # BlockGroup
    }
)
"""Elements that are entered; all others are skipped as a whole. A live recorder leaves the length of these open."""
MAX_ELEMENTS = 20_000
"""A segment of 15 s has about a thousand; a hostile file of elements without data could have a million."""


class EbmlError(ValueError):
    """The bytes are not EBML."""


def walk(data: bytes) -> Iterator[Element]:
    """All elements in order, those within others after them. Costs no more than ``MAX_ELEMENTS`` steps.

    Raises:
        EbmlError: an element is damaged or cut off, or there are too many.
    """
    position = 0
    for _ in range(MAX_ELEMENTS):
        if position == len(data):
            return
        name, position = _number(data, position, longest=4, marked=True)
        size, start = _number(data, position, longest=8, marked=False)
        inside = name in MASTERS
        position = start if inside else start + size
        if position > len(data):
            raise EbmlError("cut off")
        yield name, start, position
    raise EbmlError("too many elements")


def _number(data: bytes, position: int, *, longest: int, marked: bool) -> tuple[int, int]:
    """A number of variable length, with its length marker or without, and the position after it."""
    if position >= len(data):
        raise EbmlError("cut off")
    length = 9 - data[position].bit_length()
    if length > longest or position + length > len(data):
        raise EbmlError("no element")
    value = int.from_bytes(data[position : position + length], "big")
    return value if marked else value & ((1 << 7 * length) - 1), position + length


def element(name: int, data: bytes, *, width: int | None = None) -> bytes:
    """An element; ``width`` is how many bytes its size takes, as few as possible when not given."""
    width = width or next(each for each in range(1, 9) if len(data) < (1 << 7 * each) - 1)
    size = (len(data) | 1 << 7 * width).to_bytes(width, "big")
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + size + data


def uint(name: int, value: int) -> bytes:
    """An element with a number of eight bytes, so that its length does not depend on it."""
    return element(name, value.to_bytes(8, "big"))


def float64(name: int, value: float) -> bytes:
    """An element with a floating-point number."""
    return element(name, struct.pack(">d", value))
