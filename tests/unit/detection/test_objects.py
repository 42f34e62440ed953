"""Things and people: what the network's numbers mean, which boxes are one, and where is looked closely."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from openproctor.detection.crops import CROPS, WHOLE
from openproctor.detection.image import Image
from openproctor.detection.networks.efficientdet import ObjectDetector
from openproctor.model.observation import DetectedObject, ObjectKind
from tests.support.portraits import in_room, portraits
from tests.unit.detection.fakes import room

ANCHORS = 19_206
"""(40² + 20² + 10² + 5² + 3²) places, nine anchors each."""
NUMBER = {ObjectKind.PERSON: 0, ObjectKind.LAPTOP: 72, ObjectKind.PHONE: 76, ObjectKind.BOOK: 83}
CAR = 2
MIDDLE = ((40 * 40 + 20 * 20) + 5 * 10 + 5) * 9
"""First anchor of the place in row 5, column 5 of the level whose stride is 32: its middle is at 176, its sides are 128."""
Found = dict[int, tuple[ObjectKind | int, float]]


class Scripted(ObjectDetector):
    """Everything but the network: it answers from a script, the first look first."""

    def __init__(self, *looks: Found) -> None:
        super().__init__(Path("no-model"))
        self._looks = [*looks]
        self.asked: list[Image] = []
        self.offsets: NDArray[np.float32] = np.zeros((ANCHORS, 4), np.float32)

    def _run(self, image: Image) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        self.asked.append(image)
        scores = np.zeros((ANCHORS, 90), np.float32)
        for anchor, (kind, score) in (self._looks.pop(0) if self._looks else {}).items():
            scores[anchor, NUMBER[kind] if isinstance(kind, ObjectKind) else kind] = score
        return self.offsets, scores


def frame() -> Image:
    return np.zeros((480, 640, 3), np.uint8)


def box(detection: DetectedObject) -> tuple[float, float, float, float]:
    return detection.x, detection.y, detection.width, detection.height


def test_without_an_offset_a_box_is_its_anchors_in_pixels_of_the_picture() -> None:
    (detection,) = Scripted({MIDDLE: (ObjectKind.LAPTOP, 0.8)}).detect(frame(), WHOLE)
    assert detection.kind is ObjectKind.LAPTOP
    assert detection.score == pytest.approx(0.8)
    # 320 x 320 of the network are 640 x 480 of the picture.
    assert box(detection) == pytest.approx((2 * (176 - 64), 1.5 * (176 - 64), 2 * 128, 1.5 * 128))


def test_offsets_move_and_stretch_the_anchor_vertical_first() -> None:
    detector = Scripted({MIDDLE: (ObjectKind.BOOK, 0.8)})
    detector.offsets[MIDDLE] = (0.5, -0.25, np.log(0.5), np.log(0.25))
    (detection,) = detector.detect(np.zeros((320, 320, 3), np.uint8), WHOLE)
    assert box(detection) == pytest.approx((176 - 32 - 16, 176 + 64 - 32, 32, 64))


def test_the_anchors_of_a_place_differ_in_size_and_shape() -> None:
    sides = []
    for anchor in range(9):
        detector = Scripted({MIDDLE + anchor: (ObjectKind.BOOK, 0.8)})
        (detection,) = detector.detect(np.zeros((320, 320, 3), np.uint8), WHOLE)
        assert (detection.x + detection.width / 2, detection.y + detection.height / 2) == pytest.approx((176, 176))
        sides.append((round(detection.width), round(detection.height)))
    third = 2 ** (1 / 3)
    sizes = [128 * third**octave for octave in range(3)]
    shapes = [(1.0, 1.0), (2**0.5, 0.5**0.5), (0.5**0.5, 2**0.5)]
    assert sides == [(round(size * wide), round(size * tall)) for size in sizes for wide, tall in shapes]


@pytest.mark.parametrize(("anchor", "middle"), [(0, (4, 4)), (9, (12, 4)), (40 * 9, (4, 12)), (ANCHORS - 1, (320, 320))])
def test_anchors_run_from_left_to_right_and_then_down(anchor: int, middle: tuple[float, float]) -> None:
    (detection,) = Scripted({anchor: (ObjectKind.BOOK, 0.8)}).detect(np.zeros((320, 320, 3), np.uint8), WHOLE)
    assert (detection.x + detection.width / 2, detection.y + detection.height / 2) == pytest.approx(middle)


def test_only_what_an_exam_asks_for_is_found_and_only_from_a_tenth_on() -> None:
    assert Scripted({MIDDLE: (CAR, 0.99)}).detect(frame(), WHOLE) == ()
    assert Scripted({MIDDLE: (ObjectKind.BOOK, 0.09)}).detect(frame(), WHOLE) == ()
    assert len(Scripted({MIDDLE: (ObjectKind.BOOK, 0.11)}).detect(frame(), WHOLE)) == 1


def test_two_boxes_of_one_kind_on_one_place_are_one_thing_and_of_two_kinds_are_two() -> None:
    (same,) = Scripted({MIDDLE: (ObjectKind.BOOK, 0.5), MIDDLE + 3: (ObjectKind.BOOK, 0.7)}).detect(frame(), WHOLE)
    assert same.score == pytest.approx(0.7)
    both = Scripted({MIDDLE: (ObjectKind.BOOK, 0.5), MIDDLE + 3: (ObjectKind.LAPTOP, 0.7)}).detect(frame(), WHOLE)
    assert [detection.kind for detection in both] == [ObjectKind.LAPTOP, ObjectKind.BOOK]


@pytest.mark.parametrize(
    ("crop", "corner"), [(WHOLE, (0, WHOLE)), (1, (0, WHOLE)), (2, (256, WHOLE)), (3, (0, 192)), (4, (256, 192))]
)
def test_a_crop_is_looked_at_alone_and_told_in_pixels_of_the_whole(crop: int, corner: tuple[int, int]) -> None:
    detector = Scripted({MIDDLE: (ObjectKind.BOOK, 0.6)})
    (detection,) = detector.detect(frame(), crop)
    assert len(detector.asked) == 1
    size = 1 if crop == WHOLE else 0.6
    across, down = 2 * size, 1.5 * size
    assert box(detection) == pytest.approx(
        (corner[0] + across * 112, corner[1] + down * 112, across * 128, down * 128), abs=0.01
    )


def test_a_crop_shows_its_part_of_the_picture() -> None:
    image = frame()
    image[:288, 256:] = 200
    detector = Scripted()
    detector.detect(image, 2)
    assert detector.asked[0].min() == 200
    detector.detect(image, 3)
    assert detector.asked[1].mean() < 50


def test_without_a_crop_all_of_them_are_looked_at() -> None:
    detector = Scripted()
    detector.detect(frame())
    assert len(detector.asked) == len(CROPS) == 5


def test_people_are_looked_for_in_the_whole_picture_only() -> None:
    """Half a person in a part is no second one."""
    assert Scripted({MIDDLE: (ObjectKind.PERSON, 0.9)}).detect(frame(), 1) == ()
    everywhere: list[Found] = [{MIDDLE: (ObjectKind.PERSON, 0.9)}] * len(CROPS)
    (person,) = Scripted(*everywhere).detect(frame())
    assert box(person) == pytest.approx((2 * 112, 1.5 * 112, 2 * 128, 1.5 * 128))


@pytest.mark.parametrize(("closer", "score"), [(0.7, 0.6), (None, 0.25)])
def test_the_likeliest_phone_is_looked_at_once_more_and_is_worth_the_mean(closer: float | None, score: float) -> None:
    phone: Found = {MIDDLE: (ObjectKind.PHONE, 0.5)}
    again: Found = {} if closer is None else {MIDDLE: (ObjectKind.PHONE, closer)}
    detector = Scripted(phone, again)
    (detection,) = detector.detect(frame(), WHOLE)
    assert len(detector.asked) == 2
    assert detection.score == pytest.approx(score)


def test_a_book_or_a_hardly_likely_phone_is_not_looked_at_again() -> None:
    for found in ((ObjectKind.BOOK, 0.9), (ObjectKind.PHONE, 0.14)):
        detector = Scripted({MIDDLE: found})
        assert len(detector.detect(frame(), WHOLE)) == 1
        assert len(detector.asked) == 1


@pytest.fixture(scope="module")
def detector(weights: dict[str, Path]) -> ObjectDetector:
    found = ObjectDetector(weights["object-detector"])
    found.load()
    return found


@pytest.mark.parametrize("who", [0, 1], ids=["Collins", "Hopper"])
@pytest.mark.parametrize("crop", [None, WHOLE])
def test_a_portrait_is_one_person_and_no_phone(detector: ObjectDetector, who: int, crop: int | None) -> None:
    detections = detector.detect(in_room(portraits()[who]), crop)
    people = [detection for detection in detections if detection.kind is ObjectKind.PERSON and detection.score >= 0.5]
    assert len(people) == 1
    assert people[0].x + people[0].width / 2 == pytest.approx(180 + 140, abs=40)
    assert people[0].y + people[0].height / 2 == pytest.approx(100 + 140, abs=40)
    assert max((detection.score for detection in detections if detection.kind is not ObjectKind.PERSON), default=0) < 0.5


def test_two_people_are_two(detector: ObjectDetector) -> None:
    collins, hopper = portraits()
    image = in_room(collins, x=20, y=150)
    image[150:430, 340:620] = hopper
    assert (
        sum(detection.kind is ObjectKind.PERSON and detection.score >= 0.5 for detection in detector.detect(image, WHOLE)) == 2
    )


@pytest.mark.parametrize("image", [frame(), np.full((480, 640, 3), 140, np.uint8), room()], ids=["black", "grey", "a room"])
def test_an_empty_picture_has_nothing_in_it(detector: ObjectDetector, image: Image) -> None:
    assert [detection for detection in detector.detect(image) if detection.score >= 0.5] == []


def test_a_blank_picture_has_not_even_a_doubt(detector: ObjectDetector) -> None:
    assert detector.detect(frame()) == ()


@pytest.mark.parametrize("size", [(360, 640), (480, 360), (111, 97)])
def test_pictures_of_other_sizes_are_taken(detector: ObjectDetector, size: tuple[int, int]) -> None:
    image = np.ascontiguousarray(in_room(portraits()[1])[: size[0], 120 : 120 + size[1]])
    for detection in detector.detect(image):
        assert 0 < detection.width <= 2 * size[1]
        assert 0 < detection.score <= 1
