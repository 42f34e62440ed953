"""What the page and the microphone tell: each happening becomes its own incident, in a browser as people use it."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from openproctor.cli.bench.server import ServerProcess
from openproctor.cli.bench.sounds import typing
from tests.e2e.clip import write_clip
from tests.e2e.conftest import FLAGS, Errors
from tests.e2e.everyday import everyday_browser, write_wave
from tests.e2e.steps import add_candidate, create_exam, join_and_start, set_up_admin
from tests.e2e.test_whole_loop import eventually, incidents
from tests.support.voices import silence, spoken

WORDS = "The second answer is seventeen, and the third one is forty two. Did you get that? Write it down, quickly."


@pytest.fixture(scope="module")
def calm_webcam(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One person, all the time."""
    path = tmp_path_factory.mktemp("webcam") / "calm.y4m"
    write_clip(path, ((1, 85),))
    return path


@pytest.fixture
def microphone(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """What the candidate's microphone hears."""
    if request.param == "typing":
        chance = np.random.default_rng(7)
        sound = np.concatenate([typing(chance) for _ in range(6)])
    else:
        said = spoken(WORDS, tmp_path)
        if said is None:
            pytest.skip("espeak-ng is not installed (Debian: apt-get install espeak-ng)")
        sound = np.concatenate([said, silence(2)])
    return write_wave(tmp_path / "microphone.wav", sound)


@pytest.fixture
def people(
    tmp_path: Path,
    calm_webcam: Path,
    microphone: Path,
    server: ServerProcess,
    errors: Errors,
    playwright: Playwright,
    browser: Browser,
    chromium: str,
) -> Iterator[tuple[Page, BrowserContext]]:
    """A proctor's page, and a candidate's browser."""
    seen = [
        *FLAGS,
        f"--use-file-for-fake-video-capture={calm_webcam}",
        f"--use-file-for-fake-audio-capture={microphone}",
    ]
    page = browser.new_page(base_url=server.base, viewport={"width": 1440, "height": 900})
    page.set_default_timeout(20_000)
    with everyday_browser(playwright, chromium, seen, tmp_path / "profile") as candidate:
        yield errors.watch(page), candidate
    page.close()


@pytest.mark.parametrize("microphone", ["typing"], indirect=True)
def test_what_is_done_on_the_page_becomes_incidents_and_typing_does_not(
    people: tuple[Page, BrowserContext], server: ServerProcess, errors: Errors, tmp_path: Path
) -> None:
    staff, context = people
    set_up_admin(staff, server)
    exam_id = create_exam(staff, "Linear Algebra")
    change_policy(staff, exam_id, require_fullscreen=True)
    link = add_candidate(staff, exam_id, "Candidate One")
    staff.goto(f"/exams/{exam_id}/live")
    page = errors.watch(context.pages[0])
    attempt_id = join_and_start(page, server.base + link)
    assert page.evaluate("document.fullscreenElement !== null")

    page.evaluate("document.exitFullscreen()")
    shown(staff, "Full screen left")
    page.get_by_role("button", name="Return to full screen").click()
    eventually(lambda: page.evaluate("document.fullscreenElement !== null"), page)

    own = page.get_by_label("Write to the proctors")
    own.fill("Is question three a trick question?")
    own.press("Control+a")
    own.press("Control+x")
    own.press("Control+v")
    expect(own).to_have_value("Is question three a trick question?")
    shown(staff, "Copy or paste")

    other = context.new_page()
    eventually(lambda: page.evaluate("document.visibilityState") == "hidden", staff)
    shown(staff, "Page left")
    other.close()
    page.bring_to_front()
    # Another tab in front ends full screen, too: no incident of its own, but to be gone back to.
    page.get_by_role("button", name="Return to full screen").click()

    eventually(lambda: sounds(tmp_path / "data", attempt_id) >= 4, staff, 60)
    found = {str(each["kind"]): each for each in incidents(staff, exam_id)}
    assert set(found) == {"fullscreen_left", "clipboard", "tab_hidden"}
    assert found["clipboard"]["detail"] == "paste, 35 characters, in the messages to the proctors"
    assert found["clipboard"]["peak"] == 2, "cut and pasted"
    eventually(lambda: all(each["closed_at"] for each in incidents(staff, exam_id)), staff)


@pytest.mark.parametrize("microphone", ["speech"], indirect=True)
def test_spoken_words_become_an_incident(people: tuple[Page, BrowserContext], server: ServerProcess, errors: Errors) -> None:
    staff, context = people
    set_up_admin(staff, server)
    exam_id = create_exam(staff, "Linear Algebra")
    # The lips of a portrait never move: with it switched on, this would rightly be another one's voice.
    change_policy(staff, exam_id, signals={"second_voice": {"enabled": False}})
    link = add_candidate(staff, exam_id, "Candidate One")
    staff.goto(f"/exams/{exam_id}/live")
    join_and_start(errors.watch(context.pages[0]), server.base + link)
    shown(staff, "Speech")
    assert {str(each["kind"]) for each in incidents(staff, exam_id)} == {"speech"}


def shown(staff: Page, words: str) -> None:
    """The incident is in the proctor's feed, once."""
    feed = staff.get_by_role("complementary", name="Incidents")
    expect(feed.get_by_role("button", name=re.compile(words))).to_have_count(1, timeout=40_000)


def change_policy(staff: Page, exam_id: str, *, signals: dict[str, Any] | None = None, **members: object) -> None:
    """As the policy editor does."""
    changed = staff.evaluate(
        """async ([id, signals, members]) => {
          const exam = await (await fetch(`/api/v1/exams/${id}`)).json();
          for (const [kind, changes] of Object.entries(signals)) Object.assign(exam.policy.signals[kind], changes);
          Object.assign(exam.policy, members);
          const { title, exam_url, exam_view, opens_at, closes_at, policy } = exam;
          const answer = await fetch(`/api/v1/exams/${id}`, {
            method: "PUT",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ title, exam_url, exam_view, opens_at, closes_at, policy }),
          });
          return answer.status;
        }""",
        [exam_id, signals or {}, members],
    )
    assert changed == 200


def sounds(data_dir: Path, attempt_id: str) -> int:
    """Stretches of sound that the server has measured."""
    connection = sqlite3.connect(f"file:{data_dir / 'openproctor.db'}?mode=ro", uri=True)
    try:
        query = "SELECT count(*) FROM frames WHERE attempt_id = ? AND stream = 'microphone'"
        return int(connection.execute(query, (attempt_id,)).fetchone()[0])
    finally:
        connection.close()
