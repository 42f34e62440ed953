"""Signing in: lock-out by device, the second factor, and sessions that end."""

import re
from typing import Any

import httpx
import pyotp
import pytest
from sqlalchemy import select
from websockets.exceptions import ConnectionClosed

from openproctor.accounts import lockout, second_factor
from openproctor.accounts.second_factor import SecondFactors
from openproctor.accounts.sessions import IDLE, LIFETIME
from openproctor.core.errors import CodeInvalid, TooManySignIns
from openproctor.database.engine import Database
from openproctor.database.tables import staff
from tests.integration.steps import problem
from tests.support.server import PASSWORD, Server, StaffPage

EMAIL = "admin@example.org"


async def sign_in(http: httpx.AsyncClient, password: str = PASSWORD, email: str = EMAIL) -> httpx.Response:
    return await http.post("/api/v1/session", json={"email": email, "password": password})


async def enrol(page: StaffPage) -> tuple[str, list[str]]:
    """Set up a second factor: its secret and the recovery codes."""
    begun = await page.http.post("/api/v1/session/second-factor", json={"password": PASSWORD})
    assert begun.status_code == 201, begun.text
    secret = begun.json()["secret"]
    confirmed = await page.http.post("/api/v1/session/second-factor/confirm", json={"code": code(page.server, secret)})
    assert confirmed.status_code == 200, confirmed.text
    page.server.clock.advance(30)
    return secret, confirmed.json()["codes"]


def code(server: Server, secret: str, seconds: int = 0) -> str:
    """What the app shows so many seconds from now."""
    return pyotp.TOTP(secret).at(int(server.clock.now().timestamp()) + seconds)


async def challenge(http: httpx.AsyncClient) -> str:
    answer = await sign_in(http)
    assert answer.status_code == 202, answer.text
    assert "set-cookie" not in answer.headers
    return str(answer.json()["challenge"])


async def answer_with(http: httpx.AsyncClient, given: str, value: str) -> httpx.Response:
    return await http.post("/api/v1/session/code", json={"challenge": given, "code": value})


# --- lock-out ----------------------------------------------------------------------------------------------------------


async def test_guesses_lock_strangers_out_and_not_the_owners_browser(server: Server, admin: StaffPage) -> None:
    stranger = server.browser()
    answers = [await sign_in(stranger, "wrong password") for _ in range(lockout.FREE + 2)]
    assert [answer.status_code for answer in answers] == [401] * lockout.FREE + [429] * 2
    assert problem(answers[-1]) == (429, "too-many-sign-ins")
    assert answers[-1].headers["retry-after"] == "30"
    # Not even with the right password, but from the browser in which its owner has signed in before.
    assert problem(await sign_in(stranger)) == (429, "too-many-sign-ins")
    await admin.http.delete("/api/v1/session")
    assert (await sign_in(admin.http)).status_code == 201


async def test_an_unknown_account_locks_like_a_known_one(server: Server, admin: StaffPage) -> None:
    seen = []
    for email in (EMAIL, "nobody@example.org"):
        http = server.browser()
        answers = [await sign_in(http, "wrong password", email) for _ in range(lockout.FREE + 1)]
        seen.append([(answer.status_code, answer.json(), answer.headers.get("retry-after")) for answer in answers])
    assert seen[0] == seen[1]


async def test_the_device_cookie_is_for_signing_in_alone(server: Server, admin: StaffPage) -> None:
    http = server.browser()
    cookies = (await sign_in(http)).headers.get_list("set-cookie")
    (device,) = (each.lower() for each in cookies if each.startswith("openproctor_device="))
    assert {"httponly", "samesite=strict", "path=/api/v1/session"} <= set(device.split("; "))


# --- the second factor -------------------------------------------------------------------------------------------------


async def test_with_a_second_factor_the_password_alone_opens_nothing(server: Server, admin: StaffPage) -> None:
    secret, _ = await enrol(admin)
    http = server.browser()
    given = await challenge(http)
    assert (await http.get("/api/v1/session")).status_code == 401
    assert problem(await answer_with(http, given, "000000")) == (401, "code-invalid")
    answer = await answer_with(http, given, code(server, secret))
    assert answer.status_code == 201
    assert answer.json()["staff"]["has_second_factor"] is True
    assert (await http.get("/api/v1/staff")).status_code == 200


async def test_a_code_and_a_challenge_are_good_once(server: Server, admin: StaffPage) -> None:
    secret, _ = await enrol(admin)
    first, second = server.browser(), server.browser()
    one, two = await challenge(first), await challenge(second)
    now = code(server, secret)
    assert (await answer_with(first, one, now)).status_code == 201
    # Watched over the shoulder: the same code, and the one before it.
    assert problem(await answer_with(second, two, now)) == (401, "code-invalid")
    assert problem(await answer_with(second, two, code(server, secret, -30))) == (401, "code-invalid")
    server.clock.advance(30)
    assert problem(await answer_with(first, one, code(server, secret))) == (401, "code-invalid")
    assert (await answer_with(second, two, code(server, secret))).status_code == 201


