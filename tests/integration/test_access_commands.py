"""The commands that end access and check the audit log, beside a server that knows nothing of them."""

from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from openproctor.cli.main import app
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from tests.integration.test_access import until_ended
from tests.support.server import Server, StaffPage


@pytest.fixture
def environment(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    url = server.get(Settings).database_url
    if url is not None:
        monkeypatch.setenv("DATABASE_URL", url)


async def run(*command: str) -> tuple[int, str]:
    """Run a command as another process would, in a thread with a loop of its own."""
    import asyncio

    result = await asyncio.to_thread(CliRunner().invoke, app, list(command))
    return result.exit_code, result.output


@pytest.mark.both
@pytest.mark.usefixtures("environment")
async def test_a_command_ends_sessions_and_their_sockets(server: Server, admin: StaffPage, exam_id: str) -> None:
    async with admin.socket(exam_id) as socket:
        await socket.until("snapshot")
        code, output = await run("access", "sign-out", "ADMIN@example.org")
        assert code == 0, output
        assert (await admin.http.get("/api/v1/session")).status_code == 401
        # The command dates what it does by the machine's clock; the server reads it by its own.
        server.clock.advance(1)
        await until_ended(socket)


@pytest.mark.both
@pytest.mark.usefixtures("environment")
async def test_the_audit_log_is_checked_by_a_command(server: Server, admin: StaffPage, tmp_path: Path) -> None:
    await admin.http.get("/api/v1/exams")
    code, output = await run("audit", "verify")
    assert code == 0, output
    assert "rows, unbroken; head" in output
    database = Database(Settings(data_dir=tmp_path, database_url=server.get(Settings).database_url).database, lambda _: None)
    async with database.write() as tx:
        drop = ("DROP TRIGGER audit_append_only ON audit",) if tx.postgresql else ("DROP TRIGGER audit_no_update",)
        for statement in (*drop, "UPDATE audit SET address = '192.0.2.1' WHERE id = 2"):
            await tx.connection.execute(text(statement))
    await database.close()
    code, output = await run("audit", "verify")
    assert code == 1
    assert "does not fit at row 2" in output
