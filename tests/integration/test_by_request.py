"""A page that nothing lets a socket through for: by requests it says how it is, and hears what is new."""

import asyncio
import hashlib
from datetime import datetime, timedelta
from typing import Any

import pytest
from websockets.asyncio.client import connect

from openproctor.ingest.pipeline import Pipeline
from openproctor.live import hello
from tests.fakes import picture
from tests.integration.steps import problem
from tests.support.server import CandidatePage, Server, Socket, StaffPage

UPDATES = {"OpenProctor-Updates": "1"}


@pytest.fixture
async def page(server: Server, exam_id: str) -> CandidatePage:
    return await (await server.candidate(exam_id)).begin()


async def report(page: CandidatePage, *received: str, history: bool = False, **members: Any) -> dict[str, Any]:
    body = {"report": {"camera": "ok"} | members, "received": list(received), "history": history}
    answer = await page.http.post(f"{page.path}/report", json=body, headers=page.auth)
    assert answer.status_code == 200, answer.text
    updates: dict[str, Any] = answer.json()
    return updates


async def write(staff: StaffPage, exam_id: str, page: CandidatePage, text: str) -> dict[str, Any]:
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/messages"
    client_id = hashlib.sha256(text.encode()).hexdigest()[:16]
    answer = await staff.http.post(path, json={"text": text, "client_id": client_id})
    assert answer.status_code == 201, answer.text
    message: dict[str, Any] = answer.json()
    return message


