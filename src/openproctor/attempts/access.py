"""Who a candidate's request comes from: a cookie for the browser that joined, a short-lived token for everything else."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Path, Request, Response

from openproctor.attempts import joining
from openproctor.attempts.tokens import AccessTokens, Grant
from openproctor.core.clock import Clock
from openproctor.core.errors import NotSignedIn
from openproctor.core.injection import Injected
from openproctor.core.text import Id
from openproctor.database.engine import Database
from openproctor.wire.addresses import attempt_cookie, attempt_path

__all__ = ["Bearer", "BearerGrant", "session_of_cookie", "set_attempt_cookie"]


def set_attempt_cookie(request: Request, response: Response, joined: joining.Joined, now: datetime) -> None:
    """Let this browser, and only this one, ask for access tokens of the attempt."""
    response.set_cookie(
        attempt_cookie(joined.attempt_id),
        joined.session_token,
        max_age=round((joined.session.expires_at - now).total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path=attempt_path(joined.attempt_id),
    )


async def session_of_cookie(request: Request, database: Database, clock: Clock, attempt_id: str) -> joining.BrowserSession:
    """The session of the browser that joined.

    Raises:
        NotSignedIn: this browser has not joined this attempt, or another has joined since.
    """
    token = request.cookies.get(attempt_cookie(attempt_id))
    if token is None:
        raise NotSignedIn("Open your exam link again.")
    async with database.read() as tx:
        session = await joining.find_session(tx, attempt_id, token, clock.now())
    if session is None:
        raise NotSignedIn("Open your exam link again.")
    return session


async def _grant(attempt_id: Annotated[Id, Path()], request: Request, tokens: Injected[AccessTokens]) -> Grant:
    return tokens.granted(request.scope, request.headers.get("authorization", ""), attempt_id)


BearerGrant = Annotated[Grant, Depends(_grant)]
"""The request carries a valid access token of the attempt in its path; what that grants."""


async def _bearer(grant: BearerGrant) -> str:
    return grant.attempt_id


Bearer = Annotated[str, Depends(_bearer)]
"""The request carries a valid access token of the attempt in its path."""
