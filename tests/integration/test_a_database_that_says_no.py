"""A database that refuses for a while: 503 with a time to come back, health tells the truth, and afterwards all goes on."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from openproctor.core.settings import Settings
from openproctor.database import engine
from openproctor.database.engine import Database
from openproctor.database.sqlite import run_at_once
from tests.fakes import picture
from tests.integration.steps import problem
from tests.support.postgres import Cluster
from tests.support.server import CandidatePage, Server, running_server

PASSING = (
    *("08006", "25006", "25P03", "26000", "28P01", "40001", "40P01", "53100"),
    *("53200", "53300", "55006", "55P03", "57014", "57P03", "58030"),
)
"""Of every class of error that passes by itself at least one: https://www.postgresql.org/docs/current/errcodes-appendix.html."""

OTHERS = "SELECT pid FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"


@asynccontextmanager
async def operator(url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the database beside the server's."""
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


@pytest.fixture
async def url(cluster: Cluster) -> str:
    return await cluster.migrated_database()


async def candidate(server: Server) -> CandidatePage:
    return await server.candidate((await (await server.admin()).exam())["id"])


def unavailable(answer: httpx.Response) -> None:
    assert problem(answer) == (503, "storage-unavailable")
    assert int(answer.headers["retry-after"]) >= 1


async def health(server: Server) -> int:
    return (await server.browser().get("/healthz")).status_code


async def test_a_primary_that_became_a_standby_is_left_for_the_new_one(url: str, tmp_path: Path) -> None:
    name = url.rpartition("/")[2]
    async with running_server(tmp_path, url) as server, operator(url) as beside:
        admin, page = await server.admin(), await candidate(server)
        assert (await page.put(picture(1), seq=0)).status_code == 200
        # What a failover does: sessions end, and whoever connects now finds a server that takes no writes.
        await beside.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        await beside.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = $1", name
        )
        unavailable(await page.put(picture(1, mark=1), seq=1))
        unavailable(await page.say("clipboard", detail="copy, 5 characters"))
        unavailable(await admin.http.post("/api/v1/exams", json={"title": "Geometry"}))
        assert await health(server) == 503
        # The name leads to the new primary now. The sessions of before would stay read-only for ever.
        await beside.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
        assert (await page.put(picture(1, mark=1), seq=1)).status_code == 200
        assert (await admin.http.post("/api/v1/exams", json={"title": "Geometry"})).status_code == 201


async def test_every_class_of_error_that_passes_by_itself(url: str, tmp_path: Path) -> None:
    async with running_server(tmp_path, url) as server, operator(url) as beside:
        admin, page = await server.admin(), await candidate(server)
        for seq, state in enumerate(PASSING):
            await beside.execute(
                "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '{state}'; END $$"
            )
            for table in ("frames", "exams"):
                await beside.execute(f"CREATE TRIGGER refuse BEFORE INSERT ON {table} EXECUTE FUNCTION refuse()")
            unavailable(await page.put(picture(1, mark=seq), seq=seq))
            unavailable(await admin.http.post("/api/v1/exams", json={"title": "Geometry"}))
            for table in ("frames", "exams"):
                await beside.execute(f"DROP TRIGGER refuse ON {table}")
            assert (await page.put(picture(1, mark=seq), seq=seq)).status_code == 200, state


async def test_a_statement_that_was_prepared_under_an_older_schema(url: str, tmp_path: Path) -> None:
    async with running_server(tmp_path, url) as server, operator(url) as beside:
        admin = await server.admin()
        for _ in range(3):
            assert (await admin.http.get("/api/v1/exams")).status_code == 200
        # As an operator's tools do: every plan that reads the column is void.
        await beside.execute("ALTER TABLE exams ALTER COLUMN title TYPE varchar(400)")
        answers = [(await admin.http.get("/api/v1/exams")).status_code for _ in range(12)]
        assert set(answers) <= {200, 503}
        assert answers[-1] == 200


@pytest.mark.parametrize("default", ["serializable", "repeatable read"])
async def test_the_isolation_level_is_ours_whatever_the_servers_default_is(url: str, tmp_path: Path, default: str) -> None:
    async with operator(url) as beside:
        await beside.execute(f"ALTER DATABASE {url.rpartition('/')[2]} SET default_transaction_isolation = '{default}'")
    database = Database(Settings(data_dir=tmp_path, database_url=url).database, lambda _: None)
    try:
        for transaction in (database.read, database.write):
            async with transaction() as tx:
                found = await tx.connection.execute(text("SHOW transaction_isolation"))
                assert found.scalar_one() == "read committed"
    finally:
        await database.close()


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_READONLY_DBMOVED, sqlite3.SQLITE_CANTOPEN])
async def test_sqlite_opens_its_file_again_after_a_failure_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    seen: list[Any] = []
    failing = False

    async def run(connection: Any, group: Any) -> Any:
        seen.append(connection)
        if failing:
            error = sqlite3.OperationalError("the file")
            error.sqlite_errorcode = code
            raise DBAPIError("", None, error)
        return await run_at_once(connection, group)

    monkeypatch.setattr(engine, "run_at_once", run)
    async with running_server(tmp_path, None) as server:
        page = await candidate(server)
        assert (await page.put(picture(1), seq=0)).status_code == 200
        server.clock.advance(1)
        failing = True
        unavailable(await page.put(picture(1, mark=1), seq=1))
        failing = False
        assert (await page.put(picture(1, mark=1), seq=1)).status_code == 200
    assert seen[0] is not seen[-1]
