"""Whether the candidate's own lips moved while something was heard."""

import pytest

from openproctor.detection.lips import lips_during


def test_a_mouth_that_opens_and_shuts_has_moved_all_the_time() -> None:
    assert lips_during([(10, 0.0), (11, 0.3), (12, 0.0), (13, 0.4)], 10, 13) == 1


def test_a_still_mouth_has_not_moved_whether_shut_or_open() -> None:
    assert lips_during([(10, 0.02), (11, 0.05), (12, 0.0), (13, 0.04)], 10, 13) == 0
    assert lips_during([(10, 0.52), (11, 0.55), (12, 0.5)], 10, 13) == 0


def test_it_is_the_share_of_steps_that_counts() -> None:
    assert lips_during([(10, 0.0), (11, 0.3), (12, 0.3), (13, 0.3), (14, 0.3)], 10, 15) == 0.25


@pytest.mark.parametrize("mouths", [[], [(10.0, 0.0)], [(10.0, 0.0), (12.0, 0.9)]])
def test_of_fewer_than_three_looks_nothing_is_said(mouths: list[tuple[float, float]]) -> None:
    assert lips_during(mouths, 9, 14) is None


def test_only_looks_during_the_sound_count_and_those_a_second_around_it() -> None:
    talking_before = [(float(second), 0.5 * (second % 2)) for second in range(18)]
    still = [(19.0, 0.1), (21.0, 0.1), (23.0, 0.1), (26.0, 0.1)]
    talking_after = [(float(second), 0.5 * (second % 2)) for second in range(27, 40)]
    assert lips_during([*talking_before, *still, *talking_after], 20, 25) == 0
    assert lips_during([*talking_before, *still], 14, 17) == 1
    assert lips_during(talking_before, 20, 25) is None
