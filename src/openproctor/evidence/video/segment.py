"""One recorded segment as the page hands it in: a complete WebM file of a few seconds, VP8 with or without Opus.

It is parsed here and never decoded on the server: a decoder would have to be trusted with anything that anybody sends.
"""

from dataclasses import dataclass, field

from openproctor.evidence.video.ebml import EbmlError, walk

__all__ = ["MAX_MS", "MAX_SIDE", "Block", "Segment", "SegmentError", "read_segment"]

MAX_MS = 15_000
"""Longest segment accepted: a page records five seconds at a time; one that is busy, a few more."""
MAX_SIDE = 4096
MAX_BLOCKS = 5_000
MOST_BETWEEN_MS = 100
"""The longest time that the last picture is assumed to last."""

DOC_TYPE, TIME_SCALE, TRACK_ENTRY, TRACK_NUMBER, TRACK_TYPE, CODEC = 0x4282, 0x2AD7B1, 0xAE, 0xD7, 0x83, 0x86
CONTENT_ENCODINGS, CLUSTER, CLUSTER_TIME, SIMPLE_BLOCK, BLOCK = 0x6D80, 0x1F43B675, 0xE7, 0xA3, 0xA1
LACED = 0x06
MILLISECOND = 1_000_000
VIDEO, AUDIO = 1, 2
CODECS = {VIDEO: b"V_VP8", AUDIO: b"A_OPUS"}
VP8_START = b"\x9d\x01\x2a"


class SegmentError(ValueError):
    """The bytes are not a segment as a page records it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One picture, or one packet of sound."""

    at_ms: int
    """Time since the segment's first block."""
    is_sound: bool
    data: bytes

    @property
    def is_key(self) -> bool:
        """Whether a decoder can begin with it."""
        return self.is_sound or self.data[0] & 1 == 0


@dataclass(frozen=True, slots=True)
class Segment:
    """What is in a segment."""

    blocks: tuple[Block, ...]
    """In the order of time; the first picture is a whole one."""
    duration_ms: int
    """Until about the end of the last block; for a screen that stood still, until its last change."""
    width: int
    height: int
    has_sound: bool


@dataclass(slots=True)
class _Track:
    number: int = 0
    kind: int = 0
    codec: bytes = b""


@dataclass(slots=True)
class _Parsed:
    doc_type: bytes = b""
    tracks: list[_Track] = field(default_factory=list)
    blocks: list[tuple[int, int, bytes]] = field(default_factory=list)
    """Track, time in milliseconds, data."""


def read_segment(data: bytes) -> Segment:
    """Parse a segment.

    Raises:
        SegmentError: it is not what a page records, is longer than ``MAX_MS``, or larger than ``MAX_SIDE``.
    """
    try:
        parsed = _parse(data)
    except EbmlError as error:
        raise SegmentError(f"it cannot be read: {error}") from error
    if parsed.doc_type != b"webm":
        raise SegmentError("not a WebM file")
    kinds = _kinds(parsed.tracks)
    if any(track not in kinds for track, _, _ in parsed.blocks):
        raise SegmentError("something belongs to no track")
    begin = min((at for _, at, _ in parsed.blocks), default=0)
    blocks = [Block(at - begin, kinds[track] == AUDIO, content) for track, at, content in parsed.blocks]
    blocks.sort(key=lambda block: block.at_ms)
    pictures = [block for block in blocks if not block.is_sound]
    if not pictures:
        raise SegmentError("no picture is in it")
    width, height = _size(pictures[0])
    duration = max(_end(pictures), _end([block for block in blocks if block.is_sound]))
    if duration > MAX_MS:
        raise SegmentError(f"longer than {MAX_MS // 1000} s")
    return Segment(tuple(blocks), duration, width, height, len(pictures) < len(blocks))


def _parse(data: bytes) -> _Parsed:
    parsed = _Parsed()
    begin: int | None = None
    for name, start, stop in walk(data):
        content = data[start:stop]
        if name == TRACK_ENTRY:
            parsed.tracks.append(_Track())
        elif name in (TRACK_NUMBER, TRACK_TYPE, CODEC, CONTENT_ENCODINGS):
            _describe(parsed.tracks, name, content)
        elif name == CLUSTER:
            begin = None
        elif name == CLUSTER_TIME:
            begin = int.from_bytes(content[:8], "big")
        elif name in (SIMPLE_BLOCK, BLOCK):
            parsed.blocks.append(_block(begin, content))
            if len(parsed.blocks) > MAX_BLOCKS:
                raise SegmentError("too many pictures and sounds")
        elif name == DOC_TYPE:
            parsed.doc_type = content
        elif name == TIME_SCALE and int.from_bytes(content, "big") != MILLISECOND:
            raise SegmentError("its times are not in milliseconds")
    return parsed


def _describe(tracks: list[_Track], name: int, content: bytes) -> None:
    if not tracks:
        raise SegmentError("a track's description is out of place")
    if name == TRACK_NUMBER:
        tracks[-1].number = int.from_bytes(content, "big")
    elif name == TRACK_TYPE:
        tracks[-1].kind = int.from_bytes(content, "big")
    elif name == CODEC:
        tracks[-1].codec = content
    else:
        raise SegmentError("it is compressed or encrypted")


def _block(begin: int | None, content: bytes) -> tuple[int, int, bytes]:
    # Track numbers above 127 take more than a byte; no segment has so many tracks.
    if begin is None or len(content) < 5 or content[0] < 0x81:
        raise SegmentError("a block is damaged")
    if content[3] & LACED:
        raise SegmentError("laced blocks are not read")
    return content[0] & 0x7F, begin + int.from_bytes(content[1:3], "big", signed=True), content[4:]


def _kinds(tracks: list[_Track]) -> dict[int, int]:
    """The kind of each track, by its number."""
    if sorted(track.kind for track in tracks) not in ([VIDEO], [VIDEO, AUDIO]):
        raise SegmentError("not one track of video, and one of sound at most")
    for track in tracks:
        if track.codec != CODECS[track.kind]:
            raise SegmentError(f"not {CODECS[track.kind].decode()} but {track.codec[:20]!r}")
    kinds = {track.number: track.kind for track in tracks}
    if len(kinds) < len(tracks):
        raise SegmentError("two tracks have one number")
    return kinds


def _size(picture: Block) -> tuple[int, int]:
    """Width and height of a whole picture, by its own header (RFC 6386, 9.1)."""
    data = picture.data
    if not picture.is_key or data[3:6] != VP8_START or len(data) < 10:
        raise SegmentError("it does not begin with a whole picture")
    width, height = (int.from_bytes(data[place : place + 2], "little") & 0x3FFF for place in (6, 8))
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise SegmentError(f"{width} x {height} pixels")
    return width, height


def _end(blocks: list[Block]) -> int:
    """When the last of them is over: it lasts as long as the one before did, and a millisecond at least."""
    if not blocks:
        return 0
    before = blocks[-2].at_ms if len(blocks) > 1 else blocks[-1].at_ms
    return blocks[-1].at_ms + min(MOST_BETWEEN_MS, max(1, blocks[-1].at_ms - before))
