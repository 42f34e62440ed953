"""The server's own time: it goes on evenly, whatever becomes of the machine's clock."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from openproctor.core.clock import SystemClock

BEGIN = 1_800_000_000.0


class Machine:
    """A machine whose clock can be set."""

    def __init__(self) -> None:
        self.wall, self.steady = BEGIN, 50.0
        self.clock = SystemClock(lambda: self.wall, lambda: self.steady)

    def run(self, seconds: float) -> float:
        """Let time pass; how far the clock then is behind the true time."""
        self.wall += seconds
        self.steady += seconds
        return self.clock.now().timestamp()


def test_an_even_machine_is_followed() -> None:
    machine = Machine()
    assert [machine.run(1) - BEGIN for _ in range(3)] == [1, 2, 3]


def test_small_corrections_are_followed_at_once() -> None:
    machine = Machine()
    machine.wall += 0.2
    assert machine.run(1) == pytest.approx(machine.wall)


@pytest.mark.parametrize("step", [-3600.0, 3600.0])
def test_a_step_of_the_machine_is_none_of_ours(step: float) -> None:
    machine = Machine()
    machine.run(10)
    machine.wall += step
    told = [machine.run(1) for _ in range(600)]
    apart = [after - before for before, after in pairwise(told)]
    assert all(0.98 < seconds < 1.02 for seconds in apart)
    assert abs(told[-1] - (BEGIN + 610)) <= 6.01, "it draws near by one part in a hundred"
    for _ in range(5000):
        machine.run(100)
    assert machine.run(1) == pytest.approx(machine.wall), "and gets there"


def test_it_never_goes_back() -> None:
    machine = Machine()
    before = machine.run(1)
    machine.wall -= 0.4
    assert machine.run(0.1) >= before


def test_after_a_restart_it_goes_on_from_what_was_told() -> None:
    machine = Machine()
    latest = datetime.fromtimestamp(BEGIN + 3600, UTC)
    machine.clock.begin_from(latest)
    assert machine.run(1) > latest.timestamp()
    assert machine.run(1) - BEGIN == pytest.approx(3602, abs=0.1)
