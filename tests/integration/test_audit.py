"""The audit log: a row for everything that staff saw and did, added before the answer, and never changed."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from openproctor.accounts import audit
from openproctor.accounts.revocations import Revocations
from openproctor.attempts.tokens import AccessTokens
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import audit as table
from tests.fakes import picture
from tests.integration.steps import look, problem
from tests.support.server import PASSWORD, Server, StaffPage, running_server

pytestmark = pytest.mark.both


async def rows(server: Server) -> list[Any]:
    async with server.get(Database).read() as tx:
        return list(await tx.connection.execute(select(table).order_by(table.c.id)))


async def test_what_was_looked_at_and_what_was_refused_has_a_row(server: Server, admin: StaffPage, exam_id: str) -> None:
    proctor = await server.member("proctor", "p@example.org")
    page = await server.candidate(exam_id)
    await look(page, 2, times=3)
    (incident,) = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents?limit=1")).json()["incidents"]
    before = len(await rows(server))
    evidence = incident["cover"]["id"]
    assert (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).status_code == 200
    assert (await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{evidence}")).status_code == 200
    assert (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}")).status_code == 200
    assert (await proctor.http.get(f"/api/v1/exams/{exam_id}/candidates")).status_code == 404
    assert (await proctor.http.get("/api/v1/staff")).status_code == 403
    found = (await rows(server))[before:]
    assert [(row.action, row.outcome, row.staff_id, row.exam_id, row.attempt_id, row.subject) for row in found] == [
        ("read_incident", "allowed", admin.staff["id"], exam_id, None, incident["id"]),
        ("read_evidence", "allowed", admin.staff["id"], exam_id, None, evidence),
        ("read_attempt", "allowed", admin.staff["id"], exam_id, page.attempt_id, None),
        ("list_candidates", "not-found", proctor.staff["id"], exam_id, None, None),
        ("list_staff", "not-allowed", proctor.staff["id"], None, None, None),
    ]
    (own,) = (await admin.http.get("/api/v1/sessions")).json()
    assert {row.session_id for row in found[:3]} == {own["id"]}
    assert {row.address for row in found} == {"127.0.0.1"}


async def test_every_way_of_signing_in_leaves_a_row(server: Server, admin: StaffPage) -> None:
    before = len(await rows(server))
    http = server.browser()
    for email, password in (("admin@example.org", "wrong password"), ("nobody@example.org", "wrong password")):
        await http.post("/api/v1/session", json={"email": email, "password": password})
    await http.post("/api/v1/session", json={"email": "admin@example.org", "password": PASSWORD})
    await http.delete("/api/v1/session")
    stranger = server.browser()
    for _ in range(9):
        await stranger.post("/api/v1/session", json={"email": "x@example.org", "password": "wrong password"})
    found = [(row.action, row.outcome, row.staff_name) for row in (await rows(server))[before:]]
    assert found[:4] == [
        ("sign_in", "sign-in-failed", "Admin"),
        ("sign_in", "sign-in-failed", None),
        ("sign_in", "allowed", "Admin"),
        ("sign_out", "allowed", "Admin"),
    ]
    # Being told to wait is noted once: whoever goes on knocking does not fill the disk.
    assert found[4:] == [("sign_in", "sign-in-failed", None)] * 5 + [("sign_in", "too-many-sign-ins", None)]


async def test_live_pages_are_noted_when_they_open_and_close(server: Server, admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        assert (await rows(server))[-1].action == "open_live_socket"
    await admin.http.get("/api/v1/session")
    noted: list[str] = []
    while "close_live_socket" not in noted:
        noted = [row.action for row in await rows(server) if row.exam_id == exam_id]
    assert noted[-3:] == ["issue_staff_ticket", "open_live_socket", "close_live_socket"]


async def test_what_candidates_do_is_not_in_it(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    before = len(await rows(server))
    await page.put(picture(1))
    await page.http.post(f"{page.path}/token")
    await page.http.get("/api/v1/session")
    assert len(await rows(server)) == before


async def test_no_row_no_answer(server: Server, admin: StaffPage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(audit, "append", broken)
    answer = await admin.http.get("/api/v1/exams")
    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:openproctor:storage-unavailable"
    assert "exams" not in answer.text


async def test_the_database_refuses_to_change_or_delete_a_row(server: Server, admin: StaffPage) -> None:
    for statement in (update(table).values(outcome="allowed"), delete(table)):
        with pytest.raises(DBAPIError, match="append-only"):
            async with server.get(Database).write() as tx:
                await tx.connection.execute(statement)


@pytest.mark.parametrize("change", ["UPDATE audit SET staff_name = 'Nobody' WHERE id = 3", "DELETE FROM audit WHERE id = 3"])
async def test_whoever_gets_around_that_breaks_the_chain(server: Server, admin: StaffPage, change: str) -> None:
    for _ in range(5):
        await admin.http.get("/api/v1/exams")
    async with server.get(Database).write() as tx:
        assert (await audit.verify(tx)).broken_at is None
        if tx.postgresql:
            await tx.connection.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_append_only"))
        else:
            for name in ("audit_no_update", "audit_no_delete"):
                await tx.connection.execute(text(f"DROP TRIGGER {name}"))
        await tx.connection.execute(text(change))
        assert (await audit.verify(tx)).broken_at == 3


async def test_rows_added_at_once_form_one_chain(server: Server, admin: StaffPage) -> None:
    import asyncio

    await asyncio.gather(*(admin.http.get("/api/v1/exams") for _ in range(20)))
    async with server.get(Database).read() as tx:
        found = await audit.verify(tx)
    assert found.broken_at is None
    assert found.rows == len(await rows(server)) >= 20


async def test_administrators_read_it_by_exam_by_person_and_page_by_page(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    proctor = await server.member("proctor", "p@example.org")
    other = str((await admin.exam())["id"])
    for each in (exam_id, other, exam_id):
        await admin.http.get(f"/api/v1/exams/{each}")
    assert problem(await proctor.http.get("/api/v1/audit")) == (403, "not-allowed")
    assert problem(await proctor.http.get(f"/api/v1/exams/{exam_id}/audit")) == (403, "not-allowed")
    of_exam = (await admin.http.get(f"/api/v1/audit?exam_id={exam_id}")).json()["entries"]
    assert [entry["action"] for entry in of_exam] == ["read_exam_audit", "read_exam", "read_exam"]
    same = (await admin.http.get(f"/api/v1/exams/{exam_id}/audit")).json()["entries"]
    assert same == of_exam
    theirs = (await admin.http.get(f"/api/v1/audit?staff_id={proctor.staff['id']}")).json()["entries"]
    assert {entry["staff_id"] for entry in theirs} == {proctor.staff["id"]}
    first = (await admin.http.get("/api/v1/audit?limit=2")).json()
    second = (await admin.http.get(f"/api/v1/audit?limit=2&before={first['next_before']}")).json()
    ids = [entry["id"] for entry in first["entries"] + second["entries"]]
    assert ids == list(range(ids[0], ids[0] - 4, -1))


@pytest.mark.parametrize(("trusted", "address"), [("", "127.0.0.1"), ("127.0.0.1,10.0.0.0/8", "203.0.113.7")])
async def test_a_proxy_is_believed_if_the_settings_name_it(tmp_path: Any, trusted: str, address: str) -> None:
    settings = Settings(trusted_proxies=trusted)  # type: ignore[arg-type]
    async with running_server(tmp_path, None, trusted_proxies=settings.trusted_proxies) as server:
        admin = await server.admin()
        # The first is what the client claims itself; the next what the outer proxy saw.
        await admin.http.get("/api/v1/exams", headers={"x-forwarded-for": "1.2.3.4, 203.0.113.7, 10.1.2.3"})
        assert (await rows(server))[-1].address == address


async def test_a_revocation_is_forgotten_with_the_longest_token(server: Server, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    subject = server.get(AccessTokens).check(page.token, page.attempt_id).session
    await (await server.admin()).http.post(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/revoke-access")
    assert subject in server.get(Revocations).subjects
    server.clock.advance(timedelta(minutes=12).total_seconds())
    server.get(Revocations)._note("another")
    assert subject not in server.get(Revocations).subjects
