"""A face that lives changes its shape; a photograph that is moved about does not."""

from dataclasses import replace

import numpy as np
import pytest

from openproctor.detection.liveness import LifeState, observe
from openproctor.model.observation import FaceMesh


def mesh(apart: float = 60, **members: float) -> FaceMesh:
    """A face whose eyes are so many pixels apart."""
    points = ((300.0, 200.0), (300.0 + apart, 200.0), (330.0, 240.0), (310.0, 260.0), (350.0, 260.0))
    rest = FaceMesh(0.99, 0, 5, 0, gaze_x=0.0, gaze_y=-0.1, eyes_closed=0.1, mouth_open=0.05, points=points)
    return replace(rest, **members)  # type: ignore[arg-type]


class Face:
    """Looks at one face, one a second."""

    def __init__(self) -> None:
        self.state: LifeState | None = None
        self.at = 50.0

    def seen(self, look: FaceMesh, seconds: float = 1.0) -> float | None:
        self.at += seconds
        self.state, still_s = observe(self.state, look, self.at)
        return still_s


@pytest.fixture
def face() -> Face:
    return Face()


def test_a_photograph_is_still_for_as_long_as_it_is_shown(face: Face) -> None:
    assert [face.seen(mesh()) for _ in range(6)] == [0, 1, 2, 3, 4, 5]
    assert [face.seen(mesh(), seconds=10) for _ in range(9)][-1] == 95


def test_of_a_face_that_was_out_of_sight_nobody_can_say_that_it_did_not_blink(face: Face) -> None:
    assert [face.seen(mesh()) for _ in range(6)][-1] == 5
    assert face.seen(mesh(), seconds=90) == 15


def test_moving_turning_and_bringing_it_nearer_is_no_life(face: Face) -> None:
    face.seen(mesh())
    for second in range(1, 60):
        turn = float(20 * np.sin(second / 3))
        look = mesh(apart=60 + turn, yaw=turn, pitch=-turn, roll=turn, presence=0.9)
        assert face.seen(look) == second


def test_the_landmarks_tremble_is_no_life(face: Face) -> None:
    chance = np.random.default_rng(4)
    face.seen(mesh())
    for second in range(1, 60):
        look = mesh(
            eyes_closed=0.1 + chance.uniform(-0.1, 0.1),
            mouth_open=0.05 + chance.uniform(-0.04, 0.04),
            gaze_x=chance.uniform(-0.04, 0.04),
            gaze_y=-0.1 + chance.uniform(-0.03, 0.03),
        )
        assert face.seen(look) == second


@pytest.mark.parametrize(
    "sign",
    [{"eyes_closed": 0.9}, {"mouth_open": 0.3}, {"gaze_x": 0.2}, {"gaze_x": -0.2}, {"gaze_y": 0.05}, {"gaze_y": -0.25}],
    ids=str,
)
def test_a_blink_a_word_or_a_glance_is_life(face: Face, sign: dict[str, float]) -> None:
    for _ in range(30):
        face.seen(mesh())
    assert face.seen(mesh(**sign)) == 0
    assert [face.seen(mesh()) for _ in range(3)] == [1, 2, 3]


def test_a_new_habit_soon_becomes_the_usual(face: Face) -> None:
    """Who has come to sit with the mouth open lives no more for it than a photograph does."""
    for _ in range(5):
        face.seen(mesh())
    after = [face.seen(mesh(mouth_open=0.3)) for _ in range(60)]
    assert after[0] == 0
    assert after[-1] is not None
    assert after[-1] > 40


def test_what_is_far_away_must_show_more(face: Face) -> None:
    for _ in range(5):
        face.seen(mesh(apart=30))
    assert face.seen(mesh(apart=30, gaze_x=0.15)) == 5
    assert face.seen(mesh(apart=30, gaze_x=0.3)) == 0


def test_of_a_face_too_far_away_nothing_can_be_said(face: Face) -> None:
    for _ in range(5):
        face.seen(mesh())
    assert face.seen(mesh(apart=20)) is None
    assert face.state is None
    assert face.seen(mesh()) == 0


def test_eyes_are_apart_along_their_line_however_the_head_leans(face: Face) -> None:
    points = ((300.0, 200.0), (318.0, 224.0), (330.0, 240.0), (310.0, 260.0), (350.0, 260.0))
    assert face.seen(replace(mesh(), points=points)) == 0  # 30 pixels, of which 18 across


def test_a_look_out_of_order_is_no_negative_time(face: Face) -> None:
    face.seen(mesh())
    assert face.seen(mesh(), seconds=-10) == 0


def test_reading_eyes_are_life_even_if_no_single_look_stands_out(face: Face) -> None:
    chance = np.random.default_rng(3)
    for _ in range(10):
        face.seen(mesh(gaze_x=float(chance.normal(0, 0.095))), seconds=2)
    longest = max(face.seen(mesh(gaze_x=float(chance.normal(0, 0.095))), seconds=2) or 0.0 for _ in range(300))
    assert longest < 45
