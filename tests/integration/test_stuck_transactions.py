"""A statement that fails together with the BEGIN before it leaves no transaction open on the one writing connection."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from openproctor.database.engine import Database


async def test_a_first_statement_that_fails_does_not_stop_all_writing(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'x.db'}", lambda _: None)
    async with database.write() as tx:
        await tx.connection.execute(text("CREATE TABLE once (id INTEGER PRIMARY KEY)"))
        await tx.connection.execute(text("INSERT INTO once VALUES (1)"))
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await tx.connection.execute(text("INSERT INTO once VALUES (1)"))
    async with database.write() as tx:
        await tx.connection.execute(text("INSERT INTO once VALUES (2)"))
    await database.close()
