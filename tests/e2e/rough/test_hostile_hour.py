"""An hour of faults of all kinds, in compressed time: nothing acknowledged is missing, nothing untold, nobody suspected.

A seed that failed is played again by ``make hostile-hour SEEDS=1 FROM=<seed>``.
"""

from pathlib import Path

import pytest

from tests.e2e.rough.hostile.commands import play
from tests.e2e.rough.hostile.schedule import draw

SEEDS = range(1, 11)


@pytest.fixture(scope="module")
def hours(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[str]]:
    """What was broken in each hour. All are played side by side, in a process of their own."""
    assert chromium
    return play(SEEDS, tmp_path_factory.mktemp("hostile") / "found.json")


@pytest.mark.parametrize("seed", SEEDS)
def test_an_hour_among_faults_of_all_kinds_loses_nothing_hides_nothing_and_accuses_nobody(
    seed: int, hours: dict[int, list[str]]
) -> None:
    schedule = "\n".join(map(str, draw(seed)))
    assert hours[seed] == [], f"seed {seed}\n{schedule}"


def test_ten_hours_have_every_kind_of_fault() -> None:
    from tests.e2e.rough.hostile.schedule import Kind

    assert {planned.kind for seed in SEEDS for planned in draw(seed)} == set(Kind)
