"""What the integration tests begin with: an administrator, and an exam of theirs."""

import pytest

from tests.support.server import Server, StaffPage


@pytest.fixture
async def admin(server: Server) -> StaffPage:
    return await server.admin()


@pytest.fixture
async def exam_id(admin: StaffPage) -> str:
    return str((await admin.exam())["id"])
