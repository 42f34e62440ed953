"""A site below a path or behind a proxy, in a browser. And exams that are put away."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from openproctor.cli.bench.server import ServerProcess, free_port
from tests.e2e.conftest import Studio
from tests.e2e.steps import PASSWORD, create_exam, set_up_admin
from tests.support.proxies import program, running

BELOW = "/proctoring"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    settings = {"OPENPROCTOR_BASE_PATH": BELOW}
    with ServerProcess(tmp_path / "data", settings, program=("-m", "tests.e2e.quick_server")) as running:
        yield running


def watched(page: Page, outside: list[str]) -> Page:
    """Note what the page asks for that does not lie below the path."""

    def note(url: str) -> None:
        split = urlsplit(url)
        if split.scheme in ("http", "https", "ws", "wss") and not split.path.startswith(f"{BELOW}/"):
            outside.append(url)

    page.on("request", lambda request: note(request.url))
    page.on("websocket", lambda socket: note(socket.url))
    return page


def set_up(page: Page, server: ServerProcess) -> None:
    set_up_admin(page, server, BELOW)
    assert urlsplit(page.url).path == f"{BELOW}/exams"


def put_away(page: Page, button: str, confirm: str) -> None:
    page.get_by_role("tab", name="Settings").click()
    page.get_by_role("button", name=button).click()
    page.get_by_role("dialog").get_by_role("button", name=confirm, exact=True).click()


def test_everything_of_a_site_below_a_path_stays_below_it(studio: Studio) -> None:
    outside: list[str] = []
    staff, candidate = watched(studio.person(width=1440), outside), watched(studio.person(), outside)
    set_up(staff, studio.server)
    exam_id = create_exam(staff, "Linear Algebra", BELOW)
    staff.get_by_label("Name", exact=True).fill("Candidate One")
    staff.get_by_role("button", name=re.compile("^Add")).click()
    expect(staff.get_by_role("table", name="Roster").get_by_text("Candidate One")).to_be_visible()
    address = f"{BELOW}/api/v1/exams/{exam_id}/candidates"
    (invited,) = staff.evaluate("address => fetch(address).then(answer => answer.json())", address)["candidates"]
    assert invited["invite_path"].startswith(f"{BELOW}/join#")
    staff.get_by_role("link", name="Watch live").first.click()
    expect(staff).to_have_url(re.compile(rf"{BELOW}/exams/{exam_id}/live"))
    # A page that is opened anew from deep within finds its files, too.
    staff.reload()

    candidate.goto(invited["invite_path"])
    candidate.get_by_label("I have read this and agree to the recording.").check()
    candidate.get_by_role("button", name="Agree and continue").click()
    candidate.wait_for_url(re.compile(rf"{BELOW}/attempt/att_"))
    expect(candidate.get_by_text("exactly one face")).to_be_visible()
    candidate.get_by_role("button", name="Start the exam").click()
    expect(candidate.get_by_text("The exam is running")).to_be_visible()
    expect(candidate.locator("aside")).to_contain_text("Connected")
    expect(staff.get_by_role("listitem").filter(has_text="Candidate One").first).to_contain_text(re.compile("connected", re.I))

    # Signed out, a page leads to the sign-in page and back.
    staff.context.clear_cookies()
    studio.errors.expected += ["401"]
    staff.goto(f"{BELOW}/exams/{exam_id}?tab=review")
    expect(staff).to_have_url(re.compile(rf"{BELOW}/sign-in"))
    staff.get_by_label("E-mail").fill("admin@example.org")
    staff.get_by_label("Password", exact=True).fill(PASSWORD)
    staff.get_by_role("button", name="Sign in").click()
    expect(staff).to_have_url(re.compile(rf"{BELOW}/exams/{exam_id}\?tab=review"))
    assert outside == []


def test_an_exam_is_archived_taken_back_and_a_mistaken_one_deleted(studio: Studio) -> None:
    staff = studio.person()
    set_up(staff, studio.server)
    create_exam(staff, "Mistaken", BELOW)
    create_exam(staff, "Last term", BELOW)
    put_away(staff, "Archive the exam", "Archive")
    expect(staff.get_by_role("alert")).to_contain_text("This exam is archived")
    staff.goto(f"{BELOW}/exams")
    expect(staff.get_by_role("link", name="Mistaken", exact=True)).to_be_visible()
    expect(staff.get_by_role("link", name="Last term", exact=True)).to_have_count(0)
    staff.get_by_label("Show archived exams").check(force=True)
    expect(staff.get_by_role("listitem").filter(has_text="Last term")).to_contain_text("Archived")
    staff.get_by_role("link", name="Manage: Last term").click()
    # Nobody is added, and nothing is set, while it is archived.
    expect(
        staff.get_by_role("table", name="Roster").or_(staff.get_by_text(re.compile("roster is empty|nobody", re.I))).first
    ).to_be_visible()
    expect(staff.get_by_text("Anyone with the open link may join")).to_have_count(0)
    staff.get_by_role("tab", name="Settings").click()
    expect(staff.get_by_label("Title")).to_be_disabled()
    put_away(staff, "Take into use again", "Take into use")
    expect(staff.get_by_role("button", name="Archive the exam")).to_be_visible()
    staff.goto(f"{BELOW}/exams")
    expect(staff.get_by_role("link", name="Last term", exact=True)).to_be_visible()
    staff.get_by_role("link", name="Manage: Mistaken").click()
    put_away(staff, "Delete the exam", "Delete")
    expect(staff.get_by_role("heading", name="Exams", exact=True)).to_be_visible()
    expect(staff.get_by_role("link", name="Mistaken", exact=True)).to_have_count(0)
    expect(staff.get_by_role("link", name="Last term", exact=True)).to_be_visible()


@contextmanager
def nginx_as_it_comes(folder: Path, target: int) -> Iterator[int]:
    """nginx that passes requests on without a word of its own: it then sends the server's inner address as the Host."""
    port = free_port()
    kinds = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    site = f"server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://127.0.0.1:{target}; }} }}"
    main = f"daemon off; master_process off; pid {folder}/pid; error_log stderr warn; events {{}}"
    config = folder / "nginx.conf"
    config.write_text(f"{main}\nhttp {{ access_log off; {kinds}\n{site} }}\n")
    with running([program("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(config)], folder / "log", port):
        yield port


def test_the_pages_say_in_words_why_a_proxy_keeps_everybody_out(studio: Studio, tmp_path: Path) -> None:
    folder, target = tmp_path / "nginx", urlsplit(studio.server.base).port
    folder.mkdir()
    assert target is not None
    studio.errors.expected += ["403", "401"]
    with nginx_as_it_comes(folder, target) as port:
        page = studio.person()
        for path in (f"setup#{studio.server.first_link}", "sign-in"):
            page.goto(f"http://127.0.0.1:{port}{BELOW}/{path}")
            if path == "sign-in":
                page.get_by_label("E-mail").fill("admin@example.org")
                page.get_by_label("Password", exact=True).fill(PASSWORD)
                page.get_by_role("button", name="Sign in").click()
            told = page.get_by_role("alert")
            expect(told).to_contain_text("The server does not know this address as its own")
            expect(told).to_contain_text(
                f"The page came from http://127.0.0.1:{port}, and this server expected {studio.server.base}."
            )
            expect(told).to_contain_text("let the proxy pass on the Host header whole")
