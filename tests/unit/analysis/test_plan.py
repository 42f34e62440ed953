"""Which of the slower detectors look when."""

from openproctor.analysis.plan import Stretch, Wanted, due
from openproctor.model.observation import Detector

EVERY = {Detector.LANDMARKS: 2.0, Detector.OBJECTS: 6.0, Detector.IDENTITY: 30.0}
LOOKED = dict.fromkeys(EVERY, 100.0)


def at(
    seconds: float,
    *,
    faces: int = 1,
    returned: bool = False,
    stretch: float = 1.0,
    hurry: frozenset[Detector] = frozenset(),
    check_in: bool = False,
) -> set[Detector]:
    wanted = Wanted(EVERY, hurry, check_in=check_in)
    return set(due(wanted, LOOKED, 100.0 + seconds, faces=faces, returned=returned, stretch=stretch))


def test_each_looks_at_its_own_cadence() -> None:
    assert at(1) == set()
    assert at(2) == {Detector.LANDMARKS}
    assert at(6) == {Detector.LANDMARKS, Detector.OBJECTS}
    assert at(30) == set(EVERY)


def test_the_first_frame_is_looked_at_by_all() -> None:
    assert set(due(Wanted(EVERY), {}, 0.0, faces=1, returned=False, stretch=1.0)) == set(EVERY)


def test_a_frame_a_little_early_is_not_made_to_wait_a_whole_second() -> None:
    assert at(1.8) == {Detector.LANDMARKS}


def test_without_a_face_only_things_can_be_seen_and_identity_needs_exactly_one() -> None:
    assert at(30, faces=0) == {Detector.OBJECTS}
    assert at(30, faces=2) == {Detector.LANDMARKS, Detector.OBJECTS}


def test_whoever_comes_back_is_looked_at_soon() -> None:
    assert Detector.IDENTITY in at(2, returned=True)
    assert Detector.IDENTITY not in at(2)


def test_a_doubt_is_settled_soon() -> None:
    assert Detector.OBJECTS in at(1, hurry=frozenset({Detector.OBJECTS}))


def test_under_load_cadences_stretch_but_doubts_are_still_settled() -> None:
    assert at(2, stretch=4) == set()
    assert at(8, stretch=4) == {Detector.LANDMARKS}
    assert Detector.OBJECTS in at(1, stretch=4, hurry=frozenset({Detector.OBJECTS}))


def test_check_in_looks_more_often_and_does_not_stretch() -> None:
    assert at(2, stretch=8, check_in=True) == {Detector.LANDMARKS, Detector.IDENTITY}


def test_the_stretch_follows_the_time_that_work_waits_and_comes_back() -> None:
    stretch = Stretch()
    for _ in range(200):
        stretch = stretch.after(1.0)
    assert stretch.factor == Stretch.MOST
    assert stretch.after(0.1) == stretch
    for _ in range(200):
        stretch = stretch.after(0.0)
    assert stretch.factor == 1.0
