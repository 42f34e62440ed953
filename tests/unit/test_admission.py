"""Who is let in when more comes than can be looked at."""

from collections import Counter
from contextlib import ExitStack
from random import Random

import pytest

from openproctor.core.errors import Overloaded
from openproctor.ingest.admission import EACH, Admission


class Door:
    """An admission with a load and a time that the test sets."""

    def __init__(self, limit: int) -> None:
        self.slowdown, self.now = 1.0, 0.0
        self.admission = Admission(limit, self, lambda: self.now)


def test_one_candidate_cannot_take_all_the_room() -> None:
    door = Door(100)
    with ExitStack() as held:
        for _ in range(EACH):
            held.enter_context(door.admission.admit("greedy"))
        with pytest.raises(Overloaded):
            held.enter_context(door.admission.admit("greedy"))
        held.enter_context(door.admission.admit("modest"))


def test_when_it_gets_crowded_everybody_has_one_at_most() -> None:
    door = Door(10)
    with ExitStack() as held:
        for number in range(5):
            held.enter_context(door.admission.admit(f"candidate {number}"))
        with pytest.raises(Overloaded):
            held.enter_context(door.admission.admit("candidate 0"))
        held.enter_context(door.admission.admit("candidate 5"))


def test_never_more_than_the_limit_is_in_hand() -> None:
    door = Door(8)
    with ExitStack() as held:
        for number in range(8):
            held.enter_context(door.admission.admit(f"candidate {number}"))
        with pytest.raises(Overloaded) as refusal:
            held.enter_context(door.admission.admit("candidate 9"))
    assert refusal.value.retry_after_s == 1
    with door.admission.admit("candidate 9"):
        pass


def test_whoever_was_turned_away_comes_first() -> None:
    door = Door(8)
    with ExitStack() as held:
        for number in range(7):
            held.enter_context(door.admission.admit(f"candidate {number}"))
        last = door.admission.admit("candidate 7")
        last.__enter__()
        with pytest.raises(Overloaded):
            held.enter_context(door.admission.admit("unlucky"))
        last.__exit__(None, None, None)
        with pytest.raises(Overloaded):
            held.enter_context(door.admission.admit("newcomer"))
        held.enter_context(door.admission.admit("unlucky"))


def test_the_level_says_how_the_server_is_doing() -> None:
    door = Door(8)
    levels = [door.admission.level]
    door.slowdown = 2.0
    levels.append(door.admission.level)
    door.slowdown = 1.0
    with door.admission.admit("a"), door.admission.admit("b"):
        levels.append(door.admission.level)
        with ExitStack() as held, pytest.raises(Overloaded):
            for _ in range(9):
                held.enter_context(door.admission.admit("a"))
        levels.append(door.admission.level)
    door.now = 10.0
    levels.append(door.admission.level)
    assert levels == [0, 1, 2, 3, 0]


@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize("limit", [8, 40])
def test_at_several_times_the_load_the_shares_are_fair(limit: int, times: int) -> None:
    """Each asks again and again; the server is done with one item for each that asks ``times``."""
    door, random = Door(limit), Random(limit * times)
    names = [f"candidate {number}" for number in range(limit * times)]
    served: Counter[str] = Counter()
    held: list[tuple[str, ExitStack]] = []
    for turn in range(60 * len(names)):
        door.now += 1 / len(names)
        name = random.choice(names)
        stack = ExitStack()
        try:
            stack.enter_context(door.admission.admit(name))
        except Overloaded:
            pass
        else:
            held.append((name, stack))
        if turn % times == 0 and held:
            done, entered = held.pop(0)
            entered.close()
            served[done] += 1
    for _, entered in held:
        entered.close()
    shares = [served[name] for name in names]
    jain = sum(shares) ** 2 / (len(shares) * sum(share**2 for share in shares))
    assert jain > 0.9, "Jain's index of fairness, 1 for equal shares"
    assert min(shares) > 0
