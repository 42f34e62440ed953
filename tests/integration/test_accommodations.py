"""What a candidate is granted: more time, and less watching; at once, and by administrators only."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from tests.fakes import picture
from tests.integration.steps import listed, look, problem, put_policy, snapshot
from tests.support.server import CandidatePage, Server, StaffPage


async def candidate_id(staff: StaffPage, exam_id: str, name: str = "Candidate One") -> str:
    roster = (await staff.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]
    return str(next(each["id"] for each in roster if each["name"] == name))


async def put(staff: StaffPage, exam_id: str, candidate: str, allowance: dict[str, Any]) -> httpx.Response:
    return await staff.http.put(f"/api/v1/exams/{exam_id}/candidates/{candidate}/allowance", json=allowance)


async def grant(staff: StaffPage, exam_id: str, name: str = "Candidate One", **allowance: Any) -> dict[str, Any]:
    """Grant, as it must be possible; the candidate on the roster."""
    answer = await put(staff, exam_id, await candidate_id(staff, exam_id, name), allowance)
    assert answer.status_code == 200, answer.text
    granted: dict[str, Any] = answer.json()
    return granted


async def attempt(page: CandidatePage) -> dict[str, Any]:
    found: dict[str, Any] = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    return found


def watched(attempt: dict[str, Any]) -> set[str]:
    return {signal["kind"] for signal in attempt["watched"]["signals"]}


async def test_what_is_granted_stands_on_the_roster_with_its_reason(server: Server, admin: StaffPage, exam_id: str) -> None:
    await admin.invite(exam_id)
    allowance: dict[str, Any] = {
        "extra_minutes": 15,
        "signals": {"looking_away": "off", "speech": "relaxed"},
        "note": "Reads aloud.",
    }
    granted = await grant(admin, exam_id, **allowance)
    assert granted["allowance"] == allowance
    assert (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"] == [granted]
    nothing = await grant(admin, exam_id)
    assert nothing["allowance"] == {"extra_minutes": 0, "signals": {}, "note": ""}


async def test_extra_time_lengthens_the_exam_for_this_candidate_alone(server: Server, admin: StaffPage) -> None:
    closes = server.clock.now() + timedelta(minutes=1)
    exam_id = (await admin.exam(closes_at=closes.isoformat()))["id"]
    token = await admin.invite(exam_id, "Slow")
    await grant(admin, exam_id, "Slow", extra_minutes=2)
    slow, quick = await (await server.join(token)).begin(), await server.candidate(exam_id, "Quick")
    assert datetime.fromisoformat((await attempt(slow))["closes_at"]) == closes + timedelta(minutes=2)
    assert datetime.fromisoformat((await attempt(quick))["closes_at"]) == closes
    async with quick.socket() as hers, slow.socket() as his:
        await hers.until("welcome")
        await his.until("welcome")
        server.clock.advance(61)
        assert (await hers.until("attempt"))["attempt"]["state"] == "expired"
        assert (await slow.put(picture(1))).status_code == 200
        assert problem(await quick.put(picture(1))) == (409, "attempt-closed")
        server.clock.advance(120)
        assert (await his.until("attempt"))["attempt"]["state"] == "expired"
    assert problem(await slow.put(picture(1))) == (409, "attempt-closed")


async def test_who_has_extra_time_may_still_begin_after_the_others_window(server: Server, admin: StaffPage) -> None:
    closes = server.clock.now() + timedelta(minutes=1)
    exam_id = (await admin.exam(closes_at=closes.isoformat()))["id"]
    tokens = {name: await admin.invite(exam_id, name) for name in ("Slow", "Quick")}
    await grant(admin, exam_id, "Slow", extra_minutes=2)
    read = await server.browser().post("/api/v1/invitations/read", json={"token": tokens["Slow"]})
    assert datetime.fromisoformat(read.json()["closes_at"]) == closes + timedelta(minutes=2)
    server.clock.advance(90)
    await (await server.join(tokens["Slow"])).begin()
    quick = await server.join(tokens["Quick"])
    version = (await attempt(quick))["consent"]["version"]
    await quick.http.put(f"{quick.path}/consent", json={"text_version": version}, headers=quick.auth)
    refused = await quick.http.post(f"{quick.path}/start", headers=quick.auth)
    assert problem(refused)[1] in ("exam-not-open", "attempt-closed")


@pytest.mark.both
async def test_extra_time_given_during_the_exam_reaches_candidate_and_staff_at_once(server: Server, admin: StaffPage) -> None:
    closes = server.clock.now() + timedelta(minutes=1)
    exam_id = (await admin.exam(closes_at=closes.isoformat()))["id"]
    page = await server.candidate(exam_id)
    async with page.socket() as socket, admin.socket(exam_id) as wall:
        await socket.until("welcome")
        await wall.until("snapshot")
        await grant(admin, exam_id, extra_minutes=2)
        pushed = (await socket.until("attempt"))["attempt"]
        card = (await wall.until_event("attempt_changed"))["attempt"]
        for seen in (pushed, card):
            assert datetime.fromisoformat(seen["closes_at"]) == closes + timedelta(minutes=2)
        server.clock.advance(90)
        assert (await page.put(picture(1))).status_code == 200
        await grant(admin, exam_id, extra_minutes=1)
        await socket.until("attempt")
        server.clock.advance(40)
        assert (await socket.until("attempt"))["attempt"]["state"] == "expired"


async def test_a_signal_switched_off_makes_no_incident_for_this_candidate_alone(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    token = await admin.invite(exam_id, "Granted")
    await grant(admin, exam_id, "Granted", signals={"no_face": "off", "clipboard": "off"})
    granted, other = await (await server.join(token)).begin(), await server.candidate(exam_id, "Other")
    assert not watched(await attempt(granted)) & {"no_face", "clipboard"}
    for page in (granted, other):
        await page.say("clipboard")
        await look(page, 0, times=7)
        await look(page, 1, times=4)
        await look(page, 2, times=3)
    found = await listed(admin, exam_id)
    assert {each["kind"] for each in found if each["attempt_id"] == granted.attempt_id} == {"multiple_faces"}
    assert len([each for each in found if each["attempt_id"] == other.attempt_id]) == 3


async def test_a_relaxed_signal_must_last_longer_and_warns_nobody(server: Server, admin: StaffPage, exam_id: str) -> None:
    """No face: 3 s in the standard policy, 10 s in the relaxed one, and twice that where it is relaxed for somebody."""
    token = await admin.invite(exam_id)
    await grant(admin, exam_id, signals={"no_face": "relaxed"})
    page = await (await server.join(token)).begin()
    await look(page, 0, times=20)
    assert await listed(admin, exam_id) == []
    await look(page, 0, times=2)
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["no_face"]
    async with page.socket() as socket:
        assert (await socket.until("welcome"))["messages"] == []


async def test_what_is_granted_during_the_exam_takes_effect_at_once(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 0, times=3)
    async with page.socket() as socket:
        assert "no_face" in watched((await socket.until("welcome"))["attempt"])
        await grant(admin, exam_id, signals={"no_face": "off"})
        assert "no_face" not in watched((await socket.until("attempt"))["attempt"])
    await look(page, 0, times=10)
    assert await listed(admin, exam_id) == []
    await grant(admin, exam_id)
    await look(page, 0, times=3)
    assert await listed(admin, exam_id) == []
    await look(page, 0, times=2)
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["no_face"]


async def test_what_is_open_when_it_is_switched_off_still_closes_and_does_not_come_back(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    await look(page, 0, times=6)
    await grant(admin, exam_id, signals={"no_face": "off"})
    await look(page, 1, times=5)
    (incident,) = await listed(admin, exam_id)
    assert incident["closed_at"] is not None
    await look(page, 0, times=10)
    assert await listed(admin, exam_id) == [incident]


async def test_an_allowance_during_the_exam_does_not_move_it_to_a_newer_policy(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    off = {"preset": "standard", "signals": {"no_face": {"enabled": False}}}
    assert (await put_policy(admin, exam_id, off)).json()["policy"]["version"] == 2
    await grant(admin, exam_id, signals={"clipboard": "off"})
    card = (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}")).json()
    assert card["policy_version"] == 1
    await page.say("clipboard")
    await look(page, 0, times=6)
    assert [each["kind"] for each in await listed(admin, exam_id)] == ["no_face"]


async def test_granting_the_same_again_changes_nothing(server: Server, admin: StaffPage, exam_id: str) -> None:
    await server.candidate(exam_id)
    granted = await grant(admin, exam_id, extra_minutes=5, signals={"phone": "off"})
    before = await snapshot(server)
    assert await grant(admin, exam_id, extra_minutes=5, signals={"phone": "off"}) == granted
    assert await snapshot(server) == before


async def test_an_attempt_that_has_ended_stays_as_it_was(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    await server.get(CheckpointSigner).attest(page.attempt_id)
    before = await snapshot(server)
    await grant(admin, exam_id, signals={"no_face": "off"})
    after = await snapshot(server)
    assert {table for table in before if before[table] != after[table]} == {"candidates"}


@pytest.mark.parametrize(
    "bad",
    [
        {"extra_minutes": -1},
        {"extra_minutes": 1441},
        {"signals": {"phone": "on"}},
        {"signals": {"daydreaming": "off"}},
        {"note": "x" * 501},
        {"mercy": True},
    ],
    ids=str,
)
async def test_a_bad_allowance_is_refused_and_nothing_changes(
    server: Server, admin: StaffPage, exam_id: str, bad: dict[str, Any]
) -> None:
    await server.candidate(exam_id)
    candidate, before = await candidate_id(admin, exam_id), await snapshot(server)
    assert problem(await put(admin, exam_id, candidate, bad)) == (422, "invalid-request")
    assert await snapshot(server) == before


async def test_only_admins_grant_and_only_for_the_exams_own_candidates(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    candidate = await candidate_id(admin, exam_id)
    members = [await server.member(role, f"{role}@example.org") for role in ("proctor", "reviewer")]
    assigned = {"staff_ids": [member.staff["id"] for member in members]}
    assert (await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json=assigned)).status_code == 200
    other_exam = (await admin.exam(title="Geometry"))["id"]
    before = await snapshot(server)
    for member in members:
        assert problem(await put(member, exam_id, candidate, {"extra_minutes": 60})) == (403, "not-allowed")
    for http in (server.browser(), page.http):
        stranger = StaffPage(server, http, {})
        assert problem(await put(stranger, exam_id, candidate, {"extra_minutes": 60})) == (401, "not-signed-in")
    assert problem(await put(admin, other_exam, candidate, {"extra_minutes": 60})) == (404, "not-found")
    assert problem(await put(admin, exam_id, "cand_nobody", {"extra_minutes": 60})) == (404, "not-found")
    assert await snapshot(server) == before
