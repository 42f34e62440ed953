"""From what the page says of itself to incidents: at once, after a while, and one for one happening."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Stream
from openproctor.rules.catalogue import MEASURE_OF
from tests.integration.steps import listed, look, observations
from tests.support.server import CandidatePage, Server, StaffPage


@pytest.fixture
async def page(server: Server, exam_id: str) -> CandidatePage:
    return await server.candidate(exam_id)


async def say(page: CandidatePage, signal: str, state: str = "once", *, ago: float = 0, **members: Any) -> None:
    """Hand in a page event of so many seconds ago."""
    body = json.dumps({"signal": signal, "state": state} | members).encode()
    at = page.server.clock.now() - timedelta(seconds=ago)
    answer = await page.put_chunk("events", body, "application/json", at=at)
    assert answer.status_code == 200, answer.text


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.both
async def test_a_paste_is_an_incident_at_once_with_what_the_page_says_of_it(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    server.clock.advance(2)
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        await say(page, "clipboard", detail="paste, 120 characters", count=2)
        event = await socket.until_event("incident_opened")
    (incident,) = await listed(admin, exam_id)
    assert event["incident"]["id"] == incident["id"]
    assert (incident["kind"], incident["detail"], incident["peak"]) == ("clipboard", "paste, 120 characters", 2)
    assert incident["cause"] == "Copy, cut or paste was used 2 times (paste, 120 characters)."
    assert moment(incident["opened_at"]) == moment(incident["closed_at"]) == server.clock.now()


async def test_pasting_again_soon_goes_on_with_the_incident_and_later_is_another(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await say(page, "clipboard", detail="copy, 5 characters")
    await look(page, 1, times=10)
    await say(page, "clipboard", detail="paste, 7 characters", count=2)
    (incident,) = await listed(admin, exam_id)
    assert (incident["peak"], incident["detail"]) == (3, "paste, 7 characters")
    await look(page, 1, times=25)
    await say(page, "clipboard")
    first, second = await listed(admin, exam_id)
    assert (first["id"], first["peak"], second["peak"], second["detail"]) == (incident["id"], 3, 1, None)


async def test_the_candidate_is_warned_of_a_paste_and_not_of_what_is_noted_silently(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    async with page.socket() as socket:
        await socket.until("welcome")
        await say(page, "devtools")
        await say(page, "clipboard")
        warning = (await socket.until("message"))["message"]
    assert (warning["kind"], warning["incident_kind"]) == ("warning", "clipboard")
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["devtools", "clipboard"]


async def test_a_virtual_camera_is_noted_at_once_with_its_name_and_goes_on(
    admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await say(page, "virtual_camera", "on", detail="OBS Virtual Camera")
    (incident,) = await listed(admin, exam_id)
    assert (incident["kind"], incident["detail"], incident["closed_at"]) == ("virtual_camera", "OBS Virtual Camera", None)


async def test_a_hidden_tab_becomes_an_incident_once_it_has_lasted_and_ends_when_the_page_says_so(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await look(page, 1, times=3)
    hidden = server.clock.now()
    await say(page, "tab_hidden", "on")
    assert (await admin.live(exam_id, page.attempt_id))["signals"] == ["tab_hidden"]
    await look(page, 1, times=2)
    assert await listed(admin, exam_id) == []
    await look(page, 1, times=2)
    (incident,) = await listed(admin, exam_id)
    assert (incident["kind"], moment(incident["opened_at"]), incident["closed_at"]) == ("tab_hidden", hidden, None)
    await look(page, 1, times=5)
    await say(page, "tab_hidden", "off")
    shown = server.clock.now()
    await look(page, 1, times=5)
    (incident,) = await listed(admin, exam_id)
    assert moment(incident["closed_at"]) == shown
    assert incident["cause"] == "The exam's page was hidden behind another tab or minimised, 9 s in all."
    assert (await admin.live(exam_id, page.attempt_id))["signals"] == []


async def test_a_tab_hidden_for_long_is_noted_by_its_end_alone_when_nothing_else_came(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    """A hidden page's camera may rest."""
    begin = server.clock.now()
    await say(page, "tab_hidden", "on")
    server.clock.advance(3)
    await say(page, "tab_hidden", "off")
    (incident,) = await listed(admin, exam_id)
    assert (moment(incident["opened_at"]), moment(incident["closed_at"])) == (begin, server.clock.now())


