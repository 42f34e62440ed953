"""The joined video: that players read it as it should be, and that any range of it is that range of the whole."""

import io
from functools import cache

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openproctor.evidence.video import ebml
from openproctor.evidence.video.layout import Placed
from openproctor.evidence.video.segment import MAX_MS, Segment, SegmentError, read_segment
from openproctor.evidence.video.webm import Joined, cluster, void
from tests.support.segments import recorded


@cache
def segments() -> tuple[Segment, ...]:
    """With sound, without, of another size, and with sound again."""
    files = (
        recorded(2, brightness=(40,)),
        recorded(1.5, brightness=(220,), sound=False),
        recorded(1, brightness=(130,), size=(320, 240)),
        recorded(2, brightness=(70,)),
    )
    return tuple(read_segment(file) for file in files)


def joined(*parts: Segment, apart_ms: int = 0) -> tuple[Joined, bytes, list[int]]:
    """Layout, whole file, and when each stretch begins."""
    at, begins = 0, []
    for part in parts:
        begins.append(at)
        at += part.duration_ms + apart_ms
    written = [cluster(part, begin) for part, begin in zip(parts, begins, strict=True)]
    placed = [Placed(begin, len(cluster(part, 0))) for part, begin in zip(parts, begins, strict=True)]
    has_sound = any(part.has_sound for part in parts)
    layout = Joined(placed, duration_ms=at, width=parts[0].width, height=parts[0].height, has_sound=has_sound)
    return layout, layout.head + b"".join(written), begins


def test_players_find_every_picture_and_sound_at_its_time() -> None:
    parts = segments()
    layout, file, begins = joined(*parts, apart_ms=7)
    assert len(file) == layout.size
    expected = [
        begin + block.at_ms for part, begin in zip(parts, begins, strict=True) for block in part.blocks if not block.is_sound
    ]
    with av.open(io.BytesIO(file), "r") as container:
        assert container.duration == (sum(part.duration_ms + 7 for part in parts)) * 1000
        assert [frame.pts for frame in container.decode(video=0)] == expected
    with av.open(io.BytesIO(file), "r") as container:
        packets = [packet for packet in container.demux(audio=0) if packet.pts is not None]
        assert len(packets) == sum(block.is_sound for part in parts for block in part.blocks)
        times = [packet.pts or 0 for packet in packets]
        assert times == sorted(times)
        assert begins[3] in times
    with av.open(io.BytesIO(file), "r") as container:
        samples = sum(int(frame.samples) for frame in container.decode(audio=0))
        assert samples == pytest.approx(48 * sum(part.duration_ms for part in parts if part.has_sound), rel=0.02)


def test_a_seek_leads_to_the_stretch_of_that_time() -> None:
    parts = segments()
    _, file, begins = joined(*parts)
    for begin, part, level in zip(begins, parts, (40, 220, 130, 70), strict=True):
        with av.open(io.BytesIO(file), "r") as container:
            container.seek((begin + part.duration_ms // 2) * 1000)
            frame = next(container.decode(video=0))
        assert frame.pts == begin
        assert (frame.width, frame.height) == (part.width, part.height)
        assert float(np.median(frame.to_ndarray(format="rgb24"))) == pytest.approx(level, abs=12)


def test_a_seek_reads_only_the_head_and_the_stretch() -> None:
    _, file, _ = joined(*(segments()[0],) * 40)
    reader = _Counting(file)
    with av.open(reader, "r") as container:
        container.seek(60_000_000)
        assert next(container.decode(video=0)).pts == pytest.approx(60_000, abs=2100)
    assert reader.taken < len(file) / 2


class _Counting(io.BytesIO):
    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_without_any_sound_there_is_no_track_for_it() -> None:
    _, file, _ = joined(segments()[1], segments()[1])
    with av.open(io.BytesIO(file), "r") as container:
        assert [stream.type for stream in container.streams] == ["video"]
        assert len(list(container.decode(video=0))) == 30


def test_what_is_gone_becomes_bytes_that_mean_nothing() -> None:
    parts = segments()
    layout, file, begins = joined(*parts)
    whole = bytearray(file)
    start = len(layout.head) + len(cluster(parts[0], 0))
    size = len(cluster(parts[1], 0))
    whole[start : start + size] = void(size)
    assert len(whole) == layout.size
    with av.open(io.BytesIO(bytes(whole)), "r") as container:
        times = [frame.pts or 0 for frame in container.decode(video=0)]
    assert len(times) == 20 + 10 + 20
    assert not any(begins[1] <= time < begins[2] for time in times)


@given(data=st.data())
@settings(max_examples=200)
def test_any_range_is_that_range_of_the_whole(data: st.DataObject) -> None:
    parts = segments()
    chosen = data.draw(st.lists(st.sampled_from(parts), min_size=1, max_size=6))
    layout, file, begins = joined(*chosen, apart_ms=data.draw(st.integers(0, 10_000_000)))
    start = data.draw(st.integers(0, len(file)))
    stop = data.draw(st.integers(start, len(file)))
    pieces = []
    touched = 0
    for part in layout.parts(start, stop):
        whole = layout.head if part.index is None else cluster(chosen[part.index], begins[part.index])
        pieces.append(whole[part.start : part.stop])
        touched += len(whole)
    assert b"".join(pieces) == file[start:stop]
    # No stretch is read that the range does not touch.
    edges = [len(layout.head), *(len(cluster(part, 0)) for part in chosen)]
    assert touched <= stop - start + 2 * max(edges)


@given(at_ms=st.integers(0, 2**52))
def test_a_stretchs_length_does_not_depend_on_its_place(at_ms: int) -> None:
    part = segments()[0]
    assert len(cluster(part, at_ms)) == len(cluster(part, 0))


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (recorded(1, container="matroska"), "not a WebM"),
        (recorded(1, codec="libvpx-vp9"), "not V_VP8"),
        (recorded(MAX_MS / 1000 + 1, sound=False, every_s=0.5), "longer than"),
        (b"", "not a WebM"),
        (b"\x00" * 100, "cannot be read"),
        (b"\xff\xd8\xff" + b"x" * 400, "cannot be read"),
        (ebml.element(0x1A45DFA3, b"") + b"\xec\x80" * 30_000, "too many"),
    ],
)
def test_what_no_page_records_is_refused_by_its_name(file: bytes, words: str) -> None:
    with pytest.raises(SegmentError, match=words):
        read_segment(file)


