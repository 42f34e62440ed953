"""What these tests share."""

from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from playwright.sync_api import Browser

from openproctor.cli.bench.server import UNLIMITED, ServerProcess
from tests.e2e.conftest import Errors
from tests.e2e.rough.world import World, sign_up


@pytest.fixture(scope="package")
def quick_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """Sees one face in every picture, and costs nothing."""
    data = tmp_path_factory.mktemp("rough") / "data"
    with ServerProcess(data, UNLIMITED, program=("-m", "tests.e2e.quick_server")) as running:
        yield running


@pytest.fixture(scope="package")
def administrator(quick_server: ServerProcess) -> Iterator[httpx.Client]:
    with closing(sign_up(quick_server)) as signed_in:
        yield signed_in


@pytest.fixture
def world(quick_server: ServerProcess, administrator: httpx.Client, browser: Browser, errors: Errors) -> Iterator[World]:
    made = World(quick_server, browser, errors, administrator)
    yield made
    made.close()
