"""Where the object detector looks next: one view at a time, and only where something has changed."""

import numpy as np
import pytest

from openproctor.detection.crops import CROPS, LONGEST_S, WHOLE, Crop, best_now, next_crop, seen_in
from openproctor.detection.image import Thumbnail
from openproctor.model.observation import DetectedObject, ObjectKind

STILL: Thumbnail = np.full((120, 160), 100, np.uint8)


def changed_at(row: int, column: int) -> Thumbnail:
    """The still picture with something new in one place."""
    thumb = STILL.copy()
    thumb[row : row + 12, column : column + 12] = 200
    return thumb


def all_seen(at: float = 100.0, thumb: Thumbnail = STILL) -> dict[int, Crop]:
    return {number: Crop(at, thumb, ()) for number in range(len(CROPS))}


def phone(score: float) -> DetectedObject:
    return DetectedObject(ObjectKind.PHONE, 5, 5, 20, 20, score)


def test_at_first_the_whole_picture_is_looked_at_and_then_each_part_once() -> None:
    crops, order = dict[int, Crop](), []
    for at in range(len(CROPS) + 1):
        number = next_crop(crops, STILL, float(at))
        order.append(number)
        if number is not None:
            crops = seen_in(crops, number, Crop(float(at), STILL, ()))
    assert order == [WHOLE, 1, 2, 3, 4, None]


def test_where_nothing_has_changed_nothing_is_looked_at_for_a_minute() -> None:
    assert next_crop(all_seen(), STILL, 100.0 + LONGEST_S - 1) is None
    assert next_crop(all_seen(), STILL, 100.0 + LONGEST_S) == WHOLE


@pytest.mark.parametrize(("row", "column", "part"), [(5, 5, 1), (5, 140, 2), (100, 5, 3), (100, 140, 4)])
def test_a_change_in_a_corner_is_looked_at_in_the_whole_and_then_in_its_part(row: int, column: int, part: int) -> None:
    now = changed_at(row, column)
    crops = all_seen()
    assert next_crop(crops, now, 110.0) == WHOLE
    crops = seen_in(crops, WHOLE, Crop(110.0, now, ()))
    assert next_crop(crops, now, 111.0) == part
    crops = seen_in(crops, part, Crop(111.0, now, ()))
    assert next_crop(crops, now, 112.0) is None


def test_a_change_in_the_middle_is_looked_at_in_every_part() -> None:
    now, crops, order = changed_at(54, 74), all_seen(), []
    for at in range(5):
        number = next_crop(crops, now, 110.0 + at)
        assert number is not None
        order.append(number)
        crops = seen_in(crops, number, Crop(110.0 + at, now, ()))
    assert sorted(order) == [0, 1, 2, 3, 4]
    assert next_crop(crops, now, 116.0) is None


def test_while_everything_moves_the_whole_comes_up_more_often_than_a_part() -> None:
    crops, order = dict[int, Crop](), []
    for at in range(0, 300, 10):
        now = changed_at(54, 20 + at % 100)
        number = next_crop(crops, now, float(at))
        assert number is not None
        order.append(number)
        crops = seen_in(crops, number, Crop(float(at), now, ()))
    assert order.count(WHOLE) > max(order.count(part) for part in range(1, 5)) >= 3


def test_where_something_like_a_phone_was_seen_is_looked_at_again_though_nothing_moves() -> None:
    crops = seen_in(all_seen(), 3, Crop(100.0, STILL, (phone(0.3),)))
    assert next_crop(crops, changed_at(5, 5), 101.0) == 3
    assert next_crop(seen_in(crops, 3, Crop(101.0, STILL, ())), STILL, 102.0) is None


def test_a_camera_of_another_size_begins_anew() -> None:
    assert next_crop(all_seen(), np.full((90, 160), 100, np.uint8), 101.0) == WHOLE


def people(count: int) -> tuple[DetectedObject, ...]:
    return (DetectedObject(ObjectKind.PERSON, 0, 0, 100, 200, 0.9),) * count


def test_while_two_people_are_seen_the_whole_picture_is_looked_at_every_other_time() -> None:
    now = changed_at(54, 74)
    crops = seen_in(all_seen(), WHOLE, Crop(105.0, STILL, people(2)))
    order = []
    for at in range(6):
        number = next_crop(crops, now, 110.0 + at)
        assert number is not None
        order.append(number)
        crops = seen_in(crops, number, Crop(110.0 + at, now, people(2) if number == WHOLE else ()))
    assert order[0::2] == [WHOLE] * 3
    assert WHOLE not in order[1::2]


def test_people_are_kept_of_the_whole_picture_alone_and_things_of_every_view() -> None:
    crops = seen_in({}, WHOLE, Crop(0.0, STILL, people(1)))
    crops = seen_in(crops, 2, Crop(1.0, STILL, (*people(1), phone(0.6))))
    assert crops[WHOLE].objects == people(1)
    assert crops[2].objects == (phone(0.6),)


def test_a_look_says_nothing_of_what_another_view_has_shown_more_of() -> None:
    crops = seen_in(all_seen(), 3, Crop(100.0, STILL, (phone(0.3),)))
    assert best_now(crops, 3, ObjectKind.PHONE) == 0.3
    assert best_now(crops, 1, ObjectKind.PHONE) is None
    assert best_now(crops, 1, ObjectKind.BOOK) == 0
    assert best_now(seen_in(crops, 3, Crop(101.0, STILL, ())), 3, ObjectKind.PHONE) == 0
