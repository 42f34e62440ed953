"""``/healthz`` is 200 while an exam can be taken, and names what is in the way otherwise."""

import asyncio
import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import asyncpg
import httpx
import pytest

from openproctor.cli.bench.server import free_port
from openproctor.core import outage
from openproctor.core.outage import Outage
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.server import health
from openproctor.server.checks.finding import Level
from openproctor.server.checks.origin import check_origins
from openproctor.server.health import Health, Part
from tests.fakes import picture
from tests.integration.steps import problem
from tests.integration.test_failing_storage import Controlled, candidate, controlled, fill, small_disk
from tests.support.s3 import BUCKET, CREDENTIALS, refusing_s3, running_proxy, running_s3
from tests.support.server import Server, running_server

__all__ = ["controlled"]


@pytest.fixture(autouse=True)
def believed_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test breaks and mends: what was found is not believed for seconds."""
    monkeypatch.setattr(health, "FAILED_S", 0.0)
    whole = health.parts_of_server

    def parts(*given: Any) -> list[Part]:
        return [Part(each.name, each.says, each.attempt, 0.0, each.cause_of, each.fails_now) for each in whole(*given)]

    monkeypatch.setattr("openproctor.server.composition.parts_of_server", parts)


class Log:
    """What is logged, instead of the log."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, Any]]] = []

    def error(self, event: str, **fields: Any) -> None:
        self.lines.append((event, fields))

    warning = error


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    made = Log()
    monkeypatch.setattr(outage, "_log", made)
    return made


async def ask(server: Server) -> httpx.Response:
    return await server.browser().get("/healthz")


async def fails(server: Server, *parts: str) -> httpx.Response:
    """Not ready, for just these parts."""
    answer = await ask(server)
    assert problem(answer) == (503, "not-ready"), answer.text
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.headers["content-type"] == "application/problem+json"
    assert {name for name, works in answer.json()["parts"].items() if not works} == set(parts)
    return answer


async def works(server: Server) -> None:
    answer = await ask(server)
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"status": "ok", "origin": server.base}
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.both
async def test_a_server_that_can_take_an_exam_is_healthy_and_nothing_is_left_behind(server: Server) -> None:
    for _ in range(3):
        await works(server)
    data = server.get(Settings).data_dir
    assert [path for path in data.rglob("*") if "probe" in str(path.relative_to(data))] == []


