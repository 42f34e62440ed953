"""What is past its days goes, and only that; a hold keeps all; an erasure takes everything of one person."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from openproctor.core.errors import StorageUnavailable
from openproctor.core.settings import Settings
from openproctor.database.engine import Database, Transaction
from openproctor.database.tables import (
    attempts,
    audit,
    candidates,
    chain,
    deletions,
    events,
    evidence,
    frames,
    incidents,
    metadata,
    recordings,
    templates,
)
from openproctor.evidence.chain.chain import TOMBSTONE, digest_of, genesis, link, timestamp
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.chain.ledger import seal
from openproctor.evidence.store.deletions import folder_of
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.retention.audit_lines import AuditLine
from openproctor.retention.classes import NOBODY
from openproctor.retention.job import RetentionJob
from openproctor.retention.service import Purge, preview
from tests.fakes import picture
from tests.integration.steps import look, problem, snapshot
from tests.support.server import CandidatePage, Server, StaffPage

pytestmark = pytest.mark.both

DAY = 86_400


async def sat(server: Server, staff: StaffPage, exam_id: str, name: str = "Erika Mustermann") -> CandidatePage:
    """A candidate who has sat the exam, with everything that is kept of one."""
    page = await server.candidate(exam_id, name)
    await look(page, 1, times=2)
    await look(page, 2, times=4)
    await look(page, 1, times=8)
    await page.say("clipboard", detail="paste, 17 characters")
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}"
    sent = await staff.http.post(f"{path}/messages", json={"text": f"Hello {name}", "client_id": "12345678"})
    assert sent.status_code == 201, sent.text
    ended = await staff.http.post(f"{path}/end", json={"reason": f"{name} asked for it"})
    assert ended.status_code == 200, ended.text
    await server.get(CheckpointSigner).attest(page.attempt_id)
    await add_the_rest(server, exam_id, page.attempt_id)
    return page


async def add_the_rest(server: Server, exam_id: str, attempt_id: str) -> None:
    """A recording, a template, and a chain that names what there is."""
    now = server.clock.now()
    key = f"{exam_id}/{attempt_id}/video/0000000000-abc.webm"
    await server.get(EvidenceStore).put({key: b"recorded"})
    async with server.get(Database).write() as tx:
        await tx.connection.execute(
            insert(recordings).values(
                attempt_id=attempt_id,
                stream="video",
                seq=0,
                key=key,
                sha256="ab" * 32,
                size=8,
                captured_at=now,
                received_at=now,
                duration_ms=5000,
                cluster_size=8,
                width=640,
                height=480,
                has_sound=True,
            )
        )
        await tx.connection.execute(insert(templates).values(attempt_id=attempt_id, sealed=b"sealed", created_at=now))
        kept = await tx.connection.execute(select(evidence.c.id).where(evidence.c.attempt_id == attempt_id))
        noted = await tx.connection.execute(select(events.c.id, events.c.body).where(events.c.attempt_id == attempt_id))
        for row in noted.all():
            await seal(tx, attempt_id, "event", now, {"id": row.id, "body": row.body})
        for evidence_id in kept.scalars().all():
            await seal(tx, attempt_id, "evidence", now, {"id": evidence_id, "sha256": "ab"})
        await seal(tx, attempt_id, "recording", now, {"stream": "video", "seq": 0})


async def purge(server: Server) -> dict[str, int]:
    return dict(await Purge(server.get(Database), server.get(EvidenceStore)).run(server.clock.now()))


async def rows(server: Server, table: Any) -> list[Any]:
    async with server.get(Database).read() as tx:
        return list(await tx.connection.execute(select(table)))


def files(server: Server) -> list[str]:
    root = server.get(Settings).data_dir / "evidence"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


async def names_of(server: Server, words: Iterable[str]) -> list[str]:
    """The tables in which one of these words stands; the audit log aside, which says why something was done."""
    return [
        table.name
        for table in sorted(metadata.tables.values(), key=lambda each: each.name)
        if table.name != "audit"
        and any(word in str(value) for row in await rows(server, table) for value in row for word in words)
    ]


async def verify(server: Server, attempt_id: str) -> list[str]:
    """The reasons on the chain's tombstones; an error if any hash does not fit, or a body is gone that none names."""
    async with server.get(Database).read() as tx:
        found = await tx.connection.execute(select(chain).where(chain.c.attempt_id == attempt_id).order_by(chain.c.position))
        before, gone, named, reasons = genesis(attempt_id), set(), set(), []
        for row in found:
            before = link(before, row.position, row.kind, timestamp(row.at), row.digest)
            assert before == row.hash
            if row.body is None:
                gone.add(row.position)
            else:
                assert digest_of(row.body) == row.digest
            if row.kind == TOMBSTONE:
                body = json.loads(row.body)
                named.update(body["erased"])
                reasons.append(body["reason"])
    assert gone == named
    return reasons


