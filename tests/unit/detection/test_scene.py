"""The picture as a whole: covered, dark, frozen, a loop, or a camera that lives."""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from openproctor.detection.image import Thumbnail
from openproctor.detection.scene import SceneState, observe
from openproctor.model import measures as M  # noqa: N812
from openproctor.model.incident import IncidentKind
from openproctor.model.measures import Measure
from openproctor.rules.policy import Policy

STANDARD = Policy().signals
SHADES = np.random.default_rng(7).integers(60, 200, (6, 8), np.uint8)
ROOM = np.kron(SHADES, np.ones((20, 20), np.uint8))
"""120 x 160, with edges."""
Place = tuple[float, float]


def shot(grey: NDArray[np.generic], mark: int = 0, noise: float = 1.0) -> Thumbnail:
    """What a camera gives of it: never the same twice."""
    grain = np.random.default_rng(mark).normal(0, noise, grey.shape)
    return np.clip(grey.astype(np.float64) + grain, 0, 255).astype(np.uint8)


def somebody(place: Place, mark: int) -> Thumbnail:
    """The room with somebody in it, off the middle by so many pixels."""
    image = ROOM.copy()
    x, y = round(80 + place[0]), round(70 + place[1])
    cv2.ellipse(image, (x, y), (22, 30), 0, 0, 360, 230, -1)
    return shot(image, mark)


def moving(seconds: int, seed: int = 5) -> list[Place]:
    """Where somebody is, second by second, who never sits still."""
    chance, place, places = np.random.default_rng(seed), np.zeros(2), list[Place]()
    for _ in range(seconds):
        place = 0.9 * place + chance.normal(0, 5, 2)
        places.append((float(place[0]), float(place[1])))
    return places


class Camera:
    """Frames of one attempt; each is a file of its own unless told otherwise."""

    def __init__(self) -> None:
        self.state: SceneState | None = None
        self.at = 100.0
        self.files = 0

    def see(self, thumb: Thumbnail, seconds: float = 1.0, file: bytes | None = None) -> dict[Measure, float]:
        self.at += seconds
        self.files += 1
        self.state, values = observe(self.state, thumb, file or str(self.files).encode(), self.at)
        return values

    def measure(self, measure: Measure, thumbs: Iterable[Thumbnail]) -> list[float]:
        return [self.see(thumb)[measure] for thumb in thumbs]


@pytest.fixture
def camera() -> Camera:
    return Camera()


def moves(places: Sequence[Place]) -> list[Thumbnail]:
    return [somebody(place, mark) for mark, place in enumerate(places)]


@pytest.mark.parametrize(
    "seen",
    [*(np.full((120, 160), grey) for grey in (4, 50, 190)), np.linspace(10, 70, 160)[None].repeat(120, axis=0)],
    ids=["black", "dim", "a finger before a lamp", "light from one side"],
)
def test_a_covered_lens_is_blocked(camera: Camera, seen: NDArray[np.generic]) -> None:
    assert camera.see(shot(seen, noise=0.5))[M.BLOCKED] >= STANDARD[IncidentKind.CAMERA_BLOCKED].threshold


@pytest.mark.parametrize(
    "seen",
    [ROOM, ROOM * 0.3, np.linspace(150, 230, 160)[None].repeat(120, axis=0)],
    ids=["a room", "a dim room", "a white wall in daylight"],
)
def test_what_shows_something_or_is_lit_is_not_blocked(camera: Camera, seen: NDArray[np.generic]) -> None:
    assert camera.see(shot(seen))[M.BLOCKED] == 0


def test_a_covered_camera_that_raises_its_gain_is_blocked(camera: Camera) -> None:
    glow = np.full((120, 160), 115) + np.linspace(-20, 20, 160)
    assert camera.see(shot(glow, noise=2.0))[M.BLOCKED] >= STANDARD[IncidentKind.CAMERA_BLOCKED].threshold


def test_a_dark_room_is_dark_and_not_covered(camera: Camera) -> None:
    values = camera.see(shot(ROOM * 0.08))
    assert values[M.BRIGHTNESS] < STANDARD[IncidentKind.CAMERA_DARK].threshold
    assert values[M.BLOCKED] == 0
    assert Camera().see(shot(ROOM))[M.BRIGHTNESS] > 0.5


def test_what_is_out_of_focus_is_less_sharp(camera: Camera) -> None:
    blurred = cv2.GaussianBlur(ROOM, (0, 0), 4)
    sharp = camera.see(shot(ROOM))[M.SHARPNESS]
    assert 0 <= Camera().see(shot(blurred))[M.SHARPNESS] < 0.5 * sharp <= 0.5


def test_what_one_picture_shows_is_told_again_within_two_seconds(camera: Camera) -> None:
    camera.see(shot(ROOM))
    camera.see(shot(ROOM * 0.08, 1))
    assert camera.see(shot(ROOM * 0.08, 2))[M.BRIGHTNESS] < 0.1


