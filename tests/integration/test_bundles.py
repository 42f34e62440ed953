"""From a real exam to a bundle that proves itself: what is sealed, signed and exported, on both databases."""

import asyncio
import hashlib
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from openproctor.attempts.consent import CONSENT
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import chain, checkpoints, evidence, frames, signing_keys
from openproctor.evidence.bundle import bundle
from openproctor.evidence.bundle.verify import Verdict, verify_file
from openproctor.evidence.chain import ledger
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.evidence.store.protocol import EvidenceStore
from tests.fakes import FakeClock, picture
from tests.integration.steps import look, snapshot
from tests.support.bundles import lines, opened, rebuilt, unlined
from tests.support.server import CandidatePage, Server, StaffPage, running_server

pytestmark = pytest.mark.both


async def bundle_of(admin: StaffPage, exam_id: str, attempt_id: str) -> bytes:
    answer = await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{attempt_id}/bundle")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == f'attachment; filename="openproctor-{attempt_id}.zip"'
    assert answer.headers["cache-control"] == "no-store"
    return answer.content


def verdict(data: bytes, *trusted: str) -> Verdict:
    return verify_file(io.BytesIO(data), trusted)


async def sit(admin: StaffPage, exam_id: str, page: CandidatePage) -> None:
    """An incident with its frames, a message each way, a decision, and the end."""
    await look(page, 1, times=2)
    await look(page, 2, times=3)
    await look(page, 1, times=8)
    path = f"/api/v1/exams/{exam_id}"
    body = {"text": "Please stay in the picture.", "client_id": "12345678"}
    assert (await admin.http.post(f"{path}/attempts/{page.attempt_id}/messages", json=body)).status_code == 201
    (incident, *_) = (await admin.http.get(f"{path}/incidents?attempt_id={page.attempt_id}")).json()["incidents"]
    review = await admin.http.put(
        f"{path}/incidents/{incident['id']}/review", json={"decision": "confirmed", "note": "FrameContext."}
    )
    assert review.status_code == 200, review.text
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200


