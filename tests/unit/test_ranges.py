"""Which bytes a Range header asks for."""

import pytest

from openproctor.evidence.store.ranges import BehindTheEnd, parse_range


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=2-5", (2, 6)),
        ("bytes=2-", (2, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-30", (0, 10)),
        ("bytes=8-300", (8, 10)),
        ("BYTES=1-1", (1, 2)),
        (None, None),
        ("", None),
        ("bytes=5-2", None),
        ("bytes=0-1,4-5", None),
        ("items=0-1", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
    ],
)
def test_a_single_range_is_understood_and_anything_else_passed_over(header: str | None, span: tuple[int, int] | None) -> None:
    assert parse_range(header, 10) == span


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=999999999999999999-"])
def test_a_range_of_which_no_byte_is_there_is_refused(header: str) -> None:
    with pytest.raises(BehindTheEnd):
        parse_range(header, 10)


def test_of_nothing_there_is_no_range() -> None:
    with pytest.raises(BehindTheEnd):
        parse_range("bytes=0-", 0)
