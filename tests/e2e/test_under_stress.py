"""What goes wrong on the day: a network that drops, a camera that is refused, a second window, an ended attempt."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from openproctor.cli.bench.server import ServerProcess, read_frames
from tests.e2e.conftest import Studio
from tests.e2e.steps import add_candidate, agree, create_exam, decoded_frames, join_and_start, set_up_admin
from tests.e2e.test_whole_loop import eventually


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One for all: each test has an exam of its own."""
    with ServerProcess(tmp_path_factory.mktemp("stress") / "data") as running:
        yield running


def begin(studio: Studio) -> tuple[Page, Page, str, str]:
    """A proctor on the live page and a candidate in the exam: both pages, exam and attempt."""
    staff, candidate = studio.person(width=1440), studio.person()
    set_up_admin(staff, studio.server)
    exam_id = create_exam(staff, "Linear Algebra")
    link = add_candidate(staff, exam_id, "Candidate One")
    staff.goto(f"/exams/{exam_id}/live")
    return staff, candidate, exam_id, join_and_start(candidate, link)


def test_a_dropped_network_is_noticed_and_costs_no_picture(studio: Studio) -> None:
    staff, candidate, _, attempt_id = begin(studio)
    tile = staff.locator(f'li[data-attempt-id="{attempt_id}"]')
    eventually(lambda: decoded_frames(staff, attempt_id) > 5, staff)
    studio.errors.server_is_down = True
    candidate.context.set_offline(True)
    expect(tile).to_contain_text(re.compile("lost", re.IGNORECASE), timeout=8_000)
    feed = staff.get_by_role("complementary", name="Incidents")
    expect(feed.get_by_role("button", name=re.compile("Connection lost"))).to_have_count(1)
    side = candidate.locator("aside")
    expect(side).to_contain_text("Reconnecting", timeout=10_000)
    expect(side).to_contain_text(re.compile(r"\b([5-9]|[1-9]\d+) pictures waiting to be sent"), timeout=30_000)
    candidate.context.set_offline(False)
    expect(side).to_contain_text("Connected", timeout=20_000)
    studio.errors.server_is_down = False
    expect(tile).to_contain_text(re.compile("connected", re.IGNORECASE))

    # The live video comes back by itself.
    before = decoded_frames(staff, attempt_id)
    eventually(lambda: decoded_frames(staff, attempt_id) > before + 5, staff)

    candidate.get_by_role("button", name="Finish exam").click()
    candidate.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(candidate.get_by_text("You have finished the exam")).to_be_visible(timeout=30_000)
    stored = read_frames(studio.server.data_dir)
    numbers = sorted(seq for attempt, stream, seq, _ in stored if (attempt, stream) == (attempt_id, "frames"))
    assert numbers == list(range(len(numbers)))
    assert len(numbers) > 5


def test_the_proctor_sees_large_hears_speaks_and_ends(studio: Studio) -> None:
    staff, candidate, _, attempt_id = begin(studio)
    tile = staff.locator(f'li[data-attempt-id="{attempt_id}"]')
    eventually(lambda: decoded_frames(staff, attempt_id) > 0, staff)
    assert video_width(staff) <= 340
    tile.get_by_role("button").first.click()
    eventually(lambda: video_width(staff) >= 640, staff)

    staff.get_by_role("button", name=re.compile("^Talk")).click()
    expect(candidate.get_by_text("A proctor is speaking to you")).to_be_visible()
    eventually(lambda: candidate_hears(candidate), candidate)
    staff.get_by_role("button", name=re.compile("^Talking")).click()
    expect(candidate.get_by_text("A proctor is speaking to you")).to_be_hidden()

    # A picture that is under way when the attempt is sealed is refused, and the browser says so in the console.
    studio.errors.expected.append("409 (Conflict)")
    staff.get_by_role("button", name=re.compile("^End attempt")).click()
    dialog = staff.get_by_role("dialog")
    dialog.get_by_label("Reason").fill("The exam was cancelled.")
    dialog.get_by_role("button", name=re.compile("^End")).click()
    expect(candidate.get_by_text("The exam was ended by a proctor")).to_be_visible()
    expect(candidate.get_by_text("The exam was cancelled.")).to_be_visible()


