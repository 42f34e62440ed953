"""Signing in and out, and the staff's accounts."""

from datetime import datetime

from fastapi import APIRouter, Request, Response, status

from openproctor.accounts import service
from openproctor.accounts.access import SESSION_COOKIE, Admin
from openproctor.accounts.schemas import (
    NewStaff,
    Session,
    SetupInput,
    SetupLink,
    SetupToken,
    SignIn,
    Staff,
    StaffChange,
    StaffWithLink,
)
from openproctor.errors import NotSignedIn
from openproctor.parts import PartsOf

__all__ = ["router"]

router = APIRouter(tags=["accounts"])


def _set_cookie(request: Request, response: Response, token: str, session: Session, now: datetime) -> None:
    response.set_cookie(
        SESSION_COOKIE,
        token,
        # An age and no date: the browser's clock may be wrong.
        max_age=round((session.expires_at - now).total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )


@router.post("/setup/read", operation_id="read_setup_link")
async def read_setup_link(body: SetupToken, parts: PartsOf) -> SetupLink:
    """What a one-time link is for."""
    async with parts.database.read() as tx:
        return await service.read_setup_link(tx, body.token, parts.clock.now())


@router.post("/setup", operation_id="redeem_setup_link", status_code=status.HTTP_201_CREATED)
async def redeem_setup_link(body: SetupInput, request: Request, response: Response, parts: PartsOf) -> Session:
    """Set the password by a one-time link, and sign in."""
    secret_hash = await parts.passwords.hash(body.password)
    async with parts.database.write() as tx:
        staff = await service.redeem_setup_link(tx, body, secret_hash, parts.clock.now())
        token, session = await service.open_session(tx, staff, parts.clock.now())
    _set_cookie(request, response, token, session, parts.clock.now())
    return session


@router.post("/session", operation_id="sign_in", status_code=status.HTTP_201_CREATED)
async def sign_in(body: SignIn, request: Request, response: Response, parts: PartsOf) -> Session:
    """Sign in with e-mail and password; the session is a HttpOnly cookie."""
    async with parts.database.read() as tx:
        known = await service.credentials(tx, body.email)
    staff = await service.check_password(parts.passwords, known, body.password)
    async with parts.database.write() as tx:
        token, session = await service.open_session(tx, staff, parts.clock.now())
    _set_cookie(request, response, token, session, parts.clock.now())
    return session


@router.get("/session", operation_id="read_session")
async def read_session(request: Request, parts: PartsOf) -> Session:
    """Who is signed in."""
    async with parts.database.read() as tx:
        session = await service.find_session(tx, request.cookies.get(SESSION_COOKIE, ""), parts.clock.now())
    if session is None:
        raise NotSignedIn
    return session


@router.delete("/session", operation_id="sign_out", status_code=status.HTTP_204_NO_CONTENT)
async def sign_out(request: Request, response: Response, parts: PartsOf) -> None:
    """End the session, and the sockets it opened."""
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        async with parts.database.write() as tx:
            await service.close_session(tx, token)
    response.delete_cookie(SESSION_COOKIE, path="/")


@router.get("/staff", operation_id="list_staff")
async def list_staff(_: Admin, parts: PartsOf) -> list[Staff]:
    """All accounts."""
    async with parts.database.read() as tx:
        return await service.list_staff(tx)


@router.post("/staff", operation_id="create_staff", status_code=status.HTTP_201_CREATED)
async def create_staff(body: NewStaff, _: Admin, parts: PartsOf) -> StaffWithLink:
    """Make an account and the one-time link by which its owner sets a password."""
    async with parts.database.write() as tx:
        staff = await service.create_staff(tx, body, parts.clock.now())
        token = await service.create_setup_link(tx, staff.role, staff.id, parts.clock.now())
    return StaffWithLink(staff=staff, setup_path=parts.links.setup(token))


@router.post("/staff/{staff_id}/setup-link", operation_id="renew_setup_link", status_code=status.HTTP_201_CREATED)
async def renew_setup_link(staff_id: str, _: Admin, parts: PartsOf) -> StaffWithLink:
    """Make a new one-time link, to set or reset a password."""
    async with parts.database.write() as tx:
        staff = await service.read_staff(tx, staff_id)
        token = await service.create_setup_link(tx, staff.role, staff.id, parts.clock.now())
    return StaffWithLink(staff=staff, setup_path=parts.links.setup(token))


@router.patch("/staff/{staff_id}", operation_id="change_staff")
async def change_staff(staff_id: str, body: StaffChange, admin: Admin, parts: PartsOf) -> Staff:
    """Change a role, or switch an account off or on; its sessions end at once."""
    async with parts.database.write() as tx:
        return await service.change_staff(tx, staff_id, body, by=admin)
