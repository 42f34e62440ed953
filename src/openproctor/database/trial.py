"""Trying a database before it is relied on: whether it can be written, and whether it has been used."""

import secrets

from sqlalchemy import Connection, inspect, literal, select, text

from openproctor.database.engine import Database
from openproctor.database.tables import exams, setup_links, staff

__all__ = ["has_been_used", "try_writing"]

_PRESENT = text("SELECT to_regclass('alembic_version') IS NOT NULL")
_WRITE = text("UPDATE alembic_version SET version_num = version_num")
_CREATE = text("CREATE TEMPORARY TABLE probe (id integer) ON COMMIT DROP")
_FIRST = (setup_links, staff, exams)
"""What is written before anything else."""


async def try_writing(database: Database) -> None:
    """Commit something that changes nothing: a read-only or full database, or a lost one, is found out by nothing less.

    Raises:
        StorageUnavailable
    """
    async with database.write() as tx:
        if not tx.postgresql:
            # A number that SQLite keeps for applications. Written anew it goes to the disk, unlike a row that stays as it was.
            await tx.connection.exec_driver_sql(f"PRAGMA user_version = {secrets.randbelow(2**31 - 1)}")
        elif (await tx.connection.execute(_PRESENT)).scalar_one():
            await tx.connection.execute(_WRITE)
        else:
            await tx.connection.execute(_CREATE)


async def has_been_used(database: Database) -> bool:
    """Whether a server, or a command, has begun to work with this database. Any earlier schema will do, and none.

    Raises:
        StorageUnavailable
    """
    async with database.read() as tx:
        return await tx.connection.run_sync(_used)


def _used(connection: Connection) -> bool:
    present = set(inspect(connection).get_table_names())
    rows = [select(literal(1)).select_from(table).limit(1) for table in _FIRST if table.name in present]
    return any(connection.execute(query).first() is not None for query in rows)
