"""Cursors stand for the sort keys that they were made of, and nothing else is taken for one."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openproctor.core.errors import InvalidRequest
from openproctor.core.paging import CURSOR_LENGTH, SORTED_BY, make_cursor, read_cursor

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(TIMES, TEXTS, TEXTS)
def test_a_cursor_gives_back_its_keys_and_goes_into_an_address(at: datetime, name: str, line_id: str) -> None:
    cursor = make_cursor(at, name, line_id)
    assert read_cursor(cursor, datetime, str, str) == (at, name, line_id)
    assert cursor.isascii()
    assert not set(cursor) & set("+/=&?# ")


@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 1)))
def test_a_score_comes_back_as_it_was(score: float) -> None:
    assert read_cursor(make_cursor(score, "x"), float, str) == (score, "x")


def test_the_longest_name_fits() -> None:
    for letter in ("x", "ü", "字", "😀", '"'):
        assert len(make_cursor(datetime.now(UTC), letter * SORTED_BY, "cand_" + "0" * 32)) <= CURSOR_LENGTH


def test_a_time_of_another_zone_is_the_same_time() -> None:
    at = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=9)))
    assert read_cursor(make_cursor(at), datetime) == (at,)


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(InvalidRequest):
        read_cursor(text, datetime, str, str)