async def test_a_locked_database(tmp_path: Path, log: Log) -> None:
    async with running_server(tmp_path, None, database_wait_s=0.2) as server:
        await works(server)
        with closing(sqlite3.connect(tmp_path / "openproctor.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            for _ in range(3):
                await fails(server, "database")
            other.execute("ROLLBACK")
        await works(server)
    # Once as the part of the server that was tried, and once as what was tried with it.
    for part, cause in (("database", "locked by another process"), ("database, writing", "database is locked")):
        began, ended = ((event, fields) for event, fields in log.lines if fields["part"] == part)
        assert (began[0], ended[0]) == ("storage_unavailable", "storage_available")
        assert cause in began[1]["cause"]
        assert ended[1]["failures"] == 3


async def test_a_database_that_hangs_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE_S", 0.05)
    monkeypatch.setattr(health, "SLOW_S", 0.0)
    async with running_server(tmp_path, None, database_wait_s=1) as server:
        with closing(sqlite3.connect(tmp_path / "openproctor.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            answer = await ask(server)
            assert problem(answer) == (503, "not-ready")
            assert "The database cannot be written." in answer.json()["detail"]
            other.execute("ROLLBACK")


async def test_postgresql_that_has_become_read_only(request: pytest.FixtureRequest, tmp_path: Path, log: Log) -> None:
    url = await request.getfixturevalue("cluster").migrated_database()
    name = url.rpartition("/")[2]
    async with running_server(tmp_path, url) as server:
        await works(server)
        connection = await asyncpg.connect(url)
        await connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        await server.get(Database).engine.dispose()
        answer = await fails(server, "database")
        assert "127.0.0.1" not in answer.text
        assert "read-only" in log.lines[0][1]["cause"]
        await connection.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
        await connection.close()
        await server.get(Database).engine.dispose()
        await works(server)


async def test_postgresql_that_is_gone(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    cluster = request.getfixturevalue("cluster")
    url = await cluster.migrated_database()
    name = url.rpartition("/")[2]
    async with running_server(tmp_path, url) as server:
        await works(server)
        connection = await asyncpg.connect(cluster.url("postgres"))
        await connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
        await fails(server, "database")
        await connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        await connection.close()
        await works(server)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
async def test_a_store_that_refuses(controlled: tuple[Server, Controlled], log: Log, code: int) -> None:
    server, store = controlled
    page = await candidate(server)
    await works(server)
    store.error = OSError(code, os.strerror(code))
    for seq in range(3):
        assert (await page.put(picture(1, mark=seq), seq=seq)).status_code == 503
    await fails(server, "evidence")
    store.error = None
    await works(server)
    told = [(event, fields) for event, fields in log.lines if fields["part"].startswith("evidence")]
    assert [event for event, _ in told] == ["storage_unavailable", "storage_available"]
    assert str(store._root) in told[0][1]["cause"]


async def test_the_disk_of_the_data_folder(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with small_disk(data):
        async with running_server(data, None) as server:
            await works(server)
            ballast = fill(data)
            answer = await ask(server)
            assert problem(answer) == (503, "not-ready")
            assert answer.json()["parts"]["disk"] is False
            ballast.unlink()
            await works(server)


async def test_a_bucket_that_is_emptied_of_its_bucket_and_one_that_hangs(tmp_path: Path, log: Log) -> None:
    bucket = "emptied"  # of its own: all stand-ins of a process share what they hold
    with running_s3() as address:
        async with running_proxy(address) as proxy, httpx.AsyncClient() as http:
            assert (await http.put(f"{address}/{bucket}")).status_code == 200
            place: dict[str, Any] = {"evidence_url": f"s3://{bucket}/x", "s3_endpoint": proxy.address}
            async with running_server(tmp_path, None, **(place | CREDENTIALS)) as server:
                page = await candidate(server)
                await works(server)
                assert (await http.delete(f"{address}/{bucket}")).status_code == 204
                answer = await page.put(picture(1), seq=0)
                assert problem(answer) == (503, "storage-unavailable")
                assert (await page.put(picture(1), seq=0)).status_code == 503
                answer = await fails(server, "evidence")
                assert proxy.address not in answer.text
                assert (await http.put(f"{address}/{bucket}")).status_code == 200
                await works(server)
                proxy.mode = "refuse"
                await fails(server, "evidence")
    causes = [fields["cause"] for event, fields in log.lines if event == "storage_unavailable"]
    assert f"There is no bucket {bucket}" in causes[0]
    assert "503" in causes[1]
    assert len(causes) == 2


@pytest.mark.parametrize(
    ("status", "code", "cause"),
    [
        (403, "InvalidAccessKeyId", "refuses the key"),
        (403, "AccessDenied", "denies access"),
        (404, "NoSuchBucket", "There is no bucket"),
        (507, "XMinioStorageFull", "is full"),
    ],
)
async def test_a_store_that_refuses_by_its_own_words_is_logged_once_with_them(
    tmp_path: Path, log: Log, status: int, code: str, cause: str
) -> None:
    with refusing_s3(status, code) as address:
        place: dict[str, Any] = {"evidence_url": f"s3://{BUCKET}/x", "s3_endpoint": address}
        async with running_server(tmp_path, None, **(place | CREDENTIALS)) as server:
            page = await candidate(server)
            for seq in range(3):
                answer = await page.put(picture(1, mark=seq), seq=seq)
                assert problem(answer) == (503, "storage-unavailable")
                assert int(answer.headers["retry-after"]) >= 1
            await fails(server, "evidence")
    told = [fields for _, fields in log.lines if fields["part"] == "evidence, writing"]
    assert len(told) == 1
    assert cause in told[0]["cause"]
    assert CREDENTIALS["s3_secret_access_key"] not in told[0]["cause"]


@contextmanager
def changing_host(target: str) -> Iterator[str]:
    """A reverse proxy as it comes when nobody has set it up: it hands on its own idea of the host."""

    class Relay(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with urlopen(f"{target}{self.path}", timeout=20) as answer:
                body = answer.read()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    relay = ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    thread = threading.Thread(target=relay.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{relay.server_address[1]}"
    finally:
        relay.shutdown()
        thread.join()
        relay.server_close()


async def test_the_origin_is_looked_at_through_the_proxy(server: Server, tmp_path: Path) -> None:
    with changing_host(server.base) as public:
        nowhere = f"http://127.0.0.1:{free_port()}"
        found = await check_origins(Settings(data_dir=tmp_path, allowed_origins=[server.base, public, nowhere]))
    assert [each.level for each in found] == [Level.OK, Level.WARNING, Level.WARNING]
    assert f"{public} arrives as {server.base}" in found[1].says
    assert "OPENPROCTOR_TRUSTED_PROXIES" in found[1].says
    assert f"{nowhere} does not answer" in found[2].says


async def test_however_many_ask_each_part_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now, tries, go_on = [100.0], [0], asyncio.Event()

    async def attempt() -> None:
        tries[0] += 1
        await go_on.wait()

    part = Part("database", "No.", attempt, believed_s=2.0, cause_of=None)
    checked = Health([part], lambda: now[0])
    checked.is_open = True
    asking = [asyncio.create_task(checked.check()) for _ in range(50)]
    await asyncio.sleep(0)
    go_on.set()
    assert all(found == {"start": True, "database": True} for found in await asyncio.gather(*asking))
    now[0] += 1.9
    await checked.check()
    assert tries == [1]
    now[0] += 0.2
    await checked.check()
    assert tries == [2]


async def test_what_is_slow_and_worked_before_is_not_failing_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE_S", 0.0)
    now, go_on = [100.0], asyncio.Event()
    go_on.set()

    async def attempt() -> None:
        await go_on.wait()

    checked = Health([Part("database", "No.", attempt, believed_s=2.0, cause_of=None)], lambda: now[0])
    checked.is_open = True

    async def found() -> bool:
        await checked.check()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return (await checked.check())["database"]

    assert await found()
    go_on.clear()
    now[0] += 3
    assert await found()
    now[0] += 7
    assert not await found()
    go_on.set()
    await asyncio.sleep(0)
    assert await found()
    await checked.close()


async def test_before_the_start_is_complete_it_is_not_ready() -> None:
    checked = Health([])
    found = await checked.check()
    refused = checked.problem(found)
    assert refused is not None
    assert refused.detail == "The server is starting or stopping."
    checked.is_open = True
    assert checked.problem(await checked.check()) is None


def test_an_outage_is_told_of_when_it_begins_now_and_then_and_when_it_is_over(log: Log) -> None:
    now = [0.0]
    told = Outage("evidence", lambda: now[0])
    for second in range(150):
        now[0] = float(second)
        for _ in range(10):
            told.failed("full" if second < 130 else "gone")
    told.worked()
    told.worked()
    assert [(event, fields.get("failures")) for event, fields in log.lines] == [
        ("storage_unavailable", 1),
        ("storage_unavailable", 601),
        ("storage_unavailable", 1201),
        ("storage_unavailable", 1301),
        ("storage_available", 1500),
    ]
