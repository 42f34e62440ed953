"""What could not be looked at is told as that, and all the rest goes on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from openproctor.cli.bench.server import ServerProcess
from tests.e2e.conftest import Studio
from tests.e2e.steps import add_candidate, create_exam, join_and_start, set_up_admin
from tests.e2e.test_whole_loop import incidents


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "data", program=("-m", "tests.e2e.faulty_server")) as running:
        yield running


def test_one_detector_raises_one_hangs_one_talks_nonsense_and_the_exam_goes_on(studio: Studio) -> None:
    staff, candidate = studio.person(width=1440), studio.person()
    set_up_admin(staff, studio.server)
    exam_id = create_exam(staff, "Linear Algebra")
    link = add_candidate(staff, exam_id, "Candidate One")
    staff.goto(f"/exams/{exam_id}/live")
    attempt_id = join_and_start(candidate, link)
    tile = staff.locator(f'li[data-attempt-id="{attempt_id}"]')
    for part in ("Objects", "Identity", "Head and eyes"):
        expect(tile).to_contain_text(re.compile(f"Not analysed: .*{part}", re.IGNORECASE))

    # Faces are still counted, and nothing is made of what was not seen.
    feed = staff.get_by_role("complementary", name="Incidents")
    expect(feed.get_by_role("button", name=re.compile("No face"))).to_have_count(1, timeout=60_000)
    expect(feed.get_by_role("button", name=re.compile(r"\b2 faces|More than one face"))).to_have_count(1, timeout=60_000)
    assert {str(each["kind"]) for each in incidents(staff, exam_id)} == {"no_face", "multiple_faces"}

    candidate.get_by_role("button", name="Finish exam").click()
    candidate.get_by_role("dialog").get_by_role("button", name="Finish exam").click()
    expect(candidate.get_by_text("You have finished the exam")).to_be_visible(timeout=30_000)
