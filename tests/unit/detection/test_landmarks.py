"""How a face is held: signs and sizes of the angles, of the gaze, of eyes and mouth."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from openproctor.detection.networks.face_mesh import FaceLandmarker, MeshPoints, mesh_of
from openproctor.model.observation import Face, FaceMesh
from tests.support.portraits import Image, in_room, portraits

COLLINS, HOPPER = Face(283, 153, 85, 114, 0.9), Face(259, 171, 118, 142, 0.9)
"""Where their faces are in the room."""
PEOPLE = [(in_room(portrait), face) for portrait, face in zip(portraits(), (COLLINS, HOPPER), strict=True)]
IDS = ["Collins", "Hopper"]


@pytest.fixture(scope="module")
def landmarker(weights: dict[str, Path]) -> FaceLandmarker:
    found = FaceLandmarker(weights["face-landmarker"])
    found.load()
    return found


def held(landmarker: FaceLandmarker, image: Image, face: Face) -> FaceMesh:
    mesh = landmarker.measure(image, face)
    assert mesh is not None
    assert mesh.presence > 0.9
    return mesh


def mirrored(image: Image, face: Face) -> tuple[Image, Face]:
    return np.ascontiguousarray(image[:, ::-1]), replace(face, x=image.shape[1] - face.x - face.width)


def rotated(image: Image, face: Face, degrees: float) -> Image:
    """The picture turned clockwise around the face."""
    middle = (face.x + face.width / 2, face.y + face.height / 2)
    turn = cv2.getRotationMatrix2D(middle, -degrees, 1)
    return np.asarray(cv2.warpAffine(image, turn, (640, 480), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def looking(image: Image, mesh: FaceMesh, across: int, down: int) -> Image:
    """The picture with eyes painted over: the irises off the middle by so many pixels."""
    painted = image.copy()
    for x, y in mesh.points[:2]:
        eye = (round(x), round(y))
        cv2.ellipse(painted, eye, (9, 4 if across else 6), 0, 0, 360, (225, 215, 210), -1)
        cv2.circle(painted, (eye[0] + across, eye[1] + down), 4, (40, 30, 25), -1)
    return painted


def turned_away(image: Image) -> Image:
    """The picture as a board whose right edge is farther away, as a head's that is turned to the right."""
    corners = np.array([[180, 100], [460, 100], [460, 380], [180, 380]], np.float32)
    seen = np.array([[220, 100], [380, 140], [380, 340], [220, 380]], np.float32)
    seen_as = cv2.getPerspectiveTransform(corners, seen)
    return np.asarray(cv2.warpPerspective(image, seen_as, (640, 480), borderMode=cv2.BORDER_REPLICATE), np.uint8)


@pytest.mark.parametrize(("image", "face"), PEOPLE, ids=IDS)
def test_a_portrait_is_a_face_that_looks_ahead_with_open_eyes(landmarker: FaceLandmarker, image: Image, face: Face) -> None:
    mesh = held(landmarker, image, face)
    assert abs(mesh.yaw) < 8
    assert abs(mesh.roll) < 8
    assert abs(mesh.pitch) < 20
    assert abs(mesh.gaze_x) < 0.15
    assert mesh.eyes_closed < 0.3
    left, right, nose, left_corner, right_corner = mesh.points
    assert face.x < left[0] < nose[0] < right[0] < face.x + face.width
    assert left_corner[0] < nose[0] < right_corner[0]
    assert max(left[1], right[1]) < nose[1] < min(left_corner[1], right_corner[1]) < face.y + face.height


def test_a_smile_is_more_open_than_a_closed_mouth(landmarker: FaceLandmarker) -> None:
    smiling, earnest = (held(landmarker, image, face).mouth_open for image, face in PEOPLE)
    assert smiling > 0.2
    assert earnest < 0.1


@pytest.mark.parametrize(("image", "face"), PEOPLE, ids=IDS)
def test_a_mirror_image_is_held_the_other_way(landmarker: FaceLandmarker, image: Image, face: Face) -> None:
    one, other = held(landmarker, image, face), held(landmarker, *mirrored(image, face))
    assert one.roll == pytest.approx(-other.roll, abs=1.5)
    assert one.yaw == pytest.approx(-other.yaw, abs=2)
    assert one.gaze_x == pytest.approx(-other.gaze_x, abs=0.1)
    assert (one.pitch, one.gaze_y, one.mouth_open) == pytest.approx((other.pitch, other.gaze_y, other.mouth_open), abs=2)
    assert one.points[0][0] == pytest.approx(640 - other.points[1][0], abs=3)


def test_a_head_turned_to_the_right_of_the_picture_has_a_positive_yaw_and_its_mirror_image_a_negative(
    landmarker: FaceLandmarker,
) -> None:
    face = Face(274, 179, 72, 117, 0.9)
    image = turned_away(PEOPLE[1][0])
    assert held(landmarker, image, face).yaw > 3
    assert held(landmarker, *mirrored(image, face)).yaw < -3


@pytest.mark.parametrize(("image", "face"), PEOPLE, ids=IDS)
@pytest.mark.parametrize("degrees", [-20, -10, 10, 20])
def test_a_picture_turned_clockwise_adds_its_angle_to_the_roll(
    landmarker: FaceLandmarker, image: Image, face: Face, degrees: float
) -> None:
    upright, leaning = (held(landmarker, seen, face) for seen in (image, rotated(image, face, degrees)))
    assert leaning.roll - upright.roll == pytest.approx(degrees, abs=5)
    assert leaning.yaw == pytest.approx(upright.yaw, abs=4)
    assert leaning.gaze_x == pytest.approx(upright.gaze_x, abs=0.12)


