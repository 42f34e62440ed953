"""The detectors find faces; the geometry around them holds."""

import json
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from openproctor.cli.bench.evaluate import evaluate, print_reports, write_predictions
from openproctor.detection import boxes
from openproctor.detection.detector import FaceDetecting, FaceDetectorName, Options
from openproctor.detection.faces import open_network
from openproctor.detection.image import Image
from openproctor.detection.networks.centerface import CenterFace, decode_heatmap
from openproctor.detection.networks.dlib_hog import DlibHog
from openproctor.model.observation import Face
from tests.unit.detection.fakes import jpeg, room

DETECTORS: tuple[FaceDetectorName, ...] = ("centerface", "dlib_hog")


def open_face_detector(name: FaceDetectorName, weights: dict[str, Path]) -> FaceDetecting:
    return open_network(Options(lambda *names: {each: weights[each] for each in names}, name))


@pytest.fixture(scope="module")
def astronaut() -> Image:
    """One face, about 100 pixels wide, centred near (225, 115)."""
    data = pytest.importorskip("skimage.data", reason="scikit-image is not installed")
    return cast("Image", np.ascontiguousarray(data.astronaut()[:480]))


@pytest.mark.parametrize("name", DETECTORS)
def test_one_face_is_found_where_it_is(name: FaceDetectorName, weights: dict[str, Path], astronaut: Image) -> None:
    detector = open_face_detector(name, weights)
    detector.load()
    faces = detector.detect(astronaut)
    assert faces[0].score >= 0.5
    assert faces[0].x + faces[0].width / 2 == pytest.approx(225, abs=25)
    assert faces[0].y + faces[0].height / 2 == pytest.approx(115, abs=30)


@pytest.mark.parametrize("name", DETECTORS)
def test_an_empty_room_has_no_face(name: FaceDetectorName, weights: dict[str, Path]) -> None:
    assert not [face for face in open_face_detector(name, weights).detect(room()) if face.score >= 0.5]


def test_two_people_in_a_picture_of_odd_size(weights: dict[str, Path], astronaut: Image) -> None:
    pair = np.concatenate([astronaut[:301, 100:400], astronaut[:301, 100:400]], axis=1)
    faces = CenterFace(weights["centerface"]).detect(np.ascontiguousarray(pair))
    assert sum(face.score >= 0.5 for face in faces) == 2


def test_an_unknown_detector_is_refused() -> None:
    assert isinstance(open_face_detector("dlib_hog", {}), DlibHog)
    with pytest.raises(ValueError, match="oracle"):
        open_face_detector(cast("FaceDetectorName", "oracle"), {})


def test_a_peak_of_the_heat_map_becomes_a_box() -> None:
    heat = np.zeros((8, 10), np.float32)
    size, offset = np.zeros((2, 2, 8, 10), np.float32)
    heat[3, 5], heat[3, 6] = 0.9, 0.6
    size[0, 3, 5:7], size[1, 3, 5:7] = np.log(6), np.log(4)
    offset[:, 3, 5] = (0.25, -0.25)
    (face,) = decode_heatmap(heat, size, offset)
    assert (face.width, face.height) == pytest.approx((16, 24))
    assert (face.x + 8, face.y + 12) == pytest.approx((5.25 * 4, 3.75 * 4))
    assert face.score == pytest.approx(0.9)
    assert decode_heatmap(np.zeros((8, 10), np.float32), size, offset) == ()


def test_of_boxes_on_one_face_the_strongest_stays() -> None:
    found = np.array([[0, 0, 100, 100], [5, 5, 100, 100], [30, 30, 30, 30], [200, 0, 50, 50]], np.float32)
    assert boxes.strongest(found, np.array([0.6, 0.9, 0.5, 0.7], np.float32)) == [1, 3]


@pytest.mark.parametrize(
    ("box", "holds"),
    [
        ((10, 10, 40, 50), True),
        ((10, 10, 3, 4), False),
        ((10, 10, 90, 20), False),
        ((-60, 10, 60, 60), False),
    ],
)
def test_implausible_boxes_are_dropped(box: tuple[float, float, float, float], holds: bool) -> None:
    assert boxes.plausible(Face(*box, score=0.9), 320, 240) is holds


def test_faces_are_paired_with_the_nearest() -> None:
    known = [Face(0, 0, 50, 50, 0.9), Face(100, 0, 50, 50, 0.9), Face(300, 0, 50, 50, 0.9)]
    found = [Face(110, 5, 50, 50, 0.8), Face(5, 5, 50, 50, 0.7), Face(300, 0, 10, 10, 0.9)]
    assert boxes.match(known, found) == {1: 0, 0: 1}


def test_evaluation_scores_classes_and_tags(weights: dict[str, Path], astronaut: Image, tmp_path: Path) -> None:
    assert "centerface" in weights
    large = np.ascontiguousarray(astronaut.repeat(2, axis=0).repeat(2, axis=1))
    (tmp_path / "one.jpg").write_bytes(jpeg(large))
    (tmp_path / "none.jpg").write_bytes(jpeg(room()))
    rows = [
        {"file": "one.jpg", "faces": 1, "boxes": [], "tags": []},
        {"file": "none.jpg", "faces": 0, "boxes": [], "tags": ["zero"]},
        {"file": "none.jpg", "faces": 2, "boxes": [], "tags": ["synthetic"]},
    ]
    (tmp_path / "gt.json").write_text(json.dumps(rows))
    report, predictions = evaluate(tmp_path)
    assert report["accuracy"] == 1.0
    assert report["per_class"] == {"0": 1.0, "1": 1.0}
    assert report["per_tag"] == {"synthetic": 0.0, "zero": 1.0}
    assert predictions["none.jpg"] == []
    x, _, width, _, score = predictions["one.jpg"][0]
    assert x + width / 2 == pytest.approx(450, abs=50)
    assert score > 0.5
    write_predictions(tmp_path / "out.json", predictions)
    assert json.loads((tmp_path / "out.json").read_text()) == predictions
    print_reports([report])
