"""Pictures of the candidate's pages, from the link to the end."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect
from tests.e2e.steps import agree

from scripts.staff_pages import add_exam, change_exam
from scripts.studio import Album, Studio

__all__ = ["show", "take_candidate_pages", "unplug"]


def take_candidate_pages(album: Album, studio: Studio, staff: Page, exam_url: str) -> None:
    """Take a picture of everything that a candidate may see."""
    closes = (datetime.now(UTC) + timedelta(hours=3)).isoformat()
    tab = add_exam(staff, "Linear Algebra, final examination", exam_url=exam_url, closes_at=closes)
    frame = add_exam(staff, "Linear Algebra, in the page", exam_url=exam_url, exam_view="frame")
    names = [{"name": f"Candidate {number:02}"} for number in range(1, 4)]
    links = [each["invite_path"] for each in change_exam(staff, "post", f"{tab}/candidates", {"candidates": names})]
    _links(album, studio, staff, tab)
    _devices(album, studio, links[1:])
    page = studio.person("first")
    attempt_id = _check(album, page, links[0])
    _room(album, page, staff, f"{tab}/attempts/{attempt_id}")
    _finish(album, page)
    (framed,) = change_exam(staff, "post", f"{frame}/candidates", {"candidates": names[:1]})
    _framed(album, studio, staff, frame, framed["invite_path"])
    _not_open(album, studio, staff)


def show(page: Page, scene: str) -> None:
    """Let the page's camera show this scene from now on."""
    page.evaluate("scene => scriptedCamera.show(scene)", scene)


def unplug(page: Page) -> None:
    """Pull the camera's cable."""
    page.evaluate("scriptedCamera.unplug()")


def _links(album: Album, studio: Studio, staff: Page, exam_id: str) -> None:
    opened = change_exam(staff, "put", f"{exam_id}/open-link", {"enabled": True})
    page = studio.person()
    page.goto(opened["open_link"]["path"])
    expect(page.get_by_label("Your name")).to_be_visible()
    album.take(page, "join-open-link")
    page.goto("/join#not-a-link-that-was-ever-made")
    expect(page.get_by_role("heading", name="This invitation link does not work")).to_be_visible()
    album.take(page, "join-invalid")
    page.goto("/attempt/att_0123456789abcdef")
    expect(page.get_by_role("heading", name="This browser cannot enter the exam")).to_be_visible()
    album.take(page, "attempt-of-another-browser")
    page.context.close()


def _devices(album: Album, studio: Studio, links: list[str]) -> None:
    for name, failure, link in zip(("denied", "missing"), ("NotAllowedError", "NotFoundError"), links, strict=True):
        page = studio.person(failure=failure)
        agree(page, link)
        expect(page.get_by_role("button", name="Try again")).to_be_visible()
        album.take(page, f"check-camera-{name}")
        page.context.close()


def _check(album: Album, page: Page, link: str) -> str:
    page.goto(link)
    expect(page.get_by_role("button", name="Agree and continue")).to_be_visible()
    album.take(page, "join")
    attempt_id = agree(page, link)
    for scene, words in (("nobody", "We see no face"), ("both", "We see 2 faces"), ("first", "We see exactly one face")):
        show(page, scene)
        expect(page.get_by_text(words)).to_be_visible()
        if scene == "nobody":
            expect(page.get_by_role("button", name="Start anyway")).to_be_visible()
        album.take(page, f"check-{scene}")
    return attempt_id


def _room(album: Album, page: Page, staff: Page, attempt: str) -> None:
    page.get_by_role("button", name="Start the exam").click()
    expect(page.get_by_role("heading", name="The exam is running")).to_be_visible()
    expect(page.get_by_label("Connection").get_by_text("Connected", exact=True)).to_be_visible()
    album.take(page, "room-tab")
    show(page, "both")
    warning = page.get_by_role("status").filter(has_text="more than one face")
    expect(warning).to_be_visible()
    album.take(page, "room-warning", whole=False)
    show(page, "first")
    warning.get_by_role("button", name="Close").click()
    expect(warning).to_be_hidden()
    page.get_by_label("Write to the proctors").fill("Sorry, somebody came in. I am alone again.")
    page.get_by_role("button", name="Send").click()
    words = {"text": "Thank you. Please lock the door and go on.", "client_id": "screenshots-1"}
    change_exam(staff, "post", f"{attempt}/messages", words)
    note = page.get_by_role("status").filter(has_text="lock the door")
    expect(note).to_be_visible()
    album.take(page, "room-message", whole=False)
    note.get_by_role("button", name="Close").click()
    expect(note).to_be_hidden()
    album.take(page, "room-chat")
    page.context.set_offline(True)
    expect(page.get_by_label("Connection").get_by_text("Reconnecting", exact=True)).to_be_visible()
    album.take(page, "room-reconnecting")
    page.context.set_offline(False)
    expect(page.get_by_label("Connection").get_by_text("Connected", exact=True)).to_be_visible()


def _finish(album: Album, page: Page) -> None:
    page.get_by_role("button", name="Finish exam").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    album.take(page, "room-finish", whole=False)
    dialog.get_by_role("button", name="Finish exam").click()
    expect(page.get_by_role("heading", name="You have finished the exam")).to_be_visible()
    album.take(page, "finished")
    page.context.close()


def _framed(album: Album, studio: Studio, staff: Page, exam_id: str, link: str) -> None:
    page = studio.person("second")
    attempt_id = agree(page, link)
    expect(page.get_by_text("exactly one face")).to_be_visible()
    page.get_by_role("button", name="Start the exam").click()
    expect(page.frame_locator("iframe").get_by_role("heading", name="Linear Algebra")).to_be_visible()
    expect(page.get_by_label("Connection").get_by_text("Connected", exact=True)).to_be_visible()
    album.take(page, "room-frame")
    unplug(page)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    album.take(page, "room-camera-lost")
    reason = "Three warnings about a second person in the room."
    change_exam(staff, "post", f"{exam_id}/attempts/{attempt_id}/end", {"reason": reason})
    expect(page.get_by_role("heading", name="The exam was ended by a proctor")).to_be_visible()
    album.take(page, "ended")
    page.context.close()


def _not_open(album: Album, studio: Studio, staff: Page) -> None:
    opens = (datetime.now(UTC) + timedelta(hours=26)).isoformat()
    exam_id = add_exam(staff, "Statistics, first sitting", opens_at=opens)
    (person,) = change_exam(staff, "post", f"{exam_id}/candidates", {"candidates": [{"name": "Candidate 01"}]})
    page = studio.person("second")
    agree(page, person["invite_path"])
    expect(page.get_by_text("The exam has not opened yet")).to_be_visible()
    expect(page.get_by_text("exactly one face")).to_be_visible()
    album.take(page, "check-not-open")
    page.context.close()
