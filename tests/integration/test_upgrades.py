"""Every earlier schema, filled by its own code, is brought to today's: whole or not at all, with nothing lost."""

import asyncio
import hashlib
import io
import json
import signal
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import exams
from openproctor.database.tables.migrate import migrate
from openproctor.evidence.bundle.verify import verify_file
from tests.fakes import FakeClock, picture
from tests.support.migrated import migrate_at
from tests.support.postgres import Cluster
from tests.support.server import PASSWORD, CandidatePage, Server, StaffPage, running_server
from tests.support.upgrades import EARLIER, FOLDER, VERSIONS, Rows, earlier_database, rows_of, schema_of_tables

pytestmark = pytest.mark.both

SMALL = {"width": 64, "height": 48}


@pytest.fixture
def cluster_or_none(database_url: str | None, request: pytest.FixtureRequest) -> Cluster | None:
    """The cluster if the test is one of PostgreSQL, None for SQLite."""
    return None if database_url is None else request.getfixturevalue("cluster")


@pytest.fixture(params=EARLIER)
async def earlier(request: pytest.FixtureRequest, tmp_path: Path, cluster_or_none: Cluster | None) -> Settings:
    """The settings of a data folder and a database that an earlier version has left."""
    return await earlier_database(request.param, tmp_path, cluster_or_none)


def comparable(table: str, row: dict[str, Any], columns: set[str]) -> dict[str, Any]:
    """What must stay of a row: all that both schemas have, whether JSON is kept as text or not."""
    kept = {name: value for name, value in row.items() if name in columns}
    if table == "frames" and isinstance(kept["reply"], str):
        kept["reply"] = json.loads(kept["reply"])
    return kept


def require_same_rows(before: Rows, after: Rows) -> None:
    """Nothing is lost, nothing is changed. What is added: the versions of policies, which the exams had without a history, and
    the chain over what was there before it."""
    for table, rows in before.items():
        if table == "alembic_version" or (table == "chain" and not rows):
            continue
        if table == "staff_sessions" and rows and "id" not in rows[0]:
            assert after[table] == []  # sessions got names of their own: whoever was signed in signs in again
            continue
        columns = set(rows[0]) & set(after[table][0]) if rows else set()
        if not before.get("chain") and table == "attempts":
            columns -= {"chain_length", "chain_hash"}
        assert [comparable(table, row, columns) for row in after[table]] == [comparable(table, row, columns) for row in rows]
    if "policies" not in before:
        assert [row["policy"] for row in after["policies"]] == [row["policy"] for row in before["exams"]]
    assert all(not rows for table, rows in after.items() if table not in before and table not in ("policies", "chain"))


async def test_every_earlier_schema_becomes_the_one_that_a_new_database_gets(
    earlier: Settings, tmp_path: Path, cluster_or_none: Cluster | None
) -> None:
    await migrate_at(earlier.database)
    new = Settings(
        data_dir=tmp_path / "new", database_url=None if cluster_or_none is None else await cluster_or_none.new_database()
    )
    await migrate_at(new.database)
    upgraded, fresh = await schema_of_tables(earlier), await schema_of_tables(new)
    assert upgraded == fresh


async def test_every_row_is_there_after_an_upgrade(earlier: Settings) -> None:
    before = await rows_of(earlier)
    assert len(before["attempts"]) == 2
    await migrate_at(earlier.database)
    after = await rows_of(earlier)
    require_same_rows(before, after)
    for row in before.get("gaps", []):
        (gap,) = (each for each in after["gaps"] if each["noted_at"] == row["noted_at"])
        assert gap["seqs"] == row.get("seqs", [5, 6, 7, 8])  # it counted four of 3 to 9, of which 3 and 4 have arrived
        assert all(type(seq) is int for seq in gap["seqs"])


async def test_an_exam_goes_on_after_an_upgrade_and_its_evidence_proves_itself(earlier: Settings) -> None:
    left = json.loads((earlier.data_dir / "cookies.json").read_text())
    exam = f"/api/v1/exams/{left['exam']}"
    clock = FakeClock()
    clock.advance(60)
    async with running_server(earlier.data_dir, earlier.database_url, clock=clock) as server:
        assert server.first_link == []
        admin = await signed_in(server, left["admin_email"])
        for path in ("", "/candidates", "/incidents", "/scores", "/policies", "/audit", f"/attempts/{left['sat']}/gaps"):
            answer = await admin.http.get(f"{exam}{path}")
            assert answer.status_code == 200, (path, answer.text)
        found = (await admin.http.get(f"{exam}/incidents")).json()["incidents"]
        (decided,) = (each for each in found if each["decision"] is not None)
        assert (decided["kind"], decided["decision"], decided["note"]) == ("multiple_faces", "confirmed", "Seen.")
        await require_pictures(admin, f"{exam}/incidents/{decided['id']}")
        await require_genuine(admin, exam, left["sat"])

        page = await gone_on(server, left)
        for _ in range(3):
            clock.advance(1)
            assert (await page.put(picture(1, mark=page.seq, **SMALL))).status_code == 200
        assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
        await require_genuine(admin, exam, left["attempt"])
        late = await (await server.join(left["invitation"])).begin()
        assert (await late.put(picture(1, **SMALL))).status_code == 200


