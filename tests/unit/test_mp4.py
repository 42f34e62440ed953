"""Recorded stretches in MP4: read as they are, joined so that players read them as they should be, and refused by name."""

import io
import struct
from functools import cache

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openproctor.core.containers import Container, container_of
from openproctor.core.mp4 import Mp4Error, read_mp4
from openproctor.core.mp4_boxes import box, full_box
from openproctor.evidence.video.layout import Layout, Placed
from openproctor.evidence.video.mp4_segment import Mp4Segment, read_mp4_segment
from openproctor.evidence.video.recorded import blank, description_of, join, read_any_segment, write_segment
from openproctor.evidence.video.segment import MAX_MS, SegmentError
from tests.support.segments import recorded, recorded_mp4

LEVELS = (40, 220, 130)


@cache
def segments() -> tuple[Mp4Segment, ...]:
    """In fragments, in one piece, and in fragments again; all described alike."""
    files = [recorded_mp4(1 + number / 2, brightness=(level,), in_fragments=number != 1) for number, level in enumerate(LEVELS)]
    return tuple(read_mp4_segment(file) for file in files)


def joined(*parts: Mp4Segment, apart_ms: int = 0) -> tuple[Layout, bytes, list[int]]:
    """Layout, whole file, and when each stretch begins."""
    at, begins = 0, []
    for part in parts:
        begins.append(at)
        at += part.duration_ms + apart_ms
    written = [write_segment(part, begin) for part, begin in zip(parts, begins, strict=True)]
    placed = [Placed(begin, len(write_segment(part, 0))) for part, begin in zip(parts, begins, strict=True)]
    layout = join(placed, parts[0].description, duration_ms=at, width=0, height=0, has_sound=True)
    return layout, layout.head + b"".join(written), begins


@pytest.mark.parametrize("in_fragments", [True, False])
@pytest.mark.parametrize("sound_codec", ["aac", "libopus"])
def test_a_stretch_is_read_as_an_encoder_wrote_it(in_fragments: bool, sound_codec: str) -> None:
    file = recorded_mp4(2, in_fragments=in_fragments, sound_codec=sound_codec, size=(320, 240))
    assert container_of(file) is Container.MP4
    with av.open(io.BytesIO(file), "r") as container:
        packets = [bytes(packet) for packet in container.demux(video=0) if packet.size]
    segment = read_mp4_segment(file)
    (_, pictures), (sound, _) = segment.tracks
    assert [each.data for each in pictures] == packets
    assert (segment.width, segment.height, segment.has_sound) == (320, 240, True)
    assert segment.duration_ms == pytest.approx(2000, abs=60)
    assert (sound.codec, sound.channels) == ({"aac": "mp4a", "libopus": "Opus"}[sound_codec], 1)


def test_an_upright_stretch_without_sound_is_read() -> None:
    segment = read_mp4_segment(recorded_mp4(1, sound=False, size=(120, 160)))
    assert (segment.width, segment.height, segment.has_sound) == (120, 160, False)


def test_players_find_every_picture_and_sound_at_its_time() -> None:
    parts = segments()
    assert len({part.description for part in parts}) == 1
    layout, file, begins = joined(*parts, apart_ms=40)
    assert len(file) == layout.size
    with av.open(io.BytesIO(file), "r") as container:
        assert (container.duration or 0) / 1000 == pytest.approx(sum(part.duration_ms + 40 for part in parts), abs=2)
        times = [round((frame.time or 0) * 1000) for frame in container.decode(video=0)]
    rates = [part.tracks[0][0].rate for part in parts]
    expected = [
        begin + each.at * 1000 / rate
        for part, begin, rate in zip(parts, begins, rates, strict=True)
        for each in part.tracks[0][1]
    ]
    assert times == pytest.approx(expected, abs=2)
    with av.open(io.BytesIO(file), "r") as container:
        heard = sum(int(frame.samples) for frame in container.decode(audio=0))
    assert heard == pytest.approx(48 * sum(part.duration_ms for part in parts), rel=0.05)


