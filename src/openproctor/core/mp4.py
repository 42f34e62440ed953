"""MP4 files as browsers record them, in fragments or in one piece: parsed into tracks and samples, never decoded.

Read here rather than by a library of codecs, whose reader of this format believes what a file says of itself: a kilobyte can
claim a hundred million samples. Here nothing costs more than the file's own size.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openproctor.core.mp4_boxes import Box, Mp4Error, Reader, boxes, child, children
from openproctor.core.mp4_tables import TableSample, table_samples

__all__ = ["MAX_SAMPLES", "Mp4Error", "Sample", "Track", "read_mp4"]

MAX_SAMPLES = 20_000
"""In a whole file. A minute of sound has 3,000."""
MAX_TRACKS = 4
MAX_CONFIG = 2_000
"""Largest description of a codec, in bytes. H.264 takes about 40."""
MAX_RATE = 100_000_000

SOUND, PICTURE = b"soun", b"vide"
CONFIGS = {b"avc1": b"avcC", b"avc3": b"avcC", b"vp09": b"vpcC", b"mp4a": b"esds", b"Opus": b"dOps"}
"""Which box describes which codec."""
_NOT_KEY = 0x10000
"""The bit of a sample's flags that says: it depends on others (8.8.3.1)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture, or one packet of sound."""

    at: int
    """When it is decoded, in the track's units; below 0 where a decoder warms up."""
    lasts: int
    shift: int
    """How much later it is shown."""
    is_key: bool
    data: bytes


@dataclass(slots=True)
class Track:
    """One track."""

    number: int = 0
    kind: bytes = b""
    """``SOUND`` or ``PICTURE``."""
    codec: str = ""
    """As in its sample entry: ``avc1``, ``mp4a``, ``Opus``."""
    config: bytes = b""
    """The content of the box that describes the codec."""
    rate: int = 0
    """Units a second."""
    width: int = 0
    height: int = 0
    channels: int = 0
    sample_rate: int = 0
    samples: list[Sample] = field(default_factory=list)


@dataclass(slots=True)
class _Defaults:
    """What holds for a fragment's samples where the fragment says nothing else (8.8.3)."""

    lasts: int = 0
    size: int = 0
    flags: int = 0


def read_mp4(data: bytes) -> list[Track]:
    """The tracks of a file.

    Raises:
        Mp4Error: it is damaged, cut off, encrypted, of another kind, or claims more than it can hold.
    """
    whole = Box(b"", 0, 0, len(data))
    moov = child(data, whole, b"moov")
    if moov is None:
        raise Mp4Error("it describes no tracks")
    found = children(data, moov, b"trak")
    if not 0 < len(found) <= MAX_TRACKS:
        raise Mp4Error(f"{len(found)} tracks")
    file = _File(data, _movie_rate(data, moov))
    tracks: dict[int, Track] = {}
    for trak in found:
        track = file.read_track(trak)
        if track.number in tracks:
            raise Mp4Error("two tracks have one number")
        tracks[track.number] = track
    defaults = _defaults(data, moov)
    for moof in children(data, whole, b"moof"):
        file.read_fragment(moof, tracks, defaults)
    return list(tracks.values())


class _File:
    """Reads one file; knows how much has been taken from it, as nothing in a real one is used twice."""

    def __init__(self, data: bytes, movie_rate: int) -> None:
        self._data = data
        self._movie_rate = movie_rate
        self._bytes = 0
        self._samples = 0
        self._begins: dict[int, int] = {}
        """By the track's number, what its edit list adds to every time."""
        self._next: dict[int, int] = {}
        """By the track's number, when its next sample is decoded."""

    def read_track(self, trak: Box) -> Track:
        data, track = self._data, Track()
        head, media = child(data, trak, b"tkhd"), child(data, trak, b"mdia", b"mdhd")
        handler, table = child(data, trak, b"mdia", b"hdlr"), child(data, trak, b"mdia", b"minf", b"stbl")
        if head is None or media is None or handler is None or table is None:
            raise Mp4Error("a track is not described")
        track.number, track.rate = _number_and_rate(data, head, media)
        track.kind = data[handler.start + 8 : handler.start + 12]
        description = child(data, table, b"stsd")
        if description is None:
            raise Mp4Error("a track is not described")
        _describe(data, description, track)
        self._begins[track.number] = _edited(data, trak, track.rate, self._movie_rate)
        for each in table_samples(data, table, MAX_SAMPLES):
            self._add(track, each)
        self._next[track.number] = track.samples[-1].at + track.samples[-1].lasts if track.samples else 0
        return track

    def read_fragment(self, moof: Box, tracks: Mapping[int, Track], defaults: Mapping[int, _Defaults]) -> None:
        for traf in children(self._data, moof, b"traf"):
            header = child(self._data, traf, b"tfhd")
            if header is None:
                raise Mp4Error("a fragment belongs to no track")
            reader = Reader(self._data, header.start, header.stop)
            _, flags = reader.version_and_flags()
            number = reader.number(4)
            if number not in tracks:
                raise Mp4Error("a fragment belongs to no track")
            base = reader.number(8) if flags & 0x1 else moof.begin
            if flags & 0x2:
                reader.take(4)
            usual = defaults.get(number, _Defaults())
            own = _Defaults(
                reader.number(4) if flags & 0x8 else usual.lasts,
                reader.number(4) if flags & 0x10 else usual.size,
                reader.number(4) if flags & 0x20 else usual.flags,
            )
            self._read_runs(traf, tracks[number], base, own)

    def _read_runs(self, traf: Box, track: Track, base: int, own: _Defaults) -> None:
        start = child(self._data, traf, b"tfdt")
        if start is not None:
            reader = Reader(self._data, start.start, start.stop)
            version, _ = reader.version_and_flags()
            self._next[track.number] = reader.number(8 if version else 4)
        place, at = base, self._next[track.number]
        for run in children(self._data, traf, b"trun"):
            for each in _run_samples(self._data, run, place, at, own):
                self._add(track, each)
                place, at = each.place + each.size, at + each.lasts
        self._next[track.number] = at

    def _add(self, track: Track, each: TableSample) -> None:
        self._bytes += each.size
        self._samples += 1
        if self._samples > MAX_SAMPLES:
            raise Mp4Error("too many pictures and sounds")
        if self._bytes > len(self._data) or each.place < 0 or each.place + each.size > len(self._data):
            raise Mp4Error("it is cut off")
        content = self._data[each.place : each.place + each.size]
        track.samples.append(Sample(each.at + self._begins[track.number], each.lasts, each.shift, each.is_key, content))


