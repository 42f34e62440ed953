"""What must hold for every sequence of observations, under every policy."""

import json
from dataclasses import astuple

from hypothesis import given, settings
from hypothesis import strategies as st

from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Observation, Stream
from openproctor.model.signal import AttemptEnded, Change, Closed, Opened, Reopened, RuleInput
from openproctor.rules.policy import Policy
from openproctor.rules.replay import replay
from openproctor.rules.step import SETTLE_S, RulesState, dump_rules, load_rules, step
from tests.unit.seen import EIGHTH, of_stream, policies, run, sequences


@given(sequences(), policies)
def test_opening_and_closing_alternate_and_everything_ends_closed(seen: list[RuleInput], policy: Policy) -> None:
    state, is_open, newest = RulesState(), set[IncidentKind](), dict[IncidentKind, int]()
    peaks = dict[IncidentKind, int]()
    for observation in seen:
        state, changes = step(state, observation, policy)
        for change in changes:
            kind = change.ref.kind
            if isinstance(change, Opened):
                assert kind not in is_open
                assert change.ref.ordinal == newest.get(kind, 0) + 1
                assert change.since <= change.at
                newest[kind], peaks[kind] = change.ref.ordinal, change.peak
                is_open.add(kind)
                continue
            assert change.ref.ordinal == newest[kind]
            assert (kind in is_open) is not isinstance(change, Reopened)
            if isinstance(change, Closed):
                assert change.ended <= change.at
                is_open.discard(kind)
            else:
                assert change.peak >= peaks[kind]
                peaks[kind] = change.peak
                is_open.add(kind)
        assert is_open == {kind for kind, signal in state.signals.items() if signal.open}
    assert is_open == set()


@given(sequences(), policies, st.integers(0, 150))
def test_a_restart_between_any_two_observations_changes_nothing(seen: list[RuleInput], policy: Policy, at: int) -> None:
    def told(*, restart_at: int) -> list[tuple[Change, ...]]:
        state, made = RulesState(), []
        for number, observation in enumerate(seen):
            if number == restart_at:
                kept = load_rules(json.loads(json.dumps(dump_rules(state))))
                assert kept == state
                state = kept
            state, changes = step(state, observation, policy)
            made.append(changes)
        return made

    assert told(restart_at=min(at, len(seen) - 1)) == told(restart_at=-1)


@given(sequences(), policies)
def test_a_signal_that_is_switched_off_never_becomes_an_incident(seen: list[RuleInput], policy: Policy) -> None:
    on = {kind for kind, signal in policy.signals.items() if signal.enabled} | {
        IncidentKind.CAMERA_LOST,
        IncidentKind.CONNECTION_LOST,
    }
    assert {change.ref.kind for change in run(seen, policy)[1]} <= on


@given(sequences(), policies, st.data())
def test_what_comes_late_changes_nothing_in_any_order_and_number(
    seen: list[RuleInput], policy: Policy, data: st.DataObject
) -> None:
    state, newest = RulesState(), dict[Stream, float]()
    measured = [each for each in seen if isinstance(each, Observation)]
    for observation in seen:
        if isinstance(observation, Observation):
            for stream in data.draw(st.lists(st.sampled_from(sorted(newest)), max_size=3)) if newest else ():
                old = data.draw(st.sampled_from([each for each in measured if each.stream is stream]))
                behind = data.draw(st.floats(0.001, 1000))
                late = Observation(min(old.at, newest[stream]) - behind, stream, old.values)
                assert step(state, late, policy) == (state, ())
            newest[observation.stream] = observation.at
        state, _ = step(state, observation, policy)


@st.composite
def displaced(draw: st.DrawFn) -> tuple[list[Observation], list[Observation]]:
    """Three streams in the order of time, and as they may arrive: each in its own order, less than the window apart."""
    delays = st.integers(0, round(SETTLE_S / EIGHTH) - 1)
    items = list[tuple[float, float, Observation]]()
    for stream in (Stream.CAMERA, Stream.MICROPHONE, Stream.PAGE):
        arrival = 0.0
        for observation in draw(of_stream(stream)):
            arrival = max(arrival, observation.at + draw(delays) * EIGHTH)
            items.append((observation.at, arrival, observation))
    in_order = [item[2] for item in sorted(items, key=lambda item: item[0])]
    return in_order, [item[2] for item in sorted(items, key=lambda item: item[1])]


@settings(max_examples=300)
@given(displaced(), policies)
def test_streams_that_arrive_displaced_within_the_window_give_the_same_incidents(
    streams: tuple[list[Observation], list[Observation]], policy: Policy
) -> None:
    in_order, as_arrived = streams
    end = AttemptEnded(max((each.at for each in in_order), default=0.0) + 10)

    def given_by(seen: list[Observation]) -> list[tuple[object, ...]]:
        return sorted(astuple(each) for each in replay([*seen, end], policy, RulesState()))

    assert given_by(as_arrived) == given_by(in_order)


@given(sequences(), policies)
def test_the_same_observations_give_the_same_incidents_again(seen: list[RuleInput], policy: Policy) -> None:
    first = replay(seen, policy, RulesState())
    # As they are stored: the policy and the observations made anew.
    again = Policy.model_validate_json(policy.model_dump_json())
    assert replay(list(seen), again, RulesState()) == first
    assert all(incident.ended is not None for incident in first)
