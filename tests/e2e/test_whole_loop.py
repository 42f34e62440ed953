"""The main thing: a webcam here, a proctor there, and what happens between them, in real browsers."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.steps import add_candidate, create_exam, decoded_frames, join_and_start, set_up_admin


def eventually(condition: Callable[[], bool], page: Page, seconds: float = 20) -> None:
    """Wait for a condition; an error if it never holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        page.wait_for_timeout(100)


def incidents(page: Page, exam_id: str) -> list[dict[str, object]]:
    """The suspicions that the server knows of."""
    found = page.evaluate("id => fetch(`/api/v1/exams/${id}/incidents`).then(answer => answer.json())", exam_id)
    return [each for each in found["incidents"] if each["incident_class"] == "suspicion"]


def pictures_load(page: Page) -> bool:
    """Whether every picture in the feed has been decoded."""
    return bool(
        page.evaluate(
            """() => { const images = [...document.querySelectorAll('[aria-label="Incidents"] img')];
            return images.length > 0 && images.every(image => image.complete && image.naturalWidth > 0) }"""
        )
    )


def test_a_second_person_reaches_the_proctor_with_a_picture_and_the_candidate_with_a_warning(studio: Studio) -> None:
    staff, candidate = studio.person(width=1440), studio.person()
    set_up_admin(staff, studio.server)
    exam_id = create_exam(staff, "Linear Algebra")
    link = add_candidate(staff, exam_id, "Candidate One")
    staff.goto(f"/exams/{exam_id}/live")

    attempt_id = join_and_start(candidate, link)
    tile = staff.locator(f'li[data-attempt-id="{attempt_id}"]')
    expect(tile).to_contain_text("Candidate One")

    # Live video: the tile decodes pictures, and more of them as time goes by.
    eventually(lambda: decoded_frames(staff, attempt_id) > 0, staff)
    before = decoded_frames(staff, attempt_id)
    eventually(lambda: decoded_frames(staff, attempt_id) > before + 5, staff)

    # One, nobody, one, two, one.
    feed = staff.get_by_role("complementary", name="Incidents")
    nobody = feed.get_by_role("button", name=re.compile("No face"))
    expect(nobody).to_have_count(1, timeout=60_000)
    expect(feed.get_by_role("button", name=re.compile(r"\b2 faces|More than one face"))).to_have_count(1, timeout=60_000)
    notices = candidate.locator("ol[aria-label='Messages, oldest first']")
    expect(notices).to_contain_text("Your camera doesn't show your face")
    expect(notices).to_contain_text("Your camera shows more than one face")
    eventually(lambda: pictures_load(staff), staff)

    # Both have ended, and each was one.
    eventually(lambda: [bool(each["closed_at"]) for each in incidents(staff, exam_id)] == [True, True], staff, 40)
    found = {str(each["kind"]): each for each in incidents(staff, exam_id)}
    assert set(found) == {"no_face", "multiple_faces"}

    # Words both ways.
    tile.get_by_role("button").first.click()
    staff.get_by_label("Message to Candidate One").fill("Is everything all right?")
    staff.get_by_role("button", name="Send").click()
    expect(notices).to_contain_text("Is everything all right?")

    # All of it is still there after the server was killed and started again, on pages that stayed open.
    studio.errors.server_is_down = True
    studio.server.kill()
    expect(staff.get_by_text("Your connection is lost")).to_be_visible(timeout=15_000)
    studio.server.start()
    expect(staff.get_by_text("Your connection is lost")).to_be_hidden(timeout=30_000)
    eventually(lambda: "Connected" in candidate.locator("aside").inner_text(), candidate, 30)
    studio.errors.server_is_down = False
    again = {str(each["kind"]): each["id"] for each in incidents(staff, exam_id)}
    assert again == {kind: each["id"] for kind, each in found.items()}
    staff.goto(f"/exams/{exam_id}/live")
    expect(nobody).to_have_count(1)
    eventually(lambda: pictures_load(staff), staff)

    # The live video comes back by itself, too.
    before = decoded_frames(staff, attempt_id)
    eventually(lambda: decoded_frames(staff, attempt_id) > before + 5, staff)

    candidate.get_by_role("button", name="Finish exam").click()
    candidate.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(candidate.get_by_text("You have finished the exam")).to_be_visible(timeout=30_000)
    expect(tile).to_contain_text("Submitted")
