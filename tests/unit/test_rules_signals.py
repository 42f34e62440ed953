"""Each signal of camera and microphone: what makes it an incident, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openproctor.model import measures as M  # noqa: N812
from openproctor.model.incident import IncidentKind
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector, Observation, Stream
from openproctor.model.signal import AttemptEnded
from openproctor.rules.catalogue import FAULTS
from openproctor.rules.policy import Policy, preset
from openproctor.rules.replay import replay
from openproctor.rules.step import RulesState
from tests.unit.seen import AHEAD, camera, incidents, looks, microphone, opened

K = IncidentKind
ALONE = (
    AHEAD
    | {M.IDENTITY: 0.3, M.PHONE: 0.0, M.BOOK: 0.0, M.LAPTOP: 0.0, M.BODIES: 1}
    | {M.BRIGHTNESS: 0.5, M.BLOCKED: 0.0, M.FROZEN_S: 0.0, M.REPLAY_S: 0.0, M.STILL_S: 0.0}
)
ASIDE = AHEAD | {M.YAW: 50}
LOWERED = AHEAD | {M.PITCH: 40}
LAPTOP_TOO = Policy.model_validate({"signals": {"laptop": {"enabled": True}}})


def every_second(begin: int, end: int, full_every_s: int, values: dict[Measure, float]) -> list[Observation]:
    """Faces are counted in every frame, the rest is measured at a slower cadence."""
    counted = {M.FACES: values[M.FACES]}
    return [camera(at, counted if (at - begin) % full_every_s else values) for at in range(begin, end)]


def test_an_hour_of_one_person_at_the_screen_is_nothing() -> None:
    assert opened(looks(0, 3600, 1, ALONE)) == []


@pytest.mark.parametrize(
    ("kind", "every_s", "seen"),
    [
        (K.MULTIPLE_FACES, 1, {M.FACES: 2}),
        (K.NO_FACE, 1, {M.FACES: 0}),
        (K.OTHER_PERSON, 5, {M.FACES: 1, M.IDENTITY: 0.75}),
        (K.LOOKING_AWAY, 2, {M.YAW: -60}),
        (K.LOOKING_AWAY, 2, {M.GAZE_X: 0.95}),
        (K.LOOKING_AWAY, 2, {M.PRESENCE: 0.05}),
        (K.LOOKING_DOWN, 2, {M.PITCH: 45}),
        (K.PHONE, 6, {M.PHONE: 0.8}),
        (K.BOOK, 6, {M.BOOK: 0.8}),
        (K.LAPTOP, 6, {M.LAPTOP: 0.8}),
        (K.SECOND_BODY, 6, {M.BODIES: 2}),
        (K.CAMERA_REPLAYED, 1, {M.REPLAY_S: 40}),
        (K.PHOTO_ATTACK, 2, {M.STILL_S: 120}),
        (K.CAMERA_BLOCKED, 1, {M.BLOCKED: 0.95}),
        (K.CAMERA_DARK, 1, {M.BRIGHTNESS: 0.02, M.FACES: 0}),
        (K.CAMERA_FROZEN, 1, {M.FROZEN_S: 30}),
    ],
)
def test_what_lasts_is_one_incident_and_the_return_to_usual_closes_it(
    kind: IncidentKind, every_s: int, seen: dict[Measure, float]
) -> None:
    usual, unusual = every_second(0, 60, every_s, ALONE), every_second(60, 120, every_s, ALONE | seen)
    (incident,) = incidents([*usual, *unusual, *every_second(120, 240, every_s, ALONE)], LAPTOP_TOO)
    assert incident.kind is kind
    assert 60 <= incident.since < 90
    assert incident.ended is not None
    assert 120 <= incident.ended < 160


@pytest.mark.parametrize(
    "seen", [{M.FACES: 2}, {M.IDENTITY: 0.9}, {M.PHONE: 0.9}, {M.BOOK: 0.9}, {M.BODIES: 3}, {M.BLOCKED: 1.0}]
)
def test_one_look_alone_never_counts(seen: dict[Measure, float]) -> None:
    assert opened([*looks(0, 10, 1, ALONE), camera(10, ALONE | seen), *looks(11, 60, 1, ALONE)]) == []


@given(st.lists(st.integers(2, 12), min_size=5, max_size=80))
def test_glances_never_become_looking_away(looks_between: list[int]) -> None:
    at, seen = 0.0, list[Observation]()
    for between in looks_between:
        for values in (ASIDE, *[AHEAD] * between):
            seen.append(camera(at, values))
            at += 2
    assert opened(seen) == []


def test_fifteen_seconds_aside_are_looking_away() -> None:
    assert opened([*looks(0, 60, 2, AHEAD), *looks(60, 76, 2, ASIDE), *looks(76, 200, 2, AHEAD)]) == [K.LOOKING_AWAY]


def test_nobody_is_measured_by_a_norm() -> None:
    """Who always holds the head to a side is not looking away; who has not been learnt yet is not judged."""
    assert replay(looks(0, 600, 2, ASIDE), Policy(), RulesState()) == []


def test_the_candidates_own_usual_follows_slowly_and_not_what_is_far_from_it() -> None:
    # Ten degrees more each ten minutes, as when one sinks into the chair: never an incident.
    sinking = [camera(2.0 * i, AHEAD | {M.PITCH: 5 + i / 30}) for i in range(1200)]
    assert opened(sinking) == []
    assert opened(looks(0, 3600, 2, LOWERED)) == [K.LOOKING_DOWN]


def test_leaving_the_chair_is_one_incident_and_not_three() -> None:
    """Turning away, an empty chair while others walk by, and coming back."""
    gone = {M.FACES: 0, M.BODIES: 2, M.BRIGHTNESS: 0.5}
    seen = [
        *looks(0, 60, 1, ALONE),
        *looks(60, 63, 1, ALONE | {M.YAW: 70}),
        *looks(63, 120, 1, gone),
        *looks(120, 123, 1, ALONE | {M.YAW: -50}),
        *looks(123, 300, 1, ALONE),
    ]
    assert opened(seen) == [K.NO_FACE]


@pytest.mark.parametrize("shipped", ["relaxed", "standard", "strict"])
@pytest.mark.parametrize(
    ("seen", "fault"),
    [
        ({M.FACES: 0, M.BLOCKED: 0.97, M.BRIGHTNESS: 0.01, M.FROZEN_S: 60, M.BODIES: 0}, K.CAMERA_BLOCKED),
        ({M.FACES: 0, M.BRIGHTNESS: 0.01, M.BODIES: 0}, K.CAMERA_DARK),
        ({M.FACES: 2, M.BRIGHTNESS: 0.5, M.FROZEN_S: 60, M.YAW: 60, M.PITCH: 40, M.STILL_S: 500}, K.CAMERA_FROZEN),
    ],
)
def test_what_cannot_be_judged_is_one_fault_and_no_suspicion(
    seen: dict[Measure, float], fault: IncidentKind, shipped: str
) -> None:
    policy = Policy.model_validate({"preset": shipped})
    assert fault in FAULTS
    assert opened([*looks(0, 30, 1, ALONE), *looks(30, 150, 1, seen), *looks(150, 240, 1, ALONE)], policy) == [fault]


def test_a_second_person_in_the_picture_is_not_a_second_body_too() -> None:
    assert opened(looks(0, 60, 1, ALONE | {M.FACES: 2, M.BODIES: 2})) == [K.MULTIPLE_FACES]


def test_looking_down_at_a_phone_is_the_phone() -> None:
    seen = [*looks(0, 30, 1, ALONE | {M.PHONE: 0.9}), *looks(30, 90, 1, ALONE | {M.PHONE: 0.9, M.PITCH: 50})]
    assert opened(seen) == [K.PHONE]


def test_a_switched_off_suspicion_explains_nothing() -> None:
    no_phones = Policy.model_validate({"signals": {"phone": {"enabled": False}}})
    assert opened(looks(0, 90, 1, ALONE | {M.PHONE: 0.9, M.PITCH: 50}), no_phones) == [K.LOOKING_DOWN]


def test_a_detector_that_fails_says_nothing_either_way() -> None:
    usual, failed = looks(0, 10, 1, ALONE), [camera(10.0 + i, {M.BRIGHTNESS: 0.5}, Detector.FACES) for i in range(60)]
    assert opened([*usual, *failed]) == []
    two = looks(0, 10, 1, ALONE | {M.FACES: 2})
    (incident,) = incidents([*two, *failed])
    assert incident.ended is None


def test_own_speech_is_speech_and_with_still_lips_it_is_a_second_voice() -> None:
    def chunks(lips: float | None, speech_s: float = 4.0) -> list[Observation]:
        return [microphone(5.0 * i, speech_s, lips) for i in range(6)]

    assert opened(chunks(lips=0.8)) == [K.SPEECH]
    assert opened(chunks(lips=None)) == [K.SPEECH]
    assert opened(chunks(lips=0.0)) == [K.SECOND_VOICE]
    assert opened(chunks(lips=0.8, speech_s=0.6)) == []


def test_the_stricter_the_preset_the_sooner_and_the_more() -> None:
    aside = [*looks(0, 60, 2, AHEAD), *looks(60, 74, 2, AHEAD | {M.YAW: 30}), *looks(74, 200, 2, AHEAD)]
    found = {name: opened(aside, preset(name)) for name in ("relaxed", "standard", "strict")}
    assert found == {"relaxed": [], "standard": [K.LOOKING_AWAY], "strict": [K.LOOKING_AWAY]}


def test_the_end_of_the_attempt_closes_what_goes_on() -> None:
    (incident,) = incidents([*looks(0, 60, 1, ALONE | {M.FACES: 2}), AttemptEnded(60)])
    assert incident.ended == 60


def test_a_face_turned_aside_says_nothing_of_who_it_is() -> None:
    assert K.OTHER_PERSON in opened(looks(0, 60, 2, AHEAD | {M.IDENTITY: 0.75}))
    assert K.OTHER_PERSON not in opened(looks(0, 60, 2, ASIDE | {M.IDENTITY: 0.75}))


def test_lips_without_sound_say_nothing_of_another_voice() -> None:
    seen = [Observation(at, Stream.MICROPHONE, {M.LIPS: 0.0}) for at in (5.0, 10.0, 15.0)]
    assert opened(seen) == []
