"""Whoever judges an hour sees what is wrong with it, and nothing in one that is good."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.e2e.rough.hostile.judge import Record, judge
from tests.e2e.rough.hostile.line import Acknowledged, Sent
from tests.e2e.rough.hostile.schedule import Kind, Planned

EPOCH = datetime(2026, 3, 1, tzinfo=UTC)
CONNECTED = {"connection": "connected", "camera": "ok", "microphone": "ok", "page": "ok", "behind_s": None}
ROOM = "Finish exam\nConnected"
UNTIL = 300


def stated(second: float, hours: int = 0) -> str:
    return (EPOCH + timedelta(seconds=second, hours=hours)).isoformat()


def sent(seconds: range) -> list[Sent]:
    return [Sent("frames", number, stated(second), b"") for number, second in enumerate(seconds)]


def hour(*schedule: Planned, **members: Any) -> Record:
    """Five minutes in which all went well, but for what is given."""
    items: list[Sent] = members.pop("sent", sent(range(0, UNTIL, 5)))
    acknowledged = [Acknowledged(each.stream, each.seq, f"hash {each.seq}", delivered=True) for each in items]
    record = Record(
        schedule=schedule,
        epoch=EPOCH.timestamp(),
        ended_at=UNTIL,
        texts=[(0, ROOM)],
        lives=[(0, CONNECTED)],
        helped=[],
        complaints=[],
        sent=items,
        acknowledged=acknowledged,
        stored={("camera", each.seq): each.sha256 for each in acknowledged},
        gaps=[],
        incidents=[],
        sample_every_s=5.0,
    )
    return replace(record, **members)


def incident(kind: str, of: str, second: float) -> dict[str, Any]:
    return {"kind": kind, "incident_class": of, "cause": "", "opened_at": stated(second)}


def test_a_calm_hour_is_good() -> None:
    assert judge(hour()) == []


def test_an_item_that_was_acknowledged_and_is_not_there_is_named() -> None:
    record = hour()
    stored = {key: digest for key, digest in record.stored.items() if key != ("camera", 7)}
    missing, number = judge(replace(record, stored=stored))
    assert "acknowledged and missing: frames 7" in missing
    assert "[7]" in number


def test_a_number_in_a_gap_is_not_missing() -> None:
    record = hour()
    stored = {key: digest for key, digest in record.stored.items() if key[1] != 7}
    kept = [each for each in record.acknowledged if each.seq != 7]
    gap = {"stream": "camera", "seqs": [7], "begins_at": stated(35), "ends_at": stated(35), "cause": "device_full"}
    assert judge(replace(record, stored=stored, acknowledged=kept, gaps=[gap])) == []


def without(record: Record, *seqs: int) -> Record:
    """The hour, had these items never come."""
    return replace(
        record,
        stored={key: digest for key, digest in record.stored.items() if key[1] not in seqs},
        sent=[each for each in record.sent if each.seq not in seqs],
        acknowledged=[each for each in record.acknowledged if each.seq not in seqs],
    )


def test_items_that_died_with_a_page_where_nothing_could_be_stored_are_no_loss_of_ours() -> None:
    full, gone = Planned(100, Kind.DISK_FULL, 30), Planned(132, Kind.RELOADED, 1)
    assert not any("numbers" in each for each in judge(without(hour(full, gone), 24, 25)))
    for schedule in ((full,), (gone,), (Planned(60, Kind.DISK_FULL, 5), gone)):
        broken = judge(without(hour(*schedule), 24, 25))
        assert any("numbers that neither came nor are in a gap: frames [24, 25]" in each for each in broken)


def test_a_camera_of_which_nobody_says_that_it_is_gone_is_told_for_both_sides() -> None:
    lost = Planned(100, Kind.CAMERA_GONE, 30)
    staff, candidate = judge(hour(lost))
    assert staff.startswith("the staff were not told:")
    assert candidate.startswith("the candidate was not told:")
    told = hour(
        lost,
        texts=[(0, ROOM), (104, f"{ROOM}\nYour camera stopped"), (131, ROOM)],
        lives=[(0, CONNECTED), (104, {**CONNECTED, "camera": "lost"}), (131, CONNECTED)],
    )
    assert judge(told) == []


def test_capture_that_stops_without_a_word_is_a_fault_and_with_one_is_none() -> None:
    items = [each for each in sent(range(0, UNTIL, 5)) if not 100 < each.seq * 5 < 140]
    numbered = [replace(each, seq=number) for number, each in enumerate(items)]
    (stopped,) = judge(hour(sent=numbered))
    assert stopped == "capture stopped from 100 to 140 s without a word to the staff and the candidate"
    texts = [(0, ROOM), (110, "Finish exam\nReconnecting")]
    lives = [(110, {**CONNECTED, "connection": "lost"})]
    assert judge(hour(sent=numbered, texts=texts, lives=lives)) == []


def test_a_device_whose_clock_was_set_is_not_one_that_stopped() -> None:
    items = [Sent("frames", seq, stated(5 * seq, hours=-12 if seq > 20 else 0), b"") for seq in range(UNTIL // 5)]
    assert judge(hour(Planned(103, Kind.CLOCK_SET, 1, -12), sent=items)) == []


def test_a_suspicion_and_a_lost_camera_that_worked_are_named() -> None:
    incidents = [incident("tab_hidden", "suspicion", 50), incident("camera_lost", "fault", 60)]
    suspicion, loss = judge(hour(incidents=incidents))
    assert suspicion.startswith("a suspicion was raised at 50 s: tab_hidden")
    assert loss.startswith("camera_lost at 60 s, when the device worked")


def test_a_room_that_is_gone_by_itself_is_one_and_after_a_reload_is_none() -> None:
    (gone,) = judge(hour(helped=[(80, "Something went wrong")]))
    assert "came back by hand alone: 'Something went wrong'" in gone
    assert judge(hour(Planned(60, Kind.RELOADED, 1), helped=[(80, "The exam could not be loaded")])) == []


def test_what_is_drawn_can_be_written_down() -> None:
    assert json.dumps(str(Planned(60, Kind.CLOCK_SET, 1, 6))) == '"   60 s  clock_set by 6 h, for 1 s"'


def test_the_staff_are_told_of_a_blocked_socket_by_what_the_tile_says() -> None:
    blocked = Planned(100, Kind.SOCKET_BLOCKED, 60)
    texts = [(0, ROOM), (105, f"{ROOM}\nReconnecting"), (160, ROOM)]
    assert len(judge(hour(blocked, texts=texts))) == 1
    lives = [(0, CONNECTED), (112, {**CONNECTED, "socket": False}), (162, CONNECTED)]
    assert judge(hour(blocked, texts=texts, lives=lives)) == []
