"""Times at the edge of the calendar are refused wherever one comes in; what an earlier version has stored breaks nothing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update
from websockets.asyncio.client import connect

from openproctor.attempts.service import due
from openproctor.database.engine import Database
from openproctor.database.tables import attempt_sessions, candidates, exams
from openproctor.retention.service import preview
from tests.fakes import picture
from tests.integration.matrix import CALLS, MESSAGES_OF_CANDIDATES, MESSAGES_OF_STAFF, Who, build, filled
from tests.integration.steps import problem
from tests.integration.test_authorization import snapshot
from tests.integration.test_texts import one_of, put_at, with_body
from tests.support.entering import bodies, leaves, messages, parameters
from tests.support.server import Server, Socket, StaffPage

pytestmark = pytest.mark.usefixtures("nobody_watches")

REFUSED = (422, "invalid-request")
OUTSIDE = (
    "9999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59",
    "1999-12-31T23:59:59Z",
    "2200-01-01T00:00:01Z",
)
END = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)


@pytest.mark.both
async def test_no_body_no_query_and_no_header_takes_a_time_outside(server: Server) -> None:
    world = await build(server)
    http, before, tried = server.browser(), await snapshot(server), 0
    for sample in OUTSIDE:
        attempts = [
            (name, with_body(world, one_of(name), CALLS[name], leaf.path, sample))
            for name, shape in bodies().items()
            for leaf in leaves(shape)
            if leaf.is_time
        ]
        attempts += [
            (name, replace(CALLS[name], path=f"{CALLS[name].path}?{query}={sample.replace('+', '%2B')}"))
            for (name, query), found in parameters("query").items()
            if any(leaf.is_time for leaf in found)
        ]
        attempts += [
            (name, replace(CALLS[name], headers={**CALLS[name].headers, header: sample}))
            for (name, header) in parameters("header")
            if header == "captured-at"
        ]
        for name, call in attempts:
            answer = await world.call(call, one_of(name), http)
            assert problem(answer) == REFUSED, (name, sample, answer.text)
        tried += len(attempts)
    assert tried == len(OUTSIDE) * (7 + 1 + 7)
    assert await snapshot(server) == before


@pytest.mark.both
async def test_no_message_of_a_socket_takes_a_time_outside(server: Server) -> None:
    world = await build(server)
    before, tried = await snapshot(server), 0
    for name, shape in messages().items():
        for leaf in (leaf for leaf in leaves(shape) if leaf.is_time):
            of_staff = name in MESSAGES_OF_STAFF
            who = Who.ADMIN if of_staff else Who.OWNER
            path = f"/exams/{world.exam}/live" if of_staff else f"/attempts/{world.attempt}/live"
            message, _ = (MESSAGES_OF_STAFF | MESSAGES_OF_CANDIDATES)[name]
            async with connect(f"{server.ws}/api/v1{path}", additional_headers=world.callers[who].headers()) as connection:
                socket = Socket(connection)
                await socket.send({"type": "hello", "ticket": await world.ticket(who)})
                assert (await socket.next())["type"] in ("snapshot", "welcome")
                for sample in OUTSIDE:
                    await connection.send(json.dumps(put_at(filled(message, world), leaf.path, sample)))
                    said = await socket.until("problem")
                    assert (said["problem"], said["fatal"]) == ("urn:openproctor:socket-message-invalid", False)
                    tried += 1
    assert tried >= len(OUTSIDE)
    assert await snapshot(server) == before


def test_no_header_is_a_time_but_the_one_that_is_tried_above() -> None:
    assert {header for _, header in parameters("header")} == {"captured-at", "content-digest", "Range"}


@pytest.mark.both
async def test_the_whole_window_and_all_that_can_be_granted_stay_within_the_calendar(server: Server, admin: StaffPage) -> None:
    forever = dict.fromkeys(("pictures_days", "recordings_days", "portraits_days", "observations_days", "logs_days"), 36500)
    exam = await admin.exam(closes_at="2200-01-01T00:00:00Z", opens_at="2000-01-01T00:00:00Z", policy={"retention": forever})
    token = await admin.invite(exam["id"])
    await grant(admin, exam["id"], extra_minutes=1440)
    page = await (await server.join(token)).begin()
    seen = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert datetime.fromisoformat(seen["closes_at"]) == datetime(2200, 1, 2, tzinfo=UTC)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    assert set((await preview(server.get(Database), server.clock.now())).values()) == {0}


async def grant(admin: StaffPage, exam_id: str, **members: Any) -> Mapping[str, Any]:
    """Grant something to everyone on the roster; the last one's row."""
    row: Mapping[str, Any] = {}
    for person in (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]:
        answer = await admin.http.put(f"/api/v1/exams/{exam_id}/candidates/{person['id']}/allowance", json=members)
        assert answer.status_code == 200, answer.text
        row = answer.json()
    return row


