"""A private PostgreSQL cluster for the run: its own folder, its own port, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

from openproctor.cli.bench.server import free_port
from openproctor.core.settings import Settings
from tests.support.migrated import migrate_at

__all__ = ["Cluster", "find_binaries", "running_cluster"]


def find_binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, if PostgreSQL's server is installed."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).parent] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


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
    folder = Path(tempfile.mkdtemp(prefix="openproctor-pg-"))
    as_user = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data, port = folder / "data", free_port()

    def run(*command: str) -> None:
        done = subprocess.run([*as_user, *command], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(str(binaries / "initdb"), "-D", str(data), "-U", "openproctor", "-A", "trust", "--no-sync", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(str(binaries / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-o", options, "-w", "start")
    try:
        yield Cluster(port)
    finally:
        run(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)
