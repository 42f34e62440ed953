"""What all tests share: a PostgreSQL cluster for the run, and a server on each of the two databases."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.support.postgres import Cluster, find_binaries, running_cluster
from tests.support.server import Server, running_server


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with running_cluster(binaries) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest) -> str | None:
    """The database setting: None for SQLite in the data folder, or a new PostgreSQL database."""
    if request.param == "sqlite":
        return None
    running: Cluster = request.getfixturevalue("cluster")
    return await running.new_database()


@pytest.fixture
async def server(tmp_path: Path, database_url: str | None) -> AsyncIterator[Server]:
    async with running_server(tmp_path, database_url) as running:
        yield running