async def close_at_the_end_of_time(server: Server) -> None:
    """As an earlier version let one save it."""
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(exams).values(closes_at=END))


@pytest.mark.both
async def test_an_exam_that_was_saved_for_the_end_of_time_is_held_as_any_other(server: Server, admin: StaffPage) -> None:
    exam_id = (await admin.exam())["id"]
    token = await admin.invite(exam_id)
    await close_at_the_end_of_time(server)
    await grant(admin, exam_id, extra_minutes=1440)
    read = await server.browser().post("/api/v1/invitations/read", json={"token": token})
    assert read.status_code == 200
    assert read.json()["closes_at"].startswith("9999-12-31T23:59:59")
    page = await (await server.join(token)).begin()
    async with page.socket() as socket, admin.socket(exam_id) as wall:
        assert (await socket.until("welcome"))["attempt"]["state"] == "in_progress"
        assert (await wall.until("snapshot"))["attempts"][0]["closes_at"].startswith("9999")
        assert (await page.put(picture(1))).status_code == 200
        await grant(admin, exam_id, extra_minutes=30, note="More.")
        assert (await socket.until("attempt"))["attempt"]["closes_at"].startswith("9999")
    assert (await page.http.post(f"{page.path}/token")).status_code == 200
    async with server.get(Database).read() as tx:
        assert await due(tx, server.clock.now(), 10) == []
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    await preview(server.get(Database), server.clock.now() + timedelta(days=3650))


@pytest.mark.both
async def test_it_can_be_given_an_end_that_is_one(server: Server, admin: StaffPage) -> None:
    exam = await admin.exam()
    await close_at_the_end_of_time(server)
    (listed,) = (await admin.http.get("/api/v1/exams")).json()["exams"]
    assert listed["closes_at"].startswith("9999")
    body = {name: exam[name] for name in ("title", "exam_url", "exam_view", "opens_at", "policy")}
    same = await admin.http.put(f"/api/v1/exams/{exam['id']}", json=body | {"closes_at": listed["closes_at"]})
    assert problem(same) == REFUSED
    assert "2000 and 2200" in same.json()["detail"]
    changed = await admin.http.put(f"/api/v1/exams/{exam['id']}", json=body | {"closes_at": "2030-01-01T00:00:00+01:00"})
    assert changed.json()["closes_at"] == "2029-12-31T23:00:00Z"


@pytest.mark.both
async def test_a_browser_whose_session_never_ends_gets_tokens(server: Server, admin: StaffPage) -> None:
    exam_id = (await admin.exam())["id"]
    page = await server.candidate(exam_id)
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(attempt_sessions).values(expires_at=END))
        await tx.connection.execute(
            insert(candidates).values(id="cand_never_joined", exam_id=exam_id, name="A", created_at=server.clock.now())
        )
    await close_at_the_end_of_time(server)
    token = await page.http.post(f"{page.path}/token")
    assert token.status_code == 200
    assert datetime.fromisoformat(token.json()["expires_at"]) == server.clock.now() + timedelta(minutes=10)
    await preview(server.get(Database), server.clock.now())
