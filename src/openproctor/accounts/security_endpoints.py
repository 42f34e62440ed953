"""What everyone manages of the own account: sessions, and the second factor."""

from fastapi import APIRouter, status

from openproctor.accounts import service, sessions
from openproctor.accounts.access import CurrentSession, SignedIn
from openproctor.accounts.schemas import (
    CodeInput,
    Enrolment,
    PasswordInput,
    RecoveryCodes,
    SecondFactorInput,
    SessionView,
    Staff,
)
from openproctor.errors import NotAllowed
from openproctor.parts import Parts, PartsOf

__all__ = ["router"]

router = APIRouter(tags=["accounts"])


@router.get("/sessions", operation_id="list_own_sessions")
async def list_own_sessions(session: CurrentSession, _: SignedIn, parts: PartsOf) -> list[SessionView]:
    """Where one is signed in."""
    async with parts.database.read() as tx:
        return await sessions.list_sessions(tx, session.staff.id, parts.clock.now(), current=session.id)


@router.delete("/sessions", operation_id="end_other_sessions", status_code=status.HTTP_204_NO_CONTENT)
async def end_other_sessions(session: CurrentSession, _: SignedIn, parts: PartsOf) -> None:
    """Sign out everywhere but here."""
    async with parts.database.write() as tx:
        await sessions.close_sessions(tx, session.staff.id, parts.clock.now(), but=session.id)


@router.delete("/sessions/{session_id}", operation_id="end_own_session", status_code=status.HTTP_204_NO_CONTENT)
async def end_own_session(session_id: str, session: CurrentSession, _: SignedIn, parts: PartsOf) -> None:
    """Sign out in one browser."""
    async with parts.database.write() as tx:
        await sessions.close_sessions(tx, session.staff.id, parts.clock.now(), only=session_id)


@router.post("/session/second-factor", operation_id="enrol_second_factor", status_code=status.HTTP_201_CREATED)
async def enrol_second_factor(body: PasswordInput, session: CurrentSession, parts: PartsOf) -> Enrolment:
    """A new secret for an app; it counts once a code of it was given."""
    await _check_password(parts, session.staff, body.password)
    async with parts.database.write() as tx:
        return await parts.second_factors.enrol(tx, session.staff)


@router.post("/session/second-factor/confirm", operation_id="confirm_second_factor")
async def confirm_second_factor(body: CodeInput, session: CurrentSession, parts: PartsOf) -> RecoveryCodes:
    """Show that the app has the secret: from now on its code is asked for. Other sessions end."""
    key = _count(parts, session.staff)
    async with parts.database.write() as tx:
        codes = await parts.second_factors.confirm(tx, session.staff.id, body.code)
        await sessions.close_sessions(tx, session.staff.id, parts.clock.now(), but=session.id)
    parts.lockout.succeed(key)
    return RecoveryCodes(codes=codes)


@router.post("/session/second-factor/disable", operation_id="disable_second_factor", status_code=status.HTTP_204_NO_CONTENT)
async def disable_second_factor(body: SecondFactorInput, session: CurrentSession, parts: PartsOf) -> None:
    """Do without a second factor again."""
    await _check_password(parts, session.staff, body.password)
    key = _count(parts, session.staff)
    async with parts.database.write() as tx:
        await parts.second_factors.use(tx, session.staff.id, body.code)
        await parts.second_factors.remove(tx, session.staff.id)
    parts.lockout.succeed(key)


def _count(parts: Parts, staff: Staff) -> str:
    key = f"own:{staff.id}"
    parts.lockout.count(key)
    return key


async def _check_password(parts: Parts, staff: Staff, password: str) -> None:
    """The session alone is not enough: the browser may have been left open.

    Raises:
        NotAllowed: this is not the password.
        TooManySignIns
    """
    key = _count(parts, staff)
    async with parts.database.read() as tx:
        known = await service.credentials(tx, staff.email)
    if known is None or not await parts.passwords.matches(password, known.password_hash, first=True):
        raise NotAllowed("This is not your password.")
    parts.lockout.succeed(key)
