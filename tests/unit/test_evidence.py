"""Which frames are kept, and that the folder keeps them safely."""

import os
from pathlib import Path

import pytest

from openproctor.core.errors import StorageUnavailable
from openproctor.evidence.plan import EvidenceState, dump_evidence, load_evidence, plan_frame, plan_without_frame
from openproctor.evidence.store.local import LocalStore
from openproctor.evidence.store.protocol import Missing
from openproctor.model.incident import IncidentKind
from openproctor.model.signal import Closed, IncidentRef, Opened
from openproctor.rules.policy import EvidencePolicy

POLICY = EvidencePolicy()
REF = IncidentRef(IncidentKind.MULTIPLE_FACES, 1)


def test_frames_from_three_seconds_before_until_three_seconds_after_a_change_are_kept() -> None:
    opened = Opened(REF, since=100, at=101, peak=2)
    plan = plan_frame(EvidenceState(recorded_at=90), 101, (opened,), POLICY)
    assert plan.keep_frame
    assert plan.look_back == {REF: 97}
    inside = plan_frame(plan.state, 104, (), POLICY)
    assert inside.belongs_to == {REF}
    outside = plan_frame(inside.state, 104.5, (), POLICY)
    assert not outside.keep_frame
    assert outside.complete == (REF,)
    assert plan_frame(outside.state, 105, (), POLICY).complete == ()


def test_closing_begins_a_window_of_its_own() -> None:
    closed = Closed(REF, ended=110, at=112)
    plan = plan_frame(EvidenceState(recorded_at=100), 112, (closed,), POLICY)
    assert plan.look_back == {REF: 109}
    assert plan_frame(plan.state, 115, (), POLICY).belongs_to == {REF}


def test_a_record_is_kept_every_half_minute_however_long_nothing_happens() -> None:
    state, kept = EvidenceState(), []
    for at in range(120):
        plan = plan_frame(state, at, (), POLICY)
        state = plan.state
        if plan.keep_frame:
            kept.append(at)
    assert kept == [0, 30, 60, 90]


def test_a_change_without_a_frame_looks_back_too() -> None:
    plan = plan_without_frame(EvidenceState(), 50, (Opened(REF, since=50, at=50, peak=0),), POLICY)
    assert not plan.keep_frame
    assert plan.look_back == {REF: 47}


def test_the_stored_state_is_the_state() -> None:
    plan = plan_frame(EvidenceState(), 7, (Opened(REF, since=6, at=7, peak=2),), POLICY)
    assert load_evidence(dump_evidence(plan.state)) == plan.state
    assert load_evidence({}) == EvidenceState()


async def test_what_was_put_is_read_and_replaced_by_the_same_key(tmp_path: Path) -> None:
    store = LocalStore(tmp_path / "evidence")
    await store.put({"exam/attempt/1.jpg": b"one"})
    assert await store.read("exam/attempt/1.jpg") == b"one"
    await store.put({"exam/attempt/1.jpg": b"two"})
    assert await store.read("exam/attempt/1.jpg") == b"two"
    assert [path.name for path in (tmp_path / "evidence/exam/attempt").iterdir()] == ["1.jpg"]


async def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        await LocalStore(tmp_path).read("nothing/here.jpg")


@pytest.mark.parametrize("key", ["../outside", "/etc/passwd", "a//b", "a/./b", "", "a/ü.jpg", "a\0b"])
async def test_a_key_cannot_leave_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        await LocalStore(tmp_path).put({key: b"x"})


async def test_a_failed_write_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = LocalStore(tmp_path)
    await store.put({"a/1.jpg": b"whole"})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageUnavailable):
        await store.put({"a/1.jpg": b"other"})
    monkeypatch.undo()
    assert await store.read("a/1.jpg") == b"whole"
    assert len(list((tmp_path / "a").iterdir())) == 1


async def test_bytes_are_synced_before_they_get_their_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        order.append("folder" if Path(f"/proc/self/fd/{descriptor}").is_dir() else "file")
        fsync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        order.append("rename")
        return replace(self, target)

    (tmp_path / "a").mkdir()
    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    await LocalStore(tmp_path).put({"a/1.jpg": b"x", "a/2.jpg": b"y"})
    assert order == ["file", "rename", "file", "rename", "folder"]