def made(tracks: list[bytes], blocks: list[bytes]) -> bytes:
    """A WebM file of these tracks and blocks."""
    head = ebml.element(0x1A45DFA3, ebml.element(0x4282, b"webm"))
    listed = ebml.element(0x1654AE6B, b"".join(ebml.element(0xAE, track) for track in tracks))
    group = ebml.element(0x1F43B675, ebml.element(0xE7, b"\0") + b"".join(ebml.element(0xA3, block) for block in blocks))
    return head + ebml.element(0x18538067, listed + group)


def track(number: int, kind: int, codec: bytes) -> bytes:
    return ebml.element(0xD7, bytes([number])) + ebml.element(0x83, bytes([kind])) + ebml.element(0x86, codec)


CAMERA = track(1, 1, b"V_VP8")
WHOLE = b"\x81\0\0\x80" + b"\x10\0\0\x9d\x01\x2a\x80\x02\xe0\x01"
"""A block of the first track that begins as a key frame of 640 x 480 does (RFC 6386, 9.1)."""


def test_a_file_made_by_hand_is_read() -> None:
    assert (read_segment(made([CAMERA], [WHOLE])).width, read_segment(made([CAMERA], [WHOLE])).height) == (640, 480)


@pytest.mark.parametrize(
    ("tracks", "blocks", "words"),
    [
        ([CAMERA], [WHOLE, b"\x82" + WHOLE[1:]], "belongs to no track"),
        ([CAMERA, CAMERA], [WHOLE], "not one track of video"),
        ([track(1, 1, b"V_VP8"), track(1, 2, b"A_OPUS")], [WHOLE], "two tracks have one number"),
        ([CAMERA + ebml.element(0x6D80, b"")], [WHOLE], "compressed or encrypted"),
        ([CAMERA], [WHOLE[:3] + b"\x86" + WHOLE[4:]], "laced"),
        ([CAMERA], [b"\x81\0\0\x80"], "a block is damaged"),
        ([CAMERA], [WHOLE[:4] + b"\x11" + WHOLE[5:]], "does not begin with a whole picture"),
        ([CAMERA], [WHOLE[:9]], "does not begin with a whole picture"),
        ([CAMERA], [], "no picture"),
    ],
)
def test_what_is_wrong_in_a_well_formed_file_is_said(tracks: list[bytes], blocks: list[bytes], words: str) -> None:
    with pytest.raises(SegmentError, match=words):
        read_segment(made(tracks, blocks))


@given(at=st.integers(0, 3000), byte=st.integers(0, 255), cut=st.integers(0, 3000))
@settings(max_examples=400)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, byte: int, cut: int) -> None:
    file = bytearray(SMALL)
    file[at % len(file)] = byte
    try:
        segment = read_segment(bytes(file[: len(file) - cut % len(file)]))
    except SegmentError:
        return
    assert 0 < segment.duration_ms <= MAX_MS
    assert segment.blocks
    cluster(segment, 0)


SMALL = recorded(0.5, sound=False)


def test_a_picture_of_absurd_size_is_refused_before_anything_decodes_it() -> None:
    start = SMALL.index(b"\x9d\x01\x2a")
    file = SMALL[: start + 3] + b"\xff\x3f\xff\x3f" + SMALL[start + 7 :]
    with pytest.raises(SegmentError, match="16383 x 16383"):
        read_segment(file)
