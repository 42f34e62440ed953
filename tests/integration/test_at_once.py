"""Several requests of one attempt at the same moment: each is answered as if it had come alone, on either database."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Iterable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from openproctor.database.engine import Database
from openproctor.database.tables import attempts, chain, frames, messages
from openproctor.evidence.chain.entries import CONSENT, POLICY
from openproctor.feed.presence import PresenceBoard
from openproctor.ingest.pipeline import Pipeline
from openproctor.server.watchdog import Watchdog
from tests.fakes import picture
from tests.integration.steps import problem, put_policy
from tests.support.server import CandidatePage, Server, StaffPage, digest

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("nobody_watches")]


async def all_at_once(requests: Iterable[Awaitable[httpx.Response]]) -> list[httpx.Response]:
    return list(await asyncio.gather(*requests))


def statuses(answers: Iterable[httpx.Response]) -> Counter[int]:
    return Counter(each.status_code for each in answers)


async def checking_in(server: Server, admin: StaffPage, exam_id: str) -> CandidatePage:
    """A candidate who has agreed and not begun."""
    page = await server.join(await admin.invite(exam_id))
    assert (await consent(page)).status_code == 200
    return page


async def consent(page: CandidatePage) -> httpx.Response:
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    body = {"text_version": attempt["consent"]["version"]}
    return await page.http.put(f"{page.path}/consent", json=body, headers=page.auth)


async def check(page: CandidatePage, mark: int) -> httpx.Response:
    headers = page.auth | {"content-type": "image/jpeg"}
    return await page.http.post(f"{page.path}/check", content=picture(1, mark=mark), headers=headers)


async def start(page: CandidatePage) -> httpx.Response:
    return await page.http.post(f"{page.path}/start", headers=page.auth)


async def submit(page: CandidatePage) -> httpx.Response:
    return await page.http.post(f"{page.path}/submit", headers=page.auth)


async def entries(server: Server, page: CandidatePage, kind: str) -> int:
    query = select(func.count()).where(chain.c.attempt_id == page.attempt_id, chain.c.kind == kind)
    async with server.get(Database).read() as tx:
        return int((await tx.connection.execute(query)).scalar_one())


async def test_start_while_pictures_of_the_check_are_on_their_way(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await checking_in(server, admin, exam_id)
    answers = await all_at_once(
        [*(check(page, mark) for mark in range(6)), start(page), *(check(page, mark) for mark in (7, 8))]
    )
    assert statuses(answers) == {200: 9}
    assert (await page.put(picture(1))).status_code == 200


async def test_consent_and_start_pressed_twice(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.join(await admin.invite(exam_id))
    assert statuses(await all_at_once(consent(page) for _ in range(4))) == {200: 4}
    assert statuses(await all_at_once(start(page) for _ in range(4))) == {200: 4}
    assert [await entries(server, page, kind) for kind in (CONSENT, POLICY)] == [1, 1]


async def test_extra_time_while_the_candidate_starts(server: Server, admin: StaffPage) -> None:
    closes_at = server.clock.now() + timedelta(hours=1)
    exam_id = str((await admin.exam(closes_at=closes_at.isoformat()))["id"])
    page = await checking_in(server, admin, exam_id)
    (candidate,) = (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]
    path = f"/api/v1/exams/{exam_id}/candidates/{candidate['id']}/allowance"
    granting = (admin.http.put(path, json={"extra_minutes": minutes, "signals": {"speech": "off"}}) for minutes in (5, 10))
    assert statuses(await all_at_once([check(page, 1), *granting, start(page), check(page, 2)])) == {200: 5}
    assert (await admin.http.put(path, json={"extra_minutes": 10, "signals": {"speech": "off"}})).status_code == 200
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert attempt["closes_at"] == (closes_at + timedelta(minutes=10)).isoformat().replace("+00:00", "Z")
    assert "speech" not in {each["kind"] for each in attempt["watched"]["signals"]}


async def test_another_policy_while_the_candidate_starts(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await checking_in(server, admin, exam_id)
    changing = (put_policy(admin, exam_id, {"sample_every_s": every_s}) for every_s in (2, 3, 4))
    answers = await all_at_once([check(page, 1), *changing, start(page), check(page, 2)])
    assert statuses(answers) == {200: 6}


async def items(page: CandidatePage, count: int) -> list[httpx.Response]:
    """Pictures and what the page notices, one after the other of each stream, both at once."""

    async def pictures() -> list[httpx.Response]:
        return [await page.put(picture(mark % 3, mark=mark)) for mark in range(count)]

    async def events() -> list[httpx.Response]:
        said = [("tab_hidden", "on"), ("tab_hidden", "off"), ("clipboard", "once")] * count
        return [await page.say(signal, state) for signal, state in said[:count]]

    return [answer for answers in await asyncio.gather(pictures(), events()) for answer in answers]


async def test_pictures_events_words_and_the_watchdog_at_once(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    watchdog = Watchdog(server.get(PresenceBoard), server.get(Pipeline), server.get(Database), server.clock, lambda: 0.0)

    async def watch() -> None:
        for _ in range(30):
            server.clock.advance(1)
            await watchdog.look()

    async def skew() -> None:
        async with page.socket() as socket:
            for ahead_s in range(1, 20, 2):
                sent_at = (server.clock.now() + timedelta(seconds=ahead_s)).isoformat()
                await socket.send({"type": "ping", "t": ahead_s, "rtt_ms": 20, "sent_at": sent_at, "backlog": 0})
                await socket.until("pong", t=ahead_s)

    answers, _, _, (kept, *_) = await asyncio.gather(
        items(page, 20), watch(), skew(), all_at_once([admin.http.get("/healthz")])
    )
    assert statuses(answers) == {200: 40}
    assert kept.status_code == 200
    async with server.get(Database).read() as tx:
        query = select(func.count()).where(frames.c.attempt_id == page.attempt_id)
        assert (await tx.connection.execute(query)).scalar_one() == 40


@pytest.mark.parametrize("how", ["submitted", "ended"])
async def test_the_end_while_pictures_are_on_their_way(server: Server, admin: StaffPage, exam_id: str, how: str) -> None:
    page = await server.candidate(exam_id)

    async def end() -> list[httpx.Response]:
        if how == "submitted":
            return await all_at_once(submit(page) for _ in range(3))
        path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/end"
        return await all_at_once(admin.http.post(path, json={"reason": "The room is on fire."}) for _ in range(3))

    sent, ended = await asyncio.gather(items(page, 12), end())
    assert statuses(ended) == {200: 3}
    # What was captured up to the end is taken afterwards, too; what was captured later is refused, and nothing else happens.
    refused = {problem(each) for each in sent if each.status_code != 200}
    assert refused <= {(409, "attempt-closed")}
    async with server.get(Database).read() as tx:
        query = select(attempts.c.state, attempts.c.rules_state).where(attempts.c.id == page.attempt_id)
        row = (await tx.connection.execute(query)).one()
    assert row.state == ("submitted" if how == "submitted" else "terminated")
    assert not any(each.get("open") for each in row.rules_state["signals"].values())


async def test_a_candidate_hands_in_while_a_proctor_ends_the_attempt(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/end"
    first, second = await all_at_once([submit(page), admin.http.post(path, json={"reason": "Time is up."})])
    assert sorted((first.status_code, second.status_code)) == [200, 409]


@pytest.mark.parametrize("through", ["outbox", "route", "staff"])
async def test_a_message_that_is_sent_twice_is_one(server: Server, admin: StaffPage, exam_id: str, through: str) -> None:
    page = await server.candidate(exam_id)
    body: dict[str, Any] = {"text": "Is all well?", "client_id": "message-0001"}
    staff_path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/messages"
    text = json.dumps(body).encode()
    captured = {"content-digest": digest(text), "captured-at": server.clock.now().isoformat()}
    headers = page.auth | captured | {"content-type": "application/json"}
    ways = {
        "outbox": lambda: page.http.put(f"{page.path}/messages/0", content=text, headers=headers),
        "route": lambda: page.http.post(f"{page.path}/messages", json=body, headers=page.auth),
        "staff": lambda: admin.http.post(staff_path, json=body),
    }
    answers = await all_at_once(ways[through]() for _ in range(6))
    assert {each.status_code // 100 for each in answers} == {2}, [each.text for each in answers]
    async with server.get(Database).read() as tx:
        query = select(func.count()).where(messages.c.attempt_id == page.attempt_id)
        assert (await tx.connection.execute(query)).scalar_one() == 1


async def test_a_link_that_is_opened_twice_leads_to_one_attempt(server: Server, admin: StaffPage, exam_id: str) -> None:
    token = await admin.invite(exam_id)
    browsers = [server.browser() for _ in range(4)]
    answers = await all_at_once(each.post("/api/v1/attempts", json={"token": token, "name": None}) for each in browsers)
    assert statuses(answers) == {201: 4}
    assert len({each.json()["attempt"]["id"] for each in answers}) == 1