async def test_a_challenge_does_not_wait(server: Server, admin: StaffPage) -> None:
    secret, _ = await enrol(admin)
    http = server.browser()
    given = await challenge(http)
    server.clock.advance(second_factor.CHALLENGE_LIFETIME.total_seconds())
    assert problem(await answer_with(http, given, code(server, secret))) == (401, "code-invalid")


async def test_a_recovery_code_signs_in_once(server: Server, admin: StaffPage) -> None:
    _, codes = await enrol(admin)
    assert len(set(codes)) == 10
    http = server.browser()
    assert (await answer_with(http, await challenge(http), codes[3].upper())).status_code == 201
    again = server.browser()
    given = await challenge(again)
    assert problem(await answer_with(again, given, codes[3])) == (401, "code-invalid")
    assert (await answer_with(again, given, codes[4].replace("-", " "))).status_code == 201


async def test_guessing_codes_ends_soon_over_many_challenges(server: Server, admin: StaffPage) -> None:
    secret, _ = await enrol(admin)
    stranger = server.browser()
    answers = [await answer_with(stranger, await challenge(stranger), "123456") for _ in range(lockout.FREE + 3)]
    assert [answer.status_code for answer in answers] == [401] * lockout.FREE + [429] * 3
    # Who knows the password but not the code has locked nobody else out.
    await admin.http.delete("/api/v1/session")
    known = await challenge(admin.http)
    assert (await answer_with(admin.http, known, code(server, secret))).status_code == 201


async def test_a_challenge_takes_few_tries(server: Server, admin: StaffPage) -> None:
    await enrol(admin)
    challenges = server.get(SecondFactors)
    given, _ = challenges.challenge((await _member(server)), "key")
    for _ in range(second_factor.CHALLENGE_TRIES):
        challenges.try_challenge(given)
    with pytest.raises(TooManySignIns):
        challenges.try_challenge(given)
    with pytest.raises(CodeInvalid):
        challenges.try_challenge(given)


async def _member(server: Server) -> Any:
    from openproctor.accounts import service

    async with server.get(Database).read() as tx:
        return (await service.list_staff(tx))[0]


@pytest.mark.both
async def test_enrolment_asks_for_the_password_and_shows_what_an_app_reads(server: Server, admin: StaffPage) -> None:
    wrong = await admin.http.post("/api/v1/session/second-factor", json={"password": "not my password"})
    assert problem(wrong) == (403, "not-allowed")
    begun = (await admin.http.post("/api/v1/session/second-factor", json={"password": PASSWORD})).json()
    assert begun["qr_svg"].startswith("<svg")
    assert pyotp.parse_uri(begun["uri"]).secret == begun["secret"]
    # Not confirmed, it is not asked for.
    assert (await sign_in(server.browser())).status_code == 201
    refused = await admin.http.post("/api/v1/session/second-factor/confirm", json={"code": "000000"})
    assert problem(refused) == (401, "code-invalid")
    async with server.get(Database).read() as tx:
        row = (await tx.connection.execute(select(staff).where(staff.c.email == EMAIL))).one()
    assert begun["secret"].encode() not in row.totp_secret


async def test_confirming_ends_other_sessions(server: Server, admin: StaffPage) -> None:
    other = server.browser()
    await sign_in(other)
    await enrol(admin)
    assert (await other.get("/api/v1/session")).status_code == 401
    assert (await admin.http.get("/api/v1/session")).status_code == 200


async def test_a_second_factor_goes_with_password_and_code(server: Server, admin: StaffPage) -> None:
    secret, _ = await enrol(admin)
    path = "/api/v1/session/second-factor/disable"
    assert (await admin.http.post(path, json={"password": "wrong password", "code": code(server, secret)})).status_code == 403
    assert (await admin.http.post(path, json={"password": PASSWORD, "code": "000000"})).status_code == 401
    assert (await admin.http.post(path, json={"password": PASSWORD, "code": code(server, secret)})).status_code == 204
    assert (await sign_in(server.browser())).status_code == 201


async def test_a_new_password_by_link_does_not_get_around_the_second_factor(server: Server, admin: StaffPage) -> None:
    proctor = await server.member("proctor", "p@example.org")
    secret, _ = await enrol(proctor)
    link = (await admin.http.post(f"/api/v1/staff/{proctor.staff['id']}/setup-link")).json()["setup_path"]
    http = server.browser()
    body = {"token": link.partition("#")[2], "email": "p@example.org", "name": "P", "password": "another good password"}
    answer = await http.post("/api/v1/setup", json=body)
    assert answer.status_code == 202
    assert (await http.get("/api/v1/session")).status_code == 401
    assert (await answer_with(http, answer.json()["challenge"], code(server, secret))).status_code == 201


