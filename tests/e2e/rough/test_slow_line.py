"""A line that carries less than is captured: what happens now is seen now, the rest follows, and no camera counts as lost."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Page, Request, expect

from tests.e2e.rough.shaped_line import GOOD, Line, ShapedLine, shaped_line
from tests.e2e.rough.world import Sitting, World

FRESH_S = 10
"""Five seconds are promised, which `slowLine.test.ts` holds by simulated time; a busy machine adds to them."""
DELAY_S = 0.3


@dataclass
class Candidate:
    """A candidate behind a line, and what the server was seen to know of them."""

    world: World
    sitting: Sitting
    line: ShapedLine
    sent: Counter[str] = field(default_factory=Counter)
    """How often each item was sent, by the end of its address."""

    @property
    def page(self) -> Page:
        return self.sitting.page

    def live(self) -> dict[str, Any]:
        return self.world.live(self.sitting.exam_id, self.sitting.attempt_id)

    def age(self) -> float:
        """Seconds since the newest picture on the server was captured."""
        newest = self.live()["last_frame_at"]
        return float("inf") if newest is None else (datetime.now(UTC) - datetime.fromisoformat(newest)).total_seconds()

    def watch(self, seconds: float) -> list[dict[str, Any]]:
        """What the staff sees, again and again."""
        seen = []
        for _ in range(round(seconds * 4)):
            seen.append({**self.live(), "age": self.age()})
            self.page.wait_for_timeout(250)
        return seen

    def until(self, condition: Callable[[], bool], seconds: float = 20) -> None:
        for _ in range(round(seconds * 5)):
            if condition():
                return
            self.page.wait_for_timeout(200)
        raise AssertionError("it did not happen")

    def incidents(self) -> dict[str, dict[str, Any]]:
        return {each["kind"]: each for each in self.world.incidents(self.sitting.exam_id)}

    def segments(self) -> int:
        """How many segments of video the server has."""
        path = f"/api/v1/exams/{self.sitting.exam_id}/attempts/{self.sitting.attempt_id}/recordings"
        answer = self.world.staff.get(path).raise_for_status().json()
        return sum(len(each["segments"]) for each in answer["videos"])

    def waits(self) -> bool:
        return self.page.get_by_text("waiting to be sent").is_visible()


@contextmanager
def candidate(world: World, *, recording: bool = False, line: Line = GOOD) -> Iterator[Candidate]:
    """Someone in the exam's room, whose pictures arrive."""
    with shaped_line(world.server.base, line) as shaped:
        sitting = world.join(world.exam({"recording": {"camera": recording}}), base=shaped.base)
        someone = Candidate(world, sitting, shaped)

        def count(request: Request) -> None:
            if request.method == "PUT":
                someone.sent["/".join(request.url.split("/")[-2:])] += 1

        sitting.page.on("request", count)
        sitting.enter()
        someone.until(lambda: someone.age() < 2)
        try:
            yield someone
        finally:
            world.close()  # before the line ends


def test_with_100_kbits_and_a_recording_the_staff_sees_now_and_reads_that_the_line_is_slow(world: World) -> None:
    with candidate(world, recording=True) as someone:
        staff = world.watch(someone.sitting.exam_id)
        before = someone.segments()
        someone.line.become(Line(100, DELAY_S))
        someone.until(lambda: someone.live()["behind_s"] is not None)
        seen = someone.watch(10)
        expect(staff.get_by_text(re.compile(r"Slow line, \d+ s behind")).first).to_be_visible()
        expect(someone.page.get_by_text("Slow line")).to_be_visible()
        assert max(each["age"] for each in seen) < FRESH_S
        assert {each["camera"] for each in seen} == {"ok"}
        assert {"slow_line"} == set(someone.incidents())
        # Smaller now, it fits beside the pictures.
        someone.until(lambda: someone.segments() >= before + 2)


def test_with_64_kbits_the_newest_picture_is_never_older_than_five_seconds(world: World) -> None:
    with candidate(world) as someone:
        someone.line.become(Line(64, DELAY_S))
        seen = someone.watch(12)
        assert max(each["age"] for each in seen) < FRESH_S
        assert {each["camera"] for each in seen} == {"ok"}
        assert max(each["behind_s"] or 0 for each in seen) > 0
        assert "camera_lost" not in someone.incidents()
        # Sound follows behind each picture, not behind all of them.
        someone.until(lambda: sum(path.startswith("sound/") for path in someone.sent) >= 2)


def test_on_a_line_that_is_slow_from_the_beginning_the_camera_counts_as_working(world: World) -> None:
    with candidate(world, line=Line(64, DELAY_S)) as someone:
        seen = someone.watch(8)
        assert {each["camera"] for each in seen} == {"ok"}
        assert "camera_lost" not in someone.incidents()
        assert max(each["age"] for each in seen[16:]) < FRESH_S


def test_when_the_line_is_good_again_all_arrives_and_the_fault_is_over(world: World) -> None:
    with candidate(world, recording=True) as someone:
        someone.line.become(Line(40, DELAY_S))
        someone.until(lambda: someone.live()["behind_s"] is not None)
        someone.until(lambda: someone.waits() and "slow_line" in someone.incidents())
        someone.line.become(GOOD)
        someone.until(lambda: someone.live()["behind_s"] is None and not someone.waits(), 25)
        someone.until(lambda: someone.incidents()["slow_line"]["closed_at"] is not None)
        expect(someone.page.get_by_text("Connected", exact=True)).to_be_visible()
        assert max(someone.sent.values()) == 1
        assert "connection_lost" not in someone.incidents()


def test_an_upload_that_takes_long_or_stands_still_is_not_begun_anew(world: World) -> None:
    with candidate(world, recording=True, line=Line(1000, DELAY_S)) as someone:
        world.errors.server_is_down = True  # the socket is opened again
        with someone.page.expect_request(re.compile(r"/recording/\d+$")) as found:
            pass
        someone.line.become(Line(64, DELAY_S))
        path = "/".join(found.value.url.split("/")[-2:])
        someone.page.wait_for_timeout(2000)
        before = someone.segments()
        someone.line.stand_still()
        someone.page.wait_for_timeout(11_000)
        someone.line.flow()
        someone.line.become(Line(500, DELAY_S))
        someone.until(lambda: someone.segments() > before)
        assert someone.sent[path] == 1
