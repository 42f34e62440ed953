"""The hours that ``make hostile-hour`` plays: what befalls a candidate is a pure function of the seed."""

from tests.e2e.rough.hostile.schedule import HOUR_S, Kind, draw

SEEDS = range(1, 11)


def test_these_hours_hold_every_kind_of_fault() -> None:
    assert {planned.kind for seed in SEEDS for planned in draw(seed)} == set(Kind)


def test_a_seed_is_the_same_hour_each_time_and_another_seed_is_another() -> None:
    assert draw(7) == draw(7)
    assert draw(7) != draw(8)


def test_an_hour_ends_calmly() -> None:
    assert all(planned.end < HOUR_S - 60 for seed in range(200) for planned in draw(seed))
