"""The bytes of a joined video, made while they are sent: only the stretches that a range touches are read."""

import asyncio
import re
from collections.abc import AsyncIterator

import structlog

from openproctor.errors import InvalidRange
from openproctor.evidence.store import EvidenceStore, Missing
from openproctor.evidence.stretch import StretchError, read_stretch
from openproctor.evidence.webm import Part, cluster, void
from openproctor.recordings.service import Video

__all__ = ["parse_range", "read_bytes"]

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_log = structlog.get_logger(__name__)


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """From where to before where, by a ``Range`` header (RFC 9110, 14.1); None: all of it.

    What is no single range of bytes is passed over, as the standard allows.

    Raises:
        InvalidRange: nothing of it is there.
    """
    match = _RANGE.fullmatch((header or "").replace(" ", ""))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size or start == stop:
        raise InvalidRange(f"There are {size} bytes.")
    return start, stop


async def read_bytes(store: EvidenceStore, video: Video, start: int, stop: int) -> AsyncIterator[bytes]:
    """The bytes from ``start`` to before ``stop``, stretch by stretch."""
    for part in video.layout.parts(start, stop):
        whole = video.layout.head if part.index is None else await _stretch(store, video, part.index)
        yield _cut(whole, part)


def _cut(whole: bytes, part: Part) -> bytes:
    return whole if (part.start, part.stop) == (0, len(whole)) else whole[part.start : part.stop]


async def _stretch(store: EvidenceStore, video: Video, index: int) -> bytes:
    key, place = video.keys[index], video.places[index]
    try:
        data = await store.read(key)
        written = await asyncio.to_thread(lambda: cluster(read_stretch(data), place.at_ms))
    except (Missing, StretchError) as error:
        # The answer has begun: what is gone becomes a gap, and the rest plays on.
        _log.error("recording_unreadable", key=key, exc_info=error)
        return void(place.size)
    if len(written) != place.size:
        _log.error("recording_of_other_size", key=key, size=len(written), expected=place.size)
        return void(place.size)
    return written