async def test_each_class_goes_after_its_days_and_no_earlier(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    kept = files(server)
    assert len(kept) > 3
    server.clock.advance(2 * DAY)
    assert set(await purge(server)) == {"portraits"}
    assert await rows(server, templates) == []
    assert files(server) == kept
    server.clock.advance(29 * DAY)
    assert await purge(server) == {"recordings": 1, "files": 1}
    assert await rows(server, recordings) == []
    assert [key for key in kept if "/video/" not in key] == files(server)
    server.clock.advance(150 * DAY)
    pictures = len(await rows(server, evidence))
    assert await purge(server) == {"pictures": pictures, "files": pictures}
    assert files(server) == []
    assert all(row.erased_at is not None and row.faces == [] for row in await rows(server, evidence))
    assert all(row.observation is not None for row in await rows(server, frames))
    server.clock.advance(185 * DAY)
    assert set(await purge(server)) == {"observations"}
    assert all(row.observation is None and row.reply == "" and row.sha256 for row in await rows(server, frames))
    assert await names_of(server, ["Mustermann"]) == ["attempts", "candidates", "chain", "events", "messages"]
    server.clock.advance(366 * DAY)
    assert set(await purge(server)) == {"logs"}
    assert await names_of(server, ["Mustermann", "17 characters"]) == []
    (attempt,) = await rows(server, attempts)
    assert attempt.erased_at is not None
    assert len(await rows(server, incidents)) > 0
    assert await rows(server, frames) == []
    reasons = await verify(server, page.attempt_id)
    assert reasons == ["recordings", "pictures", "observations", "logs"]


async def test_a_second_run_changes_nothing(server: Server, admin: StaffPage, exam_id: str) -> None:
    await sat(server, admin, exam_id)
    server.clock.advance(40 * DAY)
    assert await purge(server)
    before = await snapshot(server)
    assert await purge(server) == {}
    assert await snapshot(server) == before
    server.clock.advance(1000 * DAY)
    assert await purge(server)
    before = await snapshot(server)
    assert await purge(server) == {}
    assert await snapshot(server) == before


async def test_every_run_that_changed_something_is_in_the_audit_log(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    server.clock.advance(40 * DAY)
    await purge(server)
    await purge(server)
    (row,) = [row for row in await rows(server, audit) if row.action == "purge"]
    assert (row.staff_id, row.attempt_id) == (None, page.attempt_id)
    assert row.detail == {"portraits": 1, "recordings": 1}


async def test_what_a_crash_left_is_finished_by_the_next_run(
    server: Server, admin: StaffPage, exam_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sat(server, admin, exam_id)
    server.clock.advance(200 * DAY)
    store = server.get(EvidenceStore)

    async def fails(_: Iterable[str]) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(store, "delete", fails)
        with pytest.raises(OSError, match="Input/output"):
            await purge(server)
    left = files(server)
    assert left
    assert sorted(row.key for row in await rows(server, deletions)) == left
    assert await purge(server) == {"files": len(left)}
    assert files(server) == []
    assert await rows(server, deletions) == []


async def test_a_run_that_breaks_off_in_its_transaction_has_changed_nothing(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    await sat(server, admin, exam_id)
    server.clock.advance(1000 * DAY)
    before = await snapshot(server)

    async def fails(tx: Transaction, at: datetime, line: AuditLine) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageUnavailable):
        await Purge(server.get(Database), server.get(EvidenceStore), fails).run(server.clock.now())
    assert await snapshot(server) == before


async def test_the_job_purges_at_the_start_and_then_each_hour(server: Server, admin: StaffPage, exam_id: str) -> None:
    await sat(server, admin, exam_id)
    job = RetentionJob(Purge(server.get(Database), server.get(EvidenceStore)), server.clock)
    server.clock.advance(40 * DAY)
    assert await job.look()
    assert await rows(server, recordings) == []
    assert not await job.look()
    server.clock.advance(3600)
    assert await job.look()


async def test_what_nothing_names_goes_with_the_rest(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    orphan = f"{folder_of(exam_id, page.attempt_id)}camera/0000000099-feed.jpg"
    await server.get(EvidenceStore).put({orphan: b"put, never committed"})
    server.clock.advance(40 * DAY)
    await purge(server)
    assert orphan not in files(server)
    assert any("/camera/" in key for key in files(server))


async def test_who_never_joined_is_forgotten_after_the_logs_days(server: Server, admin: StaffPage) -> None:
    closes = server.clock.now() + timedelta(days=1)
    exam_id = str((await admin.exam(closes_at=closes.isoformat()))["id"])
    await admin.invite(exam_id, "Nobody Yet")
    server.clock.advance(700 * DAY)
    assert await purge(server) == {}
    server.clock.advance(32 * DAY)
    assert await purge(server) == {"never_joined": 1}


async def test_a_whole_roster_that_never_joined_goes_at_once(
    server: Server, admin: StaffPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement takes some 32,000 parameters: more people are removed in several."""
    monkeypatch.setattr("openproctor.retention.service.PEOPLE_AT_ONCE", 2)
    closes = server.clock.now() + timedelta(days=1)
    exam_id = str((await admin.exam(closes_at=closes.isoformat()))["id"])
    people = {"candidates": [{"name": f"Nobody {number}"} for number in range(5)]}
    assert (await admin.http.post(f"/api/v1/exams/{exam_id}/candidates", json=people)).status_code == 201
    server.clock.advance(732 * DAY)
    assert await purge(server) == {"never_joined": 5}
    assert await rows(server, candidates) == []
    assert await rows(server, candidates) == []


async def test_a_hold_stops_purge_and_erasure_until_it_is_lifted(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    path = f"/api/v1/exams/{exam_id}"
    for held in (f"{path}/hold", f"{path}/attempts/{page.attempt_id}/hold"):
        answer = await admin.http.put(held, json={"held": True, "reason": "An appeal"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["legal_hold"] is True
        assert await purge(server) == {}
        refused = await admin.http.post(f"{path}/attempts/{page.attempt_id}/erase", json={"reason": "Asked for it"})
        assert problem(refused) == (409, "legal-hold")
        lifted = await admin.http.put(held, json={"held": False, "reason": "It is over"})
        assert lifted.json()["legal_hold"] is False
    assert [row.action for row in await rows(server, audit) if row.action in ("hold", "release")] == ["hold", "release"] * 2
    assert await purge(server)


async def test_nobody_is_taken_off_the_roster_of_an_exam_on_hold(server: Server, admin: StaffPage, exam_id: str) -> None:
    await admin.invite(exam_id, "Nobody Yet")
    path = f"/api/v1/exams/{exam_id}"
    (person,) = (await admin.http.get(f"{path}/candidates")).json()["candidates"]
    await admin.http.put(f"{path}/hold", json={"held": True, "reason": "An appeal"})
    assert problem(await admin.http.delete(f"{path}/candidates/{person['id']}")) == (409, "legal-hold")
    await admin.http.put(f"{path}/hold", json={"held": False, "reason": "It is over"})
    assert (await admin.http.delete(f"{path}/candidates/{person['id']}")).status_code == 204


async def test_an_erasure_takes_everything_of_one_person_and_nothing_of_another(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await sat(server, admin, exam_id)
    other = await sat(server, admin, exam_id, "Max Beispiel")
    shown = [row.id for row in await rows(server, evidence) if row.attempt_id == page.attempt_id]
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}"
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        answer = await admin.http.post(f"{path}/erase", json={"reason": "Art. 17"})
        assert answer.status_code == 200, answer.text
        pushed = await socket.until_event("attempt_changed")
    assert (answer.json()["candidate_name"], answer.json()["erased"]) == (NOBODY, True)
    assert (pushed["attempt"]["candidate_name"], pushed["attempt"]["erased"]) == (NOBODY, True)
    assert await names_of(server, ["Mustermann"]) == []
    assert set(await names_of(server, ["Beispiel"])) >= {"candidates", "chain", "events", "messages"}
    assert [key for key in files(server) if page.attempt_id in key] == []
    assert [key for key in files(server) if other.attempt_id in key]
    assert await verify(server, page.attempt_id) == ["erasure"]
    assert await verify(server, other.attempt_id) == []
    gone = await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{shown[0]}")
    assert problem(gone) == (410, "evidence-erased")


async def test_all_that_shows_an_erased_attempt_copes(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    path = f"/api/v1/exams/{exam_id}"
    assert (await admin.http.post(f"{path}/attempts/{page.attempt_id}/erase", json={"reason": "Art. 17"})).status_code == 200
    for shown in ("candidates", "incidents", "scores", f"attempts/{page.attempt_id}", f"attempts/{page.attempt_id}/score"):
        answer = await admin.http.get(f"{path}/{shown}")
        assert answer.status_code == 200, (shown, answer.text)
    (row,) = (await admin.http.get(f"{path}/candidates")).json()["candidates"]
    assert (row["name"], row["erased"]) == (NOBODY, True)
    incident = (await admin.http.get(f"{path}/incidents")).json()["incidents"][0]
    assert (await admin.http.get(f"{path}/incidents/{incident['id']}")).status_code == 200
    assert (await admin.http.post(f"{path}/rescore", json={})).status_code == 200
    async with admin.socket(exam_id, after=1) as socket:
        await socket.until("resumed")
    assert problem(await page.put(picture(1), seq=0)) == (409, "attempt-closed")


async def test_erasing_again_changes_nothing(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/erase"
    first = await admin.http.post(path, json={"reason": "Art. 17"})
    before = await snapshot(server)
    again = await admin.http.post(path, json={"reason": "Art. 17"})
    assert (again.status_code, again.json()) == (200, first.json())
    assert await snapshot(server) == before


async def test_an_attempt_in_progress_is_not_erased(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/erase"
    assert problem(await admin.http.post(path, json={"reason": "Art. 17"})) == (409, "attempt-running")


async def test_an_attempt_that_never_began_is_ended_and_erased(server: Server, admin: StaffPage, exam_id: str) -> None:
    token = await admin.invite(exam_id, "Erika Mustermann")
    page = await server.join(token)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/erase"
    answer = await admin.http.post(path, json={"reason": "Art. 17"})
    assert (answer.status_code, answer.json()["state"]) == (200, "terminated")
    assert await names_of(server, ["Mustermann"]) == []
    again = await server.browser().post("/api/v1/invitations/read", json={"token": token})
    assert problem(again) == (404, "link-invalid")


async def test_only_an_administrator_holds_or_erases(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    proctor = await server.member("proctor", "proctor@example.org")
    await admin.http.put(f"/api/v1/exams/{exam_id}/staff", json={"staff_ids": [proctor.staff["id"]]})
    path = f"/api/v1/exams/{exam_id}"
    hold = {"held": True, "reason": "An appeal"}
    for who, refusal in ((proctor.http, (403, "not-allowed")), (server.browser(), (401, "not-signed-in"))):
        assert problem(await who.put(f"{path}/hold", json=hold)) == refusal
        assert problem(await who.put(f"{path}/attempts/{page.attempt_id}/hold", json=hold)) == refusal
        assert problem(await who.post(f"{path}/attempts/{page.attempt_id}/erase", json={"reason": "x"})) == refusal


async def test_an_attempt_of_another_exam_is_not_found(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await sat(server, admin, exam_id)
    other = (await admin.exam())["id"]
    path = f"/api/v1/exams/{other}/attempts/{page.attempt_id}"
    assert problem(await admin.http.post(f"{path}/erase", json={"reason": "x"})) == (404, "not-found")
    assert problem(await admin.http.put(f"{path}/hold", json={"held": True, "reason": "x"})) == (404, "not-found")
    assert problem(await admin.http.put("/api/v1/exams/none/hold", json={"held": True, "reason": "x"})) == (404, "not-found")


async def test_the_preview_says_what_would_go_and_changes_nothing(server: Server, admin: StaffPage, exam_id: str) -> None:
    await sat(server, admin, exam_id)
    server.clock.advance(200 * DAY)
    before = await snapshot(server)
    found = await preview(server.get(Database), server.clock.now())
    assert {name: number for name, number in found.items() if number} == {"pictures": 1, "recordings": 1, "portraits": 1}
    assert await snapshot(server) == before