@pytest.mark.both
async def test_a_message_is_told_again_until_the_page_has_confirmed_it(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    assert (await report(page))["messages"] == []
    sent = await write(admin, exam_id, page, "Sit closer.")
    assert sent["delivered_at"] is None
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        for _ in range(2):
            (told,) = (await report(page))["messages"]
            assert (told["id"], told["text"], told["author"]) == (sent["id"], "Sit closer.", None)
        assert (await report(page, sent["id"]))["messages"] == []
        event = await socket.until_event("message_delivered")
        assert event["message"]["id"] == sent["id"]
        assert event["message"]["delivered_at"] is not None
        # Confirmed once: to say it again is no updates.
        await report(page, sent["id"])
        server.clock.advance(1)
        await write(admin, exam_id, page, "Thank you.")
        assert (await socket.until("event"))["event"]["kind"] == "message_sent"  # and no second delivery before it
    both = (await report(page, history=True))["messages"]
    assert [(each["text"], each["delivered_at"] is None) for each in both] == [("Sit closer.", False), ("Thank you.", True)]


@pytest.mark.both
async def test_a_page_confirms_on_its_socket_as_well(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    sent = await write(admin, exam_id, page, "Sit closer.")
    async with admin.socket(exam_id) as staff, page.socket() as socket:
        await staff.until("snapshot")
        (welcomed,) = (await socket.until("welcome"))["messages"]
        assert welcomed["delivered_at"] is None
        await socket.send({"type": "received", "ids": [sent["id"]]})
        assert (await staff.until_event("message_delivered"))["message"]["id"] == sent["id"]


async def test_nobody_confirms_what_was_written_to_somebody_else(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    other = await (await server.candidate(exam_id, "Candidate Two")).begin()
    sent = await write(admin, exam_id, page, "Sit closer.")
    await report(other, sent["id"])
    (told,) = (await report(page))["messages"]
    assert told["delivered_at"] is None


async def test_replies_to_items_hold_the_news_where_they_are_asked_for_and_the_same_item_gets_the_newest(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    first = await page.put(picture(1), seq=0)
    assert "updates" not in first.json()
    await write(admin, exam_id, page, "Sit closer.")
    at = server.clock.now()
    told = (await page.put(picture(1), seq=1, at=at, headers=UPDATES)).json()
    assert [each["text"] for each in told["updates"]["messages"]] == ["Sit closer."]
    assert told["updates"]["attempt"]["state"] == "in_progress"
    end = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/end"
    assert (await admin.http.post(end, json={"reason": "It is over."})).status_code == 200
    again = (await page.put(picture(1), seq=1, at=at, headers=UPDATES)).json()
    assert again["updates"]["attempt"]["end_reason"] == "It is over."
    assert "updates" not in (await page.put(picture(1), seq=1, at=at)).json()


async def test_a_page_that_reports_by_requests_counts_as_connected_without_a_socket(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    before = await admin.live(exam_id, page.attempt_id)
    assert (before["connection"], before["socket"]) == ("unstable", True)
    await report(page, microphone="lost", microphone_reason="It was unplugged.", held_back=2)
    live = await admin.live(exam_id, page.attempt_id)
    assert (live["connection"], live["socket"], live["held_back"]) == ("connected", False, 2)
    assert (live["microphone"], live["microphone_reason"]) == ("lost", "It was unplugged.")
    server.clock.advance(5)
    assert (await admin.live(exam_id, page.attempt_id))["connection"] == "connected"
    server.clock.advance(4)
    assert (await admin.live(exam_id, page.attempt_id))["connection"] == "lost"
    async with page.socket() as socket:
        await socket.until("welcome")
        live = await admin.live(exam_id, page.attempt_id)
        assert (live["connection"], live["socket"]) == ("connected", True)


async def test_a_report_corrects_the_pages_clock_as_a_ping_does(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    sent_at = (server.clock.now() - timedelta(hours=7)).isoformat()
    body = {"report": {"camera": "ok"}, "sent_at": sent_at}
    assert (await page.http.post(f"{page.path}/report", json=body, headers=page.auth)).status_code == 200
    card = (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}")).json()
    assert card["clock_skew_s"] == pytest.approx(7 * 3600, abs=1)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"report": {"camera": "gone"}},
        {"report": {"camera": "ok"}, "received": ["msg"] * 201},
        {"report": {"camera": "ok"}, "received": ["a b"]},
        {"report": {"camera": "ok", "held_back": -1}},
    ],
)
async def test_a_report_that_is_none_changes_nothing(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage, body: dict[str, Any]
) -> None:
    answer = await page.http.post(f"{page.path}/report", json=body, headers=page.auth)
    assert problem(answer) == (422, "invalid-request")
    assert (await admin.live(exam_id, page.attempt_id))["socket"] is True


async def test_the_newest_picture_is_there_for_the_staff_for_as_long_as_it_is_in_memory(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/newest-frame"
    assert (await admin.http.get(path)).status_code == 204
    await page.put(picture(1), seq=0)
    server.clock.advance(1)
    newest = server.clock.now()
    await page.put(picture(2), seq=1, at=newest)
    # What comes late is older than what is shown.
    await page.put(picture(3), seq=2, at=newest - timedelta(seconds=30))
    answer = await admin.http.get(path)
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, picture(2), "image/jpeg")
    assert answer.headers["cache-control"] == "no-store"
    assert datetime.fromisoformat(answer.headers["captured-at"]) == pytest.approx(newest, abs=timedelta(seconds=0.01))
    elsewhere = (await admin.exam())["id"]
    assert problem(await admin.http.get(path.replace(exam_id, elsewhere))) == (404, "not-found")
    server.clock.advance(130)
    await server.get(Pipeline).end_backlogs()
    assert (await admin.http.get(path)).status_code == 204


async def test_an_open_live_page_that_asks_for_pictures_fills_no_audit_log(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await page.put(picture(1))
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/newest-frame"
    assert (await admin.http.get(path)).status_code == 200
    lines = (await admin.http.get("/api/v1/audit")).json()["entries"]
    assert "read_newest_frame" not in {each["action"] for each in lines}


@pytest.mark.parametrize("path", ["/exams/{exam}/live", "/attempts/{attempt}/live"])
async def test_a_hello_that_does_not_come_closes_the_socket_and_asks_to_try_again(
    server: Server, exam_id: str, page: CandidatePage, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(hello, "HELLO_WITHIN_S", 0.05)
    async with connect(f"{server.ws}/api/v1{path.format(exam=exam_id, attempt=page.attempt_id)}") as connection:
        said = await Socket(connection).next()
        assert (said["problem"], said["fatal"]) == ("urn:openproctor:hello-late", True)
        async with asyncio.timeout(10):
            await connection.wait_closed()
        assert connection.close_code == 1013
