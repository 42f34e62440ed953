"""One recorded segment as an MP4 file of a few seconds: H.264 or VP9, with or without AAC or Opus. Parsed, never decoded."""

import json
from dataclasses import dataclass
from functools import cached_property

from openproctor.core.mp4 import PICTURE, SOUND, Mp4Error, Sample, Track, read_mp4
from openproctor.core.mp4_codecs import aac_config
from openproctor.evidence.video.segment import MAX_MS, MAX_SIDE, MOST_BETWEEN_MS, SegmentError

__all__ = ["Mp4Segment", "TrackDescription", "read_mp4_segment"]

VP9 = "vp09"
PICTURES, SOUNDS = ("avc1", "avc3", VP9), ("mp4a", "Opus")
MAX_CHANNELS = 2
MAX_SAMPLE_RATE = 96_000
WHOLE_PICTURE = 5
"""The kind of a unit of H.264 with which a decoder can begin (ITU-T H.264, table 7-1)."""


@dataclass(frozen=True, slots=True)
class TrackDescription:
    """What a player must know of a track before its first sample."""

    codec: str
    config: str
    """What describes the codec, in hexadecimal: of AAC a decoder's own description, otherwise the content of the box."""
    rate: int
    """Units of time a second."""
    width: int = 0
    height: int = 0
    channels: int = 0
    sample_rate: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether it is heard, or else seen."""
        return self.codec in SOUNDS


@dataclass(frozen=True)
class Mp4Segment:
    """What is in a segment."""

    tracks: tuple[tuple[TrackDescription, tuple[Sample, ...]], ...]
    """The pictures, then the sound if there is some. Times begin at 0, and none is below it."""
    duration_ms: int
    width: int
    height: int
    has_sound: bool

    @cached_property
    def description(self) -> str:
        """The tracks as text: segments with the same can be played as one file."""
        return describe([track for track, _ in self.tracks])


def describe(tracks: list[TrackDescription]) -> str:
    """Descriptions as text; ``parse_description`` reads it."""
    members = [{name: getattr(each, name) for name in TrackDescription.__slots__} for each in tracks]
    return json.dumps(members, separators=(",", ":"))


def parse_description(text: str) -> list[TrackDescription]:
    """What ``describe`` has written."""
    return [TrackDescription(**each) for each in json.loads(text)]


def read_mp4_segment(data: bytes) -> Mp4Segment:
    """Parse a segment.

    Raises:
        SegmentError: it is not what a page records, is longer than ``MAX_MS``, or larger than ``MAX_SIDE``.
    """
    try:
        tracks = read_mp4(data)
    except Mp4Error as error:
        raise SegmentError(f"it cannot be read: {error}") from error
    kinds = sorted(track.kind for track in tracks)
    if kinds not in ([PICTURE], [SOUND, PICTURE]):
        raise SegmentError("not one track of video, and one of sound at most")
    pictures = next(track for track in tracks if track.kind == PICTURE)
    _check_pictures(pictures)
    # A recorder that was given a microphone which gave nothing describes a track of sound, and leaves it empty.
    heard = [track for track in tracks if track.kind == SOUND and track.samples]
    for track in heard:
        _check_sound(track)
    used = [pictures, *heard]
    begin_ms = min(track.samples[0].at * 1000 / track.rate for track in used)
    try:
        placed = tuple((_described(track), _moved(track, begin_ms)) for track in used)
    except Mp4Error as error:
        raise SegmentError(f"it cannot be read: {error}") from error
    duration = max(_end_ms(track, samples) for track, samples in placed)
    if duration > MAX_MS:
        raise SegmentError(f"longer than {MAX_MS // 1000} s")
    return Mp4Segment(placed, max(1, duration), pictures.width, pictures.height, bool(heard))


def _check_pictures(track: Track) -> None:
    if track.codec not in PICTURES:
        raise SegmentError(f"not H.264 or VP9 but {track.codec!r}")
    if not track.samples:
        raise SegmentError("no picture is in it")
    if not (0 < track.width <= MAX_SIDE and 0 < track.height <= MAX_SIDE):
        raise SegmentError(f"{track.width} x {track.height} pixels")
    if len(track.config) < 7 or track.config[0] != 1:
        raise SegmentError("its pictures are not described")
    first = track.samples[0]
    if not first.is_key or not _is_whole(first.data, track):
        raise SegmentError("it does not begin with a whole picture")


def _is_whole(data: bytes, track: Track) -> bool:
    """Whether a decoder can begin with a picture, by the picture itself."""
    if track.codec == VP9:
        # Frame marker, profile, then two bits that are 0 (VP9 bitstream specification, 6.2).
        return len(data) > 1 and data[0] & 0xCC == 0x80
    return WHOLE_PICTURE in _units(data, 1 + (track.config[4] & 3))


def _units(data: bytes, width: int) -> set[int]:
    """The kinds of the units that make up a picture; each begins with its length in ``width`` bytes."""
    kinds, place = set(), 0
    while place + width < len(data):
        length = int.from_bytes(data[place : place + width], "big")
        kinds.add(data[place + width] & 0x1F)
        place += width + max(1, length)
    return kinds


def _check_sound(track: Track) -> None:
    if track.codec not in SOUNDS:
        raise SegmentError(f"not AAC or Opus but {track.codec!r}")
    if not 0 < track.channels <= MAX_CHANNELS or not 0 < track.sample_rate <= MAX_SAMPLE_RATE:
        raise SegmentError(f"{track.channels} channels at {track.sample_rate} samples a second")


def _described(track: Track) -> TrackDescription:
    # What else is in the box of AAC says nothing that a player needs, and differs from file to file.
    config = aac_config(track.config) if track.codec == "mp4a" else track.config
    return TrackDescription(track.codec, config.hex(), track.rate, track.width, track.height, track.channels, track.sample_rate)


def _moved(track: Track, begin_ms: float) -> tuple[Sample, ...]:
    """The samples in time that begins with the segment; times never go back."""
    begin, last, found = round(begin_ms * track.rate / 1000), 0, []
    for each in track.samples:
        last = max(last, each.at - begin)
        found.append(Sample(last, each.lasts, each.shift, each.is_key, each.data))
    return tuple(found)


def _end_ms(track: TrackDescription, samples: tuple[Sample, ...]) -> int:
    """When the last sample is over. Of a picture no more than a moment is assumed: a file may state any length."""
    last = samples[-1]
    lasts_ms = last.lasts * 1000 // track.rate
    return last.at * 1000 // track.rate + max(1, lasts_ms if track.is_sound else min(MOST_BETWEEN_MS, lasts_ms))
