"""Exams, links and a candidate's way to the start."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from openproctor.attempts.consent import CONSENT
from openproctor.database.engine import Database
from openproctor.database.tables import attempts, frames
from tests.fakes import picture
from tests.support.server import Server, StaffPage

PROBLEM = "urn:openproctor:"
JPEG = picture(1)


async def test_an_exam_keeps_what_it_was_made_with(server: Server) -> None:
    admin = await server.admin()
    opens = server.clock.now() + timedelta(hours=1)
    exam = await admin.exam(
        title="  Algebra II ",
        exam_url="https://exam.example/1",
        exam_view="frame",
        opens_at=opens.isoformat(),
        closes_at=(opens + timedelta(hours=2)).isoformat(),
        policy={"sample_every_s": 30, "warn_candidate": False},
    )
    read = (await admin.http.get(f"/api/v1/exams/{exam['id']}")).json()
    assert read == exam
    assert read["title"] == "Algebra II"
    assert read["policy"]["sample_every_s"] == 30
    assert read["policy"]["version"] == 1


async def test_a_changed_policy_gets_a_version_and_a_running_attempt_keeps_its_own(server: Server) -> None:
    admin = await server.admin()
    exam = await admin.exam()
    page = await server.candidate(exam["id"])
    body = {key: exam[key] for key in ("title", "exam_url", "exam_view", "opens_at", "closes_at", "policy")}
    same = await admin.http.put(f"/api/v1/exams/{exam['id']}", json=body | {"title": "Other title"})
    assert same.json()["policy"]["version"] == 1
    body["policy"] = exam["policy"] | {"sample_every_s": 5}
    changed = await admin.http.put(f"/api/v1/exams/{exam['id']}", json=body)
    assert changed.json()["policy"]["version"] == 2
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert attempt["sample_every_s"] == 1


async def test_bad_exams_are_refused(server: Server) -> None:
    admin = await server.admin()
    now = server.clock.now()
    for bad in (
        {"title": "  "},
        {"title": "X", "exam_url": "javascript:alert(1)"},
        {"title": "X", "opens_at": now.isoformat(), "closes_at": now.isoformat()},
        {"title": "X", "opens_at": "2026-11-22T09:00:00"},
        {"title": "X", "policy": {"sample_every_s": 0}},
        {"title": "X", "unknown": 1},
    ):
        answer = await admin.http.post("/api/v1/exams", json=bad)
        assert (answer.status_code, answer.json()["type"]) == (422, PROBLEM + "invalid-request"), bad
    assert (await admin.http.get("/api/v1/exams")).json() == {"exams": [], "next": None}


async def test_a_private_link_leads_to_one_attempt_however_often_it_is_opened(server: Server) -> None:
    admin = await server.admin()
    token = await admin.invite((await admin.exam())["id"])
    first, second = await server.join(token), await server.join(token)
    assert first.attempt_id == second.attempt_id


async def test_a_renewed_link_replaces_the_old_one(server: Server) -> None:
    admin = await server.admin()
    exam = await admin.exam()
    old = await admin.invite(exam["id"])
    candidate = (await admin.http.get(f"/api/v1/exams/{exam['id']}/candidates")).json()["candidates"][0]
    renewed = await admin.http.post(f"/api/v1/exams/{exam['id']}/candidates/{candidate['id']}/link")
    refused = await server.browser().post("/api/v1/invitations/read", json={"token": old})
    assert (refused.status_code, refused.json()["type"]) == (404, PROBLEM + "link-invalid")
    await server.join(renewed.json()["invite_path"].partition("#")[2])


async def test_an_altered_link_is_refused(server: Server) -> None:
    admin = await server.admin()
    token = await admin.invite((await admin.exam())["id"])
    for bad in (token[:-1] + ("A" if token[-1] != "A" else "B"), token.replace(".1.", ".2."), "p.x.1.y", "..."):
        answer = await server.browser().post("/api/v1/invitations/read", json={"token": bad.ljust(10, ".")})
        assert answer.json()["type"] == PROBLEM + "link-invalid", bad


@pytest.mark.both
async def test_the_open_link_lets_anyone_in_by_name_until_it_is_switched_off(server: Server) -> None:
    admin = await server.admin()
    exam = await admin.exam()
    switched = await admin.http.put(f"/api/v1/exams/{exam['id']}/open-link", json={"enabled": True})
    token = switched.json()["open_link"]["path"].partition("#")[2]
    nameless = await server.browser().post("/api/v1/attempts", json={"token": token})
    assert nameless.json()["type"] == PROBLEM + "invalid-request"
    one, two = await server.join(token, "One"), await server.join(token, "Two")
    assert one.attempt_id != two.attempt_id
    await admin.http.put(f"/api/v1/exams/{exam['id']}/open-link", json={"enabled": False})
    refused = await server.browser().post("/api/v1/attempts", json={"token": token, "name": "Three"})
    assert refused.json()["type"] == PROBLEM + "link-invalid"
    again = await admin.http.put(f"/api/v1/exams/{exam['id']}/open-link", json={"enabled": True})
    assert again.json()["open_link"]["path"].partition("#")[2] != token
    # Who is in stays in.
    await one.begin()


async def test_consent_comes_before_everything_and_is_kept_with_its_words(server: Server) -> None:
    admin = await server.admin()
    page = await server.join(await admin.invite((await admin.exam())["id"]))
    too_early = await page.http.post(f"{page.path}/start", headers=page.auth)
    assert (too_early.status_code, too_early.json()["type"]) == (409, PROBLEM + "consent-missing")
    looked = await page.http.post(f"{page.path}/check", headers=page.auth | {"content-type": "image/jpeg"}, content=JPEG)
    assert looked.json()["type"] == PROBLEM + "consent-missing"
    old = await page.http.put(f"{page.path}/consent", json={"text_version": "1999"}, headers=page.auth)
    assert old.json()["type"] == PROBLEM + "invalid-request"
    await page.begin()
    async with server.get(Database).read() as tx:
        row = (await tx.connection.execute(select(attempts))).one()
    assert row.consent_version == CONSENT.version
    assert json.loads(row.consent_text) == CONSENT.paragraphs
    assert row.consent_at == server.clock.now()


async def test_the_check_before_joining_counts_faces_and_stores_nothing(server: Server) -> None:
    admin = await server.admin()
    page = await server.join(await admin.invite((await admin.exam())["id"]))
    await page.http.put(f"{page.path}/consent", json={"text_version": CONSENT.version}, headers=page.auth)
    headers = page.auth | {"content-type": "image/jpeg"}
    for count in (1, 2, 0):
        answer = await page.http.post(f"{page.path}/check", headers=headers, content=picture(count))
        assert len(answer.json()["faces"]) == count
    async with server.get(Database).read() as tx:
        assert (await tx.connection.execute(select(func.count()).select_from(frames))).scalar_one() == 0


async def test_the_exam_begins_and_ends_with_its_window(server: Server) -> None:
    admin = await server.admin()
    now = server.clock.now()
    exam = await admin.exam(
        opens_at=(now + timedelta(minutes=5)).isoformat(), closes_at=(now + timedelta(minutes=9)).isoformat()
    )
    page = await server.join(await admin.invite(exam["id"]))
    await page.http.put(f"{page.path}/consent", json={"text_version": CONSENT.version}, headers=page.auth)
    early = await page.http.post(f"{page.path}/start", headers=page.auth)
    assert (early.status_code, early.json()["type"]) == (409, PROBLEM + "exam-not-open")
    server.clock.advance(300)
    assert (await page.http.post(f"{page.path}/start", headers=page.auth)).json()["state"] == "in_progress"
    async with page.socket() as socket:
        await socket.until("welcome")
        server.clock.advance(240)
        ended = await socket.until("attempt")
    assert ended["attempt"]["state"] == "expired"


async def test_a_candidate_who_has_joined_stays_on_the_roster(server: Server) -> None:
    admin = await server.admin()
    exam = await admin.exam()
    await admin.invite(exam["id"], "Never came")
    await server.candidate(exam["id"], "Came")
    path = f"/api/v1/exams/{exam['id']}/candidates"
    roster = {each["name"]: each["id"] for each in (await admin.http.get(path)).json()["candidates"]}
    assert (await admin.http.delete(f"{path}/{roster['Never came']}")).status_code == 204
    kept = await admin.http.delete(f"{path}/{roster['Came']}")
    assert (kept.status_code, kept.json()["type"]) == (409, PROBLEM + "invalid-transition")


async def test_nothing_is_added_to_an_exam_that_does_not_exist(admin: StaffPage, exam_id: str) -> None:
    people = {"candidates": [{"name": "Candidate One", "email": None}]}
    mine = {"staff_ids": [admin.staff["id"]]}
    assert (await admin.http.post("/api/v1/exams/exam_none/candidates", json=people)).status_code == 404
    assert (await admin.http.put("/api/v1/exams/exam_none/staff", json=mine)).status_code == 404
    assert (await admin.http.post(f"/api/v1/exams/{exam_id}/candidates", json=people)).status_code == 201
