"""Who is there: judged by silence, round trips and pictures, and pushed only when something changed."""

import json
from typing import Any

from openproctor.feed.presence import PresenceBoard
from openproctor.model.attempt import CameraState, Connection
from openproctor.model.push import PushMessage
from openproctor.rules.policy import LinkPolicy
from openproctor.wire.sockets import PageReport, ReportByRequest
from tests.fakes import FakeClock

ATTEMPT = "att_1"


class Board:
    """A board on a clock that stands still, and what it pushed."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.pushed: list[PushMessage] = []
        self.board = PresenceBoard(self.clock, self.pushed.append)
        self.board.register(ATTEMPT, "exam_1", LinkPolicy(), 1.0)

    def connection(self) -> Connection:
        return self.board.refresh(ATTEMPT)[0]

    def pass_heard(self, seconds: int) -> None:
        """Let time pass while the page pings and shows nothing."""
        for _ in range(seconds):
            self.clock.advance(1)
            self.board.heartbeat(ATTEMPT)

    def camera(self) -> CameraState:
        return self.board.refresh(ATTEMPT).camera

    def last(self) -> dict[str, Any]:
        live: dict[str, Any] = json.loads(self.pushed[-1].payload)["live"]
        return live


def test_a_page_that_pings_is_connected_and_silence_is_unstable_and_then_lost() -> None:
    seen = Board()
    seen.board.heartbeat(ATTEMPT, socket=object())
    assert seen.connection() is Connection.CONNECTED
    seen.clock.advance(3.5)
    assert seen.connection() is Connection.UNSTABLE
    seen.clock.advance(0.5)
    assert seen.connection() is Connection.LOST
    seen.board.heartbeat(ATTEMPT)
    assert seen.connection() is Connection.CONNECTED


def test_loss_is_noticed_within_five_seconds_by_the_default_policy() -> None:
    assert LinkPolicy().lost_after_s + 0.5 < 5


def test_slow_round_trips_and_a_backlog_are_unstable() -> None:
    seen = Board()
    seen.board.heartbeat(ATTEMPT, socket=object(), rtt_ms=900.0)
    assert seen.connection() is Connection.UNSTABLE
    seen.board.heartbeat(ATTEMPT, rtt_ms=50.0, backlog=6)
    assert seen.connection() is Connection.UNSTABLE
    seen.board.heartbeat(ATTEMPT, backlog=0)
    assert seen.connection() is Connection.CONNECTED


def test_a_page_that_comes_back_is_there_at_once_and_shown_at_the_next_look() -> None:
    seen = Board()
    seen.clock.advance(60)
    assert seen.connection() is Connection.LOST
    seen.board.arrived(ATTEMPT, object())
    assert seen.board.live(ATTEMPT).connection is Connection.CONNECTED
    assert seen.last()["connection"] == "lost"
    seen.board.refresh(ATTEMPT)
    assert seen.last()["connection"] == "connected"


def test_an_old_socket_that_closes_does_not_take_the_new_one_along() -> None:
    seen = Board()
    old, new = object(), object()
    seen.board.heartbeat(ATTEMPT, socket=old)
    seen.board.heartbeat(ATTEMPT, socket=new)
    seen.board.socket_closed(ATTEMPT, old)
    assert seen.connection() is Connection.CONNECTED
    seen.board.socket_closed(ATTEMPT, new)
    assert seen.connection() is Connection.UNSTABLE


def test_pictures_that_stop_coming_are_a_lost_camera() -> None:
    seen = Board()
    seen.board.begin_pictures(ATTEMPT)
    seen.pass_heard(7)
    assert seen.board.refresh(ATTEMPT)[1] is CameraState.LOST
    seen.board.picture(ATTEMPT)
    assert seen.board.refresh(ATTEMPT)[1] is CameraState.OK
    seen.board.heartbeat(ATTEMPT, camera_reported=CameraState.LOST)
    assert seen.board.refresh(ATTEMPT)[1] is CameraState.LOST


def test_what_stays_the_same_is_not_pushed_again() -> None:
    seen = Board()
    seen.board.heartbeat(ATTEMPT, socket=object(), faces=1)
    count = len(seen.pushed)
    for _ in range(5):
        seen.clock.advance(1)
        seen.board.heartbeat(ATTEMPT, faces=1, last_frame_at=seen.clock.now())
    assert len(seen.pushed) == count
    seen.board.heartbeat(ATTEMPT, faces=2)
    assert len(seen.pushed) == count + 1
    assert seen.last()["faces"] == 2


def test_an_attempt_never_heard_of_is_lost() -> None:
    assert Board().board.live("att_unknown").connection is Connection.LOST


def test_the_board_forgets_who_is_over_and_gone_and_nobody_else() -> None:
    seen = Board()
    for other in ("att_running", "att_watching"):
        seen.board.register(other, "exam_1", LinkPolicy(), 1.0)
    seen.board.heartbeat("att_watching", socket=object())
    seen.clock.advance(601)
    seen.board.forget_silent({"att_running"})
    assert set(seen.board.known()) == {"att_running", "att_watching"}


def heard_for_half_a_minute(seen: Board) -> None:
    for _ in range(15):
        seen.clock.advance(2)
        seen.board.heartbeat(ATTEMPT)


def camera_after_silence(**said: Any) -> CameraState:
    """What the camera counts as when no picture came for half a minute, and the page goes on to say this."""
    seen = Board()
    seen.board.heartbeat(ATTEMPT, socket=object(), **said)
    seen.board.begin_pictures(ATTEMPT)
    heard_for_half_a_minute(seen)
    return seen.board.refresh(ATTEMPT).camera


def test_a_camera_whose_pictures_wait_on_the_device_is_not_lost() -> None:
    assert camera_after_silence(backlog=0) is CameraState.LOST
    assert camera_after_silence(backlog=2) is CameraState.OK
    assert camera_after_silence(behind_s=40.0) is CameraState.OK


def test_a_camera_that_the_page_reports_lost_is_lost_whatever_waits() -> None:
    assert camera_after_silence(backlog=2, behind_s=40.0, camera_reported=CameraState.LOST) is CameraState.LOST


def test_what_a_page_that_is_gone_had_waiting_excuses_no_camera() -> None:
    assert camera_after_silence(backlog=2) is CameraState.OK
    seen = Board()
    seen.board.heartbeat(ATTEMPT, backlog=2)
    seen.board.begin_pictures(ATTEMPT)
    heard_for_half_a_minute(seen)
    assert seen.board.refresh(ATTEMPT).camera is CameraState.LOST


def test_a_page_that_goes_while_its_pictures_wait_takes_no_working_camera_with_it() -> None:
    seen, socket = Board(), object()
    seen.board.heartbeat(ATTEMPT, socket=socket, backlog=9)
    seen.board.begin_pictures(ATTEMPT)
    heard_for_half_a_minute(seen)
    seen.board.socket_closed(ATTEMPT, socket)
    for _ in range(8):
        assert seen.board.refresh(ATTEMPT).camera is CameraState.OK
        seen.clock.advance(1)


def test_a_camera_that_gives_nothing_once_all_has_arrived_is_lost() -> None:
    seen = Board()
    seen.board.heartbeat(ATTEMPT, socket=object(), backlog=9)
    seen.board.begin_pictures(ATTEMPT)
    heard_for_half_a_minute(seen)
    seen.board.heartbeat(ATTEMPT, backlog=0)
    assert seen.board.refresh(ATTEMPT).camera is CameraState.OK
    heard_for_half_a_minute(seen)
    assert seen.board.refresh(ATTEMPT).camera is CameraState.LOST


def test_a_page_that_is_heard_by_requests_alone_is_connected_and_its_silence_is_given_more_time() -> None:
    seen = Board()
    said = ReportByRequest(report=PageReport(camera=CameraState.OK), received=[])
    seen.board.report_by_request(ATTEMPT, said)
    assert (seen.connection(), seen.last()["socket"]) == (Connection.CONNECTED, False)
    seen.clock.advance(5)
    assert seen.connection() is Connection.CONNECTED
    seen.clock.advance(2.5)
    assert seen.connection() is Connection.UNSTABLE
    seen.clock.advance(1)
    assert seen.connection() is Connection.LOST
    seen.board.report_by_request(ATTEMPT, said)
    assert seen.connection() is Connection.CONNECTED


def test_a_socket_that_opens_in_the_end_is_shown_and_so_is_one_that_goes_again() -> None:
    seen, socket = Board(), object()
    seen.board.report_by_request(ATTEMPT, ReportByRequest(report=PageReport(camera=CameraState.OK), received=[]))
    seen.board.heartbeat(ATTEMPT, socket=socket)
    assert (seen.connection(), seen.last()["socket"]) == (Connection.CONNECTED, True)
    seen.clock.advance(60)
    seen.board.heartbeat(ATTEMPT)
    seen.board.socket_closed(ATTEMPT, socket)
    # Nothing says yet that requests take its place.
    assert (seen.connection(), seen.last()["socket"]) == (Connection.UNSTABLE, True)
