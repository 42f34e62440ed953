"""What staff manage in their own account: sessions, and the second factor."""

from fastapi import APIRouter, status

from openproctor.accounts import sessions
from openproctor.accounts.access import CurrentSession, SignedIn
from openproctor.accounts.second_factor import SecondFactors
from openproctor.accounts.sign_in import SignIns
from openproctor.core.clock import Clock
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.wire.accounts import (
    CodeInput,
    Enrolment,
    PasswordInput,
    RecoveryCodes,
    SecondFactorInput,
    SessionView,
)

__all__ = ["router"]

router = APIRouter(tags=["accounts"])


@router.get("/sessions", operation_id="list_own_sessions")
async def list_own_sessions(
    session: CurrentSession, _: SignedIn, database: Injected[Database], clock: Injected[Clock]
) -> list[SessionView]:
    """Where one is signed in."""
    async with database.read() as tx:
        return await sessions.list_sessions(tx, session.staff.id, clock.now(), current=session.id)


@router.delete("/sessions", operation_id="end_other_sessions", status_code=status.HTTP_204_NO_CONTENT)
async def end_other_sessions(
    session: CurrentSession, _: SignedIn, database: Injected[Database], clock: Injected[Clock]
) -> None:
    """Sign out everywhere but here."""
    async with database.write() as tx:
        await sessions.close_sessions(tx, session.staff.id, clock.now(), but=session.id)


@router.delete("/sessions/{session_id}", operation_id="end_own_session", status_code=status.HTTP_204_NO_CONTENT)
async def end_own_session(
    session_id: Id, session: CurrentSession, _: SignedIn, database: Injected[Database], clock: Injected[Clock]
) -> None:
    """Sign out in one browser."""
    async with database.write() as tx:
        await sessions.close_sessions(tx, session.staff.id, clock.now(), only=session_id)


@router.post("/session/second-factor", operation_id="enrol_second_factor", status_code=status.HTTP_201_CREATED)
async def enrol_second_factor(
    body: PasswordInput,
    session: CurrentSession,
    database: Injected[Database],
    sign_ins: Injected[SignIns],
    second_factors: Injected[SecondFactors],
) -> Enrolment:
    """A new secret for an app; it takes effect once a code of it was given."""
    await sign_ins.confirm_password(session.staff, body.password)
    async with database.write() as tx:
        return await second_factors.enrol(tx, session.staff)


@router.post("/session/second-factor/confirm", operation_id="confirm_second_factor")
async def confirm_second_factor(
    body: CodeInput,
    session: CurrentSession,
    database: Injected[Database],
    clock: Injected[Clock],
    sign_ins: Injected[SignIns],
    second_factors: Injected[SecondFactors],
) -> RecoveryCodes:
    """Show that the app has the secret: from now on its code is asked for. Other sessions end."""
    key = sign_ins.count_own(session.staff)
    async with database.write() as tx:
        codes = await second_factors.confirm(tx, session.staff.id, body.code)
        await sessions.close_sessions(tx, session.staff.id, clock.now(), but=session.id)
    sign_ins.succeed_own(key)
    return RecoveryCodes(codes=codes)


@router.post("/session/second-factor/disable", operation_id="disable_second_factor", status_code=status.HTTP_204_NO_CONTENT)
async def disable_second_factor(
    body: SecondFactorInput,
    session: CurrentSession,
    database: Injected[Database],
    sign_ins: Injected[SignIns],
    second_factors: Injected[SecondFactors],
) -> None:
    """Remove the second factor."""
    await sign_ins.confirm_password(session.staff, body.password)
    key = sign_ins.count_own(session.staff)
    async with database.write() as tx:
        await second_factors.use(tx, session.staff.id, body.code)
        await second_factors.remove(tx, session.staff.id)
    sign_ins.succeed_own(key)
