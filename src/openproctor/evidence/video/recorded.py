"""Recorded segments of either container behind one set of functions: read, join, and write into the joined file."""

from collections.abc import Sequence

from openproctor.core.containers import Container, container_of
from openproctor.evidence.video.fmp4 import JoinedMp4, fragment, free
from openproctor.evidence.video.layout import Layout, Placed
from openproctor.evidence.video.mp4_segment import Mp4Segment, parse_description, read_mp4_segment
from openproctor.evidence.video.segment import Segment, SegmentError, read_segment
from openproctor.evidence.video.webm import Joined, cluster, void

__all__ = [
    "AnySegment",
    "SegmentError",
    "blank",
    "container_in",
    "description_of",
    "join",
    "read_any_segment",
    "write_segment",
]

AnySegment = Segment | Mp4Segment


def read_any_segment(data: bytes) -> AnySegment:
    """Parse a segment, whichever container it is in.

    Raises:
        SegmentError: it is not what a page records.
    """
    return read_mp4_segment(data) if container_of(data) is Container.MP4 else read_segment(data)


def description_of(segment: AnySegment) -> str | None:
    """What must be alike for two segments to be played as one file; None for all WebM, which tells in each picture."""
    return segment.description if isinstance(segment, Mp4Segment) else None


def container_in(description: str | None) -> Container:
    """The container of segments that are described like this."""
    return Container.WEBM if description is None else Container.MP4


def join(
    segments: Sequence[Placed], description: str | None, *, duration_ms: int, width: int, height: int, has_sound: bool
) -> Layout:
    """The layout of one file of segments that are described alike."""
    if description is not None:
        return JoinedMp4(segments, duration_ms=duration_ms, tracks=parse_description(description))
    return Joined(segments, duration_ms=duration_ms, width=width, height=height, has_sound=has_sound)


def write_segment(segment: AnySegment, at_ms: int) -> bytes:
    """A segment as it is written into the joined file at ``at_ms``. Its length depends on the segment alone."""
    return fragment(segment, at_ms) if isinstance(segment, Mp4Segment) else cluster(segment, at_ms)


def blank(container: Container, size: int) -> bytes:
    """``size`` bytes without meaning, in place of a segment that is gone."""
    return free(size) if container is Container.MP4 else void(size)