@pytest.mark.parametrize(("image", "face"), PEOPLE, ids=IDS)
def test_irises_to_the_right_of_the_picture_are_a_positive_gaze(landmarker: FaceLandmarker, image: Image, face: Face) -> None:
    ahead = held(landmarker, image, face)
    left, right = (held(landmarker, looking(image, ahead, across, 0), face).gaze_x for across in (-4, 4))
    assert left < -0.2
    assert right > 0.2
    assert held(landmarker, *mirrored(looking(image, ahead, -4, 0), face)).gaze_x > 0.15


@pytest.mark.parametrize(("image", "face"), PEOPLE, ids=IDS)
def test_low_irises_are_a_gaze_down(landmarker: FaceLandmarker, image: Image, face: Face) -> None:
    ahead = held(landmarker, image, face)
    up, down = (held(landmarker, looking(image, ahead, 0, by), face).gaze_y for by in (-4, 4))
    assert down - up > 0.15


@pytest.mark.parametrize("size", [140, 210, 350])
def test_the_same_face_nearer_or_farther_is_held_the_same(landmarker: FaceLandmarker, size: int) -> None:
    scale = size / 280
    face = Face(100 + 79 * scale, 50 + 71 * scale, 118 * scale, 142 * scale, 0.9)
    mesh = held(landmarker, in_room(portraits()[1], size=size, x=100, y=50), face)
    usual = held(landmarker, *PEOPLE[1])
    assert (mesh.yaw, mesh.pitch, mesh.roll) == pytest.approx((usual.yaw, usual.pitch, usual.roll), abs=4)
    eyes_apart = mesh.points[1][0] - mesh.points[0][0]
    assert eyes_apart == pytest.approx((usual.points[1][0] - usual.points[0][0]) * scale, rel=0.08)


@pytest.mark.parametrize(("height", "says"), [(35.9, False), (36, True)])
def test_of_a_tiny_face_nothing_is_said(landmarker: FaceLandmarker, height: float, says: bool) -> None:
    face = Face(250, 180, 30, height, 0.9)
    assert (landmarker.measure(PEOPLE[0][0], face) is not None) is says


def test_what_is_no_face_has_hardly_any_presence(landmarker: FaceLandmarker) -> None:
    wall = landmarker.measure(np.full((480, 640, 3), 140, np.uint8), HOPPER)
    assert wall is not None
    assert wall.presence < 0.3


def test_a_face_at_the_edge_of_the_picture_is_measured_all_the_same(landmarker: FaceLandmarker) -> None:
    image = np.ascontiguousarray(PEOPLE[1][0][:, 280:])
    mesh = landmarker.measure(image, replace(HOPPER, x=HOPPER.x - 280))
    assert mesh is not None
    assert all(np.isfinite(point).all() for point in mesh.points)


# --- the geometry alone --------------------------------------------------------------------------------------------------


def turned(points: MeshPoints, axes: tuple[int, int], degrees: float) -> MeshPoints:
    """The head turned around its middle: the first axis towards the second."""
    angle, around = np.radians(degrees), points.mean(axis=0)
    moved = (points - around).astype(np.float64)
    one, other = moved[:, axes[0]].copy(), moved[:, axes[1]].copy()
    moved[:, axes[0]] = one * np.cos(angle) - other * np.sin(angle)
    moved[:, axes[1]] = one * np.sin(angle) + other * np.cos(angle)
    return np.asarray(moved + around, np.float32)


@pytest.fixture(scope="module")
def points(landmarker: FaceLandmarker) -> MeshPoints:
    found = landmarker.points3d(*PEOPLE[1])
    assert found is not None
    return found[0]


@pytest.mark.parametrize("degrees", [-40, -15, 15, 40])
def test_turning_the_head_aside_changes_its_yaw_by_that_and_moves_the_nose_there(points: MeshPoints, degrees: float) -> None:
    upright, aside = mesh_of(points, 1.0), mesh_of(turned(points, (0, 2), degrees), 1.0)
    assert aside.yaw - upright.yaw == pytest.approx(degrees, abs=1)
    eyes = (aside.points[0][0] + aside.points[1][0]) / 2
    assert (aside.points[2][0] - eyes) * degrees > 0


@pytest.mark.parametrize("degrees", [-25, 25])
def test_lowering_the_head_changes_its_pitch_by_that_and_moves_the_nose_down(points: MeshPoints, degrees: float) -> None:
    upright, lowered = mesh_of(points, 1.0), mesh_of(turned(points, (1, 2), degrees), 1.0)
    assert lowered.pitch - upright.pitch == pytest.approx(degrees, abs=1)
    below = [mesh.points[2][1] - (mesh.points[0][1] + mesh.points[1][1]) / 2 for mesh in (upright, lowered)]
    assert (below[1] - below[0]) * degrees > 0


def test_turning_the_head_is_no_gaze_and_no_blink(points: MeshPoints) -> None:
    upright = mesh_of(points, 1.0)
    for axes in ((0, 1), (0, 2), (1, 2)):
        mesh = mesh_of(turned(points, axes, 20), 1.0)
        assert mesh.gaze_x == pytest.approx(upright.gaze_x, abs=0.05)
        assert mesh.eyes_closed == pytest.approx(upright.eyes_closed, abs=0.05)
        assert mesh.mouth_open == pytest.approx(upright.mouth_open, abs=0.02)


def test_only_both_eyes_shut_are_closed_eyes(points: MeshPoints) -> None:
    wink, blink = points.copy(), points.copy()
    for eye in ((159, 145), (386, 374)):
        blink[eye[0]] = blink[eye[1]]
    wink[159] = wink[145]
    assert mesh_of(wink, 1.0).eyes_closed == mesh_of(points, 1.0).eyes_closed == 0
    assert mesh_of(blink, 1.0).eyes_closed == 1
