"""A backup is taken while frames come in; what was acknowledged before it began is there after the restore."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from openproctor.cli.backup import snapshot, take
from openproctor.cli.backup.manifest import MANIFEST, BackupFailed, Manifest
from openproctor.cli.backup.restore import restore_backup, verified
from openproctor.cli.backup.take import take_backup
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import evidence, frames
from openproctor.evidence.store.local import LocalStore
from tests.fakes import picture
from tests.support.postgres import Cluster
from tests.support.server import Server, StaffPage, running_server

pytestmark = pytest.mark.both


async def backed_up(server: Server, target: Path) -> Manifest:
    settings = server.get(Settings)
    return await take_backup(settings, LocalStore(settings.data_dir / "evidence"), target, server.clock.now())


async def restored(source: Path, data_dir: Path, url: str | None = None) -> Manifest:
    settings = Settings(data_dir=data_dir, database_url=url)
    return await restore_backup(source, data_dir, LocalStore(data_dir / "evidence"), settings.database)


async def stored(server: Server) -> set[tuple[str, int, bytes]]:
    async with server.get(Database).read() as tx:
        found = await tx.connection.execute(select(frames.c.attempt_id, frames.c.seq, frames.c.sha256))
        return {(row.attempt_id, row.seq, row.sha256) for row in found}


async def kept(server: Server) -> dict[str, str]:
    async with server.get(Database).read() as tx:
        found = await tx.connection.execute(select(evidence.c.id, evidence.c.sha256))
        return {row.id: row.sha256 for row in found}


@pytest.mark.parametrize("form", ["folder", "tar"])
async def test_a_server_under_load_is_backed_up_and_the_restored_one_serves_all_that_was_acknowledged(
    server: Server, admin: StaffPage, exam_id: str, tmp_path_factory: pytest.TempPathFactory, form: str, request: Any
) -> None:
    pages = [await server.candidate(exam_id, f"Candidate {number}") for number in range(3)]
    acknowledged: set[tuple[str, int]] = set()
    enough, over = asyncio.Event(), asyncio.Event()

    async def send(number: int) -> None:
        page = pages[number]
        while not over.is_set():
            seq = page.seq
            answer = await page.put(picture(1 + seq % 4 // 2, mark=100 * number + seq))
            assert answer.status_code == 200, answer.text
            acknowledged.add((page.attempt_id, seq))
            server.clock.advance(0.5)
            if len(acknowledged) > 20:
                enough.set()

    sending = [asyncio.create_task(send(number)) for number in range(3)]
    async with asyncio.timeout(60):
        await enough.wait()
    before, folder = set(acknowledged), tmp_path_factory.mktemp("backup")
    target = folder / ("copy" if form == "folder" else "copy.tar")
    manifest = await backed_up(server, target)
    over.set()
    await asyncio.gather(*sending)
    assert manifest.missing == []

    url = None
    if server.get(Settings).database_url is not None:
        cluster: Cluster = request.getfixturevalue("cluster")
        url = await cluster.new_database()
    new = folder / "new"
    await restored(target, new, url)
    if url is None:
        with sqlite3.connect(new / "openproctor.db") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
    assert (new / "secret").read_text() == (server.get(Settings).data_dir / "secret").read_text()
    assert (new / "secret").stat().st_mode & 0o777 == 0o600
    async with running_server(new, url, clock=server.clock) as other:
        assert {(attempt_id, seq) for attempt_id, seq, _ in await stored(other)} >= before
        assert await stored(other) <= await stored(server)
        shown = await kept(other)
        assert shown
        cookies = dict(admin.http.cookies)
        for evidence_id in shown:
            path = f"/api/v1/exams/{exam_id}/evidence/{evidence_id}"
            here = await admin.http.get(path)
            there = await other.browser().get(path, headers={"cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())})
            assert (there.status_code, there.content) == (200, here.content)


@pytest.fixture
async def copy(server: Server, admin: StaffPage, exam_id: str, tmp_path: Path) -> Path:
    """A backup of a server with some evidence."""
    page = await server.candidate(exam_id)
    for seq in range(3):
        server.clock.advance(31)
        assert (await page.put(picture(1, mark=seq))).status_code == 200
    target = tmp_path / "copy"
    await backed_up(server, target)
    return target


def each_file(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)


async def test_any_damage_is_found_and_nothing_is_restored(copy: Path, tmp_path: Path) -> None:
    for number, path in enumerate(each_file(copy)):
        whole = path.read_bytes()
        for damaged in (whole[:-1], bytes([whole[0] ^ 1]) + whole[1:], None):
            path.unlink()
            if damaged is not None:
                path.write_bytes(damaged)
            with pytest.raises(BackupFailed, match=path.name):
                await restored(copy, tmp_path / f"new{number}")
            assert not (tmp_path / f"new{number}").exists()
        path.write_bytes(whole)


async def test_a_folder_that_is_not_empty_is_refused(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "file").touch()
    with pytest.raises(BackupFailed, match="not empty"):
        await restored(copy, tmp_path / "used")
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["file"]


async def test_a_manifest_cannot_lead_out_of_the_folder(copy: Path, tmp_path: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text())
    (tmp_path / "outside").write_bytes(b"x")
    manifest["files"]["../outside"] = {"size": 1, "sha256": "0" * 64}
    (copy / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(BackupFailed, match="not a key"):
        await restored(copy, tmp_path / "new")


async def test_a_backup_goes_only_into_a_new_folder_or_an_earlier_backup(server: Server, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").touch()
    with pytest.raises(BackupFailed, match="no backup"):
        await backed_up(server, tmp_path / "other")
    (tmp_path / "there.tar").touch()
    with pytest.raises(BackupFailed, match="exists"):
        await backed_up(server, tmp_path / "there.tar")
    await backed_up(server, copy)


async def test_the_next_backup_into_the_same_folder_writes_only_what_is_new(
    server: Server, admin: StaffPage, exam_id: str, copy: Path, tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in (copy / "evidence").rglob("*.jpg")}
    page = await server.candidate(exam_id, "Candidate Two")
    assert (await page.put(picture(1, mark=9))).status_code == 200
    await backed_up(server, copy)
    after = {path: path.stat().st_mtime_ns for path in (copy / "evidence").rglob("*.jpg")}
    assert len(after) == len(before) + 1
    assert before.items() <= after.items()
    assert [path.name for path in each_file(copy) if path.parent == copy][1:] == ["secret"]


async def test_what_was_erased_leaves_the_backup_with_the_next_one(
    server: Server, admin: StaffPage, exam_id: str, copy: Path, tmp_path: Path
) -> None:
    async with server.get(Database).read() as tx:
        attempt_id = (await tx.connection.execute(select(evidence.c.attempt_id).limit(1))).scalar_one()
    path = f"/api/v1/exams/{exam_id}/attempts/{attempt_id}"
    assert (await admin.http.post(f"{path}/end", json={"reason": "Over"})).status_code == 200
    assert (await admin.http.post(f"{path}/erase", json={"reason": "Art. 17"})).status_code == 200
    manifest = await backed_up(server, copy)
    assert manifest.missing == []
    assert list((copy / "evidence").rglob("*.jpg")) == []


async def test_a_backup_that_breaks_off_leaves_the_earlier_one_whole(
    server: Server, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    for broken in ("_write", "describe_file"):
        with monkeypatch.context() as patch:
            patch.setattr(take, broken, full)
            with pytest.raises(OSError, match="No space"):
                await backed_up(server, copy)
    await restored_somewhere(server, copy, tmp_path)


async def restored_somewhere(server: Server, copy: Path, tmp_path: Path) -> None:
    if server.get(Settings).database_url is None:
        await restored(copy, tmp_path / "new")
    else:
        verified(copy)


async def test_evidence_that_is_not_in_the_store_is_named(server: Server, copy: Path, tmp_path: Path) -> None:
    lost = next((server.get(Settings).data_dir / "evidence").rglob("*.jpg"))
    lost.unlink()
    manifest = await backed_up(server, tmp_path / "second")
    assert manifest.missing == [lost.relative_to(server.get(Settings).data_dir / "evidence").as_posix()]


async def test_without_pg_dump_it_says_so(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if server.get(Settings).database_url is None:
        pytest.skip("SQLite needs no program")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(BackupFailed, match="pg_dump is not installed"):
        await backed_up(server, tmp_path / "copy")
    assert not (tmp_path / "copy" / MANIFEST).exists()


async def test_a_copy_of_one_kind_of_database_is_not_put_into_another(copy: Path, server: Server, tmp_path: Path) -> None:
    other = "postgresql://nobody@127.0.0.1:1/none" if server.get(Settings).database_url is None else None
    with pytest.raises(BackupFailed, match="another kind"):
        await restored(copy, tmp_path / "new", other)


async def test_the_copy_is_made_without_writing_to_the_database(
    server: Server, admin: StaffPage, exam_id: str, tmp_path: Path
) -> None:
    if server.get(Settings).database_url is not None:
        pytest.skip("of SQLite")
    database = server.get(Settings).data_dir / "openproctor.db"
    await server.candidate(exam_id)
    before = [database.read_bytes(), database.with_name("openproctor.db-wal").read_bytes()]
    snapshot.sqlite_snapshot(database, tmp_path / "copy.db")
    assert [database.read_bytes(), database.with_name("openproctor.db-wal").read_bytes()] == before
