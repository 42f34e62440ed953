"""Which gaps a person reads as one."""

from datetime import UTC, datetime, timedelta
from typing import Any

from openproctor.ingest.gap_lines import as_lines
from openproctor.wire.messages_and_gaps import Gap

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def gap(at_s: float, first: int, last: int | None = None, **members: Any) -> Gap:
    last = first if last is None else last
    begins = BEGIN + timedelta(seconds=at_s)
    given = {"stream": "microphone", "cause": "refused:invalid-sound", "count": last - first + 1} | members
    return Gap.model_validate(
        {"begins_at": begins, "ends_at": begins, "noted_at": begins, "first_seq": first, "last_seq": last} | given
    )


def test_gaps_between_which_nothing_arrived_are_one_however_far_apart() -> None:
    (line,) = as_lines([gap(0, 0), gap(600, 1, 3), gap(6000, 9)], {})
    assert (line.count, line.first_seq, line.last_seq) == (5, 0, 9)
    assert (line.begins_at, line.ends_at) == (BEGIN, BEGIN + timedelta(seconds=6000))
    assert line.noted_at == BEGIN + timedelta(seconds=6000)


def test_a_device_that_fails_again_and_again_is_one_line() -> None:
    every_other = [gap(10 * number, 2 * number) for number in range(50)]
    (line,) = as_lines(every_other, {"microphone": list(range(1, 100, 2))})
    assert line.count == 50


def test_what_lies_apart_with_something_between_stays_apart() -> None:
    assert len(as_lines([gap(0, 0), gap(600, 2)], {"microphone": [1]})) == 2


def test_another_stream_or_another_cause_is_a_line_of_its_own_and_the_order_stays() -> None:
    others = [gap(1, 7, stream="camera"), gap(2, 1, cause="device_full")]
    lines = as_lines([gap(0, 0), *others, gap(3, 2)], {})
    assert [(line.stream, line.cause, line.count) for line in lines] == [
        ("microphone", "refused:invalid-sound", 2),
        ("camera", "refused:invalid-sound", 1),
        ("microphone", "device_full", 1),
    ]


def test_nothing_missing_is_no_line() -> None:
    assert as_lines([], {}) == []
