"""What the integration tests begin with: an administrator, and an exam of theirs."""

import asyncio

import pytest

from openproctor.server.watchdog import Watchdog
from tests.support.server import Server, StaffPage


@pytest.fixture
async def admin(server: Server) -> StaffPage:
    return await server.admin()


@pytest.fixture
async def exam_id(admin: StaffPage) -> str:
    return str((await admin.exam())["id"])


@pytest.fixture
def nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server does not look after silent attempts by itself: a test that moves the clock would race with it."""

    async def rest(_: Watchdog) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Watchdog, "run", rest)


@pytest.fixture(autouse=True)
def purges_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that moves the clock by months is not to find the server's own job at work in the middle of it."""
    monkeypatch.setattr("openproctor.retention.job.LOOK_EVERY_S", 3600.0)
