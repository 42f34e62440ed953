"""Evidence at rest and on its way to a browser: sealed, under a key of the exam, in ranges, and gone when it was erased."""

import asyncio
import io
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import simplejpeg
from PIL import Image
from pydantic import SecretStr
from sqlalchemy import func, insert, select, update

from openproctor.cli.main import main
from openproctor.core.errors import EvidenceDamaged, MasterKeyWrong
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import attempts, deletions, evidence, exam_keys, templates
from openproctor.evidence.store.deletions import settle
from openproctor.evidence.store.keyring import Keyring, MasterKey
from openproctor.evidence.store.protocol import EvidenceStore, Missing
from openproctor.evidence.store.tidy import delete_orphans, tidy
from openproctor.ingest.pipeline import Pipeline
from openproctor.ingest.repository import load_attempt, save_profile
from openproctor.ingest.templates import FaceTemplates
from openproctor.model.profile import CandidateProfile
from openproctor.server.app import create_app
from tests.fakes import picture
from tests.integration.steps import problem, put_policy, snapshot
from tests.support.server import CandidatePage, Server, StaffPage, running_server

pytestmark = pytest.mark.both

PORTRAIT = tuple(round(n / 128 - 0.5, 6) for n in range(128))


async def kept(server: Server) -> Any:
    """The one piece of evidence."""
    async with server.get(Database).read() as tx:
        return (await tx.connection.execute(select(evidence))).one()


async def learn(server: Server, page: CandidatePage) -> None:
    """Let a reference be learnt of the candidate."""
    faces = FaceTemplates(Keyring(server.get(Database), _master(server), server.clock), server.clock)
    async with server.get(Database).write() as tx:
        known = await load_attempt(tx, page.attempt_id)
        await faces.keep(tx, await save_profile(tx, known, known.rules, CandidateProfile(reference=PORTRAIT)))


def _master(server: Server) -> MasterKey:
    settings = server.get(Settings)
    return MasterKey.of(settings, bytes.fromhex((settings.data_dir / "secret").read_text().strip()))


