"""The schema: migrated is the same as described, on both databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from openproctor.core.errors import DependencyFailed
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import metadata
from openproctor.database.tables.migrate import migrate
from openproctor.model.push import PushMessage
from tests.support.migrated import migrate_at
from tests.support.upgrades import earlier_database, rows_of, schema_of_tables


@pytest.mark.both
async def test_the_migrations_lead_to_the_tables(
    tmp_path: Path, database_url: str | None, request: pytest.FixtureRequest
) -> None:
    if database_url is not None:
        # An empty one: the others are copies of one that was migrated.
        database_url = await request.getfixturevalue("cluster").new_database()
    database = Database(Settings(data_dir=tmp_path, database_url=database_url).database, lambda _: None)
    try:
        await migrate(database.engine)
        await migrate(database.engine)

        def differences(connection: Connection) -> list[object]:
            return list(compare_metadata(MigrationContext.configure(connection), metadata))

        async with database.engine.connect() as connection:
            assert await connection.run_sync(differences) == []
    finally:
        await database.close()


async def test_what_is_rolled_back_is_not_pushed(tmp_path: Path, database_url: str | None) -> None:
    pushed: list[PushMessage] = []
    database = Database(Settings(data_dir=tmp_path, database_url=database_url).database, pushed.append)
    try:
        try:
            async with database.write() as tx:
                tx.publish(PushMessage("a", "lost"))
                raise RuntimeError("something went wrong")
        except RuntimeError:
            assert pushed == []
        async with database.write() as tx:
            tx.publish(PushMessage("a", "kept"))
            assert pushed == []
        assert [message.payload for message in pushed] == ["kept"]
    finally:
        await database.close()


async def test_sqlite_is_durable_and_its_readers_cannot_write(tmp_path: Path) -> None:
    database = Database(Settings(data_dir=tmp_path).database, lambda _: None)
    try:
        async with database.write() as tx:
            assert (await tx.connection.execute(text("PRAGMA journal_mode"))).scalar_one() == "wal"
            assert (await tx.connection.execute(text("PRAGMA synchronous"))).scalar_one() == 2
            assert (await tx.connection.execute(text("PRAGMA foreign_keys"))).scalar_one() == 1
        async with database.read() as tx:
            assert (await tx.connection.execute(text("PRAGMA query_only"))).scalar_one() == 1
    finally:
        await database.close()


async def test_rows_that_refer_to_nothing_are_found_before_anything_is_changed(tmp_path: Path) -> None:
    earlier = await earlier_database("0001", tmp_path, None)
    with closing(sqlite3.connect(tmp_path / "openproctor.db")) as damaged, damaged:
        damaged.execute("DELETE FROM attempts")
    before = await rows_of(earlier), await schema_of_tables(earlier)
    with pytest.raises(DependencyFailed, match="refer to others that are missing"):
        await migrate_at(earlier.database)
    assert (await rows_of(earlier), await schema_of_tables(earlier)) == before
