"""The bytes of a joined video, made while they are sent: only the segments that a range touches are read."""

import asyncio
from collections.abc import AsyncIterator

import structlog

from openproctor.evidence.store.protocol import EvidenceStore, Missing
from openproctor.evidence.video.layout import Part
from openproctor.evidence.video.recorded import SegmentError, blank, read_any_segment, write_segment
from openproctor.review.recordings import Video

__all__ = ["read_bytes"]

_log = structlog.get_logger(__name__)


async def read_bytes(store: EvidenceStore, video: Video, start: int, stop: int) -> AsyncIterator[bytes]:
    """The bytes from ``start`` to before ``stop``, segment by segment."""
    for part in video.layout.parts(start, stop):
        whole = video.layout.head if part.index is None else await _segment(store, video, part.index)
        yield _cut(whole, part)


def _cut(whole: bytes, part: Part) -> bytes:
    return whole if (part.start, part.stop) == (0, len(whole)) else whole[part.start : part.stop]


async def _segment(store: EvidenceStore, video: Video, index: int) -> bytes:
    key, place = video.keys[index], video.places[index]
    try:
        data = await store.read(key)
        written = await asyncio.to_thread(lambda: write_segment(read_any_segment(data), place.at_ms))
    except (Missing, SegmentError) as error:
        # The answer has begun: what is gone becomes a gap, and the rest plays on.
        _log.error("recording_unreadable", key=key, exc_info=error)
        return blank(video.container, place.size)
    if len(written) != place.size:
        _log.error("recording_of_other_size", key=key, size=len(written), expected=place.size)
        return blank(video.container, place.size)
    return written
