"""The main thing in Firefox: a candidate's whole exam, and the proctor who watches it, each in a window of their own."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from openproctor.cli.bench.server import UNLIMITED, ServerProcess, read_frames
from tests.e2e.firefox_driver import Firefox, Tab, find_firefox, running_firefox
from tests.e2e.rough.world import PERSON, sign_up


@pytest.fixture
def quick_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """Sees one face in every picture, for the camera that Firefox pretends to have shows none."""
    with ServerProcess(tmp_path / "data", UNLIMITED, program=("-m", "tests.e2e.quick_server")) as running:
        yield running


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    program = find_firefox()
    if program is None:
        pytest.skip("Firefox is not installed (Debian: apt-get install firefox-esr)")
    with running_firefox(program, tmp_path / "profile") as running:
        yield running


def sign_in(tab: Tab, base: str) -> None:
    tab.goto(f"{base}/sign-in")
    tab.fill("E-mail", PERSON["email"])
    tab.fill("Password", PERSON["password"])
    tab.click("Sign in")
    tab.shows("Exams")


def join(tab: Tab, link: str) -> str:
    """From the link into the exam's room; the attempt's identifier."""
    tab.goto(link)
    tab.click("I have read this and agree to the recording.")
    tab.click("Agree and continue")
    tab.shows("exactly one face")
    tab.click("Start the exam")
    tab.shows("The exam is running")
    return str(tab.evaluate("location.pathname")).rpartition("/")[2]


def eventually(true: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)


def invite(http: httpx.Client) -> tuple[str, str]:
    """A new exam with one candidate: its identifier, and the path of the private link."""
    exam = str(http.post("/api/v1/exams", json={"title": "Linear Algebra", "policy": {}}).raise_for_status().json()["id"])
    people = f"/api/v1/exams/{exam}/candidates"
    http.post(people, json={"candidates": [{"name": "Candidate One"}]}).raise_for_status()
    (person,) = http.get(people).raise_for_status().json()["candidates"]
    return exam, str(person["invite_path"])


def noted(http: httpx.Client, exam: str) -> set[str]:
    """The kinds of all that was noted."""
    found = http.get(f"/api/v1/exams/{exam}/incidents").raise_for_status().json()["incidents"]
    return {str(each["kind"]) for each in found}


def test_an_exam_from_the_link_to_the_end_with_a_server_that_goes_away(quick_server: ServerProcess, firefox: Firefox) -> None:
    with closing(sign_up(quick_server)) as http:
        exam, path = invite(http)
        staff, candidate = firefox.window(), firefox.window()
        sign_in(staff, quick_server.base)
        staff.goto(f"{quick_server.base}/exams/{exam}/live")
        attempt = join(candidate, quick_server.base + path)

        # Pictures arrive, and the live video plays.
        def taken() -> str:
            live = http.get(f"/api/v1/exams/{exam}/attempts/{attempt}").raise_for_status().json()["live"]
            return str(live["last_frame_at"] or "")

        eventually(lambda: taken() != "")
        tile = f'li[data-attempt-id="{attempt}"]'
        staff.until(
            f"[...document.querySelectorAll('{tile} video')].some((each) => each.videoWidth > 0 && each.currentTime > 1)"
        )

        # Words both ways.
        staff.click("", f"{tile} button")
        staff.fill("Message to Candidate One", "Is all well?")
        staff.click("Send")
        candidate.shows("Is all well?")
        candidate.fill("Write to the proctors", "Yes, thank you.")
        candidate.click("Send")
        staff.shows("Yes, thank you.")

        # A page that is left and opened again: its last word is no departure.
        room = candidate.evaluate("location.href")
        candidate.goto("about:blank")
        candidate.goto(room)
        candidate.shows("The exam is running")

        # The server goes away and comes back: what was taken meanwhile arrives, and nothing is missing.
        before = taken()
        quick_server.kill()
        candidate.shows("Reconnecting")
        quick_server.start()
        eventually(lambda: taken() > before)
        candidate.shows("Connected")
        assert noted(http, exam) & {"tab_hidden", "camera_lost", "microphone_lost", "page_failed"} == set()

        candidate.click("Finish exam")
        candidate.until("document.querySelector('[role=dialog]') !== null")
        candidate.click("Finish exam", "[role=dialog] button")
        candidate.shows("You have finished the exam")
        staff.shows("Submitted")
        assert http.get(f"/api/v1/exams/{exam}/attempts/{attempt}/gaps").raise_for_status().json() == []
    quick_server.stop()
    numbers = sorted(seq for _, stream, seq, _ in read_frames(quick_server.data_dir) if stream == "frames")
    assert numbers == list(range(len(numbers)))
    cut = ("WebSocket", "can’t establish", "while the page was loading")
    assert [words for words in firefox.complaints if not any(each in words for each in cut)] == []
