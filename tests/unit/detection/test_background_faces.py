"""Pictures on the wall are learnt; whoever lives is not."""

import numpy as np
import pytest

from openproctor.detection.background_faces import (
    LOOKS,
    SECONDS,
    BackgroundFaces,
    bodies_without_background,
    learn_background,
    without_background,
)
from openproctor.detection.image import Image
from openproctor.model.observation import DetectedObject, Face, ObjectKind
from tests.unit.detection.fakes import room

ME = Face(200, 100, 160, 200, 0.95)
POSTER = Face(500, 60, 60, 80, 0.8)
OTHER = Face(40, 80, 70, 90, 0.8)


def patch(seed: int, face: Face) -> Image:
    """What a face of that size may show."""
    shades = np.random.default_rng(seed).integers(40, 220, (5, 4, 1), np.uint8)
    cells = np.ones((int(face.height) // 5, int(face.width) // 4, 1), np.uint8)
    return np.repeat(np.kron(shades, cells), 3, axis=2)


def shot(second: int, *shown: tuple[Face, Image], dimmed: float = 1.0) -> Image:
    """A frame with these pictures in their places, and a camera's noise."""
    image = room().copy()
    for face, content in shown:
        x, y = int(face.x), int(face.y)
        image[y : y + content.shape[0], x : x + content.shape[1]] = content
    grainy = image * dimmed + np.random.default_rng(second).normal(0, 3, image.shape)
    return np.clip(grainy, 0, 255).astype(np.uint8)


POSTED = patch(1, POSTER)


def learned_after(seconds: int, every_s: float = 1.0) -> BackgroundFaces:
    """The state after so many seconds of one candidate before one poster."""
    state = BackgroundFaces()
    for look in range(round(seconds / every_s) + 1):
        state = learn_background(state, shot(look, (POSTER, POSTED)), [POSTER, ME], look * every_s)
    return state


def test_a_poster_is_learnt_and_the_candidate_is_not() -> None:
    assert learned_after(8).faces == (POSTER,)


def test_it_takes_both_eight_seconds_and_eight_looks() -> None:
    assert learned_after(7).faces == ()
    assert learned_after(7, every_s=0.25).faces == ()
    assert learned_after(12, every_s=2).faces == ()
    assert learned_after(14, every_s=2).faces == (POSTER,)
    assert (LOOKS, SECONDS) == (8, 8)


def test_the_largest_face_is_the_candidates_own_however_still_it_is() -> None:
    state = BackgroundFaces()
    for second in range(20):
        state = learn_background(state, shot(second, (POSTER, POSTED)), [POSTER], second)
    assert state.faces == ()


def test_somebody_who_sits_still_but_breathes_is_no_picture() -> None:
    state = BackgroundFaces()
    body = patch(2, OTHER)
    for second in range(40):
        breath = np.roll(body, round(3 * np.sin(second)), axis=0)
        state = learn_background(state, shot(second, (OTHER, breath)), [ME, OTHER], second)
        assert state.faces == ()


def test_a_blink_begins_the_waiting_anew() -> None:
    state = BackgroundFaces()
    open_eyes, shut = patch(2, OTHER), patch(2, OTHER)
    shut[18:36] = 200
    for second in range(40):
        seen = shut if second % 6 == 5 else open_eyes
        state = learn_background(state, shot(second, (OTHER, seen)), [ME, OTHER], second)
        assert state.faces == ()


def test_a_change_of_the_light_is_no_sign_of_life() -> None:
    state = BackgroundFaces()
    for second in range(10):
        image = shot(second, (POSTER, POSTED), dimmed=1.0 if second % 2 else 0.95)
        state = learn_background(state, image, [ME, POSTER], second)
    assert state.faces == (POSTER,)


def test_what_is_hung_elsewhere_is_learnt_anew() -> None:
    state = learned_after(8)
    elsewhere = Face(POSTER.x, 300, POSTER.width, POSTER.height, 0.8)
    for second in range(9, 17):
        state = learn_background(state, shot(second, (elsewhere, POSTED)), [ME, elsewhere], second)
        assert state.faces == ()
    assert learn_background(state, shot(17, (elsewhere, POSTED)), [ME, elsewhere], 17).faces == (elsewhere,)


def test_somebody_who_came_to_stand_before_the_poster_is_no_picture() -> None:
    state = learned_after(20)
    somebody = shot(21, (POSTER, patch(9, POSTER)))
    assert learn_background(state, somebody, [ME, POSTER], 21).faces == ()


def test_a_face_that_reaches_out_of_the_picture_is_compared_as_far_as_it_is_seen() -> None:
    edge = Face(600, -20, 80, 90, 0.7)
    state = BackgroundFaces()
    for second in range(9):
        state = learn_background(state, shot(second), [ME, edge], second)
    assert state.faces == (edge,)


@pytest.mark.parametrize("moved", [0, 10, -10])
def test_the_poster_is_left_out_where_it_hangs_though_its_box_trembles(moved: float) -> None:
    seen = Face(POSTER.x + moved, POSTER.y + moved, POSTER.width, POSTER.height, 0.7)
    assert without_background((ME, seen), (POSTER,)) == (ME,)


def test_a_newcomer_counts_beside_the_poster() -> None:
    assert without_background((ME, POSTER, OTHER), (POSTER,)) == (ME, OTHER)
    near = Face(POSTER.x - 40, POSTER.y, POSTER.width, POSTER.height, 0.8)
    assert without_background((ME, near), (POSTER,)) == (ME, near)


def test_of_a_room_that_was_left_the_poster_stays_and_nobody_is_there() -> None:
    assert without_background((POSTER,), (POSTER,)) == ()
    assert without_background((), (POSTER,)) == ()


def test_where_all_faces_are_the_walls_nobody_is_there() -> None:
    assert without_background((POSTER, OTHER), (OTHER, POSTER)) == ()


def test_without_pictures_on_the_wall_all_count() -> None:
    assert without_background((ME, OTHER), ()) == (ME, OTHER)


def test_a_detectors_trembling_box_does_not_hinder_learning() -> None:
    state = BackgroundFaces()
    for second in range(9):
        trembling = Face(POSTER.x + second % 3, POSTER.y - second % 2, POSTER.width + second % 2, POSTER.height, 0.7)
        state = learn_background(state, shot(second, (POSTER, POSTED)), [trembling, ME], second)
    assert len(state.faces) == 1


@pytest.mark.parametrize(
    ("body", "counts"),
    [
        (DetectedObject(ObjectKind.PERSON, 470, 40, 130, 240, 0.8), False),
        (DetectedObject(ObjectKind.PERSON, 120, 60, 320, 420, 0.9), True),
        (DetectedObject(ObjectKind.PERSON, 380, 40, 250, 900, 0.9), True),
        (DetectedObject(ObjectKind.PERSON, 440, 0, 90, 300, 0.9), True),
    ],
    ids=["the one on the poster", "the candidate", "a face too small for this body", "a face at this body's edge"],
)
def test_the_body_on_a_poster_is_nobodys(body: DetectedObject, counts: bool) -> None:
    assert bodies_without_background([body], [POSTER]) == ((body,) if counts else ())
    assert bodies_without_background([body], []) == (body,)
