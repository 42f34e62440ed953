"""Signing in and out, in one step or two."""

from fastapi import APIRouter, Request, Response, status

from openproctor.accounts import service, sessions
from openproctor.accounts.access import SESSION_COOKIE, CurrentSession
from openproctor.accounts.audit_trail import client_address, draft_of
from openproctor.accounts.lockout import DEVICE_LIFETIME
from openproctor.accounts.schemas import (
    ChallengeAnswer,
    SecondFactorNeeded,
    Session,
    SetupInput,
    SetupLink,
    SetupToken,
    SignIn,
    Staff,
)
from openproctor.accounts.sessions import OpenSession
from openproctor.errors import CodeInvalid, TooManySignIns
from openproctor.identifiers import hash_token
from openproctor.parts import Parts, PartsOf

__all__ = ["DEVICE_COOKIE", "router"]

router = APIRouter(tags=["accounts"])

DEVICE_COOKIE = "openproctor_device"
SESSION_PATH = "/api/v1/session"


@router.post("/setup/read", operation_id="read_setup_link")
async def read_setup_link(body: SetupToken, parts: PartsOf) -> SetupLink:
    """What a one-time link is for."""
    async with parts.database.read() as tx:
        return await service.read_setup_link(tx, body.token, parts.clock.now())


@router.post("/setup", operation_id="redeem_setup_link", status_code=status.HTTP_201_CREATED)
async def redeem_setup_link(
    body: SetupInput, request: Request, response: Response, parts: PartsOf
) -> Session | SecondFactorNeeded:
    """Set the password by a one-time link, and sign in; an account with a second factor owes its code as ever."""
    draft = draft_of(request)
    async with parts.database.read() as tx:
        await service.read_setup_link(tx, body.token, parts.clock.now())
    draft.wanted = True
    secret_hash = await parts.passwords.hash(body.password)
    async with parts.database.write() as tx:
        staff = await service.redeem_setup_link(tx, body, secret_hash, parts.clock.now())
    draft.name(staff.id, staff.name)
    return await _enter(request, response, parts, staff, f"link:{staff.id}")


@router.post("/session", operation_id="sign_in", status_code=status.HTTP_201_CREATED)
async def sign_in(body: SignIn, request: Request, response: Response, parts: PartsOf) -> Session | SecondFactorNeeded:
    """Sign in with e-mail and password. 202 asks for the second factor's code; else the session is a HttpOnly cookie."""
    draft = draft_of(request)
    device = parts.devices.device(request.cookies.get(DEVICE_COOKIE), body.email)
    try:
        # The cheap checks stand before the password's hash, which costs memory and time.
        count_key = parts.lockout.begin(body.email, device, client_address(request))
    except TooManySignIns as refused:
        draft.wanted = refused.first
        raise
    draft.wanted = True
    async with parts.database.read() as tx:
        known = await service.credentials(tx, body.email)
    if known is not None:
        draft.name(known.staff.id, known.staff.name)
    staff = await service.check_password(parts.passwords, known, body.password, from_known_device=device is not None)
    return await _enter(request, response, parts, staff, count_key)


@router.post("/session/code", operation_id="sign_in_with_code", status_code=status.HTTP_201_CREATED)
async def sign_in_with_code(body: ChallengeAnswer, request: Request, response: Response, parts: PartsOf) -> Session:
    """The second step: a code of the app, or a recovery code."""
    challenge = parts.second_factors.try_challenge(body.challenge)
    draft = draft_of(request)
    async with parts.database.read() as tx:
        staff = await service.read_staff(tx, challenge.staff_id)
    draft.name(staff.id, staff.name)
    code_key = f"code:{challenge.count_key}"
    parts.lockout.count(code_key)
    now = parts.clock.now()
    async with parts.database.write() as tx:
        await parts.second_factors.use(tx, staff.id, body.code)
        if not staff.enabled or not parts.second_factors.finish_challenge(body.challenge):
            raise CodeInvalid("Sign in again with your password.")
        token, session = await sessions.open_session(
            tx, staff, now, address=client_address(request), agent=request.headers.get("user-agent")
        )
    parts.lockout.succeed(code_key)
    parts.lockout.succeed(challenge.count_key)
    return _welcome(request, response, parts, token, session)


@router.get("/session", operation_id="read_session")
async def read_session(session: CurrentSession, parts: PartsOf) -> Session:
    """Who is signed in."""
    return session.view(must_enrol=parts.second_factors.is_owed(session.staff))


@router.delete("/session", operation_id="sign_out", status_code=status.HTTP_204_NO_CONTENT)
async def sign_out(request: Request, response: Response, parts: PartsOf) -> None:
    """End the session, and the sockets it opened."""
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        async with parts.database.write() as tx:
            session = await sessions.find_session(tx, hash_token(token), parts.clock.now())
            await sessions.close_session(tx, token, parts.clock.now())
        if session is not None:
            draft_of(request).name(session.staff.id, session.staff.name, session.id)
    response.delete_cookie(SESSION_COOKIE, path="/")


async def _enter(
    request: Request, response: Response, parts: Parts, staff: Staff, count_key: str
) -> Session | SecondFactorNeeded:
    if staff.has_second_factor:
        parts.lockout.forgive(count_key)
        challenge, expires_at = parts.second_factors.challenge(staff, count_key)
        response.status_code = status.HTTP_202_ACCEPTED
        return SecondFactorNeeded(challenge=challenge, expires_at=expires_at)
    async with parts.database.write() as tx:
        token, session = await sessions.open_session(
            tx, staff, parts.clock.now(), address=client_address(request), agent=request.headers.get("user-agent")
        )
    parts.lockout.succeed(count_key)
    return _welcome(request, response, parts, token, session)


def _welcome(request: Request, response: Response, parts: Parts, token: str, session: OpenSession) -> Session:
    draft_of(request).name(session.staff.id, session.staff.name, session.id)
    age_s = round((session.expires_at - parts.clock.now()).total_seconds())
    _set_cookie(request, response, SESSION_COOKIE, token, "/", age_s)
    device = parts.devices.issue(session.staff.email)
    _set_cookie(request, response, DEVICE_COOKIE, device, SESSION_PATH, round(DEVICE_LIFETIME.total_seconds()))
    return session.view(must_enrol=parts.second_factors.is_owed(session.staff))


def _set_cookie(request: Request, response: Response, name: str, value: str, path: str, age_s: int) -> None:
    # An age and no date: the browser's clock may be wrong.
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=age_s, httponly=True, samesite="strict", secure=secure, path=path)
