"""The rules: durations, hysteresis, cool-down, and what no sequence of observations may ever do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openproctor.model.attempt import CameraState, Connection
from openproctor.model.incident import IncidentKind
from openproctor.model.policy import Policy, SignalPolicy
from openproctor.model.signal import (
    AttemptEnded,
    Change,
    Closed,
    FacesSeen,
    LinkSeen,
    LookFailed,
    Observation,
    Opened,
    Reopened,
    Updated,
)
from openproctor.rules.state import dump_rules, load_rules
from openproctor.rules.step import RulesState, holding, step, unsure

POLICY = Policy()
TWO, NOBODY, ONE = 2, 0, 1


def run(*looks: tuple[float, int], policy: Policy = POLICY, state: RulesState | None = None) -> tuple[RulesState, list[Change]]:
    """Feed face counts at times; the state and everything that changed."""
    state, changes = state or RulesState(), list[Change]()
    for at, count in looks:
        state, new = step(state, FacesSeen(at, count), policy)
        changes += new
    return state, changes


def every_second(begin: int, end: int, count: int) -> list[tuple[float, int]]:
    return [(float(at), count) for at in range(begin, end)]


def test_one_person_is_never_an_incident() -> None:
    state, changes = run(*every_second(0, 600, ONE))
    assert changes == []
    assert holding(state) == ()
    assert not unsure(state)


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
    assert unsure(state)
    state, changes = run((1.25, ONE), state=state)
    assert changes == []
    assert not unsure(state)


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
    assert IncidentKind.MULTIPLE_FACES in holding(state)


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
    after, changes = step(state, LookFailed(2), POLICY)
    assert changes == ()
    assert after == replace(state, last_look_at=2)


def test_a_lost_connection_is_a_fault_of_its_own_and_says_nothing_of_faces_or_camera() -> None:
    state, _ = run((0, TWO), (1, TWO))
    state, changes = step(state, LinkSeen(6, Connection.LOST, CameraState.LOST), POLICY)
    assert [(type(change), change.ref.kind) for change in changes] == [(Opened, IncidentKind.CONNECTION_LOST)]
    assert IncidentKind.MULTIPLE_FACES in holding(state)


def test_an_unstable_connection_is_no_incident() -> None:
    _, changes = step(RulesState(), LinkSeen(0, Connection.UNSTABLE, CameraState.OK), POLICY)
    assert changes == ()


def test_a_signal_switched_off_never_opens() -> None:
    off = POLICY.model_copy(update={"no_face": SignalPolicy(enabled=False, raise_after_s=0)})
    state, changes = run(*every_second(0, 30, NOBODY), policy=off)
    assert changes == []
    assert holding(state) == ()


def test_the_end_closes_what_is_open_once() -> None:
    state, _ = run(*every_second(0, 5, NOBODY))
    state, changes = step(state, AttemptEnded(5), POLICY)
    assert [type(change) for change in changes] == [Closed]
    assert step(state, AttemptEnded(6), POLICY)[1] == ()


# --- what must hold for every sequence ---------------------------------------------------------------------------------

gaps = st.floats(min_value=0.05, max_value=20, allow_nan=False)
kinds = st.one_of(
    st.integers(0, 4).map(lambda count: lambda at: FacesSeen(at, count)),
    st.just(LookFailed),
    st.tuples(st.sampled_from(Connection), st.sampled_from(CameraState)).map(
        lambda link: lambda at: LinkSeen(at, link[0], link[1])
    ),
)


@st.composite
def observations(draw: st.DrawFn) -> list[Observation]:
    at, made = 0.0, list[Observation]()
    for gap, kind in draw(st.lists(st.tuples(gaps, kinds), max_size=80)):
        at += gap
        made.append(kind(at))
    return [*made, AttemptEnded(at + 1)]


@given(observations())
def test_opening_and_closing_alternate_and_everything_ends_closed(seen: list[Observation]) -> None:
    state, is_open, newest = RulesState(), set[IncidentKind](), dict[IncidentKind, int]()
    for observation in seen:
        state, changes = step(state, observation, POLICY)
        for change in changes:
            kind = change.ref.kind
            if isinstance(change, Opened):
                assert kind not in is_open
                assert change.ref.ordinal == newest.get(kind, 0) + 1
                newest[kind] = change.ref.ordinal
                is_open.add(kind)
            elif isinstance(change, Reopened):
                assert kind not in is_open
                assert change.ref.ordinal == newest[kind]
                is_open.add(kind)
            else:
                assert kind in is_open
                assert change.ref.ordinal == newest[kind]
                if isinstance(change, Closed):
                    is_open.discard(kind)
    assert is_open == set()


@given(observations(), st.integers(0, 80))
def test_a_restart_between_any_two_observations_changes_nothing(seen: list[Observation], at: int) -> None:
    def replay(*, restart_at: int) -> list[Change]:
        state, made = RulesState(), list[Change]()
        for number, observation in enumerate(seen):
            if number == restart_at:
                state = load_rules(dump_rules(state))
            state, changes = step(state, observation, POLICY)
            made += changes
        return made

    assert replay(restart_at=at) == replay(restart_at=-1)


@pytest.mark.parametrize("state", [RulesState(), run((0, TWO), (1, TWO), (2, ONE))[0], run((0, NOBODY))[0]])
def test_the_stored_state_is_the_state(state: RulesState) -> None:
    assert load_rules(dump_rules(state)) == state
    assert load_rules({}) == RulesState()
