"""Signing in, one-time links, roles, and who may see which exam."""

from pathlib import Path

import pytest
from sqlalchemy import select

from openproctor.accounts.passwords import Passwords
from openproctor.database.engine import Database
from openproctor.database.tables import staff
from tests.support.server import PASSWORD, Server, running_server

PROBLEM = "urn:openproctor:"


async def test_the_first_link_makes_the_administrator_once(server: Server) -> None:
    admin = await server.admin()
    assert admin.staff["role"] == "admin"
    session = (await admin.http.get("/api/v1/session")).json()
    assert session["staff"]["email"] == "admin@example.org"
    token = server.first_link[0].partition("#")[2]
    body = {"token": token, "email": "b@example.org", "name": "B", "password": PASSWORD}
    again = await server.browser().post("/api/v1/setup", json=body)
    assert (again.status_code, again.json()["type"]) == (404, PROBLEM + "link-invalid")


async def test_the_session_cookie_cannot_be_read_by_scripts(server: Server) -> None:
    await server.admin()
    answer = await server.browser().post("/api/v1/session", json={"email": "ADMIN@example.org ", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


async def test_passwords_are_hashed_as_the_product_hashes_them(tmp_path: Path) -> None:
    """All other tests use hashes that cost next to nothing."""
    async with running_server(tmp_path, None, passwords=Passwords()) as server:
        await server.admin()
        async with server.get(Database).read() as tx:
            kept = (await tx.connection.execute(select(staff.c.password_hash))).scalar_one()
        assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
        body = {"email": "admin@example.org", "password": PASSWORD}
        assert (await server.browser().post("/api/v1/session", json=body)).status_code == 201
        assert (await server.browser().post("/api/v1/session", json=body | {"password": PASSWORD[:-1]})).status_code == 401


async def test_a_wrong_password_and_an_unknown_address_look_alike(server: Server) -> None:
    await server.admin()
    answers = [
        await server.browser().post("/api/v1/session", json={"email": email, "password": "not the password"})
        for email in ("admin@example.org", "nobody@example.org")
    ]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["type"] == PROBLEM + "sign-in-failed"


async def test_after_signing_out_the_cookie_opens_nothing(server: Server) -> None:
    admin = await server.admin()
    cookies = dict(admin.http.cookies)
    assert (await admin.http.delete("/api/v1/session")).status_code == 204
    late = server.browser()
    late.cookies.update(cookies)
    assert (await late.get("/api/v1/session")).status_code == 401


async def test_a_short_password_is_refused_and_the_link_stays_good(server: Server) -> None:
    token = server.first_link[0].partition("#")[2]
    body = {"token": token, "email": "a@example.org", "name": "A", "password": "short"}
    refused = await server.browser().post("/api/v1/setup", json=body)
    assert refused.json()["type"] == PROBLEM + "weak-password"
    assert (await server.browser().post("/api/v1/setup", json=body | {"password": PASSWORD})).status_code == 201


@pytest.mark.both
async def test_a_disabled_account_is_out_at_once(server: Server) -> None:
    admin = await server.admin()
    proctor = await server.member("proctor", "p@example.org")
    changed = await admin.http.patch(f"/api/v1/staff/{proctor.staff['id']}", json={"enabled": False})
    assert changed.json()["enabled"] is False
    assert (await proctor.http.get("/api/v1/exams")).status_code == 401
    own = await admin.http.patch(f"/api/v1/staff/{admin.staff['id']}", json={"enabled": False})
    assert own.status_code == 422


async def test_only_administrators_make_exams_and_accounts(server: Server) -> None:
    proctor = await server.member("proctor", "p@example.org")
    for method, path, body in (
        ("POST", "/api/v1/exams", {"title": "Mine"}),
        ("GET", "/api/v1/staff", None),
        ("POST", "/api/v1/staff", {"email": "x@example.org", "name": "X", "role": "admin"}),
    ):
        answer = await proctor.http.request(method, path, json=body)
        assert (answer.status_code, answer.json()["type"]) == (403, PROBLEM + "not-allowed")


async def test_a_proctor_sees_the_exams_assigned_and_no_other(server: Server) -> None:
    admin = await server.admin()
    mine, other = await admin.exam(title="Mine"), await admin.exam(title="Other")
    proctor = await server.member("proctor", "p@example.org")
    await admin.http.put(f"/api/v1/exams/{mine['id']}/staff", json={"staff_ids": [proctor.staff["id"]]})
    listed = (await proctor.http.get("/api/v1/exams")).json()["exams"]
    assert [exam["title"] for exam in listed] == ["Mine"]
    page = await server.candidate(other["id"])
    for method, path in (
        ("GET", f"/api/v1/exams/{other['id']}"),
        ("GET", f"/api/v1/exams/{other['id']}/candidates"),
        ("GET", f"/api/v1/exams/{other['id']}/incidents"),
        ("GET", f"/api/v1/exams/{other['id']}/attempts/{page.attempt_id}"),
        # Not even through an exam that is theirs.
        ("GET", f"/api/v1/exams/{mine['id']}/attempts/{page.attempt_id}"),
    ):
        answer = await proctor.http.request(method, path)
        assert (answer.status_code, answer.json()["type"]) == (404, PROBLEM + "not-found"), path


async def test_a_reviewer_reads_and_does_not_act(server: Server) -> None:
    admin = await server.admin()
    exam = await admin.exam()
    reviewer = await server.member("reviewer", "r@example.org")
    await admin.http.put(f"/api/v1/exams/{exam['id']}/staff", json={"staff_ids": [reviewer.staff["id"]]})
    page = await server.candidate(exam["id"])
    path = f"/api/v1/exams/{exam['id']}/attempts/{page.attempt_id}"
    assert (await reviewer.http.get(path)).status_code == 200
    ended = await reviewer.http.post(f"{path}/end", json={"reason": "because"})
    assert (ended.status_code, ended.json()["type"]) == (403, PROBLEM + "not-allowed")


async def test_private_links_are_shown_to_administrators_only(server: Server) -> None:
    admin = await server.admin()
    exam = await admin.exam()
    await admin.invite(exam["id"])
    proctor = await server.member("proctor", "p@example.org")
    await admin.http.put(f"/api/v1/exams/{exam['id']}/staff", json={"staff_ids": [proctor.staff["id"]]})
    roster = (await proctor.http.get(f"/api/v1/exams/{exam['id']}/candidates")).json()["candidates"]
    assert roster[0]["invite_path"] is None


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
async def test_a_page_of_another_site_is_refused(server: Server, origin: str) -> None:
    admin = await server.admin()
    answer = await admin.http.post("/api/v1/exams", json={"title": "X"}, headers={"origin": origin})
    assert (answer.status_code, answer.json()["type"]) == (403, PROBLEM + "origin-refused")
    own = await admin.http.post("/api/v1/exams", json={"title": "X"}, headers={"origin": server.base})
    assert own.status_code == 201


async def test_every_answer_carries_the_security_headers(server: Server) -> None:
    answer = await server.browser().get("/api/v1/session")
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert "camera=(self), microphone=(self), display-capture=(self)" in answer.headers["permissions-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_body_over_a_megabyte_is_refused(server: Server) -> None:
    answer = await server.browser().post("/api/v1/session", content=b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["type"]) == (413, PROBLEM + "body-too-large")


async def test_malformed_json_and_unknown_routes_are_problems(server: Server) -> None:
    malformed = await server.browser().post("/api/v1/session", content=b"{")
    assert (malformed.status_code, malformed.json()["type"]) == (422, PROBLEM + "invalid-request")
    unknown = await server.browser().get("/api/v1/nothing")
    assert (unknown.status_code, unknown.json()["type"]) == (404, PROBLEM + "not-found")
