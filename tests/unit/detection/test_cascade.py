"""The looking strategy notices people and spares work."""

import numpy as np
import pytest

from openproctor.detection.cascade import Cascade, LookMemory
from openproctor.detection.image import Picture
from openproctor.model.observation import FaceDetections
from tests.unit.detection.fakes import FakeDetector, room, shot

ME = (260, 120, 120)
BIG = (60, 150, 60)
SMALL = (560, 60, 24)


class Sitting:
    """Frames of one attempt, one after the other."""

    def __init__(self) -> None:
        self.detector = FakeDetector()
        self.cascade = Cascade(self.detector)
        self.memory: LookMemory | None = None
        self.at = 0.0

    def see(self, picture: Picture, seconds: float = 1.0) -> FaceDetections:
        self.at += seconds
        look, self.memory = self.cascade.look(picture, self.memory, self.at)
        return look

    def until(self, picture: Picture, count: int) -> float:
        """Seconds until that many faces are reported, at a frame a second."""
        began = self.at
        for _ in range(20):
            if len(self.see(picture).faces) == count:
                return self.at - began
        raise AssertionError("never noticed")


@pytest.fixture
def sitting() -> Sitting:
    return Sitting()


def test_the_first_frame_is_searched_fully(sitting: Sitting) -> None:
    look = sitting.see(shot(ME, SMALL))
    assert look.full
    assert len(look.faces) == 2
    assert (look.width, look.height, look.detector) == (640, 480, "fake-7")


def test_boxes_are_in_pixels_of_the_frame_whatever_its_size() -> None:
    large = Picture.from_pixels(np.ascontiguousarray(room(ME).repeat(2, axis=0).repeat(2, axis=1)))
    face = Sitting().see(large).faces[0]
    assert face.x == pytest.approx(2 * ME[0], abs=4)
    assert face.width == pytest.approx(2 * ME[2], abs=4)


def test_a_still_scene_costs_a_glance_now_and_then(sitting: Sitting) -> None:
    for _ in range(18):
        assert len(sitting.see(shot(ME)).faces) == 1
    assert sitting.detector.fulls == 1
    assert sitting.detector.glances <= 5


@pytest.mark.parametrize("people", [(), (ME,), (ME, BIG)])
def test_noise_and_a_trembling_camera_are_no_change(sitting: Sitting, people: tuple[tuple[int, int, int], ...]) -> None:
    noise = np.random.default_rng(3)
    for _ in range(4):
        moved = np.roll(room(*people), tuple(noise.integers(-2, 3, 2)), axis=(0, 1))
        grainy = np.clip(moved + noise.normal(0, 3, moved.shape), 0, 255).astype(np.uint8)
        assert len(sitting.see(Picture.from_pixels(grainy)).faces) == len(people)
    assert sitting.detector.fulls == 1


def test_who_comes_in_sight_of_a_glance_is_noticed_at_once(sitting: Sitting) -> None:
    sitting.see(shot(ME))
    assert len(sitting.see(shot(ME, BIG)).faces) == 2


def test_who_leaves_is_noticed_at_once(sitting: Sitting) -> None:
    sitting.see(shot(ME, BIG))
    assert len(sitting.see(shot(ME)).faces) == 1
    assert len(sitting.see(shot()).faces) == 0


@pytest.mark.parametrize("settled", [0, 1, 2, 5, 9, 17])
def test_who_is_too_small_for_a_glance_is_noticed_within_four_seconds(sitting: Sitting, settled: int) -> None:
    for _ in range(settled + 1):
        sitting.see(shot(ME))
    assert sitting.until(shot(ME, SMALL), 2) <= 4
    assert sitting.until(shot(ME), 1) <= 4


def test_a_face_only_the_full_look_sees_does_not_flicker(sitting: Sitting) -> None:
    counts = [len(sitting.see(shot((260 + 3 * i, 120, 120), SMALL)).faces) for i in range(20)]
    assert counts == [2] * 20


def test_one_person_who_moves_about_needs_only_glances(sitting: Sitting) -> None:
    for i in range(9):
        look = sitting.see(shot((250 + 30 * (i % 2), 120, 120)))
        assert len(look.faces) == 1
        assert look.faces[0].x == pytest.approx(250 + 30 * (i % 2), abs=3)
    assert sitting.detector.fulls == 1


def test_another_scene_is_seen_as_it_is(sitting: Sitting) -> None:
    sitting.see(shot(ME, BIG))
    assert len(sitting.see(shot(seed=5)).faces) == 0
    assert len(sitting.see(shot(ME, seed=6)).faces) == 1


def test_a_new_frame_size_or_a_clock_that_went_back_starts_anew(sitting: Sitting) -> None:
    sitting.see(shot(ME))
    assert sitting.see(Picture.from_pixels(room(ME)[:400])).full
    assert sitting.see(Picture.from_pixels(room(ME)[:400]), seconds=-0.5).full
