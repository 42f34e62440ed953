"""Bringing a database to the newest schema: whole, or not at all.

All that is lacking is one transaction, on SQLite too: a process that is killed in the middle leaves what was there before, and
the next start begins anew (docs/decisions/0028-a-schema-has-one-history.md).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from openproctor.core.errors import DependencyFailed

__all__ = ["VERSIONS", "migrate", "newest_schema", "require_known_schema", "require_newest_schema", "schema_of"]

SCRIPTS = Path(__file__).with_name("migrations")
VERSIONS = SCRIPTS / "versions"
_ONE_AT_A_TIME = 0x6F70656E70726F63
"""The key of PostgreSQL's advisory lock: the eight letters "openproc"."""


async def migrate(engine: AsyncEngine) -> None:
    """Run the migrations that the database lacks; does nothing when there are none.

    Raises:
        DependencyFailed: a newer version made the schema, or a row names another that is missing. Nothing was changed.
    """
    async with engine.begin() as connection:
        if await connection.run_sync(_is_newest):
            return  # the usual case: to find out that there is nothing to do takes the library a tenth of a second
    async with _may_rebuild_tables(engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            # Two servers that start at once: the second waits, and finds nothing left to do.
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        await connection.run_sync(_upgrade)


def schema_of(connection: Connection) -> str | None:
    """The revision of the schema that a database has; None if it has none yet."""
    heads = MigrationContext.configure(connection).get_current_heads()
    return heads[0] if heads else None


def require_known_schema(schema: str | None) -> None:
    """Refuse a schema that no migration of this version leads to.

    Raises:
        DependencyFailed
    """
    if schema is not None and schema not in _known():
        raise DependencyFailed(
            f"The database has the schema {schema}, which a newer version of OpenProctor made: start that version, or restore a"
            " backup that was taken before the upgrade."
        )


def require_newest_schema(schema: str | None) -> None:
    """Refuse any schema but this version's own, for work that must not migrate.

    Raises:
        DependencyFailed
    """
    require_known_schema(schema)
    if schema is None:
        raise DependencyFailed("The database is empty: start the server once, or correct DATA_DIR or DATABASE_URL.")
    if schema != newest_schema():
        raise DependencyFailed(
            f"The database has the schema {schema} of an earlier version: use that version, or start this one's server once,"
            f" which brings it to {newest_schema()}."
        )


@asynccontextmanager
async def _may_rebuild_tables(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection on which SQLite does not enforce foreign keys.

    SQLite changes a table by building it anew: the old one is dropped while rows of other tables still refer to it
    (https://www.sqlite.org/lang_altertable.html, section 7). The pragma does nothing within a transaction, and SQLAlchemy
    begins one with the first statement, so it is sent beside SQLAlchemy.
    """
    async with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            yield connection
            return
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute("PRAGMA foreign_keys=OFF")
        try:
            yield connection
        finally:
            await driver.execute("PRAGMA foreign_keys=ON")


def _is_newest(connection: Connection) -> bool:
    schema = schema_of(connection)
    require_known_schema(schema)
    return schema == newest_schema()


def _upgrade(connection: Connection) -> None:
    if _is_newest(connection):
        return
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        _require_whole_references(connection)


def _require_whole_references(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        table, _, parent, _ = broken[0]
        raise DependencyFailed(
            f"The database is damaged: {len(broken)} of its rows refer to others that are missing (the first is in {table}, and"
            f" refers to {parent}). Nothing was changed: restore a backup."
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


@cache
def newest_schema() -> str | None:
    """The revision that this version's migrations lead to."""
    return _scripts().get_current_head()


@cache
def _known() -> frozenset[str]:
    return frozenset(each.revision for each in _scripts().walk_revisions())
