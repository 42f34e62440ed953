"""What a page could send only later: analysed and judged as of the time at which it was captured."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from openproctor.ingest.pipeline import Pipeline
from tests.fakes import FakeClock, picture
from tests.integration.steps import listed, problem, put_policy
from tests.support.server import CandidatePage, Server, StaffPage, running_server

pytestmark = pytest.mark.both

OUTAGE_S = 40


@pytest.fixture
async def page(server: Server, exam_id: str) -> CandidatePage:
    return await server.candidate(exam_id)


async def look(page: CandidatePage, faces: int, at: datetime) -> dict[str, Any]:
    answer = await page.put(picture(faces, mark=page.seq), at=at)
    assert answer.status_code == 200, answer.text
    reply: dict[str, Any] = answer.json()
    return reply


async def before_outage(page: CandidatePage, faces: int = 1) -> datetime:
    """Ten seconds on line; answers when the line went."""
    for _ in range(10):
        page.server.clock.advance(1)
        await look(page, faces, page.server.clock.now())
    return page.server.clock.now()


async def backlog(page: CandidatePage, gone_at: datetime, faces: list[int]) -> list[dict[str, Any]]:
    """What was captured meanwhile, a frame a second, in order."""
    return [await look(page, count, gone_at + timedelta(seconds=1 + number)) for number, count in enumerate(faces)]


async def test_what_happened_off_line_opens_an_incident_where_it_belongs(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    gone_at = await before_outage(page)
    server.clock.advance(OUTAGE_S)
    assert (await look(page, 1, server.clock.now()))["late"] is False  # what happens now goes first
    replies = await backlog(page, gone_at, [1] * 10 + [2] * 10 + [1] * 10)
    assert all(reply["late"] for reply in replies)
    (incident,) = await listed(admin, exam_id)
    assert (incident["kind"], incident["late"], incident["peak"]) == ("multiple_faces", True, 2)
    opened, closed = (datetime.fromisoformat(incident[name]) for name in ("opened_at", "closed_at"))
    assert (opened - gone_at, closed - gone_at) == (timedelta(seconds=11), timedelta(seconds=21))
    detail = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).json()
    captured = [datetime.fromisoformat(frame["captured_at"]) for frame in detail["frames"]]
    assert min(captured) <= opened - timedelta(seconds=2), "the frames before it are kept, too"
    assert max(captured) >= closed


async def test_nobody_is_warned_of_what_is_over(server: Server, exam_id: str, page: CandidatePage) -> None:
    gone_at = await before_outage(page)
    server.clock.advance(OUTAGE_S)
    await look(page, 1, server.clock.now())
    await backlog(page, gone_at, [2] * 12)
    async with page.socket() as socket:
        assert (await socket.until("welcome"))["messages"] == []


@pytest.mark.usefixtures("nobody_watches")
async def test_late_frames_leave_what_is_seen_now_alone(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    gone_at = await before_outage(page)
    server.clock.advance(OUTAGE_S)
    await look(page, 1, server.clock.now())
    before = await admin.live(exam_id, page.attempt_id)
    await backlog(page, gone_at, [2] * 5)
    assert await admin.live(exam_id, page.attempt_id) == before


async def test_what_both_sides_saw_is_one_incident(server: Server, admin: StaffPage, exam_id: str, page: CandidatePage) -> None:
    gone_at = await before_outage(page)
    server.clock.advance(OUTAGE_S)
    for _ in range(6):  # the second face is still there when the line comes back
        server.clock.advance(1)
        await look(page, 2, server.clock.now())
    (now,) = await listed(admin, exam_id)
    await backlog(page, gone_at, [1] * 20 + [2] * 26)
    found = await listed(admin, exam_id)
    assert [(each["id"], each["late"]) for each in found if not each["late"]] == [(now["id"], False)]
    # What was there before the line came back may be an incident of its own, but not twice over the same time.
    assert len(found) <= 2
    assert all(datetime.fromisoformat(each["opened_at"]) < datetime.fromisoformat(now["opened_at"]) for each in found[1:])


async def test_an_incident_from_before_the_outage_is_not_noted_again(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    gone_at = await before_outage(page, faces=2)
    server.clock.advance(OUTAGE_S)
    await look(page, 1, server.clock.now())
    await backlog(page, gone_at, [2] * 20 + [1] * 10)
    (incident,) = await listed(admin, exam_id)
    assert (incident["kind"], incident["late"]) == ("multiple_faces", False)


async def test_what_the_backlog_leaves_open_is_closed_when_no_more_comes(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    gone_at = await before_outage(page)
    server.clock.advance(OUTAGE_S)
    await look(page, 1, server.clock.now())
    await backlog(page, gone_at, [1] * 5 + [2] * 10)
    assert (await listed(admin, exam_id))[0]["closed_at"] is None
    server.clock.advance(16)
    await server.get(Pipeline).end_backlogs()
    (incident,) = await listed(admin, exam_id)
    assert datetime.fromisoformat(incident["closed_at"]) == gone_at + timedelta(seconds=15)


async def test_a_second_outage_has_a_beginning_of_its_own(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    for _ in range(2):
        gone_at = await before_outage(page)
        server.clock.advance(OUTAGE_S)
        await look(page, 1, server.clock.now())
        await backlog(page, gone_at, [1] * 5 + [2] * 10 + [1] * 10)
    found = await listed(admin, exam_id)
    assert [(each["kind"], each["late"], each["closed_at"] is None) for each in found] == [("multiple_faces", True, False)] * 2


async def test_items_of_an_even_older_time_are_judged_too(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    gone_at = await before_outage(page)
    server.clock.advance(2 * OUTAGE_S)
    await look(page, 1, server.clock.now())
    await backlog(page, gone_at + timedelta(seconds=OUTAGE_S), [1] * 5)
    await backlog(page, gone_at, [1] * 5 + [2] * 10 + [1] * 10)
    (incident,) = await listed(admin, exam_id)
    assert datetime.fromisoformat(incident["opened_at"]) == gone_at + timedelta(seconds=6)


async def test_what_was_captured_before_the_end_is_taken_after_it(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    gone_at = await before_outage(page)
    server.clock.advance(OUTAGE_S)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/end"
    assert (await admin.http.post(path, json={"reason": "The time is over."})).status_code == 200
    ended_at = server.clock.now()
    server.clock.advance(60)
    replies = await backlog(page, gone_at, [1] * 5 + [2] * 10 + [1] * 10)
    assert all(reply["late"] for reply in replies)
    (incident,) = await listed(admin, exam_id)
    assert (incident["kind"], incident["late"]) == ("multiple_faces", True)
    after = await page.put(picture(1, mark=900), at=ended_at + timedelta(seconds=1))
    assert problem(after) == (409, "attempt-closed"), "what was captured after the end is not"


async def test_and_only_for_as_long_as_the_policy_says(server: Server, admin: StaffPage, exam_id: str) -> None:
    assert (await put_policy(admin, exam_id, {"link": {"late_for_s": 300}})).status_code == 200
    page = await server.candidate(exam_id)
    gone_at = await before_outage(page)
    server.clock.advance(OUTAGE_S)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    server.clock.advance(301)
    answer = await page.put(picture(2, mark=900), at=gone_at + timedelta(seconds=1))
    assert problem(answer) == (409, "attempt-closed")


async def test_a_backlog_goes_on_after_a_restart_of_the_server(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running_server(tmp_path, None, clock=clock) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await server.candidate(exam_id)
        gone_at = await before_outage(page)
        clock.advance(OUTAGE_S)
        await look(page, 1, clock.now())
        await backlog(page, gone_at, [1] * 5 + [2] * 6)
    async with running_server(tmp_path, None, clock=clock) as server:
        again = page.at(server)
        await backlog(again, gone_at + timedelta(seconds=11), [2] * 4 + [1] * 10)
        (incident,) = await listed(admin.at(server), exam_id)
        opened, closed = (datetime.fromisoformat(incident[name]) for name in ("opened_at", "closed_at"))
        assert (opened - gone_at, closed - gone_at) == (timedelta(seconds=6), timedelta(seconds=16))


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_is_an_hour_wrong_changes_nothing(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage, hours: int
) -> None:
    wrong = timedelta(hours=hours)
    async with page.socket() as socket:
        await socket.until("welcome")
        sent_at = (server.clock.now() + wrong).isoformat()
        await socket.send({"type": "ping", "t": 1.0, "rtt_ms": 0.0, "backlog": 0, "sent_at": sent_at})
        await socket.until("pong")
        begin = server.clock.now()
        for count in [1] * 5 + [2] * 8 + [1] * 6:
            server.clock.advance(1)
            assert (await look(page, count, server.clock.now() + wrong))["late"] is False
    (incident,) = await listed(admin, exam_id)
    opened = datetime.fromisoformat(incident["opened_at"])
    assert abs((opened - begin).total_seconds() - 6) < 0.5
    card = (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}")).json()
    assert abs(card["clock_skew_s"] + 3600 * hours) < 0.5
