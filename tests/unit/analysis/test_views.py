"""Where the object detector looks next: one view at a time, and only where something has changed."""

import numpy as np
import pytest

from openproctor.analysis.change import Thumbnail
from openproctor.analysis.views import LONGEST_S, VIEWS, WHOLE, View, best_now, next_view, seen_in
from openproctor.model.observation import Thing, ThingKind

STILL: Thumbnail = np.full((120, 160), 100, np.uint8)


def changed_at(row: int, column: int) -> Thumbnail:
    """The still picture with something new in one place."""
    thumb = STILL.copy()
    thumb[row : row + 12, column : column + 12] = 200
    return thumb


def all_seen(at: float = 100.0, thumb: Thumbnail = STILL) -> dict[int, View]:
    return {number: View(at, thumb, ()) for number in range(len(VIEWS))}


def phone(score: float) -> Thing:
    return Thing(ThingKind.PHONE, 5, 5, 20, 20, score)


def test_at_first_the_whole_picture_is_looked_at_and_then_each_part_once() -> None:
    views, order = dict[int, View](), []
    for at in range(len(VIEWS) + 1):
        number = next_view(views, STILL, float(at))
        order.append(number)
        if number is not None:
            views = seen_in(views, number, View(float(at), STILL, ()))
    assert order == [WHOLE, 1, 2, 3, 4, None]


def test_where_nothing_has_changed_nothing_is_looked_at_for_a_minute() -> None:
    assert next_view(all_seen(), STILL, 100.0 + LONGEST_S - 1) is None
    assert next_view(all_seen(), STILL, 100.0 + LONGEST_S) == WHOLE


@pytest.mark.parametrize(("row", "column", "part"), [(5, 5, 1), (5, 140, 2), (100, 5, 3), (100, 140, 4)])
def test_a_change_in_a_corner_is_looked_at_in_the_whole_and_then_in_its_part(row: int, column: int, part: int) -> None:
    now = changed_at(row, column)
    views = all_seen()
    assert next_view(views, now, 110.0) == WHOLE
    views = seen_in(views, WHOLE, View(110.0, now, ()))
    assert next_view(views, now, 111.0) == part
    views = seen_in(views, part, View(111.0, now, ()))
    assert next_view(views, now, 112.0) is None


def test_a_change_in_the_middle_is_looked_at_in_every_part() -> None:
    now, views, order = changed_at(54, 74), all_seen(), []
    for at in range(5):
        number = next_view(views, now, 110.0 + at)
        assert number is not None
        order.append(number)
        views = seen_in(views, number, View(110.0 + at, now, ()))
    assert sorted(order) == [0, 1, 2, 3, 4]
    assert next_view(views, now, 116.0) is None


def test_while_everything_moves_the_whole_comes_up_more_often_than_a_part() -> None:
    views, order = dict[int, View](), []
    for at in range(0, 300, 10):
        now = changed_at(54, 20 + at % 100)
        number = next_view(views, now, float(at))
        assert number is not None
        order.append(number)
        views = seen_in(views, number, View(float(at), now, ()))
    assert order.count(WHOLE) > max(order.count(part) for part in range(1, 5)) >= 3


def test_where_something_like_a_phone_was_seen_is_looked_at_again_though_nothing_moves() -> None:
    views = seen_in(all_seen(), 3, View(100.0, STILL, (phone(0.3),)))
    assert next_view(views, changed_at(5, 5), 101.0) == 3
    assert next_view(seen_in(views, 3, View(101.0, STILL, ())), STILL, 102.0) is None


def test_a_camera_of_another_size_begins_anew() -> None:
    assert next_view(all_seen(), np.full((90, 160), 100, np.uint8), 101.0) == WHOLE


def people(count: int) -> tuple[Thing, ...]:
    return (Thing(ThingKind.PERSON, 0, 0, 100, 200, 0.9),) * count


def test_while_two_people_are_seen_the_whole_picture_is_looked_at_every_other_time() -> None:
    now = changed_at(54, 74)
    views = seen_in(all_seen(), WHOLE, View(105.0, STILL, people(2)))
    order = []
    for at in range(6):
        number = next_view(views, now, 110.0 + at)
        assert number is not None
        order.append(number)
        views = seen_in(views, number, View(110.0 + at, now, people(2) if number == WHOLE else ()))
    assert order[0::2] == [WHOLE] * 3
    assert WHOLE not in order[1::2]


def test_people_are_kept_of_the_whole_picture_alone_and_things_of_every_view() -> None:
    views = seen_in({}, WHOLE, View(0.0, STILL, people(1)))
    views = seen_in(views, 2, View(1.0, STILL, (*people(1), phone(0.6))))
    assert views[WHOLE].things == people(1)
    assert views[2].things == (phone(0.6),)


def test_a_look_says_nothing_of_what_another_view_has_shown_more_of() -> None:
    views = seen_in(all_seen(), 3, View(100.0, STILL, (phone(0.3),)))
    assert best_now(views, 3, ThingKind.PHONE) == 0.3
    assert best_now(views, 1, ThingKind.PHONE) is None
    assert best_now(views, 1, ThingKind.BOOK) == 0
    assert best_now(seen_in(views, 3, View(101.0, STILL, ())), 3, ThingKind.PHONE) == 0
