"""The rules: durations, looks in a row, hysteresis and cool-down, told by counts of faces."""

from dataclasses import replace

import pytest

from openproctor.model import measures
from openproctor.model.attempt import CameraState, Connection
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Detector, Observation, Stream
from openproctor.model.signal import (
    AttemptEnded,
    Change,
    Closed,
    LinkSeen,
    Opened,
    Reopened,
    Updated,
)
from openproctor.rules.policy import Policy
from openproctor.rules.step import RulesState, active_signals, dump_rules, load_rules, needs_faster_sampling, step

POLICY = Policy()
TWO, NOBODY, ONE = 2, 0, 1


def faces_seen(at: float, count: int) -> Observation:
    return Observation(at, Stream.CAMERA, {measures.FACES: count})


def look_failed(at: float) -> Observation:
    return Observation(at, Stream.CAMERA, failed=(Detector.FACES,))


def run(*looks: tuple[float, int], policy: Policy = POLICY, state: RulesState | None = None) -> tuple[RulesState, list[Change]]:
    """Feed face counts at times; the state and everything that changed."""
    state, changes = state or RulesState(), list[Change]()
    for at, count in looks:
        state, new = step(state, faces_seen(at, count), policy)
        changes += new
    return state, changes


def every_second(begin: int, end: int, count: int) -> list[tuple[float, int]]:
    return [(float(at), count) for at in range(begin, end)]


def test_one_person_is_never_an_incident() -> None:
    state, changes = run(*every_second(0, 600, ONE))
    assert changes == []
    assert active_signals(state) == ()
    assert not needs_faster_sampling(state)


def test_a_second_face_counts_from_when_it_was_first_seen() -> None:
    _, (opened,) = run((0, ONE), (1, TWO), (1.3, TWO))
    assert isinstance(opened, Opened)
    assert (opened.ref.kind, opened.ref.ordinal, opened.since, opened.at, opened.peak) == (
        IncidentKind.MULTIPLE_FACES,
        1,
        1,
        1.3,
        2,
    )


def test_one_look_makes_unsure_and_nothing_else() -> None:
    state, changes = run((0, ONE), (1, TWO))
    assert changes == []
    assert needs_faster_sampling(state)
    state, changes = run((1.25, ONE), state=state)
    assert changes == []
    assert not needs_faster_sampling(state)


def test_nobody_must_last_before_it_counts() -> None:
    _, changes = run((0, ONE), (1, NOBODY), (2, NOBODY), (3.9, NOBODY))
    assert changes == []
    _, changes = run((0, ONE), (1, NOBODY), (2, NOBODY), (4, NOBODY))
    assert [type(change) for change in changes] == [Opened]


def test_more_faces_raise_the_peak_and_fewer_do_not_lower_it() -> None:
    _, changes = run((0, 2), (1, 2), (2, 4), (3, 3), (4, 4))
    assert [(type(change), getattr(change, "peak", None)) for change in changes] == [(Opened, 2), (Updated, 4)]


def test_a_short_absence_does_not_close() -> None:
    state, changes = run((0, TWO), (1, TWO), (2, ONE), (3, TWO), (4, ONE), (5, TWO))
    assert [type(change) for change in changes] == [Opened]
    assert IncidentKind.MULTIPLE_FACES in active_signals(state)


def test_it_ends_when_the_condition_was_last_known_to_be_gone() -> None:
    _, changes = run((0, TWO), (1, TWO), (2, ONE), (3, ONE), (4, ONE))
    closed = changes[-1]
    assert isinstance(closed, Closed)
    assert (closed.ended, closed.at) == (2, 4)


def test_back_within_the_cool_down_is_the_same_incident_and_later_is_another() -> None:
    once = [(0.0, TWO), (1.0, TWO), (2.0, ONE), (3.0, ONE), (4.0, ONE)]
    _, changes = run(*once, (6, TWO), (7, TWO))
    assert isinstance(changes[-1], Reopened)
    assert changes[-1].ref.ordinal == 1
    _, changes = run(*once, (8, ONE), (11, TWO), (12, TWO))
    assert isinstance(changes[-1], Opened)
    assert changes[-1].ref.ordinal == 2


