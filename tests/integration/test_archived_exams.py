"""Exams that are put away: one that nobody joined can be deleted, one that was joined can be archived and taken back."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from openproctor.accounts import audit as audit_log
from openproctor.database.engine import Database
from openproctor.database.tables import candidates, exam_keys, exam_staff, exams, policies, read_marks
from openproctor.evidence.store.keyring import Keyring
from tests.integration.steps import listed, look, problem, snapshot
from tests.support.server import Server, StaffPage

pytestmark = pytest.mark.both


async def archive(staff: StaffPage, exam_id: str) -> dict[str, Any]:
    answer = await staff.http.put(f"/api/v1/exams/{exam_id}/archive")
    assert answer.status_code == 200, answer.text
    exam: dict[str, Any] = answer.json()
    return exam


async def titles(staff: StaffPage, *, archived: bool = False) -> list[str]:
    answer = await staff.http.get("/api/v1/exams", params={"archived": archived} if archived else {})
    return [each["title"] for each in answer.json()["exams"]]


async def rows_of(server: Server, exam_id: str) -> dict[str, int]:
    """How many rows of each table name the exam."""
    async with server.get(Database).read() as tx:
        return {
            table.name: await tx.connection.scalar(
                select(func.count()).where((table.c.id if table is exams else table.c.exam_id) == exam_id)
            )
            or 0
            for table in (exams, candidates, exam_staff, exam_keys, policies, read_marks)
        }


async def furnished(server: Server, admin: StaffPage) -> str:
    """An exam that nobody has joined, with all else that an exam can have."""
    exam = await admin.exam(title="By mistake")
    exam_id = str(exam["id"])
    proctor = await server.member("proctor", "p@example.org")
    await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json={"staff_ids": [proctor.staff["id"]]})
    await admin.invite(exam_id)
    body = {key: exam[key] for key in ("title", "exam_url", "exam_view", "opens_at", "closes_at")}
    changed = await admin.http.put(f"/api/v1/exams/{exam_id}", json=body | {"policy": exam["policy"] | {"sample_every_s": 5}})
    assert changed.json()["policy"]["version"] == 2
    await proctor.http.put(f"/api/v1/exams/{exam_id}/read-mark", json={"event_id": 0})
    await server.get(Keyring).evidence_key(exam_id, create=True)
    return exam_id


async def test_an_exam_that_nobody_joined_is_deleted_with_all_that_is_its_own(server: Server, admin: StaffPage) -> None:
    kept = await admin.exam(title="Kept")
    await admin.invite(kept["id"])
    exam_id = await furnished(server, admin)
    before = await rows_of(server, exam_id)
    assert min(before.values()) > 0, before
    answer = await admin.http.delete(f"/api/v1/exams/{exam_id}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert set((await rows_of(server, exam_id)).values()) == {0}
    assert await titles(admin) == ["Kept"]
    for path in ("", "/candidates", "/policies", "/incidents", "/scores"):
        assert problem(await admin.http.get(f"/api/v1/exams/{exam_id}{path}")) == (404, "not-found")
    assert problem(await admin.http.delete(f"/api/v1/exams/{exam_id}")) == (404, "not-found")
    assert (await rows_of(server, kept["id"]))["candidates"] == 1
    # What was done with it can still be read, and nobody has touched it.
    entries = (await admin.http.get(f"/api/v1/exams/{exam_id}/audit")).json()["entries"]
    assert ("delete_exam", "allowed") in {(each["action"], each["outcome"]) for each in entries}
    async with server.get(Database).read() as tx:
        assert (await audit_log.verify(tx)).broken_at is None


async def test_a_link_of_a_deleted_exam_leads_nowhere(server: Server, admin: StaffPage, exam_id: str) -> None:
    link = await admin.invite(exam_id)
    opened = await admin.http.put(f"/api/v1/exams/{exam_id}/open-link", json={"enabled": True})
    open_link = opened.json()["open_link"]["path"].partition("#")[2]
    assert (await admin.http.delete(f"/api/v1/exams/{exam_id}")).status_code == 204
    for token, name in ((link, None), (open_link, "Somebody")):
        for path, body in (("invitations/read", {"token": token}), ("attempts", {"token": token, "name": name})):
            assert problem(await server.browser().post(f"/api/v1/{path}", json=body)) == (404, "link-invalid")


@pytest.mark.parametrize("how", ["joined", "in the middle", "submitted", "erased"])
async def test_an_exam_with_attempts_is_not_deleted(server: Server, admin: StaffPage, exam_id: str, how: str) -> None:
    page = await server.join(await admin.invite(exam_id))
    if how != "joined":
        await page.begin()
    if how in ("submitted", "erased"):
        await page.http.post(f"{page.path}/submit", headers=page.auth)
    if how == "erased":
        reason = {"reason": "Asked for."}
        assert (
            await admin.http.post(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/erase", json=reason)
        ).status_code == 200
    before = await snapshot(server)
    assert problem(await admin.http.delete(f"/api/v1/exams/{exam_id}")) == (409, "exam-has-attempts")
    assert await snapshot(server) == before
    assert (await admin.http.get(f"/api/v1/exams/{exam_id}")).json()["has_attempts"] is True


async def test_a_legal_hold_keeps_an_exam_from_being_deleted(server: Server, admin: StaffPage, exam_id: str) -> None:
    hold = {"held": True, "reason": "An appeal."}
    await admin.http.put(f"/api/v1/exams/{exam_id}/hold", json=hold)
    assert problem(await admin.http.delete(f"/api/v1/exams/{exam_id}")) == (409, "legal-hold")
    await admin.http.put(f"/api/v1/exams/{exam_id}/hold", json=hold | {"held": False})
    assert (await admin.http.delete(f"/api/v1/exams/{exam_id}")).status_code == 204


async def test_who_joins_while_the_exam_is_deleted_gets_in_or_finds_no_exam(server: Server, admin: StaffPage) -> None:
    for number in range(8):
        exam_id = (await admin.exam())["id"]
        tokens = [await admin.invite(exam_id, f"Candidate {number} {each}") for each in range(2)]
        joins = [server.browser().post("/api/v1/attempts", json={"token": token, "name": None}) for token in tokens]
        *answers, deleted = await asyncio.gather(*joins, admin.http.delete(f"/api/v1/exams/{exam_id}"))
        if deleted.status_code == 204:
            assert [problem(each) for each in answers] == [(404, "link-invalid")] * 2
        else:
            assert problem(deleted) == (409, "exam-has-attempts")
            assert [each.status_code for each in answers] == [201, 201]


async def test_an_archived_exam_is_out_of_the_list_until_asked_for_and_comes_back(server: Server, admin: StaffPage) -> None:
    first, second = await admin.exam(title="First"), await admin.exam(title="Second")
    proctor = await server.member("proctor", "p@example.org")
    for exam in (first, second):
        await admin.http.put(f"/api/v1/exams/{exam['id']}/staff", json={"staff_ids": [proctor.staff["id"]]})
    archived = await archive(admin, first["id"])
    assert archived["archived_at"] is not None
    server.clock.advance(60)
    assert (await archive(admin, first["id"]))["archived_at"] == archived["archived_at"], "archiving again changes nothing"
    for staff in (admin, proctor):
        assert await titles(staff) == ["Second"]
        assert sorted(await titles(staff, archived=True)) == ["First", "Second"]
    assert (await proctor.http.get(f"/api/v1/exams/{first['id']}")).json()["archived_at"] == archived["archived_at"]
    back = await admin.http.delete(f"/api/v1/exams/{first['id']}/archive")
    assert back.json()["archived_at"] is None
    assert sorted(await titles(admin)) == ["First", "Second"]
    actions = [each["action"] for each in (await admin.http.get(f"/api/v1/exams/{first['id']}/audit")).json()["entries"]]
    assert actions.count("archive_exam") == 2
    assert actions.count("unarchive_exam") == 1


async def test_nobody_joins_or_begins_an_archived_exam(server: Server, admin: StaffPage, exam_id: str) -> None:
    exam = (await admin.http.get(f"/api/v1/exams/{exam_id}")).json()
    invited, joined = await admin.invite(exam_id, "Invited"), await server.join(await admin.invite(exam_id, "Joined"))
    version = (await joined.http.post(f"{joined.path}/token")).json()["attempt"]["consent"]["version"]
    await joined.http.put(f"{joined.path}/consent", json={"text_version": version}, headers=joined.auth)
    opened = await admin.http.put(f"/api/v1/exams/{exam_id}/open-link", json={"enabled": True})
    open_link = opened.json()["open_link"]["path"].partition("#")[2]
    settings = {key: exam[key] for key in ("exam_url", "exam_view", "opens_at", "closes_at", "policy")}
    await archive(admin, exam_id)
    before = await snapshot(server)
    http = server.browser()
    refused: list[httpx.Response] = [
        await http.post("/api/v1/invitations/read", json={"token": invited}),
        await http.post("/api/v1/attempts", json={"token": invited, "name": None}),
        await http.post("/api/v1/attempts", json={"token": open_link, "name": "Somebody"}),
        await joined.http.post(f"{joined.path}/start", headers=joined.auth),
        await admin.http.post(f"/api/v1/exams/{exam_id}/candidates", json={"candidates": [{"name": "More", "email": None}]}),
        await admin.http.post(
            f"/api/v1/exams/{exam_id}/roster/import", content=b"Name\nMore", headers={"content-type": "text/csv"}
        ),
        await admin.http.put(f"/api/v1/exams/{exam_id}", json={"title": "Another", **settings}),
    ]
    assert [problem(answer) for answer in refused] == [(409, "exam-archived")] * len(refused)
    assert await snapshot(server) == before
    # Off it can be switched; on again it cannot.
    off = await admin.http.put(f"/api/v1/exams/{exam_id}/open-link", json={"enabled": False})
    assert off.json()["open_link"] == {"enabled": False, "path": None}
    on = await admin.http.put(f"/api/v1/exams/{exam_id}/open-link", json={"enabled": True})
    assert problem(on) == (409, "exam-archived")
    await admin.http.delete(f"/api/v1/exams/{exam_id}/archive")
    assert (await admin.http.put(f"/api/v1/exams/{exam_id}", json={"title": "Another", **settings})).status_code == 200
    await joined.begin()
    await server.join(invited)


async def test_who_has_begun_comes_back_on_another_device(server: Server, admin: StaffPage, exam_id: str) -> None:
    link = await admin.invite(exam_id)
    first = await server.join(link)
    await first.begin()
    await archive(admin, exam_id)
    assert (await server.browser().post("/api/v1/invitations/read", json={"token": link})).status_code == 200
    second = await server.join(link)
    assert second.attempt_id == first.attempt_id
    await look(second, 1)
    assert (await second.http.post(f"{second.path}/submit", headers=second.auth)).status_code == 200
    assert len((await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]) == 1


async def test_only_administrators_put_exams_away(server: Server, admin: StaffPage, exam_id: str) -> None:
    proctor, reviewer = await server.member("proctor", "p@example.org"), await server.member("reviewer", "r@example.org")
    staff_ids = [proctor.staff["id"], reviewer.staff["id"]]
    await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json={"staff_ids": staff_ids})
    before = await snapshot(server)
    for staff in (proctor, reviewer):
        for answer in (
            await staff.http.put(f"/api/v1/exams/{exam_id}/archive"),
            await staff.http.delete(f"/api/v1/exams/{exam_id}/archive"),
            await staff.http.delete(f"/api/v1/exams/{exam_id}"),
        ):
            assert problem(answer) == (403, "not-allowed")
    assert await snapshot(server) == before
    entries = (await admin.http.get(f"/api/v1/exams/{exam_id}/audit")).json()["entries"]
    refused = [each["action"] for each in entries if each["outcome"] == "not-allowed"]
    assert sorted(refused) == ["archive_exam"] * 2 + ["delete_exam"] * 2 + ["unarchive_exam"] * 2


async def test_who_is_in_the_middle_goes_on_and_evidence_is_kept(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1, times=4)
    await archive(admin, exam_id)
    await look(page, 2, times=5)
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["multiple_faces"]
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    attempt = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}"
    assert (await admin.http.get(f"{attempt}/bundle")).content[:2] == b"PK"
    assert (await admin.http.get(f"/api/v1/exams/{exam_id}/scores")).status_code == 200
    # Erasure and holds are about people, and do not wait.
    assert (await admin.http.post(f"{attempt}/erase", json={"reason": "Asked for."})).json()["erased"] is True