async def test_an_administrator_resets_a_lost_second_factor(server: Server, admin: StaffPage) -> None:
    proctor = await server.member("proctor", "p@example.org")
    await enrol(proctor)
    path = f"/api/v1/staff/{proctor.staff['id']}/second-factor"
    assert problem(await proctor.http.delete(path)) == (403, "not-allowed")
    assert (await admin.http.delete(path)).status_code == 204
    assert (await proctor.http.get("/api/v1/session")).status_code == 401
    assert (await sign_in(server.browser(), email="p@example.org")).status_code == 201


async def test_where_a_second_factor_is_asked_for_nothing_opens_before(server: Server, admin: StaffPage, exam_id: str) -> None:
    server.get(SecondFactors)._required = "admins"
    assert (await admin.http.get("/api/v1/session")).json()["must_enrol"] is True
    for method, path in (
        ("GET", "/api/v1/exams"),
        ("GET", "/api/v1/sessions"),
        ("POST", f"/api/v1/exams/{exam_id}/socket-ticket"),
    ):
        assert problem(await admin.http.request(method, path)) == (403, "second-factor-required")
    await enrol(admin)
    assert (await admin.http.get("/api/v1/exams")).status_code == 200


# --- sessions ----------------------------------------------------------------------------------------------------------


async def test_sessions_are_listed_and_ended_one_by_one_or_all_others(server: Server, admin: StaffPage, exam_id: str) -> None:
    others = [server.browser() for _ in range(3)]
    for http in others:
        server.clock.advance(1)
        http.headers["user-agent"] = "Browser/1"
        await sign_in(http)
    listed = (await admin.http.get("/api/v1/sessions")).json()
    assert [each["current"] for each in listed] == [False, False, False, True]
    assert {each["address"] for each in listed} == {"127.0.0.1"}
    assert listed[0]["agent"] == "Browser/1"
    assert (await admin.http.delete(f"/api/v1/sessions/{listed[0]['id']}")).status_code == 204
    assert [(await http.get("/api/v1/session")).status_code for http in others] == [200, 200, 401]
    page = StaffPage(server, others[0], {})
    async with page.socket(exam_id) as socket:
        await socket.until("snapshot")
        assert (await admin.http.delete("/api/v1/sessions")).status_code == 204
        with pytest.raises(ConnectionClosed):
            while True:
                await socket.next()
    assert [(await http.get("/api/v1/session")).status_code for http in others] == [401, 401, 401]
    assert (await admin.http.get("/api/v1/session")).status_code == 200


async def test_nobody_ends_the_session_of_another(server: Server, admin: StaffPage) -> None:
    proctor = await server.member("proctor", "p@example.org")
    (own,) = (await admin.http.get("/api/v1/sessions")).json()
    assert problem(await proctor.http.delete(f"/api/v1/sessions/{own['id']}")) == (404, "not-found")
    path = f"/api/v1/staff/{admin.staff['id']}/sessions"
    for method, where in (("GET", path), ("DELETE", path), ("DELETE", f"{path}/{own['id']}")):
        assert problem(await proctor.http.request(method, where)) == (403, "not-allowed")
    assert (await admin.http.get("/api/v1/session")).status_code == 200


async def test_an_administrator_sees_and_ends_a_members_sessions(server: Server, admin: StaffPage) -> None:
    proctor = await server.member("proctor", "p@example.org")
    path = f"/api/v1/staff/{proctor.staff['id']}/sessions"
    (session,) = (await admin.http.get(path)).json()
    assert (await admin.http.delete(f"{path}/{session['id']}")).status_code == 204
    assert (await proctor.http.get("/api/v1/session")).status_code == 401


async def test_an_idle_session_ends_and_one_in_use_lasts_half_a_day(server: Server, admin: StaffPage) -> None:
    idle = server.browser()
    await sign_in(idle)
    used_s = 0.0
    while used_s + IDLE.total_seconds() < LIFETIME.total_seconds():
        server.clock.advance(IDLE.total_seconds() - 1)
        used_s += IDLE.total_seconds() - 1
        assert (await admin.http.get("/api/v1/session")).status_code == 200
    server.clock.advance(1)
    assert (await idle.get("/api/v1/session")).status_code == 401
    server.clock.advance(LIFETIME.total_seconds() - used_s - 1)
    assert (await admin.http.get("/api/v1/session")).status_code == 401


async def test_an_open_live_page_keeps_its_session_and_ends_with_it(server: Server, admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        for _ in range(2):
            server.clock.advance(IDLE.total_seconds() - 1)
            # The session is noted after the answer; messages are taken one by one, so the second answer comes after that.
            for t in (1, 2):
                await socket.send({"type": "ping", "t": t})
                await socket.until("pong", t=t)
        server.clock.advance(1)
        assert (await admin.http.get("/api/v1/session")).status_code == 200
        server.clock.advance(12 * 3600)
        await socket.send({"type": "ping", "t": 1})
        with pytest.raises(ConnectionClosed):
            while True:
                await socket.next()


async def test_recovery_codes_look_like_codes(server: Server, admin: StaffPage) -> None:
    _, codes = await enrol(admin)
    assert all(re.fullmatch(r"([a-z2-9]{5}-){3}[a-z2-9]{5}", each) for each in codes)
