"""Observations as bytes: small, and the same again."""

from hypothesis import given
from hypothesis import strategies as st

from openproctor.model import measures
from openproctor.model.incident import IncidentKind
from openproctor.model.measures import all_measures
from openproctor.model.observation import Detector, Observation, Stream
from openproctor.model.packing import pack, time_of, unpack
from openproctor.rules.catalogue import MEASURE_OF
from openproctor.rules.policy import Policy

EVERYTHING_IN_A_FRAME = [
    measure for measure in all_measures() if measure < MEASURE_OF[IncidentKind.TAB_HIDDEN] and measure not in (20, 21, 22)
]
IN_SOUND = [measures.SPEECH_S, measures.SOUND_S, measures.LIPS]

measured = st.builds(
    Observation,
    st.floats(0, 4e9),
    st.sampled_from(Stream),
    st.dictionaries(st.sampled_from(all_measures()), st.floats()),
    st.lists(st.sampled_from(Detector), unique=True).map(lambda failed: tuple(sorted(failed, key=list(Detector).index))),
)


def rounded(observation: Observation) -> Observation:
    """As it is once it has been stored."""
    return unpack(pack(observation), observation.stream)


@given(measured)
def test_what_was_rounded_once_stays_as_it_is(observation: Observation) -> None:
    once = rounded(observation)
    assert rounded(once) == once
    assert pack(once) == pack(observation)


@given(measured)
def test_time_stream_and_failures_are_kept_exactly(observation: Observation) -> None:
    packed = pack(observation)
    kept = unpack(packed, observation.stream)
    assert (kept.at, kept.stream, kept.failed) == (observation.at, observation.stream, observation.failed)
    assert time_of(packed) == observation.at


@given(st.floats(-90, 90))
def test_values_are_kept_to_a_part_in_a_thousand(value: float) -> None:
    kept = rounded(Observation(0, Stream.CAMERA, {measures.YAW: value})).values[measures.YAW]
    assert abs(kept - value) <= max(abs(value) / 2000, 1e-7)


def test_what_is_no_number_is_not_known() -> None:
    values = {measures.FACES: float("nan"), measures.YAW: float("inf"), measures.PITCH: 1e300, measures.ROLL: 2.0}
    assert rounded(Observation(0, Stream.CAMERA, values)).values == {measures.PITCH: 65504.0, measures.ROLL: 2.0}


def test_measures_of_a_later_version_are_left_out() -> None:
    packed = pack(Observation(5, Stream.CAMERA, {measures.FACES: 1})) + bytes([250, 0, 60])
    assert unpack(packed, Stream.CAMERA).values == {measures.FACES: 1}


def test_a_frame_takes_less_than_70_bytes_and_a_second_of_the_standard_policy_less_than_200() -> None:
    frame = pack(Observation(1.8e9, Stream.CAMERA, dict.fromkeys(EVERYTHING_IN_A_FRAME, 1.5), tuple(Detector)))
    sound = pack(Observation(1.8e9, Stream.MICROPHONE, dict.fromkeys(IN_SOUND, 1.5)))
    event = pack(Observation(1.8e9, Stream.PAGE, {MEASURE_OF[IncidentKind.CLIPBOARD]: 1}))
    assert len(EVERYTHING_IN_A_FRAME) == 20
    assert len(frame) < 70
    # One sound in five seconds, and as many as two page events in every second.
    assert len(frame) / Policy().sample_every_s + len(sound) / 5 + 2 * len(event) < 200
