"""The two sockets: who may open them, what they tell, how they resume, and what they refuse."""

import asyncio
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from openproctor.live.reconnects import ReconnectLoader
from tests.fakes import picture
from tests.integration.test_incidents import look
from tests.support.server import Server, Socket, StaffPage

PROBLEM = "urn:openproctor:"
PEER = "peer-0123456789"
DESCRIPTION = {"type": "offer", "sdp": "v=0"}


async def ends_with(socket: Socket, problem: str) -> None:
    """The socket says this problem, fatal, and closes."""
    said = await socket.until("problem", fatal=True)
    assert said["problem"] == PROBLEM + problem
    with pytest.raises(ConnectionClosed):
        while True:
            await socket.next()


async def test_the_snapshot_shows_everything_and_events_follow(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    async with admin.socket(exam_id) as socket:
        snapshot = await socket.until("snapshot")
        assert [card["candidate_name"] for card in snapshot["attempts"]] == ["Candidate One"]
        assert snapshot["attempts"][0]["state"] == "in_progress"
        await look(page, 2, times=3)
        opened = await socket.until_event("incident_opened")
        assert opened["incident"]["kind"] == "multiple_faces"
        assert opened["incident"]["cover"] is not None
        assert opened["id"] > snapshot["last_event_id"]
        warned = await socket.until_event("message_sent")
        assert warned["message"]["kind"] == "warning"


@pytest.mark.both
async def test_a_page_that_was_away_gets_what_it_missed_and_nothing_twice(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    async with admin.socket(exam_id) as socket:
        last = (await socket.until("snapshot"))["last_event_id"]
    await look(page, 2, times=3)
    await look(page, 1, times=4)
    async with admin.socket(exam_id, after=last) as socket:
        resumed = await socket.until("resumed")
        events = [(await socket.until("event"))["event"] for _ in range(resumed["last_event_id"] - last)]
    assert [event["id"] for event in events] == list(range(last + 1, resumed["last_event_id"] + 1))
    kinds = [event["kind"] for event in events]
    assert kinds[0] == "incident_opened"
    assert kinds.count("incident_opened") == kinds.count("incident_closed") == 1


async def test_a_page_with_an_impossible_number_gets_a_snapshot(admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id, after=999_999) as socket:
        await socket.until("snapshot")


async def test_unread_counts_suspicions_since_the_mark(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 2, times=3)
    async with admin.socket(exam_id) as socket:
        snapshot = await socket.until("snapshot")
        assert (snapshot["unread"], snapshot["read_event_id"]) == (1, 0)
    mark = {"event_id": snapshot["last_event_id"]}
    assert (await admin.http.put(f"/api/v1/exams/{exam_id}/read-mark", json=mark)).status_code == 204
    assert (await admin.http.put(f"/api/v1/exams/{exam_id}/read-mark", json={"event_id": 0})).status_code == 204
    async with admin.socket(exam_id) as socket:
        snapshot = await socket.until("snapshot")
        assert (snapshot["unread"], snapshot["read_event_id"]) == (0, mark["event_id"])


async def test_words_go_both_ways_once(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    async with admin.socket(exam_id) as staff, page.socket() as candidate:
        await staff.until("snapshot")
        await candidate.until("welcome")
        body = {"text": "Please come closer.", "client_id": "message-1"}
        path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/messages"
        first, again = await admin.http.post(path, json=body), await admin.http.post(path, json=body)
        assert first.json() == again.json()
        heard = (await candidate.until("message"))["message"]
        assert (heard["text"], heard["author"]) == ("Please come closer.", None)
        said = {"text": "Is this better?", "client_id": "message-2"}
        sent = await page.http.post(f"{page.path}/messages", json=said, headers=page.auth)
        assert sent.status_code == 201
        events = [await staff.until_event("message_sent") for _ in range(2)]
    assert [event["message"]["text"] for event in events] == ["Please come closer.", "Is this better?"]
    async with page.socket() as candidate:
        assert len((await candidate.until("welcome"))["messages"]) == 2


async def test_ending_an_attempt_reaches_the_candidate(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    async with page.socket() as candidate:
        await candidate.until("welcome")
        body = {"reason": "The exam was cancelled."}
        await admin.http.post(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/end", json=body)
        ended = (await candidate.until("attempt"))["attempt"]
    assert (ended["state"], ended["end_reason"]) == ("terminated", "The exam was cancelled.")


async def test_a_lost_connection_is_noticed_within_five_seconds_and_is_a_fault(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    async with admin.socket(exam_id) as staff:
        await staff.until("snapshot")
        async with page.socket() as candidate:
            await candidate.until("welcome")
            await candidate.send({"type": "ping", "t": 1.5, "rtt_ms": 20})
            assert (await candidate.until("pong"))["t"] == 1.5
            while (await staff.until("live"))["live"]["connection"] != "connected":
                pass
        while (await staff.until("live"))["live"]["connection"] != "unstable":
            pass
        server.clock.advance(5)
        while (await staff.until("live"))["live"]["connection"] != "lost":
            pass
        opened = (await staff.until_event("incident_opened"))["incident"]
        assert (opened["kind"], opened["incident_class"]) == ("connection_lost", "fault")
        async with page.socket() as candidate:
            await candidate.until("welcome")
            server.clock.advance(0.5)
            closing = asyncio.create_task(staff.until_event("incident_closed"))
            for _ in range(8):
                await candidate.send({"type": "ping", "t": 2})
                await candidate.until("pong")
                server.clock.advance(0.4)
                await asyncio.wait([closing], timeout=0.6)
            assert (await closing)["incident"]["id"] == opened["id"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"type": "camera", "state": "lost", "reason": "unplugged"}, "camera_lost"),
        ({"type": "report", "camera": "lost", "camera_reason": "unplugged"}, "camera_lost"),
        ({"type": "report", "camera": "ok", "microphone": "lost", "microphone_reason": "unplugged"}, "microphone_lost"),
        ({"type": "report", "camera": "ok", "page": "failed"}, "page_failed"),
        ({"type": "report", "camera": "ok", "behind_s": 12.4}, "slow_line"),
    ],
)
async def test_what_fails_at_the_candidates_is_a_fault_by_its_name_and_no_suspicion(
    server: Server, admin: StaffPage, exam_id: str, said: dict[str, object], kind: str
) -> None:
    page = await server.candidate(exam_id)
    async with admin.socket(exam_id) as staff, page.socket() as candidate:
        await staff.until("snapshot")
        await candidate.until("welcome")
        await candidate.send(said)
        opened = (await staff.until_event("incident_opened"))["incident"]
    assert (opened["kind"], opened["incident_class"]) == (kind, "fault")


async def test_signalling_reaches_the_other_side_and_only_that(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    other = await server.candidate(exam_id, "Candidate Two")
    async with admin.socket(exam_id) as staff, page.socket() as candidate, other.socket() as bystander:
        await staff.until("snapshot")
        await candidate.until("welcome")
        await bystander.until("welcome")
        watch = {"type": "rtc_watch", "attempt_id": page.attempt_id, "peer": PEER, "quality": "tile"}
        await staff.send(watch)
        assert await candidate.until("rtc_watch") == watch
        await candidate.send({"type": "rtc_signal", "peer": PEER, "description": DESCRIPTION})
        signal = await staff.until("rtc_signal")
        assert (signal["attempt_id"], signal["description"]) == (page.attempt_id, DESCRIPTION)
        # Another candidate who has learnt the peer's name is not heard.
        await bystander.send({"type": "rtc_signal", "peer": PEER, "description": DESCRIPTION})
        await bystander.send({"type": "ping", "t": 1})
        assert (await bystander.next())["type"] == "pong"
        await staff.send({"type": "ping", "t": 1})
        assert (await staff.until("pong")) is not None


async def test_a_candidates_new_page_is_asked_for_the_video_that_is_watched(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    watch = {"type": "rtc_watch", "attempt_id": page.attempt_id, "peer": PEER, "quality": "tile"}
    async with admin.socket(exam_id) as staff:
        await staff.until("snapshot")
        async with page.socket() as candidate:
            await candidate.until("welcome")
            await staff.send(watch)
            await candidate.until("rtc_watch")
            await staff.send({"type": "rtc_quality", "attempt_id": page.attempt_id, "peer": PEER, "quality": "full"})
            await candidate.until("rtc_quality")
        async with page.socket() as candidate:
            await candidate.until("welcome")
            assert await candidate.until("rtc_watch") == watch | {"quality": "full"}


async def test_when_the_staff_page_goes_the_candidate_stops_sending(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    async with page.socket() as candidate:
        await candidate.until("welcome")
        async with admin.socket(exam_id) as staff:
            await staff.until("snapshot")
            await staff.send({"type": "rtc_watch", "attempt_id": page.attempt_id, "peer": PEER, "quality": "full"})
            await candidate.until("rtc_watch")
        assert (await candidate.until("rtc_unwatch"))["peer"] == PEER


async def test_staff_cannot_watch_an_attempt_of_another_exam(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate((await admin.exam(title="Other"))["id"])
    async with admin.socket(exam_id) as staff:
        await staff.until("snapshot")
        await staff.send({"type": "rtc_watch", "attempt_id": page.attempt_id, "peer": PEER, "quality": "tile"})
        problem = await staff.until("problem")
    assert (problem["problem"], problem["fatal"]) == (PROBLEM + "not-found", False)


@pytest.mark.parametrize(
    "message",
    [
        "{",
        "[]",
        "null",
        '{"type": "nothing"}',
        '{"type": "ping"}',
        '{"type": "ping", "t": 1, "more": 2}',
        '{"type": "rtc_watch", "attempt_id": "short", "peer": "peer-0123456789", "quality": "huge"}',
        json.dumps({"type": "ping", "t": "x" * 1000}),
    ],
)
async def test_a_malformed_message_is_answered_and_changes_nothing(admin: StaffPage, exam_id: str, message: str) -> None:
    async with admin.socket(exam_id) as staff:
        await staff.until("snapshot")
        await staff.connection.send(message)
        problem = await staff.until("problem")
        assert (problem["problem"], problem["fatal"]) == (PROBLEM + "socket-message-invalid", False)
        await staff.send({"type": "ping", "t": 3})
        assert (await staff.until("pong"))["t"] == 3


async def test_bytes_instead_of_text_are_refused(admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id) as staff:
        await staff.until("snapshot")
        await staff.connection.send(b"\0\1")
        assert (await staff.until("problem"))["problem"] == PROBLEM + "socket-message-invalid"


async def test_who_sends_nothing_but_nonsense_is_let_go(admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id) as staff:
        await staff.until("snapshot")
        for _ in range(10):
            await staff.connection.send("nonsense")
        await ends_with(staff, "socket-message-invalid")


async def test_an_oversized_message_ends_the_socket(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    for opened in (admin.socket(exam_id), page.socket()):
        async with opened as socket:
            await socket.next()
            await socket.connection.send(json.dumps({"type": "ping", "t": 1, "pad": "x" * 70_000}))
            await ends_with(socket, "socket-message-too-large")


async def test_a_message_beyond_all_bounds_is_cut_off_by_the_protocol(admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        with pytest.raises(ConnectionClosed) as closed:
            await socket.connection.send("x" * 1_000_000)
            while True:
                await socket.next()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009


@pytest.mark.parametrize("ticket", ["", "nonsense"])
async def test_a_candidates_socket_needs_a_ticket(server: Server, exam_id: str, ticket: str) -> None:
    page = await server.candidate(exam_id)
    async with page.socket(ticket) as socket:
        await ends_with(socket, "ticket-invalid")


async def test_the_first_message_must_be_hello(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    for path in (page.path, f"/api/v1/exams/{exam_id}"):
        async with connect(f"{server.ws}{path}/live") as connection:
            socket = Socket(connection)
            await socket.send({"type": "ping", "t": 1})
            await ends_with(socket, "ticket-invalid")


async def test_a_second_window_takes_the_first_ones_place(server: Server, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    async with page.socket() as first:
        await first.until("welcome")
        async with page.socket() as second:
            await second.until("welcome")
            await ends_with(first, "replaced")
            await second.send({"type": "ping", "t": 1})
            await second.until("pong")


async def test_whoever_ends_while_the_socket_opens_is_told(
    server: Server, exam_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await server.candidate(exam_id)

    async def nothing(_: str) -> None:
        return None

    # Erased between the ticket and the welcome.
    monkeypatch.setattr(server.get(ReconnectLoader), "load", nothing)
    async with page.socket() as socket:
        await ends_with(socket, "not-found")


async def test_a_staff_socket_needs_a_session_and_an_exam_of_ones_own(server: Server, admin: StaffPage, exam_id: str) -> None:
    stranger = server.browser()
    proctor = await server.member("proctor", "p@example.org")
    for http, exam, problem in (
        (stranger, exam_id, "not-signed-in"),
        (proctor.http, exam_id, "not-found"),
        (admin.http, "exam_that_is_not", "not-found"),
    ):
        answer = await http.post(f"/api/v1/exams/{exam}/socket-ticket")
        assert answer.json()["type"] == PROBLEM + problem
    ticket = await admin.ticket(exam_id)
    # Taken away between the ticket and the socket.
    await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json={"staff_ids": [proctor.staff["id"]]})
    given = await proctor.ticket(exam_id)
    await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json={"staff_ids": []})
    async with proctor.socket(exam_id, ticket=given) as socket:
        await ends_with(socket, "not-found")
    async with admin.socket("exam_that_is_not", ticket=ticket) as socket:
        await ends_with(socket, "ticket-invalid")


async def test_signing_out_ends_the_socket(admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        await admin.http.delete("/api/v1/session")
        with pytest.raises(ConnectionClosed):
            while True:
                await socket.next()


async def test_a_socket_from_another_sites_page_is_refused(admin: StaffPage, exam_id: str) -> None:
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus) as refused:
        async with admin.socket(exam_id, origin="https://evil.example"):
            pass
    assert refused.value.response.status_code == 403


async def test_a_wrong_clock_is_taken_off_the_capture_times(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    server.clock.advance(60)
    wrong = server.clock.now() + timedelta(hours=1)
    async with page.socket() as candidate:
        await candidate.until("welcome")
        await candidate.send({"type": "ping", "t": 1, "rtt_ms": 0, "sent_at": wrong.isoformat()})
        await candidate.until("pong")
        await candidate.send({"type": "ping", "t": 2})
        await candidate.until("pong")
    for _ in range(4):
        server.clock.advance(1)
        answer = await page.put(picture(2, mark=page.seq), at=server.clock.now() + timedelta(hours=1))
        assert answer.status_code == 200
    found: list[dict[str, Any]] = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents")).json()["incidents"]
    (incident,) = (each for each in found if each["kind"] == "multiple_faces")
    opened = datetime.fromisoformat(incident["opened_at"])
    assert abs((server.clock.now() - opened).total_seconds() - 3) < 0.01
