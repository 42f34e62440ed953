"""A private PostgreSQL cluster for the run: its own folder, its own port, gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

from openproctor.cli.bench import postgres
from openproctor.cli.bench.postgres import find_binaries
from openproctor.core.settings import Settings
from tests.support.migrated import migrate_at

__all__ = ["Cluster", "find_binaries", "running_cluster"]


class Cluster:
    """A running cluster; every test gets a database of its own."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._count = 0
        self._migrated: str | None = None

    def url(self, name: str) -> str:
        return f"postgresql://openproctor@127.0.0.1:{self._port}/{name}"

    async def new_database(self, template: str = "template1") -> str:
        """The URL of an empty database, or of a copy of ``template``."""
        self._count += 1
        name = f"test_{self._count}"
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        finally:
            await connection.close()
        return self.url(name)

    async def migrated_database(self) -> str:
        """The URL of a database with the newest schema. It is made once and copied."""
        if self._migrated is None:
            url = await self.new_database()
            await migrate_at(Settings(database_url=url).database)
            self._migrated = url.rpartition("/")[2]
        return await self.new_database(self._migrated)


@contextmanager
def running_cluster(binaries: Path) -> Iterator[Cluster]:
    """Start a cluster, and end it by its own control program."""
    with postgres.running_cluster(binaries) as port:
        yield Cluster(port)
