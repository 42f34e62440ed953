"""Storage that fails: 503 with a time to come back, nothing half-written, nothing acknowledged lost, and all goes on after."""

import asyncio
import errno
import os
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import asyncpg
import httpx
import pytest
from sqlalchemy import select, text
from websockets.exceptions import ConnectionClosed

from openproctor.core.errors import StorageUnavailable
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.failures import translate_failure
from openproctor.database.tables import evidence, frames
from openproctor.evidence.store.local import LocalStore
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.server import composition
from tests.fakes import picture
from tests.integration.steps import problem
from tests.support.s3 import BUCKET, CREDENTIALS, running_proxy, running_s3
from tests.support.server import CandidatePage, Server, running_server

MB = 1024 * 1024


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A real file system of 2 MB."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting is not permitted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Write until nothing more goes in; the file to remove afterwards."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 512):
            try:
                while True:
                    file.write(b"\1" * size)
            except OSError as error:
                assert error.errno == errno.ENOSPC
    return ballast


class Controlled(LocalStore):
    """Fails, or waits, as the test says."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.error: OSError | None = None
        self.slow: str | None = None
        self.entered, self.go_on = asyncio.Event(), asyncio.Event()

    def _put(self, files: Mapping[Path, bytes]) -> None:
        if self.error is not None:
            raise self.error
        super()._put(files)

    async def put(self, items: Mapping[str, bytes]) -> None:
        if self.slow is not None and any(self.slow in key for key in items):
            self.entered.set()
            await self.go_on.wait()
        await super().put(items)


@pytest.fixture
async def controlled(
    tmp_path: Path, database_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Server, Controlled]]:
    store = Controlled(tmp_path / "data/evidence")
    monkeypatch.setattr(composition, "open_store", lambda _: store)
    async with running_server(tmp_path / "data", database_url) as server:
        yield server, store


async def candidate(server: Server, name: str = "Candidate One") -> CandidatePage:
    return await server.candidate((await (await server.admin()).exam())["id"], name)


def unavailable(answer: httpx.Response) -> None:
    assert problem(answer) == (503, "storage-unavailable")
    assert int(answer.headers["retry-after"]) >= 1


async def nothing_is_lost(server: Server, page: CandidatePage, seqs: Iterable[int]) -> None:
    """Exactly these frames are there, each row of evidence has its file, and there is no file besides."""
    async with server.get(Database).read() as tx:
        known = await tx.connection.execute(
            select(frames.c.seq).where(frames.c.attempt_id == page.attempt_id, frames.c.stream == "camera")
        )
        assert sorted(known.scalars()) == sorted(seqs)
        keys = set((await tx.connection.execute(select(evidence.c.key))).scalars())
    for key in keys:
        assert (await server.get(EvidenceStore).read(key)).startswith(b"\xff\xd8")
    folder = server.get(Settings).data_dir / "evidence"
    if folder.exists():
        files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != "ballast"}
        assert files == keys


async def test_a_full_evidence_disk(tmp_path: Path, database_url: str | None) -> None:
    with small_disk(tmp_path / "evidence"):
        async with running_server(tmp_path, database_url) as server:
            page = await candidate(server)
            assert (await page.put(picture(1), seq=0)).status_code == 200
            ballast = fill(tmp_path / "evidence")
            server.clock.advance(31)
            unavailable(await page.put(picture(1, mark=1), seq=1))
            await nothing_is_lost(server, page, [0])
            # What needs no evidence goes on meanwhile.
            assert (await page.say("clipboard", detail="copy, 5 characters")).status_code == 200
            ballast.unlink()
            assert (await page.put(picture(1, mark=1), seq=1)).status_code == 200
            await nothing_is_lost(server, page, [0, 1])


async def test_a_full_data_folder(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with small_disk(data):
        async with running_server(data, None) as server:
            page = await candidate(server)
            assert (await page.put(picture(1), seq=0)).status_code == 200
            ballast = fill(data)
            answers = {}
            for seq in range(1, 200):
                server.clock.advance(1)
                answers[seq] = await page.put(picture(1, mark=seq), seq=seq)
                if answers[seq].status_code != 200:
                    break
            refused = [seq for seq, answer in answers.items() if answer.status_code != 200]
            assert refused, "the disk was never full"
            for seq in refused:
                unavailable(answers[seq])
            unavailable(await (await server.admin()).http.post("/api/v1/exams", json={"title": "Geometry"}))
            await nothing_is_lost(server, page, [0, *(seq for seq in answers if seq not in refused)])
            ballast.unlink()
            for seq in refused:
                assert (await page.put(picture(1, mark=seq), seq=seq)).status_code == 200
            await nothing_is_lost(server, page, [0, *answers])
            async with server.get(Database).read() as tx:
                assert (await tx.connection.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
async def test_a_disk_that_refuses_a_write(controlled: tuple[Server, Controlled], code: int) -> None:
    server, store = controlled
    page = await candidate(server)
    store.error = OSError(code, os.strerror(code))
    unavailable(await page.put(picture(1), seq=0))
    await nothing_is_lost(server, page, [])
    store.error = None
    assert (await page.put(picture(1), seq=0)).status_code == 200
    await nothing_is_lost(server, page, [0])


async def test_a_disk_that_fails_to_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running_server(tmp_path, None) as server:
        page = await candidate(server)

        def failing(_: int) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", failing)
            unavailable(await page.put(picture(1), seq=0))
        await nothing_is_lost(server, page, [])
        assert (await page.put(picture(1), seq=0)).status_code == 200
        await nothing_is_lost(server, page, [0])


async def test_a_slow_store_keeps_nobody_else_waiting(controlled: tuple[Server, Controlled]) -> None:
    server, store = controlled
    first, second = await candidate(server, "One"), await candidate(server, "Two")
    store.slow = first.attempt_id
    waiting = asyncio.create_task(first.put(picture(1), seq=0))
    async with asyncio.timeout(20):
        await store.entered.wait()
    for seq in range(3):
        assert (await second.put(picture(1, mark=seq), seq=seq)).status_code == 200
    assert not waiting.done()
    store.go_on.set()
    assert (await waiting).status_code == 200
    await nothing_is_lost(server, first, [0])
    await nothing_is_lost(server, second, [0, 1, 2])


async def test_a_locked_database(tmp_path: Path) -> None:
    async with running_server(tmp_path, None, database_wait_s=0.2) as server:
        admin, page = await server.admin(), await candidate(server)
        assert (await page.put(picture(1), seq=0)).status_code == 200
        async with page.socket() as socket:
            await socket.until("welcome")
            with closing(sqlite3.connect(tmp_path / "openproctor.db", isolation_level=None)) as other:
                other.execute("BEGIN EXCLUSIVE")
                unavailable(await page.put(picture(1, mark=1), seq=1))
                unavailable(await page.say("clipboard", detail="copy, 5 characters"))
                unavailable(await admin.http.post("/api/v1/exams", json={"title": "Geometry"}))
                many = await asyncio.gather(*(page.put(picture(1, mark=n), seq=n) for n in range(2, 8)))
                assert {answer.status_code for answer in many} == {503}
                other.execute("ROLLBACK")
            for seq in range(1, 8):
                assert (await page.put(picture(1, mark=seq), seq=seq)).status_code == 200
            assert (await admin.http.post("/api/v1/exams", json={"title": "Geometry"})).status_code == 201
            await socket.send({"type": "ping", "t": 5})
            await socket.until("pong")
        await nothing_is_lost(server, page, range(8))


async def test_a_socket_outlives_a_locked_database(tmp_path: Path) -> None:
    async with running_server(tmp_path, None, database_wait_s=0.1) as server:
        page = await candidate(server)
        async with page.socket() as socket:
            await socket.until("welcome")
            with closing(sqlite3.connect(tmp_path / "openproctor.db", isolation_level=None)) as other:
                other.execute("BEGIN EXCLUSIVE")
                # More often than what is wrong with messages may happen before a socket is closed.
                for n in range(12):
                    hours = datetime.fromtimestamp(server.clock.now().timestamp() - 60 * (n + 2), server.clock.now().tzinfo)
                    await socket.send({"type": "ping", "t": n, "sent_at": hours.isoformat()})
                    answer = await socket.until("problem")
                    assert (answer["problem"], answer["fatal"]) == ("urn:openproctor:storage-unavailable", False)
                other.execute("ROLLBACK")
            await socket.send({"type": "ping", "t": 99})
            while (await socket.until("pong"))["t"] != 99:
                pass


async def test_a_page_that_comes_while_the_database_is_away_is_sent_off_to_come_again(tmp_path: Path) -> None:
    async with running_server(tmp_path, None, database_wait_s=0.1) as server:
        page = await candidate(server)
        ticket = await page.ticket()
        with patch.object(Database, "read", side_effect=StorageUnavailable()):
            async with page.socket(ticket, pings=False) as socket:
                with pytest.raises(ConnectionClosed) as end:
                    await socket.connection.recv()
                assert end.value.rcvd is not None
                assert end.value.rcvd.code == 1013
        async with page.socket() as socket:
            await socket.until("welcome")


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with running_s3() as address:
        yield address


@pytest.mark.parametrize("mode", ["refuse", "cut"])
async def test_a_bucket_that_refuses_or_cuts(tmp_path: Path, database_url: str | None, s3: str, mode: str) -> None:
    async with running_proxy(s3) as proxy:
        place: dict[str, Any] = {"evidence_url": f"s3://{BUCKET}/{tmp_path.name}", "s3_endpoint": proxy.address}
        async with running_server(tmp_path, database_url, **(place | CREDENTIALS)) as server:
            page = await candidate(server)
            assert (await page.put(picture(1), seq=0)).status_code == 200
            proxy.mode = mode  # type: ignore[assignment]
            server.clock.advance(31)
            unavailable(await page.put(picture(1, mark=1), seq=1))
            proxy.mode = "pass"
            await nothing_is_lost(server, page, [0])
            assert (await page.put(picture(1, mark=1), seq=1)).status_code == 200
            await nothing_is_lost(server, page, [0, 1])
            assert not (tmp_path / "evidence").exists()


def of_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "is_storage"),
    [
        (asyncpg.DiskFullError("disk full"), True),
        (asyncpg.TooManyConnectionsError("too many"), True),
        (asyncpg.AdminShutdownError("shutting down"), True),
        (asyncpg.ConnectionDoesNotExistError("gone"), True),
        (asyncpg.ReadOnlySQLTransactionError("a standby"), True),
        (asyncpg.SerializationError("for another's sake"), True),
        (asyncpg.IdleInTransactionSessionTimeoutError("too long"), True),
        (asyncpg.InvalidSQLStatementNameError("a pooler that knows it no more"), True),
        (asyncpg.InvalidCachedStatementError("the schema was changed"), True),
        (asyncpg.InvalidPasswordError("set up again"), True),
        (asyncpg.InternalClientError("out of step"), True),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), True),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), True),
        (of_sqlite(sqlite3.SQLITE_IOERR_FSYNC), True),
        (of_sqlite(sqlite3.SQLITE_INTERRUPT), True),
        (of_sqlite(sqlite3.SQLITE_PERM), True),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), True),
        (of_sqlite(sqlite3.SQLITE_CORRUPT), False),
        (of_sqlite(sqlite3.SQLITE_CONSTRAINT_UNIQUE), False),
        (asyncpg.FeatureNotSupportedError("no such thing"), False),
        (asyncpg.UniqueViolationError("twice"), False),
        (asyncpg.UndefinedTableError("no such table"), False),
        (sqlite3.OperationalError("no such table: x"), False),
        (ValueError("wrong"), False),
    ],
)
def test_only_what_storage_does_is_taken_for_it(error: Exception, is_storage: bool) -> None:
    assert (translate_failure(error) is not None) == is_storage