async def test_a_glance_at_another_tab_does_not_count(admin: StaffPage, exam_id: str, page: CandidatePage) -> None:
    await say(page, "tab_hidden", "on")
    await say(page, "tab_hidden", "off")
    await look(page, 1, times=8)
    assert await listed(admin, exam_id) == []


async def test_another_window_in_front_is_an_incident_of_its_own(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await say(page, "window_blurred", "on")
    await look(page, 1, times=8)
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["window_blurred"]


@pytest.mark.parametrize("order", [("tab_hidden", "window_blurred"), ("window_blurred", "tab_hidden")])
async def test_a_hidden_tab_explains_the_window_behind_so_that_it_is_one_incident(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage, order: tuple[str, str]
) -> None:
    for signal in (*order, "fullscreen_left"):
        await say(page, signal, "on")
    await look(page, 1, times=12)
    for signal in (*order, "fullscreen_left"):
        await say(page, signal, "off")
    await look(page, 1, times=8)
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["tab_hidden"]


async def test_what_goes_on_when_its_cause_has_ended_counts_from_then_on(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await say(page, "window_blurred", "on")
    await say(page, "tab_hidden", "on")
    await look(page, 1, times=6)
    await say(page, "tab_hidden", "off")
    back = server.clock.now()
    await look(page, 1, times=6)
    first, second = await listed(admin, exam_id)
    assert (first["kind"], second["kind"], moment(second["opened_at"])) == ("tab_hidden", "window_blurred", back)


async def test_a_late_event_is_judged_as_of_its_time(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    server.clock.advance(3)
    await say(page, "second_screen", "on")
    body = b'{"signal": "clipboard", "state": "once"}'
    at = server.clock.now() - timedelta(seconds=2)
    late = await page.put_chunk("events", body, "application/json", seq=7, at=at)
    assert late.json()["late"] is True
    (noted,) = [each for each in await listed(admin, exam_id) if each["kind"] == "clipboard"]
    assert (noted["late"], moment(noted["opened_at"])) == (True, at)
    _, stored = await observations(server, page.attempt_id, Stream.PAGE)
    assert (stored.at, stored.values) == (at.timestamp(), {MEASURE_OF[IncidentKind.CLIPBOARD]: 1})


async def test_what_was_said_while_the_line_was_down_is_judged_by_when_it_happened(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    server.clock.advance(3)
    await say(page, "tab_hidden", "on", ago=2.5)
    await say(page, "tab_hidden", "off", ago=0.5)
    (incident,) = await listed(admin, exam_id)
    assert moment(incident["opened_at"]) == server.clock.now() - timedelta(seconds=2.5)
    assert moment(incident["closed_at"]) == server.clock.now() - timedelta(seconds=0.5)


async def test_a_page_cannot_speak_of_the_future_or_of_before_the_start(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    started = server.clock.now()
    await say(page, "print", ago=100)
    server.clock.advance(2)
    await say(page, "devtools", ago=-100)
    first, second = await listed(admin, exam_id)
    assert moment(first["opened_at"]) == started
    assert moment(second["opened_at"]) == server.clock.now()


@pytest.mark.parametrize("view", ["frame", "tab"])
async def test_an_exam_in_a_tab_of_its_own_hides_the_page_rightly(server: Server, admin: StaffPage, view: str) -> None:
    exam_id = (await admin.exam(exam_url="https://exam.example/1", exam_view=view))["id"]
    page = await server.candidate(exam_id)
    await say(page, "tab_hidden", "on")
    await look(page, 1, times=8)
    assert [each["kind"] for each in await listed(admin, exam_id)] == ([] if view == "tab" else ["tab_hidden"])


async def test_ending_the_attempt_closes_what_the_page_said_is_going_on(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await say(page, "second_screen", "on")
    await look(page, 1, times=6)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    (incident,) = await listed(admin, exam_id)
    assert moment(incident["closed_at"]) == server.clock.now()
