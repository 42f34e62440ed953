"""Hostile hours, side by side, in simulated time: what befalls a candidate is a pure function of the seed.

``HOSTILE_SEEDS`` says how many are played; ``make hostile-hour`` plays others, and prints what was wrong with them.
"""

import asyncio
import os

import pytest

from tests.e2e.conftest import find_chromium
from tests.e2e.rough.hostile.judge import judge
from tests.e2e.rough.hostile.schedule import HOUR_S, Kind, draw
from tests.e2e.rough.hostile.stage import run_hour

SEEDS = range(1, 11)
PLAYED = SEEDS[: int(os.environ.get("HOSTILE_SEEDS", len(SEEDS)))]


@pytest.fixture(scope="module")
def hours(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[str]]:
    """What was wrong, by the seed."""
    if find_chromium() is None:
        pytest.skip("Chromium is not installed")
    schedules = {seed: draw(seed) for seed in PLAYED}
    records = asyncio.run(run_hour(schedules, tmp_path_factory.mktemp("hours") / "data"))
    return {seed: judge(record) for seed, record in records.items()}


@pytest.mark.parametrize("seed", PLAYED)
def test_a_hostile_hour_loses_nothing_hides_nothing_and_suspects_nobody(hours: dict[int, list[str]], seed: int) -> None:
    planned = "\n".join(map(str, draw(seed)))
    assert hours[seed] == [], f"seed {seed}\n{planned}"


def test_these_hours_hold_every_kind_of_fault() -> None:
    assert {planned.kind for seed in SEEDS for planned in draw(seed)} == set(Kind)


def test_a_seed_is_the_same_hour_each_time_and_another_seed_is_another() -> None:
    assert draw(7) == draw(7)
    assert draw(7) != draw(8)


def test_an_hour_ends_calmly() -> None:
    assert all(planned.end < HOUR_S - 60 for seed in range(200) for planned in draw(seed))
