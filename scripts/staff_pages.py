"""Pictures of the staff's pages."""

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.e2e.steps import PASSWORD, set_up_admin

from openproctor.cli.bench.server import ServerProcess
from scripts.studio import Album, Studio

__all__ = ["add_exam", "change_exam", "take_accounts", "take_exam_pages", "take_own_account", "take_review", "take_way_in"]

ROSTER = """Last name;First name;E-mail;Student number
One;Candidate;one@example.org;4711001
Two;Candidate;two(at)example.org;4711002
Three;Candidate;three@example.org;4711003
"""


def take_way_in(album: Album, studio: Studio, server: ServerProcess) -> Page:
    """The one-time link before and after its use, and signing in; the administrator's page."""
    staff, visitor = studio.person(), studio.person()
    staff.goto(f"/setup#{server.first_link}")
    expect(staff.get_by_label("Password again")).to_be_visible()
    album.take(staff, "setup")
    staff.goto("about:blank")
    set_up_admin(staff, server)
    visitor.goto(f"/setup#{server.first_link}")
    expect(visitor.get_by_role("heading", name="This link does not work")).to_be_visible()
    album.take(visitor, "setup-used")
    visitor.goto("/sign-in")
    visitor.get_by_label("E-mail").fill("admin@example.org")
    visitor.get_by_label("Password", exact=True).fill("not the password")
    visitor.get_by_role("button", name="Sign in").click()
    expect(visitor.get_by_role("alert")).to_be_visible()
    album.take(visitor, "sign-in-refused")
    visitor.reload()
    expect(visitor.get_by_label("E-mail")).to_be_visible()
    album.take(visitor, "sign-in")
    visitor.goto("/no-such-page")
    expect(visitor.get_by_role("heading", name="This page does not exist")).to_be_visible()
    album.take(visitor, "not-found")
    visitor.context.close()
    return staff


def take_exam_pages(album: Album, staff: Page) -> None:
    """From no exam at all to an exam nobody has joined."""
    staff.goto("/exams")
    expect(staff.get_by_role("heading", name="No exams yet")).to_be_visible()
    album.take(staff, "exams-empty")
    staff.goto("/exams/new")
    expect(staff.get_by_label("Title")).to_be_visible()
    album.take(staff, "exam-new")
    exam_id = add_exam(staff, "Anatomy, second sitting")
    staff.goto(f"/exams/{exam_id}")
    expect(staff.get_by_text("Nobody is on the roster yet")).to_be_visible()
    album.take(staff, "exam-roster-empty")
    staff.get_by_text("From a file or list", exact=True).click()
    staff.get_by_label("Or paste a list").fill(ROSTER)
    staff.get_by_role("button", name="Look at the list").click()
    expect(staff.get_by_role("region", name="Preview")).to_be_visible()
    album.take(staff, "exam-roster-import")
    _take_policy(album, staff, exam_id)
    staff.goto(f"/exams/{exam_id}?tab=staff")
    expect(staff.get_by_role("heading", name="Who may watch this exam")).to_be_visible()
    album.take(staff, "exam-staff-empty")
    staff.goto(f"/exams/{exam_id}/live")
    expect(staff.get_by_role("heading", name="Nobody has joined yet")).to_be_visible()
    album.take(staff, "live-empty")


def _take_policy(album: Album, staff: Page, exam_id: str) -> None:
    """The policy with single signals unfolded, another preset, and the versions that came of it."""
    staff.goto(f"/exams/{exam_id}?tab=settings")
    for words in ("^Looking away", "^Copy or paste", "^Advanced"):
        staff.get_by_role("button", name=re.compile(words)).click()
    expect(staff.get_by_label("Share of time")).to_be_visible()
    expect(staff.get_by_label("Let the page prevent it")).to_be_visible()
    album.take(staff, "exam-settings")
    staff.get_by_label("Share of time").fill("70")
    staff.get_by_role("switch", name="Look for: Another computer").check()
    expect(staff.get_by_role("radio", name="Custom")).to_be_checked()
    _save_settings(staff, 2)
    staff.get_by_text("Strict", exact=True).click()
    _save_settings(staff, 3)
    for version in (2, 3):
        staff.get_by_role("button", name=re.compile(f"^Version {version}")).click()
    expect(staff.get_by_text("Looking away: share of time: 70 % instead of 50 %.")).to_be_visible()
    album.take(staff, "exam-versions")


def _save_settings(staff: Page, version: int) -> None:
    staff.get_by_role("button", name="Save the settings").click()
    expect(staff.get_by_role("button", name=re.compile(f"^Version {version}"))).to_be_visible()


