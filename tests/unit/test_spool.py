"""The last seconds of every camera on the disk: there after a kill, sealed, bounded, and soon gone."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from openproctor.incidents.record import KeptItem
from openproctor.ingest import spool
from openproctor.ingest.frame_buffer import KEEP_S, BufferedFrame
from openproctor.ingest.spool import Spool
from openproctor.model.item import ItemHead
from openproctor.model.observation import Stream
from tests.fakes import FakeClock

KEY = bytes(range(32))
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def frame(seq: int, size: int = 1000) -> BufferedFrame:
    jpeg = b"\xff\xd8" + f"picture {seq:06d}".encode() * (size // 14) + b"\xff\xd9"
    kept = KeptItem(
        head=ItemHead(Stream.CAMERA, seq, seq.to_bytes(32), len(jpeg), AT),
        key=f"exam/attempt/camera/{seq:010d}.jpg",
        at=AT,
        received_at=AT,
        width=640,
        height=480,
        faces=[{"x": 1.5, "y": 2.0, "width": 3.0, "height": 4.0, "score": 0.9}],
        status="analysed",
    )
    return BufferedFrame(AT.timestamp() + seq, jpeg, kept)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Spool]:
    made = Spool(tmp_path, KEY, clock)
    yield made
    made.close()


def recovered(folder: Path, clock: FakeClock, key: bytes = KEY) -> list[tuple[str, BufferedFrame]]:
    """What the next process finds."""
    following = Spool(folder, key, clock)
    try:
        return following.recover()
    finally:
        following.close()


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_the_next_process_has_the_frames_as_they_were(opened: Spool, tmp_path: Path, clock: FakeClock) -> None:
    added = [(f"attempt-{seq % 2}", frame(seq)) for seq in range(7)]
    for buffer_key, each in added:
        opened.add(buffer_key, each)
    opened.close()
    assert recovered(tmp_path, clock) == added
    assert recovered(tmp_path, clock) == added, "they are there for one that is killed soon after, too"


def test_what_a_living_process_writes_is_its_own(opened: Spool, tmp_path: Path, clock: FakeClock) -> None:
    opened.add("attempt", frame(1))
    assert recovered(tmp_path, clock) == []
    opened.add("attempt", frame(2))
    opened.close()
    assert len(recovered(tmp_path, clock)) == 2


def test_what_a_living_process_drops_meanwhile_is_passed_over(
    opened: Spool, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.add("attempt", frame(1))
    opened.close()
    gone = tmp_path / "0000000000.000000-000001-00000000.frames"
    monkeypatch.setattr(Path, "glob", lambda folder, pattern: [gone, *folder.iterdir()])
    assert [each.kept.head.seq for _, each in recovered(tmp_path, clock)] == [1]


def test_nothing_of_a_picture_can_be_read_from_the_disk(opened: Spool, tmp_path: Path) -> None:
    opened.add("attempt-of-somebody", frame(1))
    (file,) = files(tmp_path)
    assert file.stat().st_mode & 0o077 == 0
    for words in (b"picture 000001", b"\xff\xd8", b"attempt-of-somebody", b"camera"):
        assert words not in file.read_bytes()


def test_another_key_opens_nothing(opened: Spool, tmp_path: Path, clock: FakeClock) -> None:
    opened.add("attempt", frame(1))
    opened.close()
    assert recovered(tmp_path, clock, bytes(32)) == []


@pytest.mark.parametrize("cut", [1, 500, 1100])
def test_a_record_that_was_cut_or_changed_ends_what_is_read(opened: Spool, tmp_path: Path, clock: FakeClock, cut: int) -> None:
    for seq in range(3):
        opened.add("attempt", frame(seq))
    opened.close()
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:-cut])
    assert [each.kept.head.seq for _, each in recovered(tmp_path, clock)] == [0, 1]
    file.write_bytes(whole[:-cut] + bytes([whole[-cut] ^ 1]) + whole[len(whole) - cut + 1 :])
    assert [each.kept.head.seq for _, each in recovered(tmp_path, clock)] == [0, 1]


def test_a_disk_that_is_full_leaves_readable_what_was_there(
    opened: Spool, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.add("attempt", frame(1))
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:300]))
    with pytest.raises(OSError, match="full"):
        opened.add("attempt", frame(2))
    monkeypatch.undo()
    opened.add("attempt", frame(3))
    opened.close()
    assert [each.kept.head.seq for _, each in recovered(tmp_path, clock)] == [1, 3]


def test_frames_are_gone_when_they_can_no_longer_be_wanted(opened: Spool, tmp_path: Path, clock: FakeClock) -> None:
    for seq in range(60):
        opened.add("attempt", frame(seq))
        clock.advance(1)
        assert len(files(tmp_path)) <= 4
    opened.expire()
    kept = recovered_seqs(opened, tmp_path, clock)
    assert kept[-15:] == list(range(45, 60)), "the last fifteen seconds are there"
    assert kept[0] >= 60 - spool.SEGMENT_S - KEEP_S - 1


def recovered_seqs(opened: Spool, folder: Path, clock: FakeClock) -> list[int]:
    opened.close()
    return [each.kept.head.seq for _, each in recovered(folder, clock)]


def test_without_new_frames_the_last_ones_go_too(opened: Spool, tmp_path: Path, clock: FakeClock) -> None:
    opened.add("attempt", frame(1))
    clock.advance(24)
    opened.expire()
    assert len(files(tmp_path)) == 1
    clock.advance(1)
    opened.expire()
    assert files(tmp_path) == []
    opened.add("attempt", frame(2))
    assert len(files(tmp_path)) == 1


def test_what_was_left_behind_goes_as_well(opened: Spool, tmp_path: Path, clock: FakeClock) -> None:
    opened.add("attempt", frame(1))
    opened.close()
    following = Spool(tmp_path, KEY, clock)
    following.recover()
    clock.advance(25)
    following.expire()
    assert files(tmp_path) == []


def test_however_much_comes_the_folder_is_bounded(opened: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "SEGMENT_BYTES", 10_000)
    monkeypatch.setattr(spool, "MAX_SEGMENTS", 3)
    for seq in range(200):
        opened.add("attempt", frame(seq))
    assert sum(file.stat().st_size for file in files(tmp_path)) <= 30_000