async def test_it_is_handed_to_the_connection_in_small_pieces(
    server: Server, admin: StaffPage, exam_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await server.candidate(exam_id)
    await sit(admin, exam_id, page)
    whole = await bundle_of(admin, exam_id, page.attempt_id)
    monkeypatch.setattr(bundle, "PIECE_BYTES", 100)
    parts = (server.get(Database), server.get(EvidenceStore), server.get(CheckpointSigner))
    ready = await bundle.prepare(*parts, exam_id, page.attempt_id)
    pieces = [each async for each in ready.chunks()]
    assert b"".join(pieces) == whole
    assert max(map(len, pieces)) < 2000 < max(member.file_size for member in zipfile.ZipFile(io.BytesIO(whole)).infolist())


async def bury_one_picture(server: Server, attempt_id: str) -> str:
    """As retention does it: the row says so, the entry loses its body."""
    now = server.clock.now()
    async with server.get(Database).write() as tx:
        rows = (await tx.connection.execute(select(evidence).where(evidence.c.attempt_id == attempt_id))).all()
        entries = (await tx.connection.execute(select(chain).where(chain.c.kind == "evidence"))).all()
        (position,) = (entry.position for entry in entries if json.loads(entry.body)["id"] == rows[0].id)
        await tx.connection.execute(update(evidence).where(evidence.c.id == rows[0].id).values(erased_at=now, faces=[]))
        await ledger.add_tombstone(tx, attempt_id, [position], now, reason="pictures")
    return str(rows[0].id)


async def test_an_exam_becomes_a_bundle_that_verifies(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await sit(admin, exam_id, page)
    erased = await bury_one_picture(server, page.attempt_id)
    data = await bundle_of(admin, exam_id, page.attempt_id)
    found = verdict(data)
    assert found.ok, (found.item, found.problem)
    assert (found.attempt_id, found.exam, found.candidate, found.erased) == (page.attempt_id, "Algebra", "Candidate One", 1)
    entries = opened(data)
    manifest = json.loads(entries["manifest.json"])
    assert json.loads(manifest["consent"]["text"]) == CONSENT.paragraphs
    assert manifest["policy"]["version"] == 1
    assert manifest["detectors"] == {"faces": "counting-1"}
    assert [(each["id"], each["reason"]) for each in manifest["erased"]] == [(erased, "pictures")]
    (incident,) = json.loads(entries["incidents.json"])
    assert (incident["kind"], incident["decision"]) == ("multiple_faces", "confirmed")
    assert len(incident["evidence"]) >= 5
    assert [each["kind"] for each in json.loads(entries["messages.json"])] == ["warning", "staff"]
    assert len(lines(entries, "observations.jsonl")) == 13
    kinds = [row["kind"] for row in lines(entries, "chain.jsonl")]
    assert {"consent", "policy", "event", "evidence", "link", "observations", "tombstone"} == set(kinds)
    async with server.get(Database).read() as tx:
        kept = (await tx.connection.execute(select(evidence).where(evidence.c.erased_at.is_(None)))).all()
    for row in kept:
        stored = entries[f"evidence/camera/{row.seq}-{row.sha256[:16]}.jpg"]
        assert hashlib.sha256(stored).hexdigest() == row.sha256


async def test_exporting_twice_gives_the_same_bytes_and_changes_nothing(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 2, times=4)
    during = await bundle_of(admin, exam_id, page.attempt_id)
    await page.http.post(f"{page.path}/submit", headers=page.auth)
    first = await bundle_of(admin, exam_id, page.attempt_id)
    before = await snapshot(server)
    server.clock.advance(100)
    assert await bundle_of(admin, exam_id, page.attempt_id) == first
    assert await snapshot(server) == before
    assert verdict(during).ok
    assert verdict(first).ok
    earlier, later = (lines(opened(bundle), "chain.jsonl") for bundle in (during, first))
    assert later[: len(earlier)] == earlier


async def test_a_real_bundle_stands_no_change_either(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await sit(admin, exam_id, page)
    data = await bundle_of(admin, exam_id, page.attempt_id)
    chance = random.Random(8)
    for place in chance.sample(range(len(data)), 150):
        changed = bytearray(data)
        changed[place] ^= chance.randrange(1, 256)
        assert not verdict(bytes(changed)).ok, place
    entries = opened(data)
    rows = lines(entries, "chain.jsonl")
    for at in range(len(rows) - 1):
        found = verdict(rebuilt(entries | {"chain.jsonl": unlined(rows[:at] + rows[at + 1 :])}))
        assert found.item == f"chain.jsonl, entry {at}"


async def test_what_the_store_has_lost_or_changed_is_named(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1)
    async with server.get(Database).read() as tx:
        row = (await tx.connection.execute(select(evidence))).one()
    name = f"evidence/camera/{row.seq}-{row.sha256[:16]}.jpg"
    await server.get(EvidenceStore).put({row.key: picture(2)})
    assert verdict(await bundle_of(admin, exam_id, page.attempt_id)).item == name
    (server.get(Settings).data_dir / "evidence" / row.key).unlink()
    assert verdict(await bundle_of(admin, exam_id, page.attempt_id)).item == name


async def test_what_was_changed_in_the_database_is_named(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await sit(admin, exam_id, page)
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(frames).where(frames.c.seq == 3).values(late=True))
    await server.get(CheckpointSigner).attest(page.attempt_id)
    assert verdict(await bundle_of(admin, exam_id, page.attempt_id)).ok, "sealed anew, by the server: seen as a second entry"
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(chain).where(chain.c.position == 4).values(body='{"id":1}'))
    found = verdict(await bundle_of(admin, exam_id, page.attempt_id))
    assert found.item == "chain.jsonl, entry 4"


async def test_a_new_key_in_the_middle_follows_from_the_old_one(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1)
    await server.get(CheckpointSigner).look()
    async with server.get(Database).write() as tx:
        old = await server.get(CheckpointSigner).signer.current(tx, server.clock.now())
        new = await server.get(CheckpointSigner).signer.rotate(tx, server.clock.now())
    await look(page, 2, times=3)
    data = await bundle_of(admin, exam_id, page.attempt_id)
    assert {row["key"] for row in lines(opened(data), "checkpoints.jsonl")} == {old, new}
    for trusted in (old, new):
        assert verdict(data, trusted).signed_by == new
    assert verdict(data, "0" * 64).item == "signature.json"


async def test_the_end_is_sealed_and_signed_even_after_a_crash(tmp_path: Path, database_url: str | None) -> None:
    clock = FakeClock()
    async with running_server(tmp_path, database_url, clock=clock) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await server.candidate(exam_id)
        await look(page, 1, times=3)
        # The process ends right after the commit.
        server.get(CheckpointSigner).wake = lambda attempt_id: None  # type: ignore[method-assign]
        await page.http.post(f"{page.path}/submit", headers=page.auth)
    async with running_server(tmp_path, database_url, clock=clock) as server:
        await server.get(CheckpointSigner).look()
        await server.get(CheckpointSigner).look()
        async with server.get(Database).read() as tx:
            rows = (await tx.connection.execute(select(chain).order_by(chain.c.position))).all()
            signed = await tx.connection.execute(select(checkpoints.c.position).order_by(checkpoints.c.position))
            assert list(signed.scalars())[-1] == rows[-1].position
        assert [row.kind for row in rows].count("observations") == 1
        assert json.loads(rows[-1].body)["count"] == 3


async def test_an_item_that_comes_after_the_end_is_sealed_by_the_next_look(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    await look(page, 1, times=2)
    await page.http.post(f"{page.path}/submit", headers=page.auth)
    await server.get(CheckpointSigner).look()
    async with server.get(Database).write() as tx:
        row = (await tx.connection.execute(select(frames).where(frames.c.seq == 1))).one()
        await tx.connection.execute(frames.insert().values(**dict(row._mapping) | {"seq": 2, "late": True}))
    server.get(CheckpointSigner).wake(page.attempt_id)
    await server.get(CheckpointSigner).look()
    data = await bundle_of(admin, exam_id, page.attempt_id)
    assert verdict(data).ok
    sealed = [json.loads(row["body"])["count"] for row in lines(opened(data), "chain.jsonl") if row["kind"] == "observations"]
    assert sealed == [2, 3]


async def test_many_write_to_one_attempt_and_its_chain_has_no_hole(server: Server, admin: StaffPage, exam_id: str) -> None:
    pages = [await server.candidate(exam_id, f"Candidate {number}") for number in range(3)]
    path = f"/api/v1/exams/{exam_id}"

    async def talk(page: CandidatePage, who: int, number: int) -> None:
        body = {"text": "Hello.", "client_id": f"client-{who}-{number}"}
        staff = admin.http.post(f"{path}/attempts/{page.attempt_id}/messages", json=body)
        own = page.http.post(f"{page.path}/messages", json=body, headers=page.auth)
        for answer in await asyncio.gather(staff, own):
            assert answer.status_code == 201, answer.text

    async def decide(page: CandidatePage) -> None:
        found = (await admin.http.get(f"{path}/incidents?attempt_id={page.attempt_id}")).json()["incidents"]
        for incident in found:
            body = {"decision": "confirmed", "note": ""}
            answer = await admin.http.put(f"{path}/incidents/{incident['id']}/review", json=body)
            assert answer.status_code == 200, answer.text

    async def watched(page: CandidatePage) -> None:
        for seq in range(8):
            answer = await page.put(picture(2 if seq > 2 else 1, mark=seq))
            assert answer.status_code == 200, answer.text
            server.clock.advance(0.5)

    for page in pages:
        await look(page, 2, times=3)
    jobs: list[Any] = [watched(page) for page in pages] + [decide(page) for page in pages]
    jobs += [talk(page, who, number) for who, page in enumerate(pages) for number in range(6)]
    jobs += [server.get(CheckpointSigner).look() for _ in range(4)]
    await asyncio.gather(*jobs)
    for page in pages:
        found = verdict(await bundle_of(admin, exam_id, page.attempt_id))
        assert found.ok, (found.item, found.problem)


async def test_first_signers_at_once_make_one_key(server: Server) -> None:
    async def sign() -> str:
        async with server.get(Database).write() as tx:
            return await server.get(CheckpointSigner).signer.current(tx, server.clock.now())

    assert len(set(await asyncio.gather(*(sign() for _ in range(8))))) == 1
    async with server.get(Database).read() as tx:
        assert (await tx.connection.execute(select(func.count()).select_from(signing_keys))).scalar_one() == 1


async def test_a_bundle_is_for_the_exams_staff_alone(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/bundle"
    stranger = await server.member("proctor", "other@example.org")
    assert (await stranger.http.get(path)).status_code == 404
    assert (await server.browser().get(path)).status_code == 401
    assert (await page.http.get(path, headers=page.auth)).status_code == 401
    other = (await admin.exam())["id"]
    assert (await admin.http.get(f"/api/v1/exams/{other}/attempts/{page.attempt_id}/bundle")).status_code == 404


async def test_private_keys_lie_sealed(server: Server) -> None:
    async with server.get(Database).write() as tx:
        await server.get(CheckpointSigner).signer.current(tx, server.clock.now())
        row = (await tx.connection.execute(select(signing_keys))).one()
    signer = server.get(CheckpointSigner).signer
    raw = signer._open(row).private_bytes_raw()
    assert raw not in row.sealed_private_key
    assert hashlib.sha256(row.public_key).hexdigest() == row.id
