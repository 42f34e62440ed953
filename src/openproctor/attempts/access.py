"""Who a candidate's request comes from: a cookie for the browser that joined, a short-lived token for everything else."""

from typing import Annotated

from fastapi import Depends, Path, Request, Response

from openproctor.attempts import joining
from openproctor.attempts.tokens import bearer_token
from openproctor.errors import NotSignedIn
from openproctor.parts import Parts, PartsOf

__all__ = ["Bearer", "attempt_of_cookie", "set_attempt_cookie"]

COOKIE_DAYS = 2


def _cookie_name(attempt_id: str) -> str:
    return f"openproctor_{attempt_id}"


def set_attempt_cookie(request: Request, response: Response, joined: joining.Joined) -> None:
    """Let this browser, and only this one, ask for access tokens of the attempt."""
    response.set_cookie(
        _cookie_name(joined.attempt_id),
        joined.session_token,
        max_age=COOKIE_DAYS * 86400,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path=f"/api/v1/attempts/{joined.attempt_id}",
    )


async def attempt_of_cookie(request: Request, parts: Parts, attempt_id: str) -> None:
    """Check the cookie.

    Raises:
        NotSignedIn: this browser has not joined this attempt.
    """
    token = request.cookies.get(_cookie_name(attempt_id))
    if token is None:
        raise NotSignedIn("Open your exam link again.")
    async with parts.database.read() as tx:
        if not await joining.session_is_valid(tx, attempt_id, token, parts.clock.now()):
            raise NotSignedIn("Open your exam link again.")


async def _bearer(attempt_id: Annotated[str, Path()], request: Request, parts: PartsOf) -> str:
    parts.tokens.check(bearer_token(request.headers.get("authorization", "")), attempt_id)
    return attempt_id


Bearer = Annotated[str, Depends(_bearer)]
"""The request carries a valid access token of the attempt in its path."""
