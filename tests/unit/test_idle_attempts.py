"""What is kept in memory of an attempt goes when nobody has heard of it for a while: pictures first of all."""

from datetime import UTC, datetime
from typing import Any, cast

from openproctor.incidents.record import KeptItem
from openproctor.ingest import attempt_cache as memory
from openproctor.ingest import frame_buffer as recent
from openproctor.ingest import page_remarks
from openproctor.ingest.attempt_cache import AttemptCache
from openproctor.ingest.frame_buffer import BufferedFrame, FrameBuffer
from openproctor.ingest.page_remarks import PageRemarks
from openproctor.model.incident import IncidentKind
from openproctor.model.item import ItemHead
from openproctor.model.observation import Stream
from openproctor.wire.attempts import PageEvent, PageEventState
from tests.fakes import FakeClock


def frame(seq: int) -> BufferedFrame:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    head = ItemHead(Stream.CAMERA, seq, b"", 4, now)
    return BufferedFrame(seq, b"jpeg", KeptItem(head, f"key-{seq}", now, now, 640, 480, [], "analysed"))


def test_pictures_go_when_no_more_come_and_stay_as_long_as_some_do() -> None:
    clock = FakeClock()
    frames = FrameBuffer(clock.monotonic)
    for seq, attempt in enumerate(("silent", "sends", "sends", "sends")):
        frames.add(attempt, frame(seq))
        clock.advance(recent.IDLE_S / 2)
    assert not frames.since("silent", 0)
    assert [each.at for each in frames.since("sends", 0)] == [1, 2, 3]
    assert frames.missing("sends", [frame(3)])
    frames.mark_stored("sends", ["key-3"])
    assert not frames.missing("sends", [frame(3)])


def test_pictures_are_let_go_of_though_nobody_else_sends_any() -> None:
    clock = FakeClock()
    frames = FrameBuffer(clock.monotonic)
    frames.add("silent", held := frame(1))
    clock.advance(recent.IDLE_S)
    frames.drop_idle()
    assert held not in _all_in(frames)


def _all_in(frames: FrameBuffer) -> list[BufferedFrame]:
    # What is held, expired or not: an expired entry is not shown but lies in memory until it is let go of.
    links = cast("Any", frames._buffered)._Cache__data
    return [each for buffer in links.values() for each in buffer.frames]


def test_an_attempt_to_which_nothing_happens_is_read_anew() -> None:
    clock = FakeClock()
    cache = AttemptCache(clock.monotonic)
    cache.put(attempt := cast("Any", _Snapshot("a")), Stream.CAMERA, 7)
    assert cache.get("a", Stream.CAMERA, 8) is attempt
    assert cache.get("a", Stream.CAMERA, 7) is None
    clock.advance(memory.IDLE_S - 1)
    cache.update(moved := cast("Any", _Snapshot("a")))
    clock.advance(memory.IDLE_S - 1)
    assert cache.get("a", Stream.CAMERA, 8) is moved
    clock.advance(1)
    assert cache.newest("a") is None


class _Snapshot:
    def __init__(self, attempt_id: str) -> None:
        self.attempt_id = attempt_id


def test_a_page_s_words_are_kept_until_newer_ones_come_or_it_is_long_ago() -> None:
    clock = FakeClock()
    words = PageRemarks(clock.monotonic)
    pasted = PageEvent(signal=IncidentKind.CLIPBOARD, state=PageEventState.ONCE, detail="paste, 120 characters")
    words.note("a", pasted)
    words.note("a", PageEvent(signal=IncidentKind.TAB_HIDDEN, state=PageEventState.ON, detail="another window"))
    assert words.of("a") == {IncidentKind.CLIPBOARD: "paste, 120 characters", IncidentKind.TAB_HIDDEN: "another window"}
    words.note("a", replace_detail(pasted))
    assert words.of("a") == {IncidentKind.TAB_HIDDEN: "another window"}
    clock.advance(page_remarks.IDLE_S)
    assert words.of("a") == {}


def replace_detail(event: PageEvent) -> PageEvent:
    return event.model_copy(update={"detail": None})
