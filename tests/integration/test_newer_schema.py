"""A program that finds a schema of a newer version says so in one sentence, and touches nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from tests.support.commands import clean_environment, one_sentence, run
from tests.support.migrated import put_migrated_file

pytestmark = pytest.mark.both

COMMANDS = {
    "serve": ["serve"],
    "check": ["check"],
    "backup": ["backup", "{new}"],
    "purge": ["purge"],
    "purge, dry": ["purge", "--dry-run"],
    "erase": ["erase", "att_1", "--reason", "asked for"],
    "export": ["export", "att_1", "{new}"],
    "keys list": ["keys", "list"],
    "keys rotate-signing": ["keys", "rotate-signing"],
    "audit verify": ["audit", "verify"],
    "access sign-out": ["access", "sign-out", "a@example.org"],
    "access end-attempt": ["access", "end-attempt", "att_1"],
    "admin link": ["admin", "link"],
    "admin list": ["admin", "list"],
}


@pytest.fixture
async def environment(tmp_path: Path, database_url: str | None, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The settings of a server whose database a newer version has upgraded."""
    clean_environment(monkeypatch)
    if database_url is None:
        put_migrated_file(tmp_path)
        with closing(sqlite3.connect(tmp_path / "openproctor.db")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        return {"DATA_DIR": str(tmp_path), "PORT": "0"}
    changing = await asyncpg.connect(database_url)
    try:
        await changing.execute("UPDATE alembic_version SET version_num = '9999'")
    finally:
        await changing.close()
    return {"DATA_DIR": str(tmp_path), "DATABASE_URL": database_url, "PORT": "0"}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_says_so(environment: dict[str, str], command: list[str], tmp_path: Path) -> None:
    said = run(*(each.format(new=tmp_path / "backup") for each in command), **environment)
    assert said.code == 3, said
    assert "9999" in one_sentence(said, "newer version", "backup")
