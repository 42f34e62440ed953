"""Pictures of the live page: a wall of candidates, some with technical trouble and some with incidents."""

import re
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect
from tests.e2e.steps import agree, decoded_frames
from tests.e2e.test_whole_loop import eventually

from scripts import crowd
from scripts.candidate_pages import show, unplug
from scripts.staff_pages import add_exam, change_exam
from scripts.studio import Album, Studio

__all__ = ["take_live_pages", "take_thirty"]

CAMERAS = ("first", "second", "first_near", "second_far", "first_far", "second_near")
"""What the first candidates' cameras show."""
BEFORE, AFTER = ["first"] * 3, ["first"] * 6
SECONDS = 60_000


def take_live_pages(album: Album, studio: Studio, staff: Page) -> str:
    """The live page of a busy exam, then its panel and dialogs. Returns the exam's identifier."""
    exam_id = add_exam(staff, "Linear Algebra, first sitting")
    people = {"candidates": [{"name": f"Candidate {number:02}"} for number in range(1, 13)]}
    links = [each["invite_path"] for each in change_exam(staff, "post", f"{exam_id}/candidates", people)]
    staff.goto(f"/exams/{exam_id}/live")
    with httpx.Client(base_url=studio.base, timeout=SECONDS / 1000) as http:
        joined = [crowd.join(http, link) for link in links]
        _without_browsers(joined, studio, staff, exam_id)
    pages, ids = _browsers(studio, links)
    _happen(staff, pages, ids)
    album.take(staff, "live")
    album.take_for_readme(staff)
    _narrow_feed(album, staff)
    words = {"text": "Please make sure that you are alone.", "client_id": "screenshots-2"}
    change_exam(staff, "post", f"{exam_id}/attempts/{ids[2]}/messages", words)
    pages[2].get_by_label("Write to the proctors").fill("Sorry, a moment please.")
    pages[2].get_by_role("button", name="Send").click()
    _panel(album, staff, ids[2])
    _incident(album, staff)
    staff.goto(f"/exams/{exam_id}")
    staff.get_by_role("switch", name="Anyone with the open link may join").click()
    expect(staff.get_by_role("textbox", name="Open link")).to_be_visible()
    expect(staff.get_by_role("table", name="Roster").get_by_text("Candidate 12")).to_be_visible()
    album.take(staff, "exam-roster")
    staff.goto("/exams")
    expect(staff.get_by_text("Linear Algebra, first sitting")).to_be_visible()
    album.take(staff, "exams")
    for page in pages:
        page.context.close()
    return exam_id


def take_thirty(album: Album, studio: Studio, staff: Page) -> None:
    """The wall with thirty tiles."""
    exam_id = add_exam(staff, "Introduction to Programming")
    link = change_exam(staff, "put", f"{exam_id}/open-link", {"enabled": True})["open_link"]["path"]
    with httpx.Client(base_url=studio.base, timeout=SECONDS / 1000) as http:
        for number in range(1, 31):
            attempt = crowd.join(http, link, f"Candidate {number:02} with a rather long name").agree().start()
            if number % 9 == 4:
                attempt.send(studio.scenes, [*BEFORE, *["both"] * 3])
    staff.goto(f"/exams/{exam_id}/live")
    expect(staff.locator(".op-tile")).to_have_count(30)
    album.take(staff, "live-thirty", whole=False)


def _browsers(studio: Studio, links: list[str]) -> tuple[list[Page], list[str]]:
    """Candidates 1 to 6 and 11 sit the exam, 7 still tries the camera."""
    pages, ids = [], []
    for number, scene in (*enumerate(CAMERAS, 1), (11, "second"), (7, "first")):
        page = studio.person(scene, extra=True)
        ids.append(agree(page, links[number - 1]))
        expect(page.get_by_text("exactly one face")).to_be_visible()
        if number != 7:
            page.get_by_role("button", name="Start the exam").click()
            expect(page.get_by_text("The exam is running")).to_be_visible()
        pages.append(page)
    return pages, ids


