"""One frame: what each detector's answer measures, and what is remembered of it for the next."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from openproctor.detection.crops import WHOLE
from openproctor.detection.detector import FrameDetector, Points, Values
from openproctor.detection.engine import AnalysisEngine
from openproctor.detection.faces import FaceMemory, Faces
from openproctor.detection.frame_analysis import DetectorRequest, FrameContext, FrameResult, Looks, Memory
from openproctor.detection.identity import REFERENCE_LOOKS, RETURN_LOOKS, Identity, TemplateMemory, has_come_back
from openproctor.detection.image import Image, ImageError, Picture
from openproctor.detection.landmarks import MOUTHS, Landmarks, MeshMemory, MouthMemory
from openproctor.detection.objects import ChosenCrop, Objects
from openproctor.detection.scene import Scene, SceneMemory
from openproctor.detection.validation import validate_values
from openproctor.model import measures as M  # noqa: N812
from openproctor.model.observation import DetectedObject, Detector, Face, FaceMesh, ObjectKind
from openproctor.model.profile import CandidateProfile
from tests.support.detectors import MESH, Networks
from tests.unit.detection.fakes import FakeDetector, jpeg, room, shot

D = Detector
ME, OTHER = Face(260, 120, 120, 120, 0.9), Face(60, 150, 60, 60, 0.9)
EYES_APART = ((300.0, 180.0), (345.0, 180.0), (322.0, 200.0), (305.0, 220.0), (340.0, 220.0))
NEAR = replace(MESH, points=EYES_APART)
PICTURE = shot()


class Network:
    """Answers what it is given, at the size of the fitted picture."""

    name, version = "given", "7"

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def load(self) -> None:
        """Nothing to load."""

    def detect(self, image: Image, crop: int | None = None) -> tuple[DetectedObject, ...]:
        assert isinstance(self.answer, tuple)
        return self.answer

    def measure(self, image: Image, face: Face) -> FaceMesh | None:
        return self.answer  # type: ignore[return-value]

    def encode(self, image: Image, face: Face, points: Points | None = None) -> NDArray[np.float32] | None:
        return self.answer  # type: ignore[return-value]


class SeenFaces(Network):
    """Finds these faces, wherever it looks."""

    def __init__(self, *faces: Face) -> None:
        super().__init__(faces)

    def detect(self, image: Image) -> tuple[Face, ...]:  # type: ignore[override]
        unit = image.shape[1] / 640
        assert isinstance(self.answer, tuple)
        return tuple(
            replace(face, x=face.x * unit, y=face.y * unit, width=face.width * unit, height=face.height * unit)
            for face in self.answer
        )


def mesh(answer: FaceMesh | None) -> Landmarks:
    return Landmarks(Network(answer))


def template(value: float) -> NDArray[np.float32]:
    return np.full(128, value, np.float32)


def identity(value: float | None) -> Identity:
    return Identity(Network(None if value is None else template(value)))


def look(
    *detectors: FrameDetector,
    picture: Picture = PICTURE,
    memory: Memory | None = None,
    request: DetectorRequest | None = None,
    at: float = 10.0,
    data: bytes = b"1",
) -> tuple[FrameResult, Memory]:
    """Let these look at one frame, one after the other, as the engine does."""
    frame = FrameContext(picture, data, at, request, memory)
    for detector in detectors:
        try:
            frame.values |= validate_values(detector.look(frame), detector.ranges)
            frame.looked.add(detector.name)
        except ImageError:
            raise
        except Exception as error:  # noqa: BLE001 - as the engine
            frame.failed[detector.name] = f"{type(error).__name__}: {error}"
    return frame.finish(), frame.memory


def alone(*others: FrameDetector) -> Sequence[FrameDetector]:
    """One face, and then these."""
    return (Faces(SeenFaces(ME)), *others)


class Broken(Network):
    """Fails at every look."""

    def __init__(self) -> None:
        super().__init__(None)

    def detect(self, image: Image, crop: int | None = None) -> tuple[DetectedObject, ...]:
        raise RuntimeError("broken")


class BrokenFaces(FakeDetector):
    """Fails at every look."""

    def detect(self, image: Image) -> tuple[Face, ...]:
        raise RuntimeError("broken")


class BrokenScene(Scene):
    """Fails at every look."""

    def look(self, frame: FrameContext) -> Values:
        raise RuntimeError("broken")


def test_only_what_was_looked_at_is_measured() -> None:
    assert look(*alone())[0].values == {M.FACES: 1}
    assert look()[0].values == {}
    assert look()[0].faces is None


def test_the_scene_is_measured_whether_or_not_the_faces_are() -> None:
    result, _ = look(Faces(BrokenFaces()), Scene())
    assert M.BRIGHTNESS in result.values
    assert M.FACES not in result.values
    assert result.failed == (D.FACES,)


def test_a_mesh_measures_how_the_head_is_held() -> None:
    assert look(*alone(mesh(NEAR)))[0].values == {
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
    result, memory = look(*alone(mesh(replace(NEAR, presence=0.49))))
    assert result.values == {M.FACES: 1, M.PRESENCE: 0.49}
    assert memory[MeshMemory].life is None
    assert MouthMemory not in memory


def test_of_a_face_too_far_away_it_is_not_said_whether_it_lives() -> None:
    result, _ = look(*alone(mesh(MESH)))  # eyes 10 pixels apart
    assert M.STILL_S not in result.values
    assert M.YAW in result.values


def test_the_time_without_a_sign_of_life_goes_on_from_look_to_look() -> None:
    memory = Memory()
    for at in (10.0, 12.0, 14.5):
        result, memory = look(*alone(mesh(NEAR)), memory=memory, at=at)
    assert result.values[M.STILL_S] == 4.5


def test_the_last_looks_at_the_mouth_are_remembered() -> None:
    memory = Memory()
    for at in range(MOUTHS + 6):
        _, memory = look(*alone(mesh(replace(NEAR, mouth_open=at / 100))), memory=memory, at=at)
    assert memory[MouthMemory].openings == tuple((at, at / 100) for at in range(6, MOUTHS + 6))


def detection(kind: ObjectKind, score: float) -> DetectedObject:
    return DetectedObject(kind, 0, 0, 50, 50, score)


def look_at_crop(
    crop: int, *detections: DetectedObject, memory: Memory | None = None, at: float = 10.0
) -> tuple[FrameResult, Memory]:
    """A frame in which the object detector looks at one crop."""
    return look(*alone(Objects(Network(detections))), memory=Memory({**(memory or {}), ChosenCrop: ChosenCrop(crop)}), at=at)


def test_things_measure_the_surest_of_each_kind_and_how_many_people() -> None:
    result, _ = look_at_crop(
        WHOLE,
        detection(ObjectKind.PHONE, 0.3),
        detection(ObjectKind.PHONE, 0.6),
        detection(ObjectKind.BOOK, 0.2),
        *(detection(ObjectKind.PERSON, score) for score in (0.9, 0.5, 0.49)),
    )
    assert result.values == {M.FACES: 1, M.PHONE: 0.6, M.BOOK: 0.2, M.LAPTOP: 0, M.BODIES: 2}


def test_nothing_found_is_measured_and_not_looked_is_not_known() -> None:
    assert look_at_crop(WHOLE)[0].values == {M.FACES: 1, M.PHONE: 0, M.BOOK: 0, M.LAPTOP: 0, M.BODIES: 0}
    assert M.PHONE not in look(*alone())[0].values


def test_a_look_at_another_crop_neither_repeats_nor_takes_back_what_one_crop_showed() -> None:
    _, memory = look_at_crop(WHOLE, detection(ObjectKind.PERSON, 0.9), at=1)
    _, memory = look_at_crop(3, detection(ObjectKind.BOOK, 0.7), memory=memory, at=2)
    result, memory = look_at_crop(4, detection(ObjectKind.PERSON, 0.9), detection(ObjectKind.PHONE, 0.4), memory=memory, at=3)
    assert result.values == {M.FACES: 1, M.PHONE: 0.4, M.LAPTOP: 0}, (
        "the book is still there, and people are not counted in a part"
    )
    assert look_at_crop(3, memory=memory, at=4)[0].values[M.BOOK] == 0
    assert look_at_crop(2, detection(ObjectKind.BOOK, 0.8), memory=memory, at=4)[0].values[M.BOOK] == 0.8


def test_identity_is_the_distance_to_the_reference() -> None:
    request = DetectorRequest(profile=CandidateProfile(reference=(0.1,) * 127 + (0.6,)))
    result, _ = look(*alone(identity(0.1)), request=request)
    assert result.values[M.IDENTITY] == pytest.approx(0.5)
    assert result.profile is None


def test_at_check_in_the_reference_is_the_mean_of_the_last_looks_and_nothing_is_judged() -> None:
    memory = Memory()
    request = DetectorRequest(check_in=True)
    for number in range(1, REFERENCE_LOOKS + 3):
        result, memory = look(*alone(identity(number)), memory=memory, request=request, at=number)
        assert M.IDENTITY not in result.values
        assert result.profile is not None
        expected = np.mean(range(max(1, number - REFERENCE_LOOKS + 1), number + 1))
        assert result.profile.reference == pytest.approx((expected,) * 128)
        request = DetectorRequest(check_in=True, profile=result.profile)


def test_without_a_check_in_the_reference_is_learnt_once_from_several_looks() -> None:
    memory = Memory()
    for number in range(1, REFERENCE_LOOKS + 1):
        result, memory = look(*alone(identity(number)), memory=memory, at=number)
        assert M.IDENTITY not in result.values
        assert (result.profile is None) == (number < REFERENCE_LOOKS)
    assert result.profile is not None
    assert result.profile.reference == (3.0,) * 128
    result, _ = look(*alone(identity(3.0)), memory=memory, request=DetectorRequest(profile=result.profile))
    assert (result.values[M.IDENTITY], result.profile) == (0, None)


def test_learning_the_face_keeps_what_was_learnt_of_the_wall() -> None:
    memory = Memory({TemplateMemory: TemplateMemory((template(1),) * (REFERENCE_LOOKS - 1))})
    request = DetectorRequest(profile=CandidateProfile(background=(OTHER,)))
    result, _ = look(*alone(identity(1)), memory=memory, request=request)
    assert result.profile is not None
    assert result.profile.background == (OTHER,)


def shown(*faces: Face) -> Picture:
    """A picture in which these are found."""
    return shot(*((int(face.x), int(face.y), int(face.width)) for face in faces))


def urgent(faces: Sequence[Face], memory: Memory, at: float) -> tuple[bool, Memory]:
    """Whether something hangs on the next look at identity, once a frame with these faces has been looked at."""
    _, memory = look(Faces(FakeDetector()), picture=shown(*faces), memory=memory, at=at)
    return has_come_back(FrameContext(PICTURE, at=at, memory=memory)), memory


@pytest.mark.parametrize(("faces", "absent"), [((), True), ((ME, OTHER), True), ((ME,), False)])
def test_who_was_gone_or_not_alone_is_looked_at_again_soon(faces: tuple[Face, ...], absent: bool) -> None:
    before, memory = urgent(faces, Memory(), 3)
    assert before is absent
    again, memory = urgent((ME,), memory, 4)
    assert again is absent
    for looked in range(1, RETURN_LOOKS + 1):
        _, memory = look(Faces(FakeDetector()), identity(1), picture=shown(ME), memory=memory, at=4 + looked)
        after = has_come_back(FrameContext(PICTURE, at=4 + looked, memory=memory))
        assert after is (absent and looked < RETURN_LOOKS)


def test_a_look_at_identity_that_could_say_nothing_does_not_settle_it() -> None:
    _, memory = urgent((), Memory(), 4)
    _, memory = look(Faces(FakeDetector()), identity(None), picture=shown(ME), memory=memory, at=5)
    assert has_come_back(FrameContext(PICTURE, memory=memory))
    assert memory[Looks].last[D.IDENTITY] == 5


def test_a_failure_counts_as_a_look_and_is_reported_until_the_detector_has_looked_again() -> None:
    result, memory = look(Objects(Broken()), at=7)
    assert (result.failed, set(result.failing), memory[Looks].last) == ((D.OBJECTS,), {D.OBJECTS}, {D.OBJECTS: 7.0})
    result, memory = look(memory=memory, at=8)
    assert (result.failed, set(result.failing)) == ((), {D.OBJECTS})
    assert look(Objects(Network(())), memory=memory, at=9)[0].failing == frozenset()


def test_what_fails_now_leaves_what_was_remembered() -> None:
    _, memory = look(Faces(FakeDetector()), Scene(), picture=shot((260, 120, 120)), at=1)
    assert memory[FaceMemory].cascade is not None
    assert memory[SceneMemory].state is not None
    result, after = look(Faces(BrokenFaces()), BrokenScene(), picture=shot(seed=3), memory=memory, at=200)
    assert set(result.failed) == {D.FACES, D.SCENE}
    assert (after[FaceMemory].cascade, after[SceneMemory].state) == (memory[FaceMemory].cascade, memory[SceneMemory].state)
    assert after[FaceMemory].not_alone_at == memory[FaceMemory].not_alone_at


def test_at_check_in_a_still_picture_on_the_wall_is_learnt_in_pixels_of_the_frame() -> None:
    large = np.ascontiguousarray(room((260, 120, 120), (60, 150, 60)).repeat(2, axis=0).repeat(2, axis=1))
    faces, profile = Faces(FakeDetector()), CandidateProfile()
    memory = Memory()
    for second in range(10):
        request = DetectorRequest(profile=profile, check_in=True)
        grainy = np.clip(large + np.random.default_rng(second).normal(0, 2, large.shape), 0, 255).astype(np.uint8)
        picture = Picture.from_pixels(grainy)
        result, memory = look(faces, Scene(), picture=picture, data=bytes([second]), memory=memory, request=request, at=second)
        profile = result.profile or profile
    (poster,) = profile.background
    place = (poster.x, poster.y, poster.width)
    assert place == pytest.approx((120.0, 300.0, 120.0), abs=4)
    request = DetectorRequest(profile=profile)
    later, _ = look(faces, picture=Picture.from_pixels(large), memory=memory, request=request, at=20)
    assert later.values[M.FACES] == 1


def test_during_the_exam_no_picture_on_the_wall_is_learnt() -> None:
    faces = Faces(FakeDetector())
    memory = Memory()
    for second in range(12):
        result, memory = look(faces, picture=shot((260, 120, 120), (60, 150, 60)), memory=memory, at=second)
        assert (result.profile, result.values[M.FACES]) == (None, 2)


def test_a_broken_face_detector_does_not_stop_the_scene() -> None:
    frame = FrameContext(shot((260, 120, 120)), b"1", 1)
    with pytest.raises(RuntimeError, match="broken"):
        Faces(BrokenFaces()).look(frame)
    assert frame.faces is None
    assert Scene().look(frame)


def test_faces_that_cannot_be_are_not_analysed_and_not_remembered() -> None:
    result, memory = look(Faces(SeenFaces(ME, replace(OTHER, score=17.0))), Scene(), picture=shot(), at=1)
    assert (result.faces, FaceMemory in memory, set(result.failed)) == (None, False, {D.FACES})


def test_a_picture_that_cannot_be_decoded_is_no_detectors_failure() -> None:
    data = jpeg(room())
    with pytest.raises(ImageError):
        look(Faces(FakeDetector()), Scene(), picture=Picture.from_jpeg(data[: len(data) // 2]), data=data, at=1)


def test_the_candidates_face_is_the_largest_in_pixels_of_the_smaller_picture() -> None:
    large = Picture(1280, 960, pixels=np.zeros((960, 1280, 3), np.uint8))
    frame = FrameContext(large)
    assert frame.main_face() is None
    Faces(SeenFaces(replace(OTHER, score=0.99), replace(ME, score=0.6))).look(frame)
    found = frame.main_face()
    assert found is not None
    assert (found.score, found.width) == (0.6, 120)
    empty = FrameContext(large)
    Faces(SeenFaces()).look(empty)
    assert empty.main_face() is None


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
    counting = CountingIdentity()
    engine = AnalysisEngine(Networks(FakeDetector(), identity=counting).detectors(), workers=1)
    await engine.start()
    request = DetectorRequest({D.IDENTITY: 30.0}, profile=CandidateProfile(reference=(0.1,) * 128))
    here, gone = jpeg(room((260, 120, 120))), jpeg(room())
    try:
        asked = []
        for at, frame in enumerate([here, here, here, gone, here, here, here]):
            await engine.analyse("a", frame, at, request)
            asked.append(counting.asked)
        assert asked == [1, 1, 1, 1, 2, 2, 3], "the first may fall on somebody who still moves"
    finally:
        await engine.close()
