"""Which of the slower detectors look when."""

from collections.abc import Mapping

from openproctor.detection.detector import FrameDetector
from openproctor.detection.faces import Faces
from openproctor.detection.frame_analysis import DetectorRequest, FrameContext, Looks, Memory
from openproctor.detection.schedule import Slowdown, due
from openproctor.model.observation import Detector
from tests.support.detectors import fake_networks
from tests.unit.detection.fakes import FakeDetector, shot

EVERY = {Detector.LANDMARKS: 2.0, Detector.OBJECTS: 6.0, Detector.IDENTITY: 30.0}
LOOKED = dict.fromkeys(EVERY, 100.0)
SQUARES = ((260, 120, 120), (60, 150, 60))


def looking(
    request: DetectorRequest, last: Mapping[Detector, float], at: float, faces: int, returned: bool, slowdown: float
) -> set[Detector]:
    """The detectors that look at a frame in which so many faces are, perhaps after a frame without one."""
    memory = Memory()
    if returned:
        gone = FrameContext(shot(), at=at - 1)
        Faces(FakeDetector()).look(gone)
        memory = gone.memory
    memory[Looks] = Looks(last)
    frame = FrameContext(shot(*SQUARES[:faces]), at=at, request=request, memory=memory)
    Faces(FakeDetector()).look(frame)
    detectors = {each.name: each for each in fake_networks().detectors() if isinstance(each, FrameDetector)}
    cadences = {name: each.cadence for name, each in detectors.items() if each.cadence is not None}
    return {name for name in due(cadences, frame, slowdown) if detectors[name].wants(frame)}


def at(
    seconds: float,
    *,
    faces: int = 1,
    returned: bool = False,
    slowdown: float = 1.0,
    hurry: frozenset[Detector] = frozenset(),
    check_in: bool = False,
) -> set[Detector]:
    request = DetectorRequest(EVERY, hurry, check_in=check_in)
    return looking(request, LOOKED, 100.0 + seconds, faces, returned, slowdown)


def test_each_looks_at_its_own_cadence() -> None:
    assert at(1) == set()
    assert at(2) == {Detector.LANDMARKS}
    assert at(6) == {Detector.LANDMARKS, Detector.OBJECTS}
    assert at(30) == set(EVERY)


def test_the_first_frame_is_looked_at_by_all() -> None:
    assert looking(DetectorRequest(EVERY), {}, 0.0, faces=1, returned=False, slowdown=1.0) == set(EVERY)


def test_a_frame_a_little_early_is_not_made_to_wait_a_whole_second() -> None:
    assert at(1.8) == {Detector.LANDMARKS}


def test_without_a_face_only_things_can_be_seen_and_identity_needs_exactly_one() -> None:
    assert at(30, faces=0) == {Detector.OBJECTS}
    assert at(30, faces=2) == {Detector.LANDMARKS, Detector.OBJECTS}


def test_who_comes_back_is_looked_at_soon() -> None:
    assert Detector.IDENTITY in at(2, returned=True)
    assert Detector.IDENTITY not in at(2)


def test_a_doubt_is_settled_soon() -> None:
    assert Detector.OBJECTS in at(1, hurry=frozenset({Detector.OBJECTS}))


def test_under_load_cadences_stretch_but_doubts_are_still_settled() -> None:
    assert at(2, slowdown=4) == set()
    assert at(8, slowdown=4) == {Detector.LANDMARKS}
    assert Detector.OBJECTS in at(1, slowdown=4, hurry=frozenset({Detector.OBJECTS}))


def test_check_in_looks_more_often_and_does_not_stretch() -> None:
    assert at(2, slowdown=8, check_in=True) == {Detector.LANDMARKS, Detector.IDENTITY}


def test_the_stretch_follows_the_time_that_work_waits_and_comes_back() -> None:
    slowdown = Slowdown()
    for _ in range(200):
        slowdown = slowdown.after(1.0)
    assert slowdown.factor == Slowdown.MOST
    assert slowdown.after(0.1) == slowdown
    for _ in range(200):
        slowdown = slowdown.after(0.0)
    assert slowdown.factor == 1.0