def video_width(page: Page) -> int:
    """The width of the widest picture that a live video shows."""
    return int(page.evaluate("Math.max(0, ...[...document.querySelectorAll('video')].map(video => video.videoWidth))"))


def candidate_hears(page: Page) -> bool:
    """Whether the proctor's voice is playing."""
    return bool(page.evaluate("[...document.querySelectorAll('audio')].some(audio => !audio.paused && audio.currentTime > 0)"))


def test_reloading_goes_on_with_the_exam(studio: Studio) -> None:
    staff, candidate, _, attempt_id = begin(studio)
    eventually(lambda: decoded_frames(staff, attempt_id) > 5, staff)
    candidate.on("dialog", lambda dialog: dialog.accept())
    candidate.reload()
    expect(candidate.get_by_text("The exam is running")).to_be_visible()
    before = decoded_frames(staff, attempt_id)
    eventually(lambda: decoded_frames(staff, attempt_id) > before + 5, staff)


REFUSALS = {
    "NotAllowedError": "The browser may not use your camera and microphone",
    "NotFoundError": "No camera or microphone was found",
    "NotReadableError": "Another program is using your camera or microphone",
}


@pytest.mark.parametrize(("error", "words"), REFUSALS.items())
def test_a_camera_that_cannot_be_opened_is_explained(studio: Studio, error: str, words: str) -> None:
    staff, candidate = studio.person(), studio.person()
    set_up_admin(staff, studio.server)
    link = add_candidate(staff, create_exam(staff, "Linear Algebra"), "Candidate One")
    candidate.add_init_script(
        f"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', '{error}'))"
    )
    agree(candidate, link)
    expect(candidate.get_by_text(words).first).to_be_visible()
    expect(candidate.get_by_role("button", name="Start the exam")).to_be_disabled()


def test_an_unplugged_camera_is_a_fault_for_the_proctor_and_clear_words_for_the_candidate(studio: Studio) -> None:
    staff, candidate = studio.person(width=1440), studio.person()
    set_up_admin(staff, studio.server)
    exam_id = create_exam(staff, "Linear Algebra")
    link = add_candidate(staff, exam_id, "Candidate One")
    candidate.add_init_script(UNPLUG)
    staff.goto(f"/exams/{exam_id}/live")
    join_and_start(candidate, link)
    candidate.evaluate("window.unplug()")
    expect(candidate.get_by_text("Your camera stopped giving pictures").first).to_be_visible()
    feed = staff.get_by_role("complementary", name="Incidents")
    expect(feed.get_by_role("button", name=re.compile("Camera", re.IGNORECASE))).to_have_count(1)


UNPLUG = """
const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
const tracks = [];
let gone = false;
navigator.mediaDevices.getUserMedia = async (constraints) => {
  if (gone) throw new DOMException('gone', 'NotFoundError');
  const stream = await open(constraints);
  tracks.push(...stream.getVideoTracks());
  return stream;
};
window.unplug = () => {
  gone = true;
  for (const track of tracks) { track.stop(); track.dispatchEvent(new Event('ended')); }
};
"""


def test_a_link_that_does_not_work_says_what_to_do(studio: Studio) -> None:
    page = studio.person()
    studio.errors.expected.append("404")
    page.goto("/join#p.cand_00000000.1.AAAAAAAAAAAAAAAAAAAAAAAA")
    expect(page.get_by_text("This invitation link does not work")).to_be_visible()
    expect(page.get_by_text("ask your institution for a new link")).to_be_visible()


def test_signing_in_and_out(studio: Studio) -> None:
    page = studio.person()
    set_up_admin(page, studio.server)
    page.get_by_role("button", name=re.compile("Admin")).click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    studio.errors.expected.append("401")
    page.goto("/exams")
    page.get_by_label("E-mail").fill("admin@example.org")
    page.get_by_label("Password", exact=True).fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Exams", exact=True)).to_be_visible()
