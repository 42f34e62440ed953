"""The tables of an MP4 file in one piece (ISO/IEC 14496-12, 8.6 and 8.7): where each sample is, and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from openproctor.core.mp4_boxes import Box, Mp4Error, Reader, child

__all__ = ["TableSample", "table_samples"]


@dataclass(frozen=True, slots=True)
class TableSample:
    """Where one sample is in the file, and its times in the track's units."""

    place: int
    size: int
    at: int
    lasts: int
    shift: int
    is_key: bool


def table_samples(data: bytes, table: Box, most: int) -> Iterator[TableSample]:
    """The samples of a track's table, ``most`` of them at most; none where the file comes in fragments.

    Raises:
        Mp4Error: there are more, or its tables do not go with each other.
    """
    sizes = _sizes(data, table, most)
    if not sizes:
        return
    lasting = _repeated(data, child(data, table, b"stts"), len(sizes), signed=False)
    # Version 0 has numbers without a sign, and writers that put one in; a picture is never shown a day later.
    shifts = _repeated(data, child(data, table, b"ctts"), len(sizes), signed=True)
    if lasting is None:
        raise Mp4Error("its tables say no times")
    listed = child(data, table, b"stss")
    keys = None if listed is None else set(_numbers(data, listed, 4))
    at = 0
    for number, place in enumerate(_places(data, table, sizes)):
        shift = 0 if shifts is None else shifts[number]
        yield TableSample(place, sizes[number], at, lasting[number], shift, keys is None or number + 1 in keys)
        at += lasting[number]


def _sizes(data: bytes, table: Box, most: int) -> list[int]:
    found = child(data, table, b"stsz")
    if found is None:
        raise Mp4Error("its tables say no sizes")
    reader = Reader(data, found.start, found.stop)
    reader.take(4)
    size, count = reader.number(4), reader.number(4)
    if count > most:
        raise Mp4Error("too many pictures and sounds")
    return [size or reader.number(4) for _ in range(count)]


def _repeated(data: bytes, found: Box | None, count: int, *, signed: bool) -> list[int] | None:
    """A table of how often which value follows, as one value for each sample; None where there is none."""
    if found is None:
        return None
    reader = Reader(data, found.start, found.stop)
    reader.take(4)
    values: list[int] = []
    for _ in range(reader.number(4)):
        often, value = reader.number(4), reader.number(4, signed=signed)
        values += [value] * min(often, count - len(values))
        if len(values) == count:
            return values
    raise Mp4Error("its tables do not go with each other")


def _numbers(data: bytes, found: Box, width: int) -> list[int]:
    reader = Reader(data, found.start, found.stop)
    reader.take(4)
    count = reader.number(4)
    if count * width > reader.left:
        raise Mp4Error("a table is cut off")
    return [reader.number(width) for _ in range(count)]


def _places(data: bytes, table: Box, sizes: list[int]) -> Iterator[int]:
    """Where each sample begins: samples lie in chunks, and chunks anywhere."""
    runs, short, long = (child(data, table, name) for name in (b"stsc", b"stco", b"co64"))
    if runs is None or (short is None and long is None):
        raise Mp4Error("its tables say no places")
    chunks = _numbers(data, short, 4) if short is not None else _numbers(data, long, 8) if long is not None else []
    reader = Reader(data, runs.start, runs.stop)
    reader.take(4)
    listed = [(reader.number(4), reader.number(4), reader.take(4)) for _ in range(min(reader.number(4), len(sizes)))]
    starts = {first: each for first, each, _ in listed}
    number = in_chunk = 0
    for index, place in enumerate(chunks, start=1):
        in_chunk = starts.get(index, in_chunk)
        for _ in range(min(in_chunk, len(sizes) - number)):
            yield place
            place += sizes[number]
            number += 1
    if number < len(sizes):
        raise Mp4Error("its tables do not go with each other")
