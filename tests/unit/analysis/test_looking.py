"""One frame: what each detector's answer measures, and what is remembered of it for the next."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from openproctor.analysis.cascade import Cascade
from openproctor.analysis.detector import Detectors, Points
from openproctor.analysis.engine import AnalysisEngine
from openproctor.analysis.image import Image, ImageError, Picture
from openproctor.analysis.looking import (
    MOUTHS,
    REFERENCE_LOOKS,
    RETURN_LOOKS,
    FrameLook,
    Memory,
    Seen,
    finish,
    look_first,
    main_face,
)
from openproctor.analysis.plan import Wanted, due
from openproctor.analysis.views import WHOLE
from openproctor.model.learnt import Learnt
from openproctor.model.observation import Detector, Face, FaceLook, Measure, Thing, ThingKind
from tests.support.detectors import MESH
from tests.unit.analysis.fakes import FakeDetector, jpeg, room, shot

M, D = Measure, Detector
ME, OTHER = Face(260, 120, 120, 120, 0.9), Face(60, 150, 60, 60, 0.9)
EYES_APART = ((300.0, 180.0), (345.0, 180.0), (322.0, 200.0), (305.0, 220.0), (340.0, 220.0))
NEAR = replace(MESH, points=EYES_APART)
PICTURE = shot()


def seen(*faces: Face, picture: Picture = PICTURE) -> Seen:
    look = FaceLook(faces, picture.width, picture.height, "fake-7", full=True)
    return Seen(picture, faces=look)


def template(value: float) -> NDArray[np.float32]:
    return np.full(128, value, np.float32)


def measured(frame: Seen, memory: Memory | None = None, wanted: Wanted | None = None, at: float = 10.0) -> FrameLook:
    return finish(frame, memory or Memory(), wanted or Wanted(), at)[0]


def remembered(frame: Seen, memory: Memory | None = None, wanted: Wanted | None = None, at: float = 10.0) -> Memory:
    return finish(frame, memory or Memory(), wanted or Wanted(), at)[1]


def test_only_what_was_looked_at_is_measured() -> None:
    assert measured(seen(ME)).values == {M.FACES: 1}
    assert measured(Seen(PICTURE)).values == {}
    assert measured(Seen(PICTURE)).faces is None


def test_the_scene_is_measured_whether_or_not_the_faces_are() -> None:
    frame = Seen(PICTURE, scene_values={M.BRIGHTNESS: 0.5}, failed={D.FACES: "broken"})
    look = measured(frame)
    assert look.values == {M.BRIGHTNESS: 0.5}
    assert look.failed == (D.FACES,)


def test_a_mesh_measures_how_the_head_is_held() -> None:
    frame = seen(ME)
    frame.mesh = NEAR
    assert measured(frame).values == {
        M.FACES: 1,
        M.PRESENCE: NEAR.presence,
        M.YAW: NEAR.yaw,
        M.PITCH: NEAR.pitch,
        M.ROLL: NEAR.roll,
        M.GAZE_X: NEAR.gaze_x,
        M.GAZE_Y: NEAR.gaze_y,
        M.EYES_CLOSED: NEAR.eyes_closed,
        M.MOUTH_OPEN: NEAR.mouth_open,
        M.STILL_S: 0,
    }


def test_a_mesh_that_is_hardly_a_face_measures_no_angles() -> None:
    frame = seen(ME)
    frame.mesh = replace(NEAR, presence=0.49)
    look, memory = finish(frame, Memory(), Wanted(), 10)
    assert look.values == {M.FACES: 1, M.PRESENCE: 0.49}
    assert (memory.life, memory.mouths) == (None, ())


def test_of_a_face_too_far_away_it_is_not_said_whether_it_lives() -> None:
    frame = seen(ME)
    frame.mesh = MESH  # eyes 10 pixels apart
    look = measured(frame)
    assert M.STILL_S not in look.values
    assert M.YAW in look.values


def test_the_time_without_a_sign_of_life_goes_on_from_look_to_look() -> None:
    memory = Memory()
    for at in (10.0, 12.0, 14.5):
        frame = seen(ME)
        frame.mesh = NEAR
        look, memory = finish(frame, memory, Wanted(), at)
    assert look.values[M.STILL_S] == 4.5


def test_the_last_looks_at_the_mouth_are_remembered() -> None:
    memory = Memory()
    for at in range(MOUTHS + 6):
        frame = seen(ME)
        frame.mesh = replace(NEAR, mouth_open=at / 100)
        memory = remembered(frame, memory, at=at)
    assert memory.mouths == tuple((at, at / 100) for at in range(6, MOUTHS + 6))


def thing(kind: ThingKind, score: float) -> Thing:
    return Thing(kind, 0, 0, 50, 50, score)


def with_things(view: int, *things: Thing) -> Seen:
    """A frame in which the object detector has looked at one view."""
    frame = seen(ME)
    frame.view, frame.things = view, things
    return frame


def test_things_measure_the_surest_of_each_kind_and_how_many_people() -> None:
    look = measured(
        with_things(
            WHOLE,
            thing(ThingKind.PHONE, 0.3),
            thing(ThingKind.PHONE, 0.6),
            thing(ThingKind.BOOK, 0.2),
            *(thing(ThingKind.PERSON, score) for score in (0.9, 0.5, 0.49)),
        )
    )
    assert look.values == {M.FACES: 1, M.PHONE: 0.6, M.BOOK: 0.2, M.LAPTOP: 0, M.BODIES: 2}


def test_nothing_found_is_measured_and_not_looked_is_not_known() -> None:
    assert measured(with_things(WHOLE)).values == {M.FACES: 1, M.PHONE: 0, M.BOOK: 0, M.LAPTOP: 0, M.BODIES: 0}
    assert M.PHONE not in measured(seen(ME)).values


def test_a_look_at_another_view_neither_repeats_nor_takes_back_what_one_view_showed() -> None:
    memory = remembered(with_things(WHOLE, thing(ThingKind.PERSON, 0.9)), at=1)
    memory = remembered(with_things(3, thing(ThingKind.BOOK, 0.7)), memory, at=2)
    look, memory = finish(with_things(4, thing(ThingKind.PERSON, 0.9), thing(ThingKind.PHONE, 0.4)), memory, Wanted(), 3)
    assert look.values == {M.FACES: 1, M.PHONE: 0.4, M.LAPTOP: 0}, (
        "the book is still there, and people are not counted in a part"
    )
    assert measured(with_things(3), memory, at=4).values[M.BOOK] == 0
    assert measured(with_things(2, thing(ThingKind.BOOK, 0.8)), memory, at=4).values[M.BOOK] == 0.8


def test_identity_is_the_distance_to_the_reference() -> None:
    frame = seen(ME)
    frame.template = template(0.1)
    wanted = Wanted(learnt=Learnt(reference=(0.1,) * 127 + (0.6,)))
    look = measured(frame, wanted=wanted)
    assert look.values[M.IDENTITY] == pytest.approx(0.5)
    assert look.learnt is None


def test_at_check_in_the_reference_is_the_mean_of_the_last_looks_and_nothing_is_judged() -> None:
    memory, wanted = Memory(), Wanted(check_in=True)
    for number in range(REFERENCE_LOOKS + 2):
        frame = seen(ME)
        frame.template = template(number)
        look, memory = finish(frame, memory, wanted, number)
        assert M.IDENTITY not in look.values
        assert look.learnt is not None
        expected = np.mean(range(max(0, number - REFERENCE_LOOKS + 1), number + 1))
        assert look.learnt.reference == pytest.approx((expected,) * 128)
        wanted = Wanted(check_in=True, learnt=look.learnt)


def test_without_a_check_in_the_reference_is_learnt_once_from_several_looks() -> None:
    memory, wanted = Memory(), Wanted()
    for number in range(REFERENCE_LOOKS):
        frame = seen(ME)
        frame.template = template(number)
        look, memory = finish(frame, memory, wanted, number)
        assert M.IDENTITY not in look.values
        assert (look.learnt is None) == (number < REFERENCE_LOOKS - 1)
    assert look.learnt is not None
    assert look.learnt.reference == (2.0,) * 128
    frame = seen(ME)
    frame.template = template(2.0)
    look = measured(frame, memory, Wanted(learnt=look.learnt))
    assert (look.values[M.IDENTITY], look.learnt) == (0, None)


def test_learning_the_face_keeps_what_was_learnt_of_the_wall() -> None:
    frame = seen(ME)
    frame.template = template(1)
    memory = Memory(templates=(template(1),) * (REFERENCE_LOOKS - 1))
    look = measured(frame, memory, Wanted(learnt=Learnt(wall=(OTHER,))))
    assert look.learnt is not None
    assert look.learnt.wall == (OTHER,)


@pytest.mark.parametrize(("faces", "absent"), [((), True), ((ME, OTHER), True), ((ME,), False)])
def test_whoever_was_gone_or_not_alone_is_looked_at_again_soon(faces: tuple[Face, ...], absent: bool) -> None:
    every = Wanted({D.IDENTITY: 30.0})
    memory = remembered(seen(*faces), Memory(last={D.IDENTITY: 0}), at=3)
    owed = RETURN_LOOKS if absent else 0
    assert memory.absent == owed
    memory = remembered(seen(ME), memory, at=4)
    assert memory.absent == owed
    assert bool(due(every, memory.last, 4, faces=1, returned=memory.absent > 0, stretch=1)) is absent
    for looked in range(1, RETURN_LOOKS + 1):
        frame = seen(ME)
        frame.template = template(1)
        memory = remembered(frame, memory, at=4 + looked)
        assert memory.absent == max(0, owed - looked)


def test_a_look_at_identity_that_could_say_nothing_does_not_settle_it() -> None:
    frame = seen(ME)
    frame.looked.add(D.IDENTITY)
    memory = remembered(frame, Memory(absent=1), at=5)
    assert memory.absent
    assert memory.last == {D.IDENTITY: 5}


def test_a_failure_counts_as_a_look_and_is_told_until_the_detector_has_looked_again() -> None:
    broken = seen(ME)
    broken.failed[D.OBJECTS] = "broken"
    look, memory = finish(broken, Memory(), Wanted(), 7)
    assert (look.failed, set(look.failing), memory.last) == ((D.OBJECTS,), {D.OBJECTS}, {D.OBJECTS: 7.0})
    look, memory = finish(seen(ME), memory, Wanted(), 8)
    assert (look.failed, set(look.failing)) == ((), {D.OBJECTS})
    works = seen(ME)
    works.looked.add(D.OBJECTS)
    assert finish(works, memory, Wanted(), 9)[0].failing == frozenset()


def test_what_fails_now_leaves_what_was_remembered() -> None:
    cascade = Cascade(FakeDetector())
    first = look_first(cascade, shot((260, 120, 120)), b"1", Memory(), Wanted(), 1)
    memory = remembered(first, at=1)
    assert memory.look is not None
    assert memory.scene is not None
    after = remembered(Seen(PICTURE, failed={D.FACES: "broken", D.SCENE: "broken"}), memory, at=2)
    assert (after.look, after.scene) == (memory.look, memory.scene)
    assert not after.absent


def test_at_check_in_a_still_picture_on_the_wall_is_learnt_in_pixels_of_the_frame() -> None:
    large = np.ascontiguousarray(room((260, 120, 120), (60, 150, 60)).repeat(2, axis=0).repeat(2, axis=1))
    cascade, memory, learnt = Cascade(FakeDetector()), Memory(), Learnt()
    for second in range(10):
        wanted = Wanted(learnt=learnt, check_in=True)
        grainy = np.clip(large + np.random.default_rng(second).normal(0, 2, large.shape), 0, 255).astype(np.uint8)
        frame = look_first(cascade, Picture.from_pixels(grainy), bytes([second]), memory, wanted, second)
        look, memory = finish(frame, memory, wanted, second)
        learnt = look.learnt or learnt
    (poster,) = learnt.wall
    place = (poster.x, poster.y, poster.width)
    assert place == pytest.approx((120.0, 300.0, 120.0), abs=4)
    later = look_first(cascade, Picture.from_pixels(large), b"x", memory, Wanted(learnt=learnt), 20)
    assert measured(later).values[M.FACES] == 1


def test_during_the_exam_no_picture_on_the_wall_is_learnt() -> None:
    cascade, memory = Cascade(FakeDetector()), Memory()
    for second in range(12):
        frame = look_first(cascade, shot((260, 120, 120), (60, 150, 60)), bytes([second]), memory, Wanted(), second)
        look, memory = finish(frame, memory, Wanted(), second)
        assert (look.learnt, look.values[M.FACES]) == (None, 2)


def test_a_broken_face_detector_does_not_stop_the_scene() -> None:
    detector = FakeDetector()
    detector.error = RuntimeError("broken")
    frame = look_first(Cascade(detector), shot((260, 120, 120)), b"1", Memory(), Wanted(), 1)
    assert (frame.faces, frame.failed) == (None, {D.FACES: "RuntimeError: broken"})
    assert frame.scene_values


def test_faces_that_cannot_be_are_not_analysed_and_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    detector = FakeDetector()
    monkeypatch.setattr(detector, "detect", lambda image: (ME, replace(OTHER, score=17.0)))
    frame = look_first(Cascade(detector), shot(), b"1", Memory(), Wanted(), 1)
    assert (frame.faces, frame.look, set(frame.failed)) == (None, None, {D.FACES})


def test_a_picture_that_cannot_be_decoded_is_no_detectors_failure() -> None:
    data = jpeg(room())
    with pytest.raises(ImageError):
        look_first(Cascade(FakeDetector()), Picture.from_jpeg(data[: len(data) // 2]), data, Memory(), Wanted(), 1)


def test_the_candidates_face_is_the_largest_in_pixels_of_the_smaller_picture() -> None:
    large = Picture(1280, 960, pixels=np.zeros((960, 1280, 3), np.uint8))
    frame = seen(replace(OTHER, score=0.99), replace(ME, score=0.6), picture=large)
    assert main_face(frame) == Face(130, 60, 60, 60, 0.6)
    assert main_face(seen()) is None
    assert main_face(Seen(PICTURE)) is None


class CountingIdentity:
    """Notes which pictures it was asked about."""

    name, version = "counting", "1"

    def __init__(self) -> None:
        self.asked = 0

    def load(self) -> None:
        """Nothing to load."""

    def encode(self, image: Image, face: Face, points: Points | None = None) -> NDArray[np.float32] | None:
        self.asked += 1
        return template(0.1)


async def test_the_engine_looks_at_identity_again_as_soon_as_the_candidate_is_back() -> None:
    identity = CountingIdentity()
    engine = AnalysisEngine(Detectors(FakeDetector(), identity=identity), workers=1)
    await engine.start()
    wanted = Wanted({D.IDENTITY: 30.0}, learnt=Learnt(reference=(0.1,) * 128))
    here, gone = jpeg(room((260, 120, 120))), jpeg(room())
    try:
        asked = []
        for at, frame in enumerate([here, here, here, gone, here, here, here]):
            await engine.analyse("a", frame, at, wanted)
            asked.append(identity.asked)
        assert asked == [1, 1, 1, 1, 2, 2, 3], "the first may fall on somebody who still moves"
    finally:
        await engine.close()
