"""The commands as an operator runs them: processes of their own, beside a server or without one."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from tests.integration.steps import snapshot
from tests.integration.test_retention import DAY, sat
from tests.support.server import running_server

LONG_AGO = -5000 * DAY
"""Far enough back for everything to be past its days, whatever the machine's clock says."""


async def run(data_dir: Path, url: str | None, *arguments: str) -> tuple[int, str]:
    """Exit code and all that ``openproctor`` printed."""
    settings = {"DATA_DIR": str(data_dir), "COLUMNS": "200"} | ({} if url is None else {"DATABASE_URL": url})
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", "from openproctor.cli.main import main; main()", *arguments),
        env=kept | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, output.decode()


@pytest.mark.both
async def test_purge_says_what_would_go_then_lets_it_go_and_then_finds_nothing(
    tmp_path: Path, database_url: str | None
) -> None:
    data = tmp_path / "data"
    clock = FakeClock()
    clock.advance(LONG_AGO)
    async with running_server(data, database_url, clock=clock) as server:
        admin = await server.admin()
        await sat(server, admin, str((await admin.exam())["id"]))
        before = await snapshot(server)
        code, said = await run(data, database_url, "purge", "--dry-run")
        assert (code, await snapshot(server)) == (0, before)
        assert "would go" in said
        if database_url is None:
            code, said = await run(data, database_url, "purge")
            assert (code, await snapshot(server)) == (2, before)
            assert "only one process may write" in said
    code, said = await run(data, database_url, "purge")
    assert code == 0, said
    assert not list((data / "evidence").rglob("*.jpg"))
    _, again = await run(data, database_url, "purge")
    figures = [line.split("│")[2].strip() for line in again.splitlines() if line.count("│") == 3]
    assert set(figures) == {"0"}


async def test_erase_takes_an_attempt_or_its_candidate_and_says_if_there_is_none(
    tmp_path: Path, database_url: str | None
) -> None:
    data = tmp_path / "data"
    async with running_server(data, database_url) as server:
        admin = await server.admin()
        exam_id = str((await admin.exam())["id"])
        page = await sat(server, admin, exam_id)
        await admin.invite(exam_id, "Nobody Yet")
        people = {
            each["name"]: each["id"]
            for each in (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).json()["candidates"]
        }
    for name, words in (
        (people["Erika Mustermann"], "Erased."),
        (page.attempt_id, "nothing was left"),
        (people["Nobody Yet"], "Erased."),
    ):
        code, said = await run(data, database_url, "erase", name, "--reason", "Art. 17")
        assert (code, words in said) == (0, True), said
    code, said = await run(data, database_url, "erase", "att_none", "--reason", "Art. 17")
    assert (code, "no candidate att_none" in said) == (2, True), said
    assert not list((data / "evidence").rglob("*.*"))


@pytest.mark.both
async def test_a_backup_is_taken_beside_the_server_and_restored_into_a_new_folder(
    tmp_path: Path, database_url: str | None
) -> None:
    data = tmp_path / "data"
    async with running_server(data, database_url) as server:
        admin = await server.admin()
        await sat(server, admin, str((await admin.exam())["id"]))
        code, said = await run(data, database_url, "backup", str(tmp_path / "copy"))
        assert code == 0, said
    code, said = await run(data, database_url, "restore", str(tmp_path / "copy"), "--data-dir", str(data))
    assert (code, "is not empty" in said) == (2, True), said
    if database_url is None:
        code, said = await run(data, None, "restore", str(tmp_path / "copy"), "--data-dir", str(tmp_path / "new"))
        assert code == 0, said
        kept = sorted(path.name for path in (data / "evidence").rglob("*.*"))
        assert sorted(path.name for path in (tmp_path / "new" / "evidence").rglob("*.*")) == kept
    else:
        code, said = await run(data, database_url, "restore", str(tmp_path / "copy"), "--data-dir", str(tmp_path / "new"))
        assert (code, "database is not empty" in said) == (2, True), said