def take_review(album: Album, staff: Page, exam_id: str) -> None:
    """An accommodation, the scores with their explanation, and what another policy would have recorded."""
    staff.goto(f"/exams/{exam_id}")
    staff.get_by_role("button", name="More for Candidate 02").click()
    staff.get_by_role("menuitem", name="Extra time and exceptions").click()
    dialog = staff.get_by_role("dialog")
    dialog.get_by_label("Extra minutes").fill("15")
    for signal in ("Looking away", "Speech"):
        dialog.get_by_role("combobox", name="Make an exception of a signal").click()
        staff.get_by_role("option", name=signal, exact=True).click()
    dialog.get_by_label("Note (optional)").fill("Reads aloud; agreed with the examination office.")
    album.take(staff, "accommodation", whole=False)
    dialog.get_by_role("button", name="Save the accommodation").click()
    expect(staff.get_by_role("table", name="Roster").get_by_text("+15 min · 2 relaxed")).to_be_visible()
    album.take(staff, "exam-roster-accommodation")
    staff.goto(f"/exams/{exam_id}?tab=review")
    staff.get_by_role("list", name="Candidates by score").get_by_role("button").first.click()
    expect(staff.get_by_role("list", name="What the score is made of")).to_be_visible()
    album.take(staff, "review")
    staff.get_by_role("button", name=re.compile("^Open the incident")).first.click()
    expect(staff.get_by_role("dialog").get_by_role("button", name="Confirm")).to_be_visible()
    album.take(staff, "review-incident", whole=False)
    staff.get_by_role("dialog").get_by_role("button", name="Close").click()
    staff.get_by_role("combobox", name="Policy to judge by").click()
    staff.get_by_role("option", name="Relaxed", exact=True).click()
    staff.get_by_role("button", name="Judge again").click()
    staff.get_by_role("list", name="Candidates judged again").get_by_role("button").first.click()
    expect(staff.get_by_role("heading", name="As it would have been: Relaxed")).to_be_visible()
    album.take(staff, "review-judged-again")


def take_accounts(album: Album, staff: Page, exam_id: str) -> None:
    """Accounts, a one-time link, and an exam's staff."""
    staff.goto("/staff")
    expect(staff.get_by_role("table", name="Accounts")).to_contain_text("(you)")
    album.take(staff, "accounts")
    for number, role in enumerate(("proctor", "proctor", "reviewer"), 1):
        person = {"name": f"{role.title()} {number}", "email": f"{role}{number}@example.org", "role": role}
        added = _json(staff, "post", "/api/v1/staff", person)
        ids = [each["id"] for each in _json(staff, "get", f"/api/v1/exams/{exam_id}")["staff"]]
        _json(staff, "put", f"/api/v1/exams/{exam_id}/staff", {"staff_ids": [*ids, added["staff"]["id"]]})
    staff.reload()
    form = staff.locator("form")
    form.get_by_label("Name").fill("Proctor 4")
    form.get_by_label("E-mail").fill("proctor4@example.org")
    form.get_by_role("button", name="Add account").click()
    expect(staff.get_by_role("textbox", name="One-time link")).to_be_visible()
    album.take(staff, "accounts-link")
    staff.goto(f"/exams/{exam_id}?tab=staff")
    expect(staff.get_by_text("Proctor 1").first).to_be_visible()
    album.take(staff, "exam-staff")


def take_own_account(album: Album, staff: Page) -> None:
    """One's own sessions, a second factor that is being set up, and the log of what everybody did."""
    staff.goto("/account")
    expect(staff.get_by_role("table", name="Sessions")).to_be_visible()
    album.take(staff, "account")
    staff.get_by_label("Your password").fill(PASSWORD)
    staff.get_by_role("button", name="Set up").click()
    expect(staff.get_by_label("Code")).to_be_visible()
    album.take(staff, "account-second-factor")
    staff.goto("/audit")
    expect(staff.get_by_role("table", name="Audit log")).to_be_visible()
    album.take(staff, "audit")


def add_exam(staff: Page, title: str, **settings: object) -> str:
    """Make an exam; its identifier. The script's cameras play the same few pictures again and again, and are allowed to."""
    policy = {"signals": {"camera_replayed": {"enabled": False}}}
    return str(_json(staff, "post", "/api/v1/exams", {"title": title, "policy": policy, **settings})["id"])


def change_exam(staff: Page, method: str, path: str, body: object = None) -> Any:
    """Make a staff request about an exam. ``path`` is ``exam_id/...``, below the exams. Returns the answer."""
    return _json(staff, method, f"/api/v1/exams/{path}", body)


def _json(staff: Page, method: str, path: str, body: object = None) -> Any:
    answer = staff.request.fetch(path, method=method.upper(), data=body)
    assert answer.ok, f"{method} {path}: {answer.status} {answer.text()}"
    return answer.json()
