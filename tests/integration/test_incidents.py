"""From frames to incidents: one an occurrence, with its pictures, its warning, and across a restart."""

import asyncio
import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import simplejpeg
from sqlalchemy import select

from openproctor.database.engine import Database
from openproctor.database.tables import evidence
from openproctor.evidence.store.protocol import EvidenceStore
from tests.fakes import FakeClock, picture
from tests.support.server import CandidatePage, Server, StaffPage, running_server


async def look(page: CandidatePage, faces: int, *, times: int, every_s: float = 1.0) -> None:
    """Hand in frames, one each ``every_s`` of the clock."""
    for _ in range(times):
        page.server.clock.advance(every_s)
        answer = await page.put(picture(faces, mark=page.seq))
        assert answer.status_code == 200, answer.text


async def listed(staff: StaffPage, exam_id: str) -> list[dict[str, Any]]:
    incidents: list[dict[str, Any]] = (await staff.http.get(f"/api/v1/exams/{exam_id}/incidents")).json()["incidents"]
    return incidents


@pytest.mark.both
async def test_a_second_face_is_one_incident_with_its_frames(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1, times=10)
    await look(page, 2, times=5)
    await look(page, 3, times=1)
    await look(page, 1, times=10)
    (incident,) = await listed(admin, exam_id)
    assert incident["kind"] == "multiple_faces"
    assert incident["incident_class"] == "suspicion"
    assert incident["peak"] == 3
    assert incident["closed_at"] > incident["opened_at"]
    assert len(incident["cover"]["faces"]) == 3
    detail = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).json()
    times = [frame["captured_at"] for frame in detail["frames"]]
    assert times == sorted(times)
    before = [frame for frame in detail["frames"] if frame["captured_at"] < incident["opened_at"]]
    after = [frame for frame in detail["frames"] if frame["captured_at"] >= incident["closed_at"]]
    assert len(before) == 3
    assert len(after) >= 3
    for frame in detail["frames"]:
        shown = await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{frame['id']}")
        assert shown.status_code == 200
        assert shown.headers["cache-control"] == "no-store"
        assert simplejpeg.decode_jpeg(shown.content).shape == (480, 640, 3)
    async with server.get(Database).read() as tx:
        kept = (await tx.connection.execute(select(evidence.c.key, evidence.c.sha256))).all()
    for row in kept:
        assert hashlib.sha256(await server.get(EvidenceStore).read(row.key)).hexdigest() == row.sha256


async def test_one_look_is_not_enough(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1, times=3)
    await look(page, 2, times=1)
    await look(page, 1, times=3)
    assert await listed(admin, exam_id) == []


async def test_coming_back_soon_goes_on_with_the_same_incident(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 0, times=6)
    await look(page, 1, times=4)
    assert (await listed(admin, exam_id))[0]["closed_at"] is not None
    await look(page, 0, times=5)
    (incident,) = await listed(admin, exam_id)
    assert incident["closed_at"] is None
    await look(page, 1, times=20)
    await look(page, 0, times=5)
    assert len(await listed(admin, exam_id)) == 2


