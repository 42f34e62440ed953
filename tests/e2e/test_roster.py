"""A roster file on the page of an exam: dropped, looked at, corrected, added; and a list that is pasted."""

import base64

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.steps import create_exam, set_up_admin

GRADEBOOK = (
    "sep=;\r\nStudent;ID;SIS Login ID;Section;Contact\r\n    Points Possible;;;;\r\n"
    '"Müller, Zoë";51;zmueller;A;zoe@example.org\r\nOne, Candidate;52;cone;A;one(at)example.org\r\n'
)
DROP = """(zone, [name, content]) => {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        zone.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }
}"""
PASTE = """(field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    if (field.dispatchEvent(event)) document.execCommand("insertText", false, text);
}"""


def drop(page: Page, name: str, data: bytes) -> None:
    """Drop a file on the field, as a file manager does."""
    page.get_by_label("Or paste a list").evaluate(DROP, [name, base64.b64encode(data).decode()])


def test_a_file_is_dropped_looked_at_corrected_and_added_once(studio: Studio) -> None:
    page = studio.person()
    set_up_admin(page, studio.server)
    create_exam(page, "Anatomy")
    page.get_by_text("From a file or list", exact=True).click()
    roster = page.get_by_role("table", name="Roster")

    studio.errors.expected.append("422")
    drop(page, "course.xlsx", b"PK\x03\x04" + bytes(200))
    expect(page.get_by_role("alert")).to_contain_text("This is a workbook")

    drop(page, "course.csv", b"\xff\xfe" + GRADEBOOK.encode("utf-16-le"))
    preview = page.get_by_role("region", name="Preview")
    expect(preview.get_by_role("heading", name="course.csv")).to_be_visible()
    expect(preview.get_by_label("What Student is")).to_have_value("last_first")
    expect(preview.get_by_label("What Contact is")).to_have_value("email")
    problems = preview.get_by_role("list", name="Lines with problems, which add nobody")
    expect(problems).to_have_text("Line 5: “one(at)example.org” is not an e-mail address.")
    expect(page.get_by_text("Nobody is on the roster yet.")).to_be_visible()
    preview.get_by_label("What Contact is").select_option("ignored")
    expect(preview.get_by_role("status")).to_have_text("2 people will be added.")
    preview.get_by_role("button", name="Add 2 people").click()
    expect(roster.get_by_text("Zoë Müller", exact=True)).to_be_visible()
    expect(roster.get_by_text("Candidate One", exact=True)).to_be_visible()

    field = page.get_by_label("Or paste a list")
    field.focus()
    field.evaluate(PASTE, "Candidate One\t\tCONE\nCandidate Two\ttwo@example.org\t\n")
    page.get_by_role("button", name="Look at the list").click()
    preview.get_by_label("What Column 3 is").select_option("external_number")
    expect(preview.get_by_role("status")).to_have_text("1 person will be added, 1 is left out as known already.")
    preview.get_by_role("button", name="Add 1 person").click()
    expect(roster.get_by_text("Candidate Two", exact=True)).to_be_visible()
    expect(roster.get_by_role("row")).to_have_count(4)
