"""Databases of earlier versions, filled by the code of their time: ``tests/upgrades``, one folder for each schema.

Each holds an exam with a submitted attempt (a confirmed incident, a message), one in the middle and a candidate who has not
come yet, as SQL for each database, and the data folder beside it.
"""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
from sqlalchemy import Connection, MetaData, inspect, select, text

from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables.migrate import VERSIONS
from tests.support.postgres import Cluster

__all__ = ["EARLIER", "FOLDER", "VERSIONS", "Rows", "earlier_database", "rows_of", "schema_of_tables"]

FOLDER = Path(__file__).parents[1] / "upgrades"
EARLIER = sorted(each.name for each in FOLDER.iterdir() if each.is_dir())

Rows = dict[str, list[dict[str, Any]]]
Found = TypeVar("Found")


async def earlier_database(name: str, data_dir: Path, cluster: Cluster | None) -> Settings:
    """Put an earlier version's data folder here, with its database: in it, or in the cluster."""
    kind = "sqlite" if cluster is None else "postgresql"
    with zipfile.ZipFile(FOLDER / name / f"{kind}.zip") as packed:
        packed.extractall(data_dir)
    script = (FOLDER / name / f"{kind}.sql").read_text()
    if cluster is None:
        settings = Settings(data_dir=data_dir)
        with closing(sqlite3.connect(data_dir / "openproctor.db")) as connection:
            connection.executescript(script)
        return settings
    url = await cluster.new_database()
    loading = await asyncpg.connect(url)
    try:
        await loading.execute(script)
    finally:
        await loading.close()
    return Settings(data_dir=data_dir, database_url=url)


async def rows_of(settings: Settings) -> Rows:
    """All rows of all tables by their columns' names, those of a table in the order of its key."""
    return await _look(settings, _rows)


async def schema_of_tables(settings: Settings) -> dict[str, Any]:
    """All that a database knows of its tables: columns, keys, indexes and triggers."""
    return await _look(settings, _schema)


async def _look(settings: Settings, look: Callable[[Connection], Found]) -> Found:
    database = Database(settings.database, lambda _: None)
    try:
        async with database.read() as tx:
            return await tx.connection.run_sync(look)
    finally:
        await database.close()


def _rows(connection: Connection) -> Rows:
    described = MetaData()
    described.reflect(connection)
    found: Rows = {}
    for table in described.sorted_tables:
        result = connection.execute(select(table).order_by(*table.primary_key.columns))
        found[table.name] = [dict(row) for row in result.mappings()]
    return found


def _schema(connection: Connection) -> dict[str, Any]:
    known = inspect(connection)
    triggers = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname"
    )
    found: dict[str, Any] = {"triggers": [tuple(row) for row in connection.execute(text(triggers))]}
    for table in known.get_table_names():
        columns = {each["name"]: (str(each["type"]), each["nullable"], each["default"]) for each in known.get_columns(table)}
        keys = [known.get_pk_constraint(table), *known.get_foreign_keys(table)]
        unique = known.get_unique_constraints(table)
        found[table] = [columns, *(sorted(json.dumps(each, default=str) for each in some) for some in (keys, unique))]
        found[table].append(sorted(json.dumps(each, default=str) for each in known.get_indexes(table)))
    return found