def test_bundles_of_earlier_versions_still_verify() -> None:
    bundles = 0
    for packed in sorted(FOLDER.glob("*/*.zip")):
        with zipfile.ZipFile(packed) as data:
            if "bundle.zip" in data.namelist():
                assert verify_file(io.BytesIO(data.read("bundle.zip"))).ok, packed
                bundles += 1
    assert bundles >= 4


@pytest.mark.parametrize("statement", [1, 4, 9])
@pytest.mark.parametrize("name", ["0001", "0003_counted_gaps"])
async def test_an_upgrade_that_is_killed_changes_nothing_and_the_next_start_makes_it(
    tmp_path: Path, cluster_or_none: Cluster | None, name: str, statement: int
) -> None:
    earlier = await earlier_database(name, tmp_path, cluster_or_none)
    before = await rows_of(earlier), await schema_of_tables(earlier)
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, earlier.database, str(statement))
    assert await killed.wait() == -signal.SIGKILL
    assert (await rows_of(earlier), await schema_of_tables(earlier)) == before
    await migrate_at(earlier.database)
    require_same_rows(before[0], await rows_of(earlier))


KILLED = """
import asyncio, os, signal, sys
from sqlalchemy import event
from openproctor.database.engine import Database
from openproctor.database.tables.migrate import migrate

database, left = Database(sys.argv[1], lambda _: None), int(sys.argv[2])

@event.listens_for(database.engine.sync_engine, "after_cursor_execute")
def count(connection, cursor, statement, *_):
    global left
    changes = statement.split(None, 1)[0] in ("ALTER", "CREATE", "DROP", "INSERT", "UPDATE", "DELETE")
    left -= changes
    if changes and left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(migrate(database.engine))
"""
"""Upgrades, and is killed right after one of the statements that change something."""


async def test_servers_that_upgrade_at_once_do_it_once(tmp_path: Path, cluster_or_none: Cluster | None) -> None:
    earlier = await earlier_database("0002", tmp_path, cluster_or_none)
    before = await rows_of(earlier)
    await asyncio.gather(*(migrate_at(earlier.database) for _ in range(3)))
    require_same_rows(before, await rows_of(earlier))


async def test_references_are_enforced_again_after_an_upgrade(tmp_path: Path, cluster_or_none: Cluster | None) -> None:
    earlier = await earlier_database("0001", tmp_path, cluster_or_none)
    database = Database(earlier.database, lambda _: None)
    try:
        await migrate(database.engine)
        with pytest.raises(IntegrityError):
            async with database.write() as tx:
                await tx.connection.execute(delete(exams))
    finally:
        await database.close()


def test_released_migrations_never_change() -> None:
    """Add a new migration instead, and its hash to this list once it is released."""
    frozen = dict(line.split()[::-1] for line in (FOLDER / "migrations.sha256").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VERSIONS.glob("0*.py")}
    assert found == frozen


async def signed_in(server: Server, email: str) -> StaffPage:
    http = server.browser()
    answer = await http.post("/api/v1/session", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 201, answer.text
    return StaffPage(server, http, answer.json()["staff"])


async def gone_on(server: Server, left: dict[str, Any]) -> CandidatePage:
    """The page of the candidate who was in the middle: the browser has kept the cookie."""
    http = server.browser()
    for name, value in left["going"].items():
        http.cookies.set(name, value)
    answer = await http.post(f"/api/v1/attempts/{left['attempt']}/token")
    assert answer.status_code == 200, answer.text
    given = answer.json()
    page = CandidatePage(server, left["attempt"], given["access_token"], http)
    page.seq = given["attempt"]["next_seqs"]["camera"]
    assert page.seq in (5, 10)  # the gap of some reaches to 9
    return page


async def require_pictures(admin: StaffPage, incident: str) -> None:
    """All pictures of an incident are there. That they are what the candidate sent is said by the bundle."""
    shown = (await admin.http.get(incident)).json()
    assert shown["frames"]
    for each in shown["frames"]:
        data = await admin.http.get(f"{incident.partition('/incidents')[0]}/evidence/{each['id']}")
        assert (data.status_code, data.headers["content-type"]) == (200, "image/jpeg")


async def require_genuine(admin: StaffPage, exam: str, attempt_id: str) -> None:
    bundle = await admin.http.get(f"{exam}/attempts/{attempt_id}/bundle")
    assert bundle.status_code == 200
    verdict = verify_file(io.BytesIO(bundle.content))
    assert verdict.ok, verdict
