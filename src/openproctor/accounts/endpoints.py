"""The staff's accounts, as administrators manage them, and the audit log."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from openproctor.accounts import audit, service, sessions
from openproctor.accounts.access import Admin
from openproctor.accounts.second_factor import SecondFactors
from openproctor.core.clock import Clock
from openproctor.core.injection import Injected
from openproctor.core.links import Links
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.wire.accounts import AuditPage, NewStaff, SessionView, Staff, StaffChange, StaffWithLink

__all__ = ["router"]

router = APIRouter(tags=["accounts"])


@router.get("/staff", operation_id="list_staff")
async def list_staff(_: Admin, database: Injected[Database]) -> list[Staff]:
    """All accounts."""
    async with database.read() as tx:
        return await service.list_staff(tx)


@router.post("/staff", operation_id="create_staff", status_code=status.HTTP_201_CREATED)
async def create_staff(
    body: NewStaff, _: Admin, database: Injected[Database], clock: Injected[Clock], links: Injected[Links]
) -> StaffWithLink:
    """Make an account and the one-time link by which its owner sets a password."""
    async with database.write() as tx:
        staff = await service.create_staff(tx, body, clock.now())
        token = await service.create_setup_link(tx, staff.role, staff.id, clock.now())
    return StaffWithLink(staff=staff, setup_path=links.setup(token))


@router.post("/staff/{staff_id}/setup-link", operation_id="renew_setup_link", status_code=status.HTTP_201_CREATED)
async def renew_setup_link(
    staff_id: Id, _: Admin, database: Injected[Database], clock: Injected[Clock], links: Injected[Links]
) -> StaffWithLink:
    """Make a new one-time link, to set or reset a password."""
    async with database.write() as tx:
        staff = await service.read_staff(tx, staff_id)
        token = await service.create_setup_link(tx, staff.role, staff.id, clock.now())
    return StaffWithLink(staff=staff, setup_path=links.setup(token))


@router.patch("/staff/{staff_id}", operation_id="change_staff")
async def change_staff(
    staff_id: Id, body: StaffChange, admin: Admin, database: Injected[Database], clock: Injected[Clock]
) -> Staff:
    """Change a role, or switch an account off or on; its sessions end at once."""
    async with database.write() as tx:
        return await service.change_staff(tx, staff_id, body, clock.now(), by=admin)


@router.get("/staff/{staff_id}/sessions", operation_id="list_staff_sessions")
async def list_staff_sessions(
    staff_id: Id, _: Admin, database: Injected[Database], clock: Injected[Clock]
) -> list[SessionView]:
    """Where an account is signed in."""
    async with database.read() as tx:
        await service.read_staff(tx, staff_id)
        return await sessions.list_sessions(tx, staff_id, clock.now())


@router.delete("/staff/{staff_id}/sessions", operation_id="end_staff_sessions", status_code=status.HTTP_204_NO_CONTENT)
async def end_staff_sessions(staff_id: Id, _: Admin, database: Injected[Database], clock: Injected[Clock]) -> None:
    """Sign an account out everywhere."""
    async with database.write() as tx:
        await service.read_staff(tx, staff_id)
        await sessions.close_sessions(tx, staff_id, clock.now())


@router.delete(
    "/staff/{staff_id}/sessions/{session_id}",
    operation_id="end_staff_session",
    status_code=status.HTTP_204_NO_CONTENT,
)
async def end_staff_session(
    staff_id: Id, session_id: Id, _: Admin, database: Injected[Database], clock: Injected[Clock]
) -> None:
    """Sign an account out in one browser."""
    async with database.write() as tx:
        await sessions.close_sessions(tx, staff_id, clock.now(), only=session_id)


@router.delete("/staff/{staff_id}/second-factor", operation_id="reset_second_factor", status_code=status.HTTP_204_NO_CONTENT)
async def reset_second_factor(
    staff_id: Id, _: Admin, database: Injected[Database], second_factors: Injected[SecondFactors], clock: Injected[Clock]
) -> None:
    """Take an account's second factor away, when its owner has lost app and recovery codes; its sessions end."""
    async with database.write() as tx:
        await second_factors.remove(tx, staff_id)
        await sessions.close_sessions(tx, staff_id, clock.now())


Before = Annotated[int | None, Query(ge=1, le=2**53)]
Limit = Annotated[int, Query(ge=1, le=500)]


@router.get("/audit", operation_id="read_audit")
async def read_audit(
    _: Admin,
    database: Injected[Database],
    exam_id: Id | None = None,
    staff_id: Id | None = None,
    before: Before = None,
    limit: Limit = 100,
) -> AuditPage:
    """What staff saw and did, newest first."""
    async with database.read() as tx:
        return await audit.page(tx, exam_id=exam_id, staff_id=staff_id, before=before, limit=limit)


@router.get("/exams/{exam_id}/audit", operation_id="read_exam_audit")
async def read_exam_audit(
    exam_id: Id, _: Admin, database: Injected[Database], staff_id: Id | None = None, before: Before = None, limit: Limit = 100
) -> AuditPage:
    """What staff saw and did of one exam, newest first."""
    async with database.read() as tx:
        return await audit.page(tx, exam_id=exam_id, staff_id=staff_id, before=before, limit=limit)
