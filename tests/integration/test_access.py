"""A candidate's access: one browser at a time, revoked within a second, and one-use tickets for sockets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import jwt
import pytest
from sqlalchemy import insert
from websockets.exceptions import ConnectionClosed

from openproctor.accounts.revocations import Revocations
from openproctor.attempts.tokens import LIFETIME, AccessTokens
from openproctor.core.errors import TokenExpired, TokenInvalid
from openproctor.core.secret import derive
from openproctor.database.engine import Database
from openproctor.database.tables import revocations
from tests.fakes import FakeClock, picture
from tests.integration.steps import problem
from tests.support.server import CandidatePage, Server, Socket, StaffPage

SECRET = b"s" * 32
PROBLEM = "urn:openproctor:"


async def until_ended(socket: Socket) -> str | None:
    """The last problem that an ending socket told; an error if it does not end."""
    told = None
    with pytest.raises(ConnectionClosed):
        while True:
            message = await socket.next()
            if message["type"] == "problem":
                told = str(message["problem"]).removeprefix(PROBLEM)
    return told


async def within_a_second(holds: Callable[[], bool]) -> None:
    """Wait for a condition; polling twice a second is what it may take, and a loaded machine."""
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - there is no event to wait for: it comes out of the database
            await asyncio.sleep(0.02)


async def refusals(page: CandidatePage) -> set[tuple[int, str]]:
    """What each way in answers."""
    answers: list[httpx.Response] = [
        await page.put(picture(1)),
        await page.http.post(f"{page.path}/messages", json={"text": "x", "client_id": "c1"}, headers=page.auth),
        await page.http.post(f"{page.path}/socket-ticket", headers=page.auth),
    ]
    return {problem(answer) for answer in answers}


async def test_staff_end_a_browsers_access_at_once_sockets_included(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    spare = await page.ticket()
    async with page.socket() as socket:
        await socket.until("welcome")
        ended = await admin.http.post(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/revoke-access")
        assert ended.status_code == 204
        assert await until_ended(socket) == "token-invalid"
    assert await refusals(page) == {(401, "token-invalid")}
    assert problem(await page.http.post(f"{page.path}/token")) == (401, "not-signed-in")
    async with page.socket(spare) as socket:
        assert await until_ended(socket) == "ticket-invalid"


async def test_who_may_not_act_ends_no_access(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    other = await admin.exam()
    path = f"/attempts/{page.attempt_id}/revoke-access"
    assert problem(await admin.http.post(f"/api/v1/exams/{other['id']}{path}"))[0] == 404
    reviewer = await server.member("reviewer", "r@example.org")
    await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json={"staff_ids": [reviewer.staff["id"]]})
    assert problem(await reviewer.http.post(f"/api/v1/exams/{exam_id}{path}")) == (403, "not-allowed")
    assert (await page.put(picture(1))).status_code == 200


@pytest.mark.both
async def test_a_revocation_of_another_process_counts_here(server: Server, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    grant = server.get(AccessTokens).check(page.token, page.attempt_id)
    async with page.socket() as socket:
        await socket.until("welcome")
        async with server.get(Database).write() as tx:
            # As a command does it: a row, and nothing else.
            await tx.connection.execute(insert(revocations).values(subject=grant.session, at=server.clock.now()))
        await until_ended(socket)
    await within_a_second(lambda: grant.session in server.get(Revocations).subjects)
    assert problem(await page.put(picture(1))) == (401, "token-invalid")


async def test_a_second_browser_ends_the_access_of_the_first_which_may_come_back(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    link = await admin.invite(exam_id)
    first = await (await server.join(link)).begin()
    assert (await first.put(picture(1))).status_code == 200
    async with first.socket() as socket:
        await socket.until("welcome")
        second = await server.join(link)
        assert second.attempt_id == first.attempt_id
        assert await until_ended(socket) == "replaced"
    kept = picture(1, mark=7)
    assert problem(await first.put(kept, seq=1)) == (401, "token-invalid")
    assert problem(await first.http.post(f"{first.path}/token")) == (401, "not-signed-in")
    # The link opened there again, the same page hands in what it still holds.
    back = await server.join(link)
    assert (await back.put(kept, seq=1)).status_code == 200
    assert problem(await second.put(picture(1), seq=2)) == (401, "token-invalid")


async def test_a_renewed_link_ends_what_was_joined_by_the_old_one(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    (person,) = (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]
    async with page.socket() as socket:
        await socket.until("welcome")
        await admin.http.post(f"/api/v1/exams/{exam_id}/candidates/{person['id']}/link")
        await until_ended(socket)
    assert await refusals(page) == {(401, "token-invalid")}


async def test_access_ends_a_day_after_the_exam_has_closed(server: Server, admin: StaffPage) -> None:
    closes_at = server.clock.now() + timedelta(hours=1)
    exam = await admin.exam(closes_at=closes_at.isoformat())
    link = await admin.invite(exam["id"])
    page = await server.join(link)
    server.clock.advance(24 * 3600 + 3500)
    renewed = await page.http.post(f"{page.path}/token")
    assert renewed.status_code == 200
    assert datetime.fromisoformat(renewed.json()["expires_at"]) == closes_at + timedelta(days=1)
    server.clock.advance(101)
    assert problem(await page.http.post(f"{page.path}/token")) == (401, "not-signed-in")
    late = await server.browser().post("/api/v1/attempts", json={"token": link, "name": None})
    assert problem(late) == (409, "exam-not-open")


async def test_a_ticket_opens_one_socket_once_soon_and_nothing_else(server: Server, admin: StaffPage, exam_id: str) -> None:
    page, other = await server.candidate(exam_id), await server.candidate(exam_id, "Candidate Two")
    ticket = await page.ticket()
    async with page.socket(ticket) as socket:
        await socket.until("welcome")
    second_exam = str((await admin.exam())["id"])
    used, foreign, late = ticket, await other.ticket(), await page.ticket()
    staffs, candidates = await admin.ticket(second_exam), await page.ticket()
    server.clock.advance(29)
    fresh = await page.ticket()
    async with admin.socket(exam_id, ticket=staffs) as socket:
        assert await until_ended(socket) == "ticket-invalid"
    async with admin.socket(exam_id, ticket=candidates) as socket:
        assert await until_ended(socket) == "ticket-invalid"
    server.clock.advance(1)
    for wrong in (used, foreign, late, page.token):
        async with page.socket(wrong[:200]) as socket:
            assert await until_ended(socket) == "ticket-invalid"
    async with page.socket(fresh) as socket:
        await socket.until("welcome")


async def test_a_socket_hands_over_the_ticket_for_the_next_which_ends_with_the_session(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page, other = await server.candidate(exam_id), await server.candidate(exam_id, "Candidate Two")
    async with page.socket() as socket:
        first = str((await socket.until("welcome"))["next_ticket"])
        server.clock.advance(120)
        async with other.socket(first) as wrong:
            assert await until_ended(wrong) == "ticket-invalid"
        # Used up by who tried. The page asks for another, and that socket hands over one again.
        async with page.socket(first) as again:
            assert await until_ended(again) == "ticket-invalid"
    async with page.socket() as socket:
        following = str((await socket.until("welcome"))["next_ticket"])
    async with page.socket(following) as socket:
        last = str((await socket.until("welcome"))["next_ticket"])
        revoked = await admin.http.post(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/revoke-access")
        assert revoked.status_code == 204
        await until_ended(socket)
    async with page.socket(last) as socket:
        assert await until_ended(socket) == "ticket-invalid"


async def test_a_session_cookie_alone_opens_no_socket(admin: StaffPage, exam_id: str) -> None:
    cookies = "; ".join(f"{name}={value}" for name, value in admin.http.cookies.items())
    async with admin.socket(exam_id, ticket="", cookie=cookies) as socket:
        assert await until_ended(socket) == "ticket-invalid"


async def test_a_ticket_dies_with_the_session_that_took_it(server: Server, admin: StaffPage, exam_id: str) -> None:
    ticket = await admin.ticket(exam_id)
    await admin.http.delete("/api/v1/session")
    async with admin.socket(exam_id, ticket=ticket) as socket:
        assert await until_ended(socket) == "not-signed-in"


def test_keys_change_every_day_and_yesterdays_signs_nothing_for_tomorrow() -> None:
    clock = FakeClock()
    tokens = AccessTokens(SECRET, clock)
    clock.advance((datetime(2026, 11, 22, 23, 55, tzinfo=UTC) - clock.now()).total_seconds())
    before, _ = tokens.issue("att_1", "ses")
    clock.advance(360)
    after, _ = tokens.issue("att_1", "ses")
    assert jwt.get_unverified_header(before)["kid"] == "2026-11-22"
    assert jwt.get_unverified_header(after)["kid"] == "2026-11-23"
    assert tokens.check(before, "att_1").session == tokens.check(after, "att_1").session == "ses"
    # Whoever got hold of yesterday's key makes a token that would hold today.
    stolen = derive(SECRET, "access tokens 2026-11-22")
    claims = {"sub": "att_1", "ses": "ses", "aud": "openproctor:attempt", "exp": (clock.now() + timedelta(hours=9)).timestamp()}
    for kid in ("2026-11-22", "2026-11-23", "tomorrow", None):
        with pytest.raises(TokenInvalid):
            tokens.check(jwt.encode(claims, stolen, "HS256", {} if kid is None else {"kid": kid}), "att_1")
    clock.advance(LIFETIME.total_seconds())
    with pytest.raises(TokenExpired):
        tokens.check(after, "att_1")


async def test_no_token_reaches_a_log_or_an_address(
    server: Server, admin: StaffPage, exam_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    seen: list[str] = []

    async def note(request: httpx.Request) -> None:
        seen.append(str(request.url))

    admin.http.event_hooks["request"] = [note]
    link = await admin.invite(exam_id)
    page = await server.join(link)
    page.http.event_hooks["request"] = [note]
    await page.begin()
    assert (await page.put(picture(1))).status_code == 200
    tickets = [await page.ticket(), await admin.ticket(exam_id)]
    async with page.socket(tickets[0]) as candidate, admin.socket(exam_id, ticket=tickets[1]) as staff:
        await candidate.until("welcome")
        await staff.until("snapshot")
        seen += [candidate.connection.request.path, staff.connection.request.path]  # type: ignore[union-attr]
    await admin.http.delete("/api/v1/session")
    secrets = [link, page.token, server.first_link[0].partition("#")[2], *tickets]
    secrets += [value for http in (page.http, admin.http) for value in http.cookies.values()]
    # The server's own words; what the test's own clients log at DEBUG is theirs.
    clients = ("websockets.client", "httpx", "httpcore")
    ours = [record for record in caplog.records if not record.name.startswith(clients)]
    text = "\n".join([*seen, *(record.getMessage() for record in ours)])
    assert "/frames/0" in text
    assert [secret for secret in secrets if secret in text] == []
