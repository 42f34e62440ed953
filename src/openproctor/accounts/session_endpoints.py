"""Signing in and out, in one step or two."""

from fastapi import APIRouter, Request, Response, status

from openproctor.accounts import service, sessions
from openproctor.accounts.access import CurrentSession
from openproctor.accounts.audit_middleware import client_address, draft_of
from openproctor.accounts.lockout import DEVICE_LIFETIME
from openproctor.accounts.second_factor import SecondFactors
from openproctor.accounts.sign_in import Browser, NewSession, SignIns
from openproctor.core.clock import Clock
from openproctor.core.identifiers import hash_token
from openproctor.core.injection import CONTAINER, Injected
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.wire.accounts import (
    ChallengeAnswer,
    SecondFactorNeeded,
    Session,
    SetupInput,
    SetupLink,
    SetupToken,
    SignIn,
)
from openproctor.wire.addresses import DEVICE_COOKIE, SESSION_COOKIE, SESSION_PATH

__all__ = ["router"]

router = APIRouter(tags=["accounts"])


@router.post("/setup/read", operation_id="read_setup_link")
async def read_setup_link(body: SetupToken, database: Injected[Database], clock: Injected[Clock]) -> SetupLink:
    """What a one-time link is for."""
    async with database.read() as tx:
        return await service.read_setup_link(tx, body.token, clock.now())


@router.post("/setup", operation_id="redeem_setup_link", status_code=status.HTTP_201_CREATED)
async def redeem_setup_link(
    body: SetupInput,
    request: Request,
    response: Response,
    sign_ins: Injected[SignIns],
    second_factors: Injected[SecondFactors],
) -> Session | SecondFactorNeeded:
    """Set the password by a one-time link, and sign in; an account with a second factor must still give its code."""
    entered = await sign_ins.by_setup_link(body, _browser(request), draft_of(request))
    return _answer(request, response, entered, second_factors)


@router.post("/session", operation_id="sign_in", status_code=status.HTTP_201_CREATED)
async def sign_in(
    body: SignIn,
    request: Request,
    response: Response,
    sign_ins: Injected[SignIns],
    second_factors: Injected[SecondFactors],
) -> Session | SecondFactorNeeded:
    """Sign in with e-mail and password. 202 asks for the second factor's code; else the session is a HttpOnly cookie."""
    entered = await sign_ins.by_password(body, _browser(request), draft_of(request))
    return _answer(request, response, entered, second_factors)


@router.post("/session/code", operation_id="sign_in_with_code", status_code=status.HTTP_201_CREATED)
async def sign_in_with_code(
    body: ChallengeAnswer,
    request: Request,
    response: Response,
    sign_ins: Injected[SignIns],
    second_factors: Injected[SecondFactors],
) -> Session:
    """The second step: a code of the app, or a recovery code."""
    entered = await sign_ins.by_code(body, _browser(request), draft_of(request))
    return _welcome(request, response, entered, second_factors)


@router.get("/session", operation_id="read_session")
async def read_session(session: CurrentSession, second_factors: Injected[SecondFactors]) -> Session:
    """Who is signed in."""
    return session.view(must_enrol=second_factors.is_owed(session.staff))


@router.delete("/session", operation_id="sign_out", status_code=status.HTTP_204_NO_CONTENT)
async def sign_out(
    request: Request, response: Response, database: Injected[Database], clock: Injected[Clock], settings: Injected[Settings]
) -> None:
    """End the session, and the sockets it opened."""
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        async with database.write() as tx:
            session = await sessions.find_session(tx, hash_token(token), clock.now())
            await sessions.close_session(tx, token, clock.now())
        if session is not None:
            draft_of(request).name(session.staff.id, session.staff.name, session.id)
    response.delete_cookie(SESSION_COOKIE, path=settings.base_path or "/")


def _browser(request: Request) -> Browser:
    return Browser(client_address(request), request.headers.get("user-agent"), request.cookies.get(DEVICE_COOKIE))


def _answer(
    request: Request, response: Response, entered: NewSession | SecondFactorNeeded, second_factors: SecondFactors
) -> Session | SecondFactorNeeded:
    if isinstance(entered, NewSession):
        return _welcome(request, response, entered, second_factors)
    response.status_code = status.HTTP_202_ACCEPTED
    return entered


def _welcome(request: Request, response: Response, entered: NewSession, second_factors: SecondFactors) -> Session:
    base_path = request.scope[CONTAINER].get(Settings).base_path
    age_s = round(DEVICE_LIFETIME.total_seconds())
    _set_cookie(request, response, SESSION_COOKIE, entered.token, base_path or "/", entered.age_s)
    _set_cookie(request, response, DEVICE_COOKIE, entered.device, f"{base_path}{SESSION_PATH}", age_s)
    return entered.session.view(must_enrol=second_factors.is_owed(entered.session.staff))


def _set_cookie(request: Request, response: Response, name: str, value: str, path: str, age_s: int) -> None:
    # An age and no date: the browser's clock may be wrong.
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=age_s, httponly=True, samesite="strict", secure=secure, path=path)
