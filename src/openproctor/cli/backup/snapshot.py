"""The database as it stands at one moment, and the evidence that it names."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from openproctor.cli.backup.manifest import BackupFailed
from openproctor.database.tables.migrate import require_known_schema, require_newest_schema, schema_of

__all__ = ["is_sqlite", "load_postgresql", "named_in_sqlite", "postgresql_snapshot", "sqlite_snapshot"]

SCHEMA = "SELECT version_num FROM alembic_version"
NAMED = "SELECT key FROM evidence WHERE erased_at IS NULL UNION SELECT key FROM recordings ORDER BY key"
DATABASE = "openproctor.db"


def is_sqlite(url: str) -> bool:
    """Whether the database is a file in the data folder."""
    return url.startswith("sqlite")


def sqlite_snapshot(database: Path, target: Path) -> Sequence[str]:
    """Copy the database as of this moment, and return the keys that it names.

    One read transaction on a connection that can neither write nor checkpoint: the server's writer goes on beside it.

    Raises:
        BackupFailed
        DependencyFailed: another version made its schema; a copy by this one might leave something out.
    """
    if not database.is_file():
        raise BackupFailed(f"There is no database at {database}.")
    source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=10, isolation_level=None)
    try:
        require_newest_schema(_schema_of(source))
        source.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise BackupFailed(f"SQLite: {error}.") from error
    finally:
        source.close()
    target.chmod(0o600)
    return named_in_sqlite(target)


def named_in_sqlite(copy: Path) -> Sequence[str]:
    """The keys that a copy names; its integrity is checked from end to end first.

    Raises:
        BackupFailed: it is damaged.
        DependencyFailed: a newer version made its schema.
    """
    connection = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise BackupFailed(f"SQLite's integrity check: {'; '.join(map(str, found[:3]))}.")
        require_known_schema(_schema_of(connection))
        return [row[0] for row in connection.execute(NAMED)]
    except sqlite3.Error as error:
        raise BackupFailed(f"SQLite: {error}.") from error
    finally:
        connection.close()


def _schema_of(connection: sqlite3.Connection) -> str | None:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return None
    return str(connection.execute(SCHEMA).fetchone()[0])


async def postgresql_snapshot(url: str, target: Path) -> Sequence[str]:
    """Dump the database with ``pg_dump``, and return the keys that the very same snapshot names.

    Raises:
        BackupFailed: ``pg_dump`` is not installed, or failed.
        DependencyFailed: another version made the schema.
    """
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ")
            require_newest_schema(await connection.run_sync(schema_of))
            snapshot = (await connection.execute(text("SELECT pg_export_snapshot()"))).scalar_one()
            _run("pg_dump", url, "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}")
            os.chmod(target, 0o600)  # noqa: PTH101 - a single call, in a command
            return list((await connection.execute(text(NAMED))).scalars())
    finally:
        await engine.dispose()


async def load_postgresql(url: str, dump: Path) -> None:
    """Bring a dump into an empty database, all of it or nothing.

    Raises:
        BackupFailed: the database is not empty, ``pg_restore`` is not installed, or it failed.
    """
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            count = text("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
            if (await connection.execute(count)).scalar_one():
                raise BackupFailed("The PostgreSQL database is not empty; make a new one and name it in DATABASE_URL.")
    finally:
        await engine.dispose()
    _run("pg_restore", url, "--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={_database(url)}", str(dump))


def _database(url: str) -> str:
    return str(make_url(url).database)


def _run(program: str, url: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; host and password go into its environment, since other users can see arguments."""
    path = shutil.which(program)
    if path is None:
        raise BackupFailed(f"{program} is not installed; it comes with PostgreSQL's client programs.")
    parts = make_url(url)
    given = {"PGHOST": parts.host, "PGPORT": parts.port, "PGUSER": parts.username, "PGPASSWORD": parts.password}
    given["PGDATABASE"] = parts.database
    environment = os.environ | {name: str(value) for name, value in given.items() if value is not None}
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BackupFailed(f"{program}: {done.stderr.strip()[-500:]}")
