"""What no picture can give is refused; what is unusual but possible is not."""

from dataclasses import replace

import numpy as np
import pytest

from openproctor.detection.validation import (
    MOST,
    InvalidOutput,
    validate_embedding,
    validate_faces,
    validate_mesh,
    validate_objects,
    validate_values,
)
from openproctor.model import measures
from openproctor.model.observation import DetectedObject, Face, FaceMesh, ObjectKind

NAN, INF = float("nan"), float("inf")
WIDTH, HEIGHT = 640, 480
FACE = Face(100, 100, 80, 100, 0.9)
RANGES = {measures.BLOCKED: (0, 1), measures.BRIGHTNESS: (0, 1), measures.SPEECH_S: (0, 90)}
THING = DetectedObject(ObjectKind.PHONE, 100, 100, 30, 60, 0.7)
MESH = FaceMesh(0.9, 10, 5, 0, 0.1, -0.1, 0.2, 0.1, ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10)))
IMPOSSIBLE: list[dict[str, float]] = [
    *({member: value} for member in ("x", "y", "width", "height", "score") for value in (NAN, INF, -INF)),
    {"score": -0.1},
    {"score": 1.01},
    {"width": 0},
    {"width": -10},
    {"height": 0},
    {"width": 2 * WIDTH + 1},
    {"height": 2 * HEIGHT + 1},
    {"x": 2 * WIDTH + 1},
    {"y": 2 * HEIGHT + 1},
    {"x": -WIDTH - 1},
    {"y": -HEIGHT - 1},
]
POSSIBLE: list[dict[str, float]] = [{}, {"x": -30}, {"y": 460}, {"width": 900}, {"score": 0}, {"score": 1}, {"height": 0.5}]


@pytest.mark.parametrize("members", IMPOSSIBLE, ids=str)
def test_an_impossible_box_is_refused_though_the_others_are_right(members: dict[str, float]) -> None:
    with pytest.raises(InvalidOutput):
        validate_faces((FACE, replace(FACE, **members)), WIDTH, HEIGHT)
    with pytest.raises(InvalidOutput):
        validate_objects((THING, replace(THING, **members)), WIDTH, HEIGHT)  # type: ignore[arg-type]


@pytest.mark.parametrize("members", POSSIBLE, ids=str)
def test_an_unusual_box_stays_as_it_is(members: dict[str, float]) -> None:
    face, detection = replace(FACE, **members), replace(THING, **members)  # type: ignore[arg-type]
    assert validate_faces([face], WIDTH, HEIGHT) == (face,)
    assert validate_objects([detection], WIDTH, HEIGHT) == (detection,)


@pytest.mark.parametrize("found", [None, 7, "faces", {FACE}, FACE, (FACE, None), (FACE, (1, 2, 3, 4, 0.9)), np.zeros((2, 5))])
def test_what_is_no_list_of_them_is_refused(found: object) -> None:
    with pytest.raises(InvalidOutput, match="not a list of Face"):
        validate_faces(found, WIDTH, HEIGHT)
    with pytest.raises(InvalidOutput, match="not a list of DetectedObject"):
        validate_objects(found, WIDTH, HEIGHT)


def test_faces_are_no_things() -> None:
    with pytest.raises(InvalidOutput):
        validate_objects((FACE,), WIDTH, HEIGHT)
    with pytest.raises(InvalidOutput):
        validate_faces((THING,), WIDTH, HEIGHT)


def test_nothing_found_is_an_answer_and_a_crowd_without_end_is_none() -> None:
    assert validate_faces([], WIDTH, HEIGHT) == ()
    assert len(validate_faces([FACE] * MOST, WIDTH, HEIGHT)) == MOST
    with pytest.raises(InvalidOutput, match="201"):
        validate_faces([FACE] * (MOST + 1), WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "members",
    [
        *({angle: value} for angle in ("yaw", "pitch", "roll") for value in (NAN, INF, 181, -181)),
        *({gaze: value} for gaze in ("gaze_x", "gaze_y") for value in (NAN, -INF, 2.1, -2.1)),
        *({share: value} for share in ("presence", "eyes_closed", "mouth_open") for value in (NAN, INF, -0.1, 1.1)),
        {"points": MESH.points[:4]},
        {"points": ()},
        {"points": (*MESH.points, (1, 1))},
        {"points": (*MESH.points[:4], (9, NAN))},
    ],
    ids=str,
)
def test_an_impossible_mesh_is_refused(members: dict[str, object]) -> None:
    with pytest.raises(InvalidOutput):
        validate_mesh(replace(MESH, **members))  # type: ignore[arg-type]


def test_a_possible_mesh_stays_and_none_means_that_nothing_can_be_said() -> None:
    assert validate_mesh(MESH) is MESH
    assert validate_mesh(None) is None
    turned = replace(MESH, yaw=-180.0, pitch=90.0, presence=0.0, mouth_open=1.0)
    assert validate_mesh(turned) is turned
    with pytest.raises(InvalidOutput, match="dict instead of a mesh"):
        validate_mesh({})


@pytest.mark.parametrize(
    "embedding",
    [
        np.zeros(128, np.float32),
        np.ones(127, np.float32),
        np.ones((1, 128), np.float32),
        np.full(128, NAN, np.float32),
        np.r_[np.ones(127, np.float32), np.float32(INF)],
        [0.1] * 128,
        "template",
    ],
    ids=["zero", "too short", "two dimensions", "no numbers", "one infinite", "a list", "words"],
)
def test_an_impossible_embedding_is_refused(embedding: object) -> None:
    with pytest.raises(InvalidOutput):
        validate_embedding(embedding)


def test_a_possible_embedding_stays_and_none_means_that_nothing_can_be_said() -> None:
    template = np.full(128, -0.09, np.float32)
    assert validate_embedding(template) is template
    assert validate_embedding(None) is None


@pytest.mark.parametrize(
    "values",
    [
        None,
        [0.5],
        {measures.BLOCKED: NAN},
        {measures.BLOCKED: INF},
        {measures.BLOCKED: -0.1},
        {measures.BLOCKED: 1.1},
        {measures.SPEECH_S: 91.0},
        {"blocked": 0.5},
        {measures.BRIGHTNESS: 0.5, measures.BLOCKED: 2.0},
    ],
)
def test_impossible_values_are_refused(values: object) -> None:
    with pytest.raises(InvalidOutput):
        validate_values(values, RANGES)


def test_possible_values_stay_up_to_their_most() -> None:
    values = {measures.BLOCKED: 1.0, measures.BRIGHTNESS: 0.0, measures.SPEECH_S: 90.0}
    assert validate_values(values, RANGES) is values
    assert validate_values({}, {}) == {}