def _without_browsers(joined: list[crowd.Attempt], studio: Studio, staff: Page, exam_id: str) -> None:
    """8 has finished, 9 was cut off, 10 was ended, 12 has not agreed yet."""
    joined[7].agree().start().send(studio.scenes, [*BEFORE, *["nobody"] * 9, *AFTER]).submit()
    joined[8].agree().start().send(studio.scenes, BEFORE)
    joined[9].agree().start().send(studio.scenes, [*BEFORE, *["both"] * 4, *AFTER])
    change_exam(staff, "post", f"{exam_id}/attempts/{joined[9].id}/end", {"reason": "A second person dictated answers."})
    for incident in change_exam(staff, "get", f"{exam_id}/incidents")["incidents"]:
        if incident["incident_class"] == "suspicion":
            decision = "confirmed" if incident["kind"] == "multiple_faces" else "dismissed"
            change_exam(staff, "put", f"{exam_id}/incidents/{incident['id']}/review", {"decision": decision, "note": ""})


def _happen(staff: Page, pages: list[Page], ids: list[str]) -> None:
    """Bring about what the picture shows."""
    show(pages[5], "nobody")
    unplug(pages[6])
    expect(_tile(staff, ids[6])).to_contain_text("Camera lost")
    expect(_feed(staff, "Candidate 06")).to_be_visible(timeout=SECONDS)
    expect(_feed(staff, "Candidate 09")).to_be_visible(timeout=SECONDS)
    show(pages[5], "second_near")
    expect(_feed(staff, "Candidate 06")).not_to_contain_text("still open", timeout=SECONDS)
    pages[3].get_by_label("Write to the proctors").fill("May I use a calculator?")
    pages[3].get_by_role("button", name="Send").click()
    expect(_tile(staff, ids[3])).to_contain_text("1 message")
    show(pages[4], "nobody")
    expect(_feed(staff, "Candidate 05")).to_be_visible(timeout=SECONDS)
    show(pages[2], "both")
    expect(_feed(staff, "Candidate 03")).to_be_visible(timeout=SECONDS)
    expect(_tile(staff, ids[2])).to_contain_text("2 faces")
    for attempt_id in (*ids[:6], ids[7]):
        seen = decoded_frames(staff, attempt_id)
        eventually(_decodes(staff, attempt_id, seen + 3), staff, 60)


def _decodes(staff: Page, attempt_id: str, frames: int) -> Any:
    return lambda: decoded_frames(staff, attempt_id) >= frames


def _tile(staff: Page, attempt_id: str) -> Locator:
    return staff.locator(f'li[data-attempt-id="{attempt_id}"]')


def _feed(staff: Page, name: str) -> Locator:
    return staff.get_by_role("complementary", name="Incidents").get_by_role("button", name=re.compile(name)).first


def _narrow_feed(album: Album, staff: Page) -> None:
    staff.set_viewport_size({"width": 390, "height": 844})
    staff.get_by_text(re.compile(r"^Incidents \(")).click()
    expect(_feed(staff, "Candidate 03")).to_be_visible()
    album.take(staff, "live-feed")
    staff.set_viewport_size({"width": 390, "height": 844})
    staff.get_by_text("Candidates", exact=True).click()
    staff.set_viewport_size({"width": 1440, "height": 900})


def _panel(album: Album, staff: Page, attempt_id: str) -> None:
    _tile(staff, attempt_id).get_by_role("button").first.click()
    expect(staff.get_by_label("Message to Candidate 03")).to_be_visible()
    expect(staff.get_by_role("log")).to_contain_text("a moment please")
    seen = decoded_frames(staff, attempt_id)
    eventually(_decodes(staff, attempt_id, seen + 3), staff, 60)
    album.take(staff, "live-panel")
    staff.get_by_role("button", name="End attempt").click()
    expect(staff.get_by_role("dialog").get_by_label("Reason")).to_be_visible()
    album.take(staff, "live-end-attempt", whole=False)
    staff.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    staff.get_by_role("button", name="Sign browser out").click()
    expect(staff.get_by_role("dialog").get_by_text("It is out within a second.")).to_be_visible()
    album.take(staff, "live-sign-out", whole=False)
    staff.get_by_role("dialog").get_by_role("button", name="Cancel").click()


def _incident(album: Album, staff: Page) -> None:
    _feed(staff, "Candidate 03").click()
    expect(staff.get_by_role("dialog").get_by_role("button", name="Confirm")).to_be_visible()
    expect(staff.locator(".op-frame rect")).to_have_count(2)
    album.take(staff, "live-incident", whole=False)
    staff.get_by_role("dialog").get_by_role("button", name="Close").click()
    _feed(staff, "Candidate 09").click()
    expect(staff.get_by_role("dialog").get_by_text("Fault (never counted)")).to_be_visible()
    album.take(staff, "live-fault", whole=False)
    staff.get_by_role("dialog").get_by_role("button", name="Close").click()
