"""A room that falls below its floor is named."""

from typing import Any

from scripts.coverage_floors import BRANCHES, FLOORS, below, rooms_of


def report(**of_room: tuple[int, int]) -> dict[str, Any]:
    """Of a hundred lines and a hundred branches in every room, so many are run."""
    run = dict.fromkeys((*BRANCHES, *FLOORS), (100, 100)) | of_room
    return {
        "files": {
            f"src/openproctor/{room}/file.py": {
                "summary": {
                    "covered_lines": lines,
                    "missing_lines": 100 - lines,
                    "covered_branches": branches,
                    "missing_branches": 100 - branches,
                }
            }
            for room, (lines, branches) in run.items()
        }
    }


def test_what_is_run_to_the_last_line_is_above_every_floor() -> None:
    assert below(rooms_of(report())) == []


def test_a_branch_of_the_rules_that_was_not_taken_is_too_few() -> None:
    assert below(rooms_of(report(rules=(100, 99)))) == ["rules: 99.0 % of branches, at least 100.0 %"]


def test_other_rooms_are_measured_by_their_lines() -> None:
    assert below(rooms_of(report(live=(95, 0)))) == ["live: 95.0 % of lines, at least 96.0 %"]
    assert below(rooms_of(report(live=(96, 0)))) == []
