"""The segments of a recording as one seekable WebM file that is stored nowhere (docs/decisions/0016-a-virtual-video.md).

    head (tracks, duration, where each segment lies) | segment | segment | segment | ...

How long each part is follows from what is known of the segments without reading them. So the file's size, and which segments
a range of bytes touches, are known beforehand, and only those are read and rewritten. Every number whose value depends on a
segment's place has a fixed length.
"""

import struct
from collections.abc import Sequence
from itertools import accumulate

from openproctor.evidence.video.ebml import element, float64, uint
from openproctor.evidence.video.layout import Layout, Placed
from openproctor.evidence.video.segment import Segment

__all__ = ["Joined", "cluster", "void"]

VIDEO_TRACK, SOUND_TRACK = 1, 2
OPUS_HEAD = b"OpusHead" + struct.pack("<BBHIhB", 1, 2, 0, 48_000, 0, 0)
"""RFC 7845, 5.1: two channels; packets of one channel are valid after it, too."""
SEEK_PRE_ROLL_NS = 80_000_000
KEY = 0x80


class Joined(Layout):
    """The file's layout."""

    def __init__(self, segments: Sequence[Placed], *, duration_ms: int, width: int, height: int, has_sound: bool) -> None:
        sizes = [segment.size for segment in segments]
        about = _info(duration_ms) + _tracks(width, height, has_sound=has_sound)
        # The cues' length does not depend on their values, so they can hold places that follow them.
        first = len(about) + len(_cues([(0, 0)] * len(sizes)))
        places = list(accumulate(sizes, initial=first))
        cues = _cues([(segment.at_ms, place) for segment, place in zip(segments, places, strict=False)])
        start = _header() + _master_of_known_size(0x18538067, places[-1])
        super().__init__(start + about + cues, sizes)


def cluster(segment: Segment, at_ms: int) -> bytes:
    """A segment as it is written into the file at ``at_ms``. Its length depends on the segment alone."""
    blocks = [uint(0xE7, at_ms)]
    for block in segment.blocks:
        track = SOUND_TRACK if block.is_sound else VIDEO_TRACK
        head = struct.pack(">BhB", 0x80 | track, block.at_ms, KEY if block.is_key else 0)
        blocks.append(element(0xA3, head + block.data, width=4))
    return element(0x1F43B675, b"".join(blocks), width=8)


def void(size: int) -> bytes:
    """``size`` bytes without meaning, in place of a segment that is gone. At least 9."""
    return element(0xEC, bytes(size - 9), width=8)


def _header() -> bytes:
    names = element(0x4282, b"webm")
    numbers = b"".join(uint(name, value) for name, value in ((0x4286, 1), (0x42F7, 1), (0x42F2, 4), (0x42F3, 8)))
    return element(0x1A45DFA3, numbers + names + uint(0x4287, 4) + uint(0x4285, 2))


def _master_of_known_size(name: int, size: int) -> bytes:
    return name.to_bytes(4, "big") + (size | 1 << 56).to_bytes(8, "big")


def _info(duration_ms: int) -> bytes:
    app = element(0x4D80, b"OpenProctor") + element(0x5741, b"OpenProctor")
    return element(0x1549A966, uint(0x2AD7B1, 1_000_000) + float64(0x4489, float(duration_ms)) + app)


def _tracks(width: int, height: int, *, has_sound: bool) -> bytes:
    picture = element(0xE0, uint(0xB0, width) + uint(0xBA, height))
    tracks = _track(VIDEO_TRACK, 1, b"V_VP8", picture)
    if has_sound:
        sound = element(0xE1, float64(0xB5, 48_000.0) + uint(0x9F, 2))
        codec = element(0x63A2, OPUS_HEAD) + uint(0x56AA, 0) + uint(0x56BB, SEEK_PRE_ROLL_NS)
        tracks += _track(SOUND_TRACK, 2, b"A_OPUS", codec + sound)
    return element(0x1654AE6B, tracks)


def _track(number: int, kind: int, codec: bytes, more: bytes) -> bytes:
    numbers = uint(0xD7, number) + uint(0x73C5, number) + uint(0x83, kind) + uint(0x9C, 0)
    return element(0xAE, numbers + element(0x86, codec) + more)


def _cues(entries: Sequence[tuple[int, int]]) -> bytes:
    """Time and place of each segment; a place counts from the first data byte of the file's one Segment element."""
    points = []
    for at_ms, place in entries:
        position = element(0xB7, uint(0xF7, VIDEO_TRACK) + uint(0xF1, place))
        points.append(element(0xBB, uint(0xB3, at_ms) + position))
    return element(0x1C53BB6B, b"".join(points), width=8)