async def test_the_candidate_is_warned_once_even_when_the_reply_is_lost(server: Server, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    async with page.socket() as socket:
        await socket.until("welcome")
        await look(page, 2, times=3)
        warning = (await socket.until("message"))["message"]
    assert warning["kind"] == "warning"
    assert warning["incident_kind"] == "multiple_faces"
    async with page.socket() as socket:
        welcome = await socket.until("welcome")
    assert [message["id"] for message in welcome["messages"]] == [warning["id"]]


async def test_a_silent_policy_warns_nobody(server: Server, admin: StaffPage) -> None:
    exam = await admin.exam(policy={"warn_candidate": False})
    page = await server.candidate(exam["id"])
    await look(page, 2, times=3)
    assert len(await listed(admin, exam["id"])) == 1
    async with page.socket() as socket:
        assert (await socket.until("welcome"))["messages"] == []


async def test_a_switched_off_signal_makes_no_incident(server: Server, admin: StaffPage) -> None:
    exam = await admin.exam(policy={"no_face": {"enabled": False, "raise_after_s": 3}})
    page = await server.candidate(exam["id"])
    await look(page, 0, times=10)
    assert await listed(admin, exam["id"]) == []


async def test_ending_the_attempt_closes_what_is_open(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 0, times=6)
    ended = await admin.http.post(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/end", json={"reason": "Agreed."})
    assert ended.json()["state"] == "terminated"
    (incident,) = await listed(admin, exam_id)
    assert incident["closed_at"] is not None


@pytest.mark.both
async def test_a_record_is_kept_now_and_then(server: Server, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1, times=65)
    async with server.get(Database).read() as tx:
        rows = (await tx.connection.execute(select(evidence).order_by(evidence.c.seq))).all()
    assert [row.seq for row in rows] == [0, 30, 60]
    assert {row.reason for row in rows} == {"record"}


async def test_a_person_decides(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 2, times=3)
    (incident,) = await listed(admin, exam_id)
    path = f"/api/v1/exams/{exam_id}/incidents/{incident['id']}"
    decided = await admin.http.put(f"{path}/review", json={"decision": "dismissed", "note": "A poster."})
    assert decided.json()["decision"] == "dismissed"
    assert decided.json()["decided_by"] == "Admin"
    assert (await admin.http.get(path)).json()["incident"]["note"] == "A poster."


@pytest.mark.both
async def test_frames_of_many_candidates_at_once_mix_nothing_up(server: Server, admin: StaffPage, exam_id: str) -> None:
    pages = [await server.candidate(exam_id, f"Candidate {i}") for i in range(6)]
    for second in range(8):
        server.clock.advance(1)
        answers = await asyncio.gather(*(page.put(picture(2 if i % 2 else 1, mark=second)) for i, page in enumerate(pages)))
        assert {answer.status_code for answer in answers} == {200}, [answer.text for answer in answers]
    found = await listed(admin, exam_id)
    assert {incident["attempt_id"] for incident in found} == {page.attempt_id for page in pages[1::2]}
    assert len(found) == 3


async def test_a_restart_in_the_middle_neither_loses_nor_doubles(tmp_path: Path, database_url: str | None) -> None:
    clock = FakeClock()
    async with running_server(tmp_path, database_url, clock=clock) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await server.candidate(exam_id)
        await look(page, 1, times=3)
        await look(page, 2, times=1)
    async with running_server(tmp_path, database_url, clock=clock) as server:
        page = page.at(server)
        await look(page, 2, times=2)
        (incident,) = await listed(admin.at(server), exam_id)
        assert incident["closed_at"] is None
    async with running_server(tmp_path, database_url, clock=clock) as server:
        page = page.at(server)
        await look(page, 2, times=2)
        await look(page, 1, times=4)
        (closed,) = await listed(admin.at(server), exam_id)
        assert closed["id"] == incident["id"]
        assert closed["closed_at"] is not None
        assert server.first_link == []


async def test_evidence_begins_before_a_restart(tmp_path: Path, database_url: str | None) -> None:
    """The frames before an incident were acknowledged, and the page has forgotten them."""
    clock = FakeClock()
    async with running_server(tmp_path, database_url, clock=clock) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await server.candidate(exam_id)
        await look(page, 1, times=6)
        await look(page, 2, times=2)
    async with running_server(tmp_path, database_url, clock=clock) as server:
        page = page.at(server)
        await look(page, 2, times=2)
        admin = admin.at(server)
        (incident,) = await listed(admin, exam_id)
        frames = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).json()["frames"]
        begin = datetime.fromisoformat(incident["opened_at"])
        times = [(datetime.fromisoformat(frame["captured_at"]) - begin).total_seconds() for frame in frames]
        assert times == [-3, -2, -1, 0, 1, 2, 3]
        for frame in frames:
            assert (await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{frame['id']}")).status_code == 200


async def test_a_read_mark_beyond_all_numbers_is_refused(admin: StaffPage, exam_id: str) -> None:
    answer = await admin.http.put(f"/api/v1/exams/{exam_id}/read-mark", json={"event_id": 62279472765573470879744})
    assert answer.status_code == 422