def test_a_seek_leads_to_the_stretch_of_that_time() -> None:
    parts = segments()
    _, file, begins = joined(*parts)
    for begin, part, level in zip(begins, parts, LEVELS, strict=True):
        with av.open(io.BytesIO(file), "r") as container:
            container.seek((begin + part.duration_ms // 2) * 1000)
            frame = next(container.decode(video=0))
        assert (frame.time or 0) * 1000 == pytest.approx(begin, abs=60)
        assert float(np.median(frame.to_ndarray(format="rgb24"))) == pytest.approx(level, abs=12)


def test_what_is_gone_becomes_bytes_that_mean_nothing() -> None:
    parts = segments()
    layout, file, _ = joined(*parts)
    start = len(layout.head) + len(write_segment(parts[0], 0))
    size = len(write_segment(parts[1], 0))
    whole = file[:start] + blank(Container.MP4, size) + file[start + size :]
    assert len(whole) == layout.size
    with av.open(io.BytesIO(whole), "r") as container:
        assert len(list(container.decode(video=0))) == 10 + 20


@given(data=st.data())
@settings(max_examples=100)
def test_any_range_is_that_range_of_the_whole(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(segments()), min_size=1, max_size=5))
    layout, file, begins = joined(*chosen, apart_ms=data.draw(st.integers(0, 10_000_000)))
    start = data.draw(st.integers(0, len(file)))
    stop = data.draw(st.integers(start, len(file)))
    pieces = []
    for part in layout.parts(start, stop):
        whole = layout.head if part.index is None else write_segment(chosen[part.index], begins[part.index])
        pieces.append(whole[part.start : part.stop])
    assert b"".join(pieces) == file[start:stop]


def test_a_webm_stretch_is_read_by_the_same_door_and_says_nothing_of_its_tracks() -> None:
    segment = read_any_segment(recorded(1))
    assert description_of(segment) is None
    assert len(write_segment(segment, 0)) == len(write_segment(segment, 10**9))


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (recorded(1, codec="mpeg4", container="mp4", sound=False), "no codec that is taken"),
        (recorded_mp4(MAX_MS / 1000 + 1, sound=False, every_s=0.5), "longer than"),
        (recorded_mp4(1)[:-40], "cut off"),
        (recorded_mp4(1, in_fragments=False)[:-40], "cut off"),
        (box(b"ftyp", b"isom"), "describes no tracks"),
        (box(b"ftyp", b"isom") + box(b"moov"), "0 tracks"),
        (box(b"ftyp", b"isom") + box(b"free") * 5000, "too many boxes"),
        (box(b"ftyp", b"isom") + b"\0\0\0\1mdat" + b"\xff" * 8, "cut off"),
        (box(b"ftyp", b"isom") + b"\0\0\0\3free", "cut off"),
    ],
)
def test_what_no_page_records_is_refused_by_its_name(file: bytes, words: str) -> None:
    with pytest.raises(SegmentError, match=words):
        read_mp4_segment(file)


WHOLE = recorded_mp4(0.5, in_fragments=False)
SMALL = recorded_mp4(0.5)


def at(file: bytes, name: bytes, offset: int, value: int) -> bytes:
    """The file with a number in a box replaced; ``offset`` counts from the box's content."""
    place = file.index(name) + 4 + offset
    return file[:place] + struct.pack(">I", value) + file[place + 4 :]


@pytest.mark.parametrize(
    "file",
    [
        at(WHOLE, b"stsz", 8, 0xFFFFFFFF),
        at(at(WHOLE, b"stsz", 4, 1), b"stsz", 8, 100_000_000),
        at(at(WHOLE, b"stsz", 4, 1_000_000), b"stsz", 8, 15_000),
        at(WHOLE, b"stsc", 4, 0xFFFFFFFF),
        at(WHOLE, b"stco", 4, 0xFFFFFFFF),
        at(WHOLE, b"stts", 4, 0xFFFFFFFF),
        at(SMALL, b"trun", 4, 0xFFFFFFFF),
        at(SMALL, b"trun", 4, 19_999),
        at(SMALL, b"mdhd", 12, 0),
        at(SMALL, b"stsd", 4, 2),
    ],
)
def test_a_file_that_claims_more_than_it_holds_costs_nothing(file: bytes) -> None:
    try:
        tracks = read_mp4(file)
    except Mp4Error:
        return
    assert sum(len(each.data) for track in tracks for each in track.samples) <= len(file)


@given(place=st.integers(0, 5000), byte=st.integers(0, 255), cut=st.integers(0, 3000), fragments=st.booleans())
@settings(max_examples=600)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(place: int, byte: int, cut: int, fragments: bool) -> None:
    file = bytearray(SMALL if fragments else WHOLE)
    file[place % len(file)] = byte
    try:
        segment = read_mp4_segment(bytes(file[: len(file) - cut % len(file)]))
    except SegmentError:
        return
    assert 0 < segment.duration_ms <= MAX_MS
    assert len(write_segment(segment, 0)) == len(write_segment(segment, 10_000_000))


def test_a_picture_of_absurd_size_is_refused_before_anything_decodes_it() -> None:
    place = SMALL.index(b"avc1") + 4 + 24
    with pytest.raises(SegmentError, match="65535 x 65535"):
        read_mp4_segment(SMALL[:place] + b"\xff" * 4 + SMALL[place + 4 :])


def test_a_stretch_that_begins_within_a_picture_is_refused() -> None:
    segment = read_mp4_segment(SMALL)
    first = segment.tracks[0][1][0].data
    with pytest.raises(SegmentError, match="whole picture"):
        read_mp4_segment(SMALL.replace(first, struct.pack(">IB", len(first) - 4, 0x41) + first[5:]))


def test_what_was_written_can_be_read_again() -> None:
    """A player's view of a fragment is that of a recorder's."""
    part = segments()[0]
    layout, file, _ = joined(part)
    again = read_mp4_segment(file)
    assert [each.data for each in again.tracks[0][1]] == [each.data for each in part.tracks[0][1]]
    assert again.description == part.description
    assert layout.head.endswith(full_box(b"sidx", 1, 0, layout.head[layout.head.index(b"sidx") + 8 :]))
