"""A page that was away: its camera has its time again, and no longer than that."""

import pytest

from openproctor.model.attempt import CameraState, Connection, MicrophoneState
from openproctor.wire.sockets import PageReport
from tests.unit.test_presence import ATTEMPT, Board


def sitting() -> Board:
    """A page in the middle of an exam, whose camera works."""
    seen = Board()
    seen.board.begin_pictures(ATTEMPT)
    seen.board.arrived(ATTEMPT, object())
    seen.board.picture(ATTEMPT)
    return seen


@pytest.mark.parametrize("away_s", [1, 5, 8, 30, 3600])
def test_a_page_that_was_away_has_time_for_its_first_picture(away_s: int) -> None:
    seen = sitting()
    seen.clock.advance(away_s)
    assert seen.camera() is CameraState.OK, "while it is away, nothing is known of its camera"
    seen.board.arrived(ATTEMPT, object())
    seen.pass_heard(5)
    assert seen.camera() is CameraState.OK
    seen.pass_heard(2)
    assert seen.camera() is CameraState.LOST, "but not for ever"
    seen.board.picture(ATTEMPT)
    assert seen.camera() is CameraState.OK


def test_without_a_socket_the_first_item_is_the_return() -> None:
    seen = sitting()
    seen.clock.advance(20)
    seen.board.heartbeat(ATTEMPT)
    seen.pass_heard(5)
    assert seen.camera() is CameraState.OK


@pytest.mark.parametrize("silence_s", [3.5, 3.9])
def test_a_silence_too_short_for_an_absence_is_no_time_of_the_camera(silence_s: float) -> None:
    seen = sitting()
    for _ in range(2):
        seen.clock.advance(silence_s)
        seen.board.heartbeat(ATTEMPT)
    assert seen.camera() is CameraState.OK
    seen.pass_heard(1)
    assert seen.camera() is CameraState.LOST, "sound alone does not keep a camera alive"


def test_a_camera_that_was_lost_before_is_lost_until_it_shows_something() -> None:
    seen = sitting()
    seen.pass_heard(8)
    assert seen.camera() is CameraState.LOST
    seen.clock.advance(60)
    assert seen.camera() is CameraState.LOST
    seen.board.arrived(ATTEMPT, object())
    assert seen.camera() is CameraState.LOST
    seen.board.picture(ATTEMPT)
    assert seen.camera() is CameraState.OK


def test_a_page_that_connects_again_and_again_without_a_picture_is_found_out() -> None:
    seen = sitting()
    for _ in range(20):
        seen.board.arrived(ATTEMPT, object())
        seen.pass_heard(4)
    assert seen.camera() is CameraState.LOST


def test_devices_that_are_opened_again_after_an_absence_are_not_lost_at_once() -> None:
    seen = sitting()
    seen.clock.advance(30)
    seen.board.arrived(ATTEMPT, object())
    seen.board.report(ATTEMPT, PageReport(type="report", camera=CameraState.LOST, microphone=MicrophoneState.LOST))
    assert seen.board.refresh(ATTEMPT)[:3] == (Connection.CONNECTED, CameraState.OK, MicrophoneState.OK)
    seen.pass_heard(7)
    assert seen.board.refresh(ATTEMPT)[:3] == (Connection.CONNECTED, CameraState.LOST, MicrophoneState.LOST)


def test_a_device_that_fails_after_the_first_picture_is_lost_at_once() -> None:
    seen = sitting()
    seen.clock.advance(30)
    seen.board.arrived(ATTEMPT, object())
    seen.board.picture(ATTEMPT)
    seen.board.report(ATTEMPT, PageReport(type="report", camera=CameraState.LOST))
    assert seen.camera() is CameraState.LOST


@pytest.mark.parametrize("away_s", [2, 12])
def test_candidates_who_were_expected_by_a_server_that_started_again_have_their_time_when_they_come(away_s: int) -> None:
    seen = Board()
    seen.board.expect_back(ATTEMPT)
    seen.clock.advance(away_s)
    assert seen.camera() is CameraState.OK
    seen.board.arrived(ATTEMPT, object())
    seen.pass_heard(6)
    assert seen.camera() is CameraState.OK