async def test_no_picture_lies_in_the_folder_as_it_was_taken(server: Server, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    body = picture(1)
    await page.put(body, seq=0)
    (file,) = (path for path in (server.get(Settings).data_dir / "evidence").rglob("*") if path.is_file())
    assert body[100:200] not in file.read_bytes()
    assert not file.read_bytes().startswith(b"\xff\xd8")
    assert await server.get(EvidenceStore).read((await kept(server)).key) == body


async def test_each_exam_has_a_key_of_its_own_and_without_it_nothing_can_be_read(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    other_id = str((await admin.exam())["id"])
    for exam in (exam_id, other_id):
        await (await server.candidate(exam)).put(picture(1), seq=0)
    async with server.get(Database).write() as tx:
        wrapped = (await tx.connection.execute(select(exam_keys.c.wrapped).order_by(exam_keys.c.exam_id))).scalars().all()
        assert len(set(wrapped)) == 2
        keys = (await tx.connection.execute(select(evidence.c.key))).scalars().all()
        await tx.connection.execute(exam_keys.delete())
    fresh = Keyring(server.get(Database), _master(server), server.clock)
    for key in keys:
        with pytest.raises(EvidenceDamaged):
            await fresh.evidence_key(key.partition("/")[0], create=False)


async def test_a_browser_gets_the_picture_without_what_came_with_it(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    told = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "where the candidate lives"
    Image.open(io.BytesIO(picture(1))).save(told, "JPEG", quality=85, exif=exif, comment=b"a comment")
    assert b"where the candidate lives" in told.getvalue()
    assert (await page.put(told.getvalue(), seq=0)).status_code == 200
    row = await kept(server)
    shown = await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{row.id}")
    assert b"where the candidate lives" not in shown.content
    assert b"a comment" not in shown.content
    assert simplejpeg.decode_jpeg(shown.content).shape == (480, 640, 3)
    assert shown.headers["cache-control"] == "no-store"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["content-disposition"] == f'inline; filename="{row.id}.jpg"'
    assert await server.get(EvidenceStore).read(row.key) == told.getvalue()


@pytest.mark.parametrize("stream", ["camera", "microphone"])
async def test_ranges_are_answered(server: Server, admin: StaffPage, exam_id: str, stream: str) -> None:
    page = await server.candidate(exam_id)
    await page.put(picture(1), seq=0)
    row = await kept(server)
    if stream == "microphone":
        async with server.get(Database).write() as tx:
            await tx.connection.execute(update(evidence).values(stream=stream))
    url = f"/api/v1/exams/{exam_id}/evidence/{row.id}"
    whole = await admin.http.get(url)
    assert (whole.status_code, whole.headers["accept-ranges"]) == (200, "bytes")
    size = len(whole.content)
    for wanted, start, stop in [("bytes=0-9", 0, 10), ("bytes=10-", 10, size), ("bytes=-5", size - 5, size)]:
        part = await admin.http.get(url, headers={"range": wanted})
        assert part.status_code == 206
        assert part.content == whole.content[start:stop]
        assert part.headers["content-range"] == f"bytes {start}-{stop - 1}/{size}"
        assert part.headers["content-length"] == str(stop - start)
    behind = await admin.http.get(url, headers={"range": f"bytes={size}-"})
    assert (behind.status_code, behind.headers["content-range"]) == (416, f"bytes */{size}")


async def test_erased_evidence_is_gone_and_damaged_evidence_is_said_to_be(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    await page.put(picture(1), seq=0)
    row = await kept(server)
    url = f"/api/v1/exams/{exam_id}/evidence/{row.id}"
    file = server.get(Settings).data_dir / "evidence" / row.key
    sealed = file.read_bytes()
    file.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert problem(await admin.http.get(url)) == (500, "evidence-damaged")
    await server.get(EvidenceStore).delete([row.key])
    assert problem(await admin.http.get(url)) == (404, "not-found")
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(evidence).values(erased_at=server.clock.now()))
    assert problem(await admin.http.get(url)) == (410, "evidence-erased")


@pytest.mark.parametrize("days", [0, 5])
async def test_the_template_lies_apart_sealed_and_goes_with_the_attempts_end(
    server: Server, admin: StaffPage, exam_id: str, days: int
) -> None:
    policy = (await admin.http.get(f"/api/v1/exams/{exam_id}")).json()["policy"]
    policy["retention"] = policy["retention"] | {"portraits_days": days}
    assert (await put_policy(admin, exam_id, policy)).status_code == 200
    page = await server.candidate(exam_id)
    await learn(server, page)
    async with server.get(Database).read() as tx:
        learnt = (await tx.connection.execute(select(attempts.c.learnt))).scalar_one()
        assert "reference" not in learnt
        (sealed,) = (await tx.connection.execute(select(templates.c.sealed))).scalars()
        assert (await tx.connection.execute(select(exam_keys.c.purpose))).scalars().all() == ["portraits"]
        faces = server.get(Pipeline)._templates
        known = await faces.recall(tx, await load_attempt(tx, page.attempt_id))
    assert len(sealed) > 512
    assert known.profile.reference == pytest.approx(PORTRAIT, abs=1e-6)
    ended = await page.http.post(f"{page.path}/submit", headers=page.auth)
    assert ended.status_code == 200, ended.text
    async with server.get(Database).read() as tx:
        left = (await tx.connection.execute(select(func.count()).select_from(templates))).scalar_one()
    assert left == (1 if days else 0)


async def test_one_candidates_template_cannot_stand_in_for_anothers(server: Server, exam_id: str) -> None:
    first, second = await server.candidate(exam_id, "One"), await server.candidate(exam_id, "Two")
    await learn(server, first)
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(templates).values(attempt_id=second.attempt_id))
    assert problem(await second.put(picture(1), seq=0)) == (500, "evidence-damaged")


async def test_a_start_finishes_what_was_begun(tmp_path: Path, database_url: str | None) -> None:
    async with running_server(tmp_path, database_url) as server:
        page = await server.candidate((await (await server.admin()).exam())["id"])
        await page.put(picture(1), seq=0)
        row = await kept(server)
        half = tmp_path / "evidence" / row.key
        half = half.with_name(f".{half.name}.0011aaff")
        half.write_bytes(b"half")
        await server.get(EvidenceStore).put({f"{row.key.partition('/')[0]}/gone.jpg": b"to be deleted"})
        async with server.get(Database).write() as tx:
            noted = {"reason": "erased", "noted_at": server.clock.now()}
            doomed = [f"{row.key.partition('/')[0]}/gone.jpg", "never/was.jpg", "of/somebody/"]
            await tx.connection.execute(insert(deletions), [{"key": key} | noted for key in doomed])
        for _ in range(2):
            await tidy(server.get(Database), server.get(EvidenceStore), server.clock.now())
            await settle(server.get(Database), server.get(EvidenceStore), server.clock.now())
            assert not half.exists()
            with pytest.raises(Missing):
                await server.get(EvidenceStore).read(doomed[0])
            assert await server.get(EvidenceStore).read(row.key) == picture(1)
        assert await settle(server.get(Database), server.get(EvidenceStore), server.clock.now()) == 0


async def test_files_that_no_row_names_go_after_a_day(server: Server, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await page.put(picture(1), seq=0)
    row = await kept(server)
    await server.get(EvidenceStore).put({f"{exam_id}/nobody/1.jpg": b"left by a crash"})
    written = (server.get(Settings).data_dir / "evidence" / exam_id / "nobody/1.jpg").stat().st_mtime
    at = server.clock.now().fromtimestamp(written, server.clock.now().tzinfo)
    assert await delete_orphans(server.get(Database), server.get(EvidenceStore), at - timedelta(hours=1)) == 0
    assert await delete_orphans(server.get(Database), server.get(EvidenceStore), at + timedelta(hours=1)) == 1
    assert await delete_orphans(server.get(Database), server.get(EvidenceStore), at + timedelta(hours=1)) == 0
    assert await server.get(EvidenceStore).read(row.key) == picture(1)


async def test_keys_are_wrapped_anew_once_and_evidence_stays_readable(
    tmp_path: Path, database_url: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = secrets.token_hex(32)
    async with running_server(tmp_path, database_url) as server:
        exam_id = (await (await server.admin()).exam())["id"]
        await (await server.candidate(exam_id)).put(picture(1), seq=0)
        key = (await kept(server)).key
    for expected in ("1 keys wrapped anew, 0 were", "0 keys wrapped anew, 1 were"):
        assert expected in await command(tmp_path, database_url, monkeypatch, capsys, OPENPROCTOR_NEW_MASTER_KEY=new)
    async with running_server(tmp_path, database_url, master_key=new) as server:
        assert await server.get(EvidenceStore).read(key) == picture(1)
        old = MasterKey.of(Settings(data_dir=tmp_path), bytes.fromhex((tmp_path / "secret").read_text().strip()))
        with pytest.raises(EvidenceDamaged, match="another master key"):
            await Keyring(server.get(Database), old, server.clock).evidence_key(exam_id, create=False)


async def test_a_weak_new_key_is_one_line_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = await command(tmp_path, None, monkeypatch, capsys, OPENPROCTOR_NEW_MASTER_KEY="00" * 32)
    assert said == "openproctor: OPENPROCTOR_NEW_MASTER_KEY was not drawn at random; make one by: openssl rand -hex 32\n"


async def test_a_server_with_another_master_key_does_not_start_and_changes_nothing(
    server: Server, exam_id: str, database_url: str | None
) -> None:
    """It would seal new exams under a second key, and find out about the old ones one by one."""
    page = await server.candidate(exam_id)
    await page.put(picture(1), seq=0)
    before = await snapshot(server)
    data_dir = server.get(Settings).data_dir
    other = Settings(data_dir=data_dir, database_url=database_url, master_key=SecretStr(secrets.token_hex(32)))
    life = create_app(other, clock=server.clock).life
    with pytest.raises(MasterKeyWrong, match="OPENPROCTOR_MASTER_KEY"):
        async with life.lifespan_context(life):
            pass
    assert await snapshot(server) == before


async def command(
    data: Path, url: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], **environment: str
) -> str:
    """What ``openproctor keys rewrap`` says."""
    settings = {"DATA_DIR": str(data)} | environment | ({} if url is None else {"DATABASE_URL": url.replace("+asyncpg", "")})
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["openproctor", "keys", "rewrap"])
    with pytest.raises(SystemExit):
        await asyncio.to_thread(main)
    captured = capsys.readouterr()
    return captured.out + captured.err
