"""What people do on the pages, in their words."""

import re
from weakref import WeakSet

from playwright.sync_api import Page, expect

from openproctor.cli.bench.server import ServerProcess

__all__ = ["add_candidate", "agree", "create_exam", "decoded_frames", "join_and_start", "set_up_admin"]

PASSWORD = "correct horse battery"


_SET_UP: WeakSet[ServerProcess] = WeakSet()


def set_up_admin(page: Page, server: ServerProcess, below: str = "") -> None:
    """Open the one-time link that the server printed, and set e-mail and password. Where that was done before: sign in.

    ``below`` is the path of the site.
    """
    if server in _SET_UP:
        page.goto(f"{below}/sign-in")
        page.get_by_label("E-mail").fill("admin@example.org")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Exams", exact=True)).to_be_visible()
        return
    _SET_UP.add(server)
    page.goto(f"{below}/setup#{server.first_link}")
    page.get_by_label("E-mail").fill("admin@example.org")
    page.get_by_label("Name", exact=True).fill("Admin")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Set the password and sign in").click()
    expect(page.get_by_role("heading", name="Exams", exact=True)).to_be_visible()


def create_exam(page: Page, title: str, below: str = "") -> str:
    """Make an exam from the list; its identifier. ``below`` is the path of the site."""
    page.goto(f"{below}/exams")
    page.get_by_role("link", name=re.compile("first exam|New exam")).first.click()
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name=re.compile("Create")).click()
    page.wait_for_url(re.compile(rf"{below}/exams/exam_"))
    return str(re.findall(r"exam_[0-9a-f]+", page.url)[0])


def add_candidate(page: Page, exam_id: str, name: str) -> str:
    """Put someone on the roster by hand; the private link."""
    page.goto(f"/exams/{exam_id}")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name=re.compile("^Add")).click()
    expect(page.get_by_role("table", name="Roster").get_by_text(name)).to_be_visible()
    roster = page.evaluate("id => fetch(`/api/v1/exams/${id}/candidates`).then(answer => answer.json())", exam_id)
    (path,) = (each["invite_path"] for each in roster["candidates"] if each["name"] == name)
    return str(path)


def agree(page: Page, path: str) -> str:
    """Open a private link, read, agree; the attempt's identifier."""
    page.goto(path)
    page.get_by_label("I have read this and agree to the recording.").check()
    page.get_by_role("button", name="Agree and continue").click()
    page.wait_for_url(re.compile(r"/attempt/att_"))
    return page.url.rpartition("/")[2]


def join_and_start(page: Page, path: str) -> str:
    """The whole way into the exam; the attempt's identifier."""
    attempt_id = agree(page, path)
    expect(page.get_by_text("exactly one face")).to_be_visible()
    page.get_by_role("button", name="Start the exam").click()
    expect(page.get_by_text("The exam is running")).to_be_visible()
    return attempt_id


def decoded_frames(page: Page, attempt_id: str) -> int:
    """How many pictures of this candidate's live video the page has decoded."""
    count = page.evaluate(
        """id => document.querySelector(`video[data-attempt-id="${id}"]`)?.getVideoPlaybackQuality().totalVideoFrames ?? 0""",
        attempt_id,
    )
    return int(count)