def _run_samples(data: bytes, run: Box, place: int, at: int, own: _Defaults) -> Iterator[TableSample]:
    """A run of samples in a fragment (8.8.8)."""
    reader = Reader(data, run.start, run.stop)
    version, flags = reader.version_and_flags()
    count = reader.number(4)
    if count > MAX_SAMPLES:
        raise Mp4Error("too many pictures and sounds")
    base = place
    if flags & 0x1:
        # Counts from the fragment's base. Only the first run of a track needs it: later ones begin where it ended.
        place = base + reader.number(4, signed=True)
    first_flags = reader.number(4) if flags & 0x4 else None
    for number in range(count):
        lasts = reader.number(4) if flags & 0x100 else own.lasts
        size = reader.number(4) if flags & 0x200 else own.size
        kind = reader.number(4) if flags & 0x400 else own.flags
        if number == 0 and first_flags is not None:
            kind = first_flags
        shift = reader.number(4, signed=version > 0) if flags & 0x800 else 0
        yield TableSample(place, size, at, lasts, shift, not kind & _NOT_KEY)
        place, at = place + size, at + lasts


def _movie_rate(data: bytes, moov: Box) -> int:
    header = child(data, moov, b"mvhd")
    if header is None:
        raise Mp4Error("it describes no tracks")
    return _rate(data, header)


def _number_and_rate(data: bytes, head: Box, media: Box) -> tuple[int, int]:
    reader = Reader(data, head.start, head.stop)
    version, _ = reader.version_and_flags()
    reader.take(16 if version else 8)
    return reader.number(4), _rate(data, media)


def _rate(data: bytes, header: Box) -> int:
    """The units a second of a movie's or a track's header, which begin alike."""
    reader = Reader(data, header.start, header.stop)
    version, _ = reader.version_and_flags()
    reader.take(16 if version else 8)
    rate = reader.number(4)
    if not 0 < rate <= MAX_RATE:
        raise Mp4Error(f"{rate} units a second")
    return rate


def _describe(data: bytes, description: Box, track: Track) -> None:
    """Codec, size and channels, from a track's one sample entry (8.5.2, 12.1.3, 12.2.3)."""
    entries = list(boxes(data, description.start + 8, description.stop))
    if len(entries) != 1:
        raise Mp4Error("a track that changes its codec")
    entry = entries[0]
    if entry.name not in CONFIGS:
        raise Mp4Error(f"{entry.name!r} is no codec that is taken")
    track.codec = entry.name.decode()
    reader = Reader(data, entry.start, entry.stop)
    if track.kind == PICTURE:
        reader.take(24)
        track.width, track.height = reader.number(2), reader.number(2)
        reader.take(50)
    else:
        reader.take(8)
        version = reader.number(2)
        reader.take(6)
        track.channels = reader.number(2)
        reader.take(6)
        track.sample_rate = reader.number(4) >> 16
        # QuickTime's longer form, which some writers use.
        reader.take(16 if version == 1 else 0)
    config = next((each for each in boxes(data, reader.position, entry.stop) if each.name == CONFIGS[entry.name]), None)
    if config is None or config.stop - config.start > MAX_CONFIG:
        raise Mp4Error("a track's codec is not described")
    track.config = data[config.start : config.stop]


def _edited(data: bytes, trak: Box, rate: int, movie_rate: int) -> int:
    """What a track's edit list adds to its times, in the track's units (8.6.6); only a shift is read of it."""
    edits = child(data, trak, b"edts", b"elst")
    if edits is None:
        return 0
    reader = Reader(data, edits.start, edits.stop)
    version, _ = reader.version_and_flags()
    width, begin = 8 if version else 4, 0
    for _ in range(min(reader.number(4), 16)):
        length, media_time = reader.number(width), reader.number(width, signed=True)
        reader.take(4)
        if media_time >= 0:
            return begin - media_time
        begin += length * rate // movie_rate
    return begin


def _defaults(data: bytes, moov: Box) -> dict[int, _Defaults]:
    extends = child(data, moov, b"mvex")
    found = {}
    for each in children(data, extends, b"trex") if extends is not None else ():
        reader = Reader(data, each.start, each.stop)
        reader.take(4)
        number = reader.number(4)
        reader.take(4)
        found[number] = _Defaults(reader.number(4), reader.number(4), reader.number(4))
    return found
