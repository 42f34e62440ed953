"""One face is near itself and far from another; of what shows too little nothing is said."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from openproctor.detection.networks.dlib_resnet import FaceEncoder, distance
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Face
from openproctor.rules.catalogue import PRESETS, PresetName
from openproctor.rules.policy import preset
from tests.support.portraits import SIDE, Image, in_room, portraits

BOXES = ((103, 53, 85, 114), (79, 71, 118, 142))
"""Of each portrait's face: x, y, width, height within the portrait."""
CLOSE, FAR = 0.5, 0.6
IDS = ["Collins", "Hopper"]


@pytest.fixture(scope="module")
def encoder(weights: dict[str, Path]) -> FaceEncoder:
    found = FaceEncoder(weights["dlib-resnet"], weights["dlib-5-points"])
    found.load()
    return found


def seen(who: int, size: int = SIDE, x: int = 180, y: int = 100) -> tuple[Image, Face]:
    """A person's portrait in the room, and where the face is."""
    scale = size / SIDE
    left, top, width, height = BOXES[who]
    return in_room(portraits()[who], size=size, x=x, y=y), Face(
        x + left * scale, y + top * scale, width * scale, height * scale, 0.9
    )


def encoded(encoder: FaceEncoder, image: Image, face: Face) -> NDArray[np.float32]:
    found = encoder.encode(image, face)
    assert found is not None
    assert found.shape == (128,)
    return found


def noisy(image: Image) -> Image:
    return np.clip(image + np.random.default_rng(1).normal(0, 8, image.shape), 0, 255).astype(np.uint8)


def dim(image: Image) -> Image:
    return (image * 0.5).astype(np.uint8)


def compressed(image: Image) -> Image:
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 40])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def leaning(image: Image) -> Image:
    turn = cv2.getRotationMatrix2D((320, 240), 12, 1)
    return np.asarray(cv2.warpAffine(image, turn, (640, 480), borderMode=cv2.BORDER_REPLICATE), np.uint8)


@pytest.mark.parametrize("who", [0, 1], ids=IDS)
@pytest.mark.parametrize("change", [noisy, dim, compressed, leaning])
def test_the_same_face_is_near_itself_whatever_the_camera_does(
    encoder: FaceEncoder, who: int, change: Callable[[Image], Image]
) -> None:
    image, face = seen(who)
    assert distance(encoded(encoder, image, face), encoded(encoder, change(image), face)) < CLOSE


@pytest.mark.parametrize("who", [0, 1], ids=IDS)
@pytest.mark.parametrize(("size", "x", "y"), [(200, 20, 30), (350, 250, 100)])
def test_the_same_face_is_near_itself_wherever_it_is(encoder: FaceEncoder, who: int, size: int, x: int, y: int) -> None:
    assert distance(encoded(encoder, *seen(who)), encoded(encoder, *seen(who, size, x, y))) < CLOSE


@pytest.mark.parametrize("who", [0, 1], ids=IDS)
@pytest.mark.parametrize(("across", "down"), [(8, 0), (-8, 0), (0, 8), (0, -8)])
def test_a_box_that_trembles_makes_no_other_person(encoder: FaceEncoder, who: int, across: float, down: float) -> None:
    image, face = seen(who)
    moved = Face(face.x + across, face.y + down, face.width, face.height, face.score)
    assert distance(encoded(encoder, image, face), encoded(encoder, image, moved)) < CLOSE


@pytest.mark.parametrize("change", [noisy, dim, compressed])
def test_another_face_is_far(encoder: FaceEncoder, change: Callable[[Image], Image]) -> None:
    one, (image, face) = encoded(encoder, *seen(0)), seen(1)
    assert distance(one, encoded(encoder, image, face)) > FAR
    assert distance(one, encoded(encoder, change(image), face)) > FAR


@pytest.mark.parametrize("name", PRESETS)
def test_every_presets_threshold_tells_the_two_apart(encoder: FaceEncoder, name: PresetName) -> None:
    threshold = preset(name).signals[IncidentKind.OTHER_PERSON].threshold
    reference = encoded(encoder, *seen(0))
    assert distance(reference, encoded(encoder, *seen(0, 210))) < threshold
    assert distance(reference, encoded(encoder, *seen(1))) > threshold


@pytest.mark.parametrize(("height", "says"), [(55.9, False), (56, True)])
def test_of_too_small_a_face_nothing_is_said(encoder: FaceEncoder, height: float, says: bool) -> None:
    image, face = seen(0)
    small = Face(face.x, face.y, face.width, height, face.score)
    assert (encoder.encode(image, small) is not None) is says


@pytest.mark.parametrize("who", [0, 1], ids=IDS)
def test_of_a_blurred_face_nothing_is_said(encoder: FaceEncoder, who: int) -> None:
    image, face = seen(who)
    assert encoder.encode(np.asarray(cv2.GaussianBlur(image, (0, 0), 8), np.uint8), face) is None


def test_of_an_even_wall_nothing_is_said(encoder: FaceEncoder) -> None:
    assert encoder.encode(np.full((480, 640, 3), 140, np.uint8), Face(200, 100, 100, 120, 0.9)) is None


def test_a_face_that_reaches_out_of_the_picture_is_compared_all_the_same(encoder: FaceEncoder) -> None:
    image, face = seen(1)
    cut = np.ascontiguousarray(image[:, 280:])
    found = encoder.encode(cut, Face(face.x - 280, face.y, face.width, face.height, 0.9))
    assert found is None or np.isfinite(found).all()


def test_the_distance_is_euclidean() -> None:
    one, other = np.zeros(128, np.float32), np.zeros(128, np.float32)
    other[:2] = (0.3, 0.4)
    assert distance(one, other) == pytest.approx(0.5)
    assert distance(one, one) == 0
