"""What the integration tests begin with: an administrator, and an exam of theirs."""

import pytest

from tests.support.server import Server, StaffPage


@pytest.fixture
async def admin(server: Server) -> StaffPage:
    return await server.admin()


@pytest.fixture
async def exam_id(admin: StaffPage) -> str:
    return str((await admin.exam())["id"])


@pytest.fixture(autouse=True)
def purges_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that moves the clock by months is not to find the server's own job at work in the middle of it."""
    monkeypatch.setattr("openproctor.retention.job.LOOK_EVERY_S", 3600.0)
