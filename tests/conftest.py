"""What all tests share: a PostgreSQL cluster for the run, a server, and on which databases a test runs.

Tests run on SQLite; those marked ``both``, whose statements or locks differ by database, on PostgreSQL too. The full matrix is
``--all-databases`` (``make test-all``). That the short run leaves out no statement is checked: ``tests/statements.py``.
"""

import gc
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest
import structlog

from tests.support.postgres import Cluster, find_binaries, running_cluster
from tests.support.server import Server, running_server

pytest_plugins = ["tests.scheduling", "tests.statements"]

# How long an example takes says something about the machine, and nothing about the product.
hypothesis.settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    # What is covered must not depend on chance.
    derandomize="tests.coverage_plugin" in sys.modules,
)
hypothesis.settings.load_profile("suite")

# The usual one prints the local variables of every frame: of one lost connection, 160,000 lines that take a minute to write.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-databases", action="store_true", help="every test on SQLite and on PostgreSQL")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_url" in metafunc.fixturenames:
        both = metafunc.config.getoption("all_databases") or metafunc.definition.get_closest_marker("both") is not None
        metafunc.parametrize("database_url", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with running_cluster(binaries) as running:
        yield running


@pytest.fixture
async def database_url(request: pytest.FixtureRequest) -> str | None:
    """The database setting: None for SQLite in the data folder, or a new PostgreSQL database, which has been migrated."""
    if request.param == "sqlite":
        return None
    running: Cluster = request.getfixturevalue("cluster")
    return await running.migrated_database()


@pytest.fixture
async def server(tmp_path: Path, database_url: str | None) -> AsyncIterator[Server]:
    async with running_server(tmp_path, database_url) as running:
        yield running


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector of garbage need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
