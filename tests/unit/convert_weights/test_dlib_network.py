"""The network that onnxruntime runs is dlib's own; a file that holds another is refused."""

from pathlib import Path

import dlib
import numpy as np
import onnxruntime
import pytest
from scripts.convert_weights.dlib_file import DlibFileError, read_face_network
from scripts.convert_weights.dlib_network import convert_dlib_resnet

from openproctor.detection.networks.dlib_resnet import INPUT, OUTPUT, FaceEncoder, distance
from openproctor.detection.networks.face_mesh import FaceLandmarker
from openproctor.detection.networks.sessions import open_session
from openproctor.model.observation import Face
from tests.support.portraits import Image, in_room, portraits

IDS = ["Collins", "Hopper"]
FACES = (Face(283, 153, 85, 114, 0.9), Face(259, 171, 118, 142, 0.9))
"""Where each portrait's face is once it hangs in the room."""
ROUNDING = 1e-4
"""A tenth of what would be too much; on the machine of the figures it is 1e-6."""


@pytest.fixture(scope="module")
def published(weights: dict[str, Path]) -> Path:
    """dlib's own file, beside what was made of it."""
    return weights["dlib-resnet"].with_suffix(".dat")


@pytest.fixture(scope="module")
def session(weights: dict[str, Path]) -> onnxruntime.InferenceSession:
    return open_session(weights["dlib-resnet"])


def chip(who: int, weights: dict[str, Path]) -> Image:
    """A portrait's face as dlib cuts it."""
    image, face = in_room(portraits()[who]), FACES[who]
    left, top = round(face.x), round(face.y)
    box = dlib.rectangle(left, top, left + round(face.width), top + round(face.height))
    shape = dlib.shape_predictor(str(weights["dlib-5-points"]))(image, box)
    return np.asarray(dlib.get_face_chip(image, shape, size=150, padding=0.25), np.uint8)


def noise(seed: int) -> Image:
    return np.random.default_rng(seed).integers(0, 256, (150, 150, 3), np.uint8)


def test_the_embedding_is_dlibs_own(weights: dict[str, Path], published: Path, session: onnxruntime.InferenceSession) -> None:
    original = dlib.face_recognition_model_v1(str(published))
    flat = np.zeros((150, 150, 3), np.uint8)
    for picture in (chip(0, weights), chip(1, weights), noise(1), flat, flat + np.uint8(255)):
        wanted = np.asarray(original.compute_face_descriptor(picture), np.float32)
        found = session.run([OUTPUT], {INPUT: picture[None]})[0]
        assert found.shape == (1, 128)
        assert distance(found[0], wanted) < ROUNDING


def test_the_same_file_gives_the_same_bytes(published: Path) -> None:
    data = published.read_bytes()
    assert convert_dlib_resnet(data) == convert_dlib_resnet(data)


@pytest.mark.parametrize("length", [1, 4, 300, 400, 19_400, 1_000_000, -200, -1])
def test_a_file_that_is_cut_short_is_refused(published: Path, length: int) -> None:
    with pytest.raises(DlibFileError, match="cut short: it ends at byte"):
        read_face_network(published.read_bytes()[:length])


def test_a_file_with_something_after_its_end_is_refused(published: Path) -> None:
    with pytest.raises(DlibFileError, match="length"):
        read_face_network(published.read_bytes() + b"\0")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"loss_metric_2", b"loss_metric_3", "name of a layer is loss_metric_3, not loss_metric_2"),
        (b"con_4", b"con_5", "name of a layer"),
        (b"\x05con_4\x01\x02\x02\x80\x12", b"\x05con_4\x01\x02\x02\x80\x13", "shape of a tensor is"),
        (b"\x01\x02\x01\x03\x01\x15input", b"\x01\x01\x01\x03\x01\x15input", "version of a layer"),
        (b"max_pool_2\x01\x03", b"max_pool_2\x01\x02", "stride and padding of a pooling"),
        (
            b"affine_\x01\x02\x01\x40\x01\x01\x01\x01\x01\x01",
            b"affine_\x01\x02\x01\x40\x01\x01\x01\x01\xff\x01",
            "0xff begins no integer",
        ),
    ],
)
def test_another_network_is_refused(published: Path, old: bytes, new: bytes, says: str) -> None:
    data = published.read_bytes()
    assert old in data
    with pytest.raises(DlibFileError, match=f"not dlib's face recognition network: .*{says}"):
        read_face_network(data.replace(old, new, 1))


def test_a_weight_that_is_no_number_is_refused(published: Path) -> None:
    data = bytearray(published.read_bytes())
    place = data.index(b"affine_") + 17
    data[place : place + 4] = np.float32(np.nan).tobytes()
    with pytest.raises(DlibFileError, match="a weight is not a number"):
        read_face_network(bytes(data))


@pytest.mark.parametrize("data", [b"", b"GIF89a", bytes(1000), b"\xff" * 1000, b"\x08\x07\x12\x07pytorch" * 50])
def test_what_is_no_file_of_dlibs_is_refused(data: bytes) -> None:
    with pytest.raises(DlibFileError):
        convert_dlib_resnet(data)


def test_another_file_of_dlibs_is_refused(weights: dict[str, Path]) -> None:
    with pytest.raises(DlibFileError, match="not dlib's face recognition network"):
        convert_dlib_resnet(weights["dlib-5-points"].read_bytes())


@pytest.mark.parametrize("who", [0, 1], ids=IDS)
@pytest.mark.parametrize(("across", "down", "size"), [(0.2, 0, 1), (-0.2, 0, 1), (0, 0.2, 1), (0, 0, 1.4)])
def test_our_landmarks_make_up_for_a_box_that_is_off(
    weights: dict[str, Path], who: int, across: float, down: float, size: float
) -> None:
    image, face = in_room(portraits()[who]), FACES[who]
    encoder = FaceEncoder(weights["dlib-resnet"], weights["dlib-5-points"])
    mesh = FaceLandmarker(weights["face-landmarker"]).measure(image, face)
    assert mesh is not None
    width, height = face.width * size, face.height * size
    left, top = (
        face.x + across * face.width - (width - face.width) / 2,
        face.y + down * face.height - (height - face.height) / 2,
    )
    reference = encoder.encode(image, face, mesh.points)
    found = encoder.encode(image, Face(left, top, width, height, 0.9), mesh.points)
    assert reference is not None
    assert found is not None
    assert distance(reference, found) < 0.3
