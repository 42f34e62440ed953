"""A page that was away, however it went and came back: one absence is one entry, and what lasts is noted all the same."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.e2e.conftest import FLAGS
from tests.e2e.everyday import everyday_browser
from tests.e2e.rough.world import Sitting, World


@pytest.fixture(scope="module")
def everyday(
    playwright: Playwright, chromium: str, webcam: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """One browser as people use it: a tab in front hides the others."""
    flags = [*FLAGS, f"--use-file-for-fake-video-capture={webcam}"]
    with everyday_browser(playwright, chromium, flags, tmp_path_factory.mktemp("everyday") / "profile") as context:
        yield context


@pytest.fixture
def sitting(world: World, everyday: BrowserContext) -> Iterator[Sitting]:
    """A candidate in the exam's room, in full screen by the policy if they choose to."""
    found = world.join(world.exam(), context=everyday)
    found.page.goto(world.server.base + found.path)
    in_the_room(found.page)
    # A page that was never touched is left without being asked.
    found.page.get_by_text("The exam is running").click()
    yield found
    for page in everyday.pages[1:]:
        page.close()


def in_the_room(page: Page) -> None:
    expect(page.get_by_role("button", name="Finish exam")).to_be_visible()


def eventually(true: Callable[[], bool], seconds: float = 20) -> None:
    """Look again and again, without Playwright: some of these pages do not answer meanwhile."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def noted(world: World, sitting: Sitting) -> list[str]:
    """The kinds of all that was noted, faults and suspicions, oldest first."""
    return [str(each["kind"]) for each in reversed(world.incidents(sitting.exam_id))]


def pictures(world: World, sitting: Sitting) -> str:
    """When the newest picture was taken; empty before the first."""
    return str(world.live(sitting.exam_id, sitting.attempt_id)["last_frame_at"] or "")


@contextmanager
def absence(world: World, sitting: Sitting) -> Iterator[None]:
    """The page goes away in the block, and comes back after it: that is one entry, which is over once pictures come again."""
    # What was open is cut by whatever takes the page away.
    world.errors.expected.append("WebSocket connection to")
    before = pictures(world, sitting)
    eventually(lambda: pictures(world, sitting) != before)
    yield
    at = pictures(world, sitting)
    eventually(lambda: pictures(world, sitting) > at and all(each["closed_at"] for each in world.incidents(sitting.exam_id)))
    assert noted(world, sitting) == ["connection_lost"]


def until_lost(world: World, sitting: Sitting, seconds: float = 0) -> None:
    """Wait until the connection is noted as lost, and the newest picture is so many seconds old."""
    eventually(lambda: noted(world, sitting) != [] and age(pictures(world, sitting)) > seconds)
    assert noted(world, sitting) == ["connection_lost"]


def age(taken: str) -> float:
    return (datetime.now(UTC) - datetime.fromisoformat(taken)).total_seconds()


def renderers(context: BrowserContext) -> list[int]:
    """The processes in which the browser's pages run."""
    assert context.browser is not None
    told = context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return [int(each["id"]) for each in told["processInfo"] if each["type"] == "renderer"]


@pytest.mark.parametrize("asked", [True, False], ids=["asked", "at-once"])
def test_a_closed_tab_and_the_link_opened_again(world: World, sitting: Sitting, everyday: BrowserContext, asked: bool) -> None:
    with absence(world, sitting):
        sitting.page.on("dialog", lambda dialog: dialog.accept())
        sitting.page.close(run_before_unload=asked)
        until_lost(world, sitting)
        again = world.errors.watch(everyday.new_page())
        again.goto(world.server.base + sitting.link)
        again.get_by_label("I have read this and agree to the recording.").check()
        again.get_by_role("button", name="Agree and continue").click()
        in_the_room(again)


def test_back_and_forward(world: World, sitting: Sitting) -> None:
    with absence(world, sitting):
        sitting.page.on("dialog", lambda dialog: dialog.accept())
        sitting.page.goto(f"{world.server.base}/healthz")
        until_lost(world, sitting)
        # Out of its cache of visited pages a browser shows a page without loading it.
        sitting.page.go_back(wait_until="commit")
        in_the_room(sitting.page)


def test_a_crash_of_the_page(world: World, sitting: Sitting, everyday: BrowserContext) -> None:
    with absence(world, sitting):
        for process in renderers(everyday):
            os.kill(process, signal.SIGKILL)
        until_lost(world, sitting)
        again = world.errors.watch(everyday.new_page())
        again.goto(world.server.base + sitting.path)
        in_the_room(again)


def test_a_machine_that_sleeps(world: World, sitting: Sitting, everyday: BrowserContext) -> None:
    with absence(world, sitting):
        stopped = renderers(everyday)
        for process in stopped:
            os.kill(process, signal.SIGSTOP)
        try:
            until_lost(world, sitting, 8)
        finally:
            for process in stopped:
                os.kill(process, signal.SIGCONT)


def test_a_page_that_the_browser_freezes(world: World, sitting: Sitting) -> None:
    cdp = sitting.page.context.new_cdp_session(sitting.page)
    with absence(world, sitting):
        cdp.send("Page.setWebLifecycleState", {"state": "frozen"})
        until_lost(world, sitting, 8)
        cdp.send("Page.setWebLifecycleState", {"state": "active"})
        sitting.page.bring_to_front()


def test_a_reload_is_nothing_at_all(world: World, sitting: Sitting) -> None:
    sitting.page.on("dialog", lambda dialog: dialog.accept())
    for _ in range(3):
        sitting.page.reload()
        in_the_room(sitting.page)
    at = pictures(world, sitting)
    eventually(lambda: pictures(world, sitting) > at)
    assert set(noted(world, sitting)) <= {"connection_lost"}, "by a slow machine, it may last long enough for an absence"


def test_another_tab_in_front_is_noted_while_it_lasts(world: World, sitting: Sitting, everyday: BrowserContext) -> None:
    other = everyday.new_page()
    eventually(lambda: "tab_hidden" in noted(world, sitting))
    other.close()
    sitting.page.bring_to_front()
    eventually(lambda: all(each["closed_at"] for each in world.incidents(sitting.exam_id)))
    assert noted(world, sitting) == ["tab_hidden"]
