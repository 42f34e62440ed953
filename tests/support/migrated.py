"""Databases that were migrated once and are copied for each test: migrations take longer than most tests."""

import asyncio
import atexit
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables.migrate import migrate

__all__ = ["migrate_at", "put_migrated_file"]


def put_migrated_file(data_dir: Path) -> None:
    """Copy the migrated SQLite file into a data folder, unless it has a database."""
    source = _migrated_file()
    if not (data_dir / source.name).exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, data_dir / source.name)


@cache
def _migrated_file() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="openproctor-migrated-"))
    atexit.register(shutil.rmtree, folder)
    url = Settings(data_dir=folder).database
    # In a thread, for the test that asks first has a loop running here.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate_at(url)).result()
    return Path(url.partition(":///")[2])


async def migrate_at(url: str) -> None:
    """Bring the database at this address to the newest schema."""
    database = Database(url, lambda _: None)
    try:
        await migrate(database.engine)
    finally:
        await database.close()
