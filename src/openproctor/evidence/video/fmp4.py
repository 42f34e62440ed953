"""Segments of MP4 as one seekable file in fragments that is stored nowhere, as ``webm.py`` makes one of WebM.

    head (tracks, duration, where each segment lies) | fragment | fragment | fragment | ...

Only segments whose codecs are described alike can follow each other in one file: a player sets its decoders up once.
"""

import struct
from collections.abc import Sequence
from itertools import pairwise

from openproctor.core.mp4 import Sample
from openproctor.core.mp4_boxes import box, full_box
from openproctor.core.mp4_codecs import esds
from openproctor.evidence.video.layout import Layout, Placed
from openproctor.evidence.video.mp4_segment import Mp4Segment, TrackDescription

__all__ = ["JoinedMp4", "fragment", "free"]

MILLISECOND = 1000
"""Units a second of the file as a whole."""
MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
UNDETERMINED = 0x55C4
"""The language ``und``."""
KEY, NOT_KEY = 0x02000000, 0x01010000
"""Flags of a sample: whether it depends on others (8.8.3.1)."""
BEGINS_WITH_KEY = 0x90000000
CONFIGS = {"avc1": b"avcC", "avc3": b"avcC", "vp09": b"vpcC", "mp4a": b"esds", "Opus": b"dOps"}


class JoinedMp4(Layout):
    """The file's layout."""

    def __init__(self, segments: Sequence[Placed], *, duration_ms: int, tracks: Sequence[TrackDescription]) -> None:
        brands = box(b"ftyp", b"iso6", struct.pack(">I", 1), b"iso6", b"mp41", b"dash")
        super().__init__(
            brands + _moov(duration_ms, tracks) + _index(segments, duration_ms, tracks[0].rate),
            [each.size for each in segments],
        )


def fragment(segment: Mp4Segment, at_ms: int) -> bytes:
    """A segment as it is written into the file at ``at_ms``. Its length depends on the segment alone."""
    empty = _moof(segment, at_ms, 0)
    contents = b"".join(sample.data for _, samples in segment.tracks for sample in samples)
    return _moof(segment, at_ms, len(empty) + 8) + box(b"mdat", contents)


def free(size: int) -> bytes:
    """``size`` bytes without meaning, in place of a segment that is gone. At least 8."""
    return box(b"free", bytes(size - 8))


def _moof(segment: Mp4Segment, at_ms: int, place: int) -> bytes:
    """``place`` is where the first sample lies, counted from the fragment's begin."""
    trafs = []
    for number, (track, samples) in enumerate(segment.tracks, start=1):
        begin = at_ms * track.rate // MILLISECOND + samples[0].at
        lasting = [*(after.at - one.at for one, after in pairwise(samples)), samples[-1].lasts]
        table = [_entry(each, lasts) for each, lasts in zip(samples, lasting, strict=True)]
        header = full_box(b"tfhd", 0, 0x020000, struct.pack(">I", number))
        start = full_box(b"tfdt", 1, 0, struct.pack(">Q", begin))
        run = full_box(b"trun", 1, 0x000F01, struct.pack(">Ii", len(samples), place), *table)
        trafs.append(box(b"traf", header, start, run))
        place += sum(len(each.data) for each in samples)
    return box(b"moof", full_box(b"mfhd", 0, 0, struct.pack(">I", 1 + at_ms % 0x7FFFFFFF)), *trafs)


def _entry(sample: Sample, lasts: int) -> bytes:
    return struct.pack(">IIIi", lasts & 0xFFFFFFFF, len(sample.data), KEY if sample.is_key else NOT_KEY, sample.shift)


def _moov(duration_ms: int, tracks: Sequence[TrackDescription]) -> bytes:
    times = struct.pack(">QQIQ", 0, 0, MILLISECOND, 0)
    rest = struct.pack(">IHHII", 0x10000, 0x0100, 0, 0, 0) + MATRIX + bytes(24) + struct.pack(">I", len(tracks) + 1)
    extends = [full_box(b"trex", 0, 0, struct.pack(">5I", number, 1, 0, 0, 0)) for number in range(1, len(tracks) + 1)]
    duration = full_box(b"mehd", 1, 0, struct.pack(">Q", duration_ms))
    described = [_trak(number, track) for number, track in enumerate(tracks, start=1)]
    return box(b"moov", full_box(b"mvhd", 1, 0, times, rest), *described, box(b"mvex", duration, *extends))


def _trak(number: int, track: TrackDescription) -> bytes:
    place = struct.pack(">QQIIQ", 0, 0, number, 0, 0) + bytes(8)
    shown = struct.pack(">hhHH", 0, 0, 0x0100 if track.is_sound else 0, 0) + MATRIX
    head = full_box(b"tkhd", 1, 3, place, shown, struct.pack(">II", track.width << 16, track.height << 16))
    media = full_box(b"mdhd", 1, 0, struct.pack(">QQIQHH", 0, 0, track.rate, 0, UNDETERMINED, 0))
    kind, name = (b"soun", b"Sound\0") if track.is_sound else (b"vide", b"Video\0")
    handler = full_box(b"hdlr", 0, 0, bytes(4), kind, bytes(12), name)
    header = full_box(b"smhd", 0, 0, bytes(4)) if track.is_sound else full_box(b"vmhd", 0, 1, bytes(8))
    here = box(b"dinf", full_box(b"dref", 0, 0, struct.pack(">I", 1), full_box(b"url ", 0, 1)))
    nothing = (full_box(name, 0, 0, bytes(4)) for name in (b"stts", b"stsc", b"stco"))
    described = full_box(b"stsd", 0, 0, struct.pack(">I", 1), _sample_entry(track))
    table = box(b"stbl", described, *nothing, full_box(b"stsz", 0, 0, bytes(8)))
    return box(b"trak", head, box(b"mdia", media, handler, box(b"minf", header, here, table)))


def _sample_entry(track: TrackDescription) -> bytes:
    content = bytes.fromhex(track.config)
    config = box(CONFIGS[track.codec], esds(content) if track.codec == "mp4a" else content)
    begin = bytes(6) + struct.pack(">H", 1)
    if track.is_sound:
        kind = struct.pack(">8xHHHHI", track.channels, 16, 0, 0, (track.sample_rate & 0xFFFF) << 16)
        return box(track.codec.encode(), begin, kind, config)
    kind = struct.pack(">16xHHIIIH32xHh", track.width, track.height, 0x480000, 0x480000, 0, 1, 24, -1)
    return box(track.codec.encode(), begin, kind, config)


def _index(segments: Sequence[Placed], duration_ms: int, rate: int) -> bytes:
    """Size and length of each segment (8.16.3), so that a player finds a moment without reading what lies before it.

    In the units of the first track: some players take its length from here, and for those of that track.
    """
    edges = [each.at_ms * rate // MILLISECOND for each in segments] + [duration_ms * rate // MILLISECOND]
    listed = [
        struct.pack(">III", each.size, max(0, end - begin), BEGINS_WITH_KEY)
        for each, (begin, end) in zip(segments, pairwise(edges), strict=True)
    ]
    head = struct.pack(">IIQQHH", 1, rate, 0, 0, 0, len(listed))
    return full_box(b"sidx", 1, 0, head, *listed)