def test_looks_far_apart_do_not_prove_that_it_lasted() -> None:
    _, changes = run((0, ONE), (1, NOBODY), (60, NOBODY))
    assert changes == []
    slow = POLICY.model_copy(update={"sample_every_s": 30.0})
    _, changes = run((0, ONE), (30, NOBODY), (60, NOBODY), policy=slow)
    assert [type(change) for change in changes] == [Opened]


def test_a_failed_look_changes_nothing() -> None:
    state, _ = run((0, ONE), (1, NOBODY))
    after, changes = step(state, look_failed(2), POLICY)
    assert changes == ()
    assert after == replace(state, last={Stream.CAMERA: 2})


def test_a_lost_connection_is_a_fault_of_its_own_and_says_nothing_of_faces_or_camera() -> None:
    state, _ = run((0, TWO), (1, TWO))
    state, changes = step(state, LinkSeen(6, Connection.LOST, CameraState.LOST), POLICY)
    assert [(type(change), change.ref.kind) for change in changes] == [(Opened, IncidentKind.CONNECTION_LOST)]
    assert IncidentKind.MULTIPLE_FACES in active_signals(state)


def test_an_unstable_connection_is_no_incident() -> None:
    _, changes = step(RulesState(), LinkSeen(0, Connection.UNSTABLE, CameraState.OK), POLICY)
    assert changes == ()


def test_a_signal_switched_off_never_opens() -> None:
    off = Policy.model_validate({"signals": {"no_face": {"enabled": False, "raise_after_s": 0}}})
    state, changes = run(*every_second(0, 30, NOBODY), policy=off)
    assert changes == []
    assert active_signals(state) == ()


def test_the_end_closes_what_is_open_once() -> None:
    state, _ = run(*every_second(0, 5, NOBODY))
    state, changes = step(state, AttemptEnded(5), POLICY)
    assert [type(change) for change in changes] == [Closed]
    assert step(state, AttemptEnded(6), POLICY)[1] == ()


def test_an_incident_that_goes_on_keeps_its_peak() -> None:
    _, changes = run((0, 4), (1, 4), (2, ONE), (3, ONE), (4, ONE), (5, TWO), (6, TWO))
    assert isinstance(changes[-1], Reopened)
    assert changes[-1].peak == 4


def test_a_signal_switched_off_in_between_begins_anew_when_it_is_switched_on_again() -> None:
    off = Policy.model_validate({"signals": {"no_face": {"enabled": False}}})
    state, _ = run((0, ONE), (1, NOBODY), (2, NOBODY))
    state, _ = run((3, NOBODY), policy=off, state=state)
    assert active_signals(state) == ()
    state, changes = run((4, NOBODY), (5, NOBODY), (6, NOBODY), state=state)
    assert changes == []
    _, (opened,) = run((7, NOBODY), state=state)
    assert isinstance(opened, Opened)
    assert opened.since == 4


def test_an_open_incident_whose_signal_is_switched_off_closes_as_usual() -> None:
    off = Policy.model_validate({"signals": {"multiple_faces": {"enabled": False}}})
    state, _ = run((0, TWO), (1, TWO))
    state, changes = run((2, ONE), (3, ONE), (4, ONE), policy=off, state=state)
    assert [type(change) for change in changes] == [Closed]
    assert run(*every_second(5, 30, TWO), policy=off, state=state)[1] == []


@pytest.mark.parametrize("state", [RulesState(), run((0, TWO), (1, TWO), (2, ONE))[0], run((0, NOBODY))[0]])
def test_the_stored_state_is_the_state(state: RulesState) -> None:
    assert load_rules(dump_rules(state)) == state
    assert load_rules({}) == RulesState()


def test_a_state_of_the_first_version_is_read() -> None:
    stored = {
        "last_look_at": 7.0,
        "signals": {"no_face": {"since": 5.0, "looks": 2, "peak": 0, "absent_since": None, "open": False, "ordinal": 1}},
    }
    state = load_rules(stored)
    assert state.last == {Stream.CAMERA: 7.0}
    assert state.signals[IncidentKind.NO_FACE].ordinal == 1
