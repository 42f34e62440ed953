"""The database: whether it answers, can be written and has a schema of this version, and whether the secret is beside it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, func, inspect, select

from openproctor.core.data_dir_lock import is_served
from openproctor.core.errors import DependencyFailed
from openproctor.core.secret import Secret
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.explanation import explained
from openproctor.database.tables import audit
from openproctor.database.tables.migrate import SCRIPTS
from openproctor.database.trial import has_been_used, try_writing
from openproctor.server.checks.finding import Finding, Level, failures
from openproctor.server.secret_of_database import missing

__all__ = ["Tried", "try_database"]

PART = "database"


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it."""

    findings: list[Finding]
    newest: datetime | None = None
    """The time of the newest row, if there is any."""


async def try_database(settings: Settings) -> Tried:
    """Open it, look at its schema, write to it; nothing is made, migrated or changed.

    On SQLite a running server is the only one that writes: then it is only read.
    """
    path = None if settings.database_url is not None else settings.data_dir / "openproctor.db"
    if path is not None and not path.exists():
        return Tried([Finding(PART, Level.OK, f"SQLite, {path} will be made at the first start")])
    try:
        if path is not None:
            _require_sqlite(path)
        return await _try(settings, reads_only=path is not None and is_served(settings.data_dir))
    except DependencyFailed as error:
        return Tried(failures(PART, error))


async def _try(settings: Settings, *, reads_only: bool) -> Tried:
    database = Database(settings.database, lambda _: None, pool=1, wait_s=settings.database_wait_s)
    try:
        with explained(database.url):
            if not reads_only:
                await try_writing(database)
            async with database.read() as tx:
                schema = await tx.connection.run_sync(_schema)
                newest = await tx.connection.run_sync(_newest)
            findings = [_found(database, schema, reads_only=reads_only)]
            secret = settings.data_dir / "secret"
            if not secret.exists() and await has_been_used(database):
                findings += failures("secret", missing(Secret(secret, b"", is_new=True)))
        return Tried(findings, newest)
    finally:
        await database.close()


def _found(database: Database, schema: str | None, *, reads_only: bool) -> Finding:
    kind = "SQLite" if database.url.startswith("sqlite") else "PostgreSQL"
    scripts = ScriptDirectory(str(SCRIPTS))
    newest = scripts.get_current_head()
    try:
        known = schema is None or scripts.get_revision(schema) is not None
    except CommandError:
        known = False
    if not known:
        says = f"The database has schema {schema}, of a newer version: install that version, or restore a backup of this one."
        return Finding(PART, Level.FAILURE, says, DependencyFailed.exit_code)
    written = "a running server writes to it" if reads_only else "written"
    if schema == newest:
        return Finding(PART, Level.OK, f"{kind}, {written}, schema {schema}")
    had = "no schema yet" if schema is None else f"schema {schema}"
    return Finding(PART, Level.OK, f"{kind}, {written}, {had}: the next start brings it to {newest}")


def _schema(connection: Connection) -> str | None:
    heads = MigrationContext.configure(connection).get_current_heads()
    return heads[0] if heads else None


def _newest(connection: Connection) -> datetime | None:
    """Of the rows that are written all the time; each query reads one row by an index."""
    present = set(inspect(connection).get_table_names())
    found = []
    if audit.name in present:
        last = select(audit.c.at).where(audit.c.id == select(func.max(audit.c.id)).scalar_subquery())
        found.append(connection.execute(last).scalar())
    return max((each for each in found if each is not None), default=None)


def _require_sqlite(path: Path) -> None:
    """A file that is something else is found out before anything is opened for writing.

    Raises:
        DependencyFailed
    """
    with (
        explained(f"sqlite:///{path}"),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        connection.execute("SELECT count(*) FROM sqlite_master")