def test_a_living_camera_is_never_frozen_even_in_an_empty_room(camera: Camera) -> None:
    assert set(camera.measure(M.FROZEN_S, (shot(ROOM, mark) for mark in range(30)))) == {0}


def test_the_same_picture_again_and_again_is_frozen_for_as_long_as_it_is_the_same(camera: Camera) -> None:
    still = shot(ROOM)
    camera.see(shot(ROOM, 8))
    assert camera.measure(M.FROZEN_S, [still] * 12) == list(range(12))
    assert camera.see(shot(ROOM, 9))[M.FROZEN_S] == 0


def test_a_frozen_picture_may_be_the_same_file_or_be_encoded_anew(camera: Camera) -> None:
    still = shot(ROOM)
    encoded = still.copy()
    encoded.flat[:40] += 1  # 0.2 % of the pixels: what a clock in the corner of the picture would change
    camera.see(still, file=b"the file")
    assert camera.see(still, file=b"the file")[M.FROZEN_S] == 1
    assert camera.see(encoded)[M.FROZEN_S] == 2
    # The file decides where the bytes are the same, whatever the decoder makes of them.
    camera.see(shot(ROOM, 9), file=b"another")
    assert camera.see(shot(ROOM, 10), file=b"another")[M.FROZEN_S] == 1


@pytest.mark.parametrize("period", [8, 20, 60])
def test_a_loop_is_found_in_its_second_round_although_every_frame_has_noise_of_its_own(camera: Camera, period: int) -> None:
    places = moving(period)
    replayed = camera.measure(M.REPLAY_S, moves([places[second % period] for second in range(3 * period + 40)]))
    assert max(replayed[:period]) == 0
    found = next(second for second, seconds in enumerate(replayed) if seconds >= 20)
    assert found <= 2 * period + 30
    assert min(replayed[found:]) >= 20


def test_a_loop_sampled_a_little_beside_the_round_before_is_found(camera: Camera) -> None:
    """Slow movement, and a tenth of a second early or late at random."""
    period = 24
    chance = np.random.default_rng(3)
    times = np.arange(4 * period) + chance.uniform(-0.1, 0.1, 4 * period)
    turns = 2 * np.pi * times / period
    places = [(25 * np.sin(turn), 15 * np.sin(2 * turn + 1) + 8 * np.cos(5 * turn)) for turn in turns]
    assert max(camera.measure(M.REPLAY_S, moves(places))) >= 20


@pytest.mark.parametrize("seed", range(4))
def test_a_person_who_moves_about_is_no_replay(camera: Camera, seed: int) -> None:
    assert max(camera.measure(M.REPLAY_S, moves(moving(240, seed)))) == 0


def test_a_person_who_sits_still_is_no_replay(camera: Camera) -> None:
    assert max(camera.measure(M.REPLAY_S, moves([(0, 0)] * 120))) == 0


def test_coming_back_to_an_earlier_place_now_and_then_is_no_replay(camera: Camera) -> None:
    places = moving(120)
    for second in range(10, 120, 11):
        places[second] = places[3]
    assert max(camera.measure(M.REPLAY_S, moves(places))) == 0


def test_coming_back_again_and_again_after_ever_other_times_is_no_replay(camera: Camera) -> None:
    chance, places = np.random.default_rng(6), moving(180)
    for second in range(70, 180):
        if chance.random() < 0.6:
            places[second] = places[second - int(chance.integers(6, 65))]
    assert max(camera.measure(M.REPLAY_S, moves(places))) == 0


def test_the_same_gesture_again_and_again_is_no_replay_as_the_body_moves_on(camera: Camera) -> None:
    places = [(second // 4 + (30.0 if second % 4 == 2 else 0.0), 0.0) for second in range(100)]
    assert max(camera.measure(M.REPLAY_S, moves(places))) == 0


def test_a_loop_that_has_ended_is_forgotten_once_the_person_moves_otherwise(camera: Camera) -> None:
    camera.measure(M.REPLAY_S, moves([moving(15)[second % 15] for second in range(60)]))
    assert camera.measure(M.REPLAY_S, moves(moving(60, seed=9)))[-1] == 0


def test_another_size_of_the_picture_begins_anew(camera: Camera) -> None:
    camera.measure(M.REPLAY_S, moves([moving(15)[second % 15] for second in range(60)]))
    values = camera.see(shot(ROOM[:90]))
    assert (values[M.FROZEN_S], values[M.REPLAY_S]) == (0, 0)
    assert camera.state is not None
    assert (camera.state.count, camera.state.lags) == (1, [])
    still = shot(ROOM[:90], 1)
    assert camera.measure(M.FROZEN_S, [still, still]) == [0, 1]


def test_a_time_that_ran_back_begins_anew(camera: Camera) -> None:
    still = shot(ROOM)
    camera.measure(M.FROZEN_S, [still] * 5)
    values = camera.see(still, seconds=-50)
    assert values[M.FROZEN_S] == 0
    assert camera.see(still)[M.FROZEN_S] == 1
