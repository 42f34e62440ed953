"""Access tokens: signed, short-lived, good for one attempt and one browser's session in it."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import jwt
from starlette.types import Scope

from openproctor.core.clock import Clock
from openproctor.core.errors import TokenExpired, TokenInvalid
from openproctor.core.secret import derive
from openproctor.http.rate_limit import GRANT

__all__ = ["LIFETIME", "AccessTokens", "Grant", "bearer_token"]

LIFETIME = timedelta(minutes=10)
ALGORITHM = "HS256"
AUDIENCE = "openproctor:attempt"


def bearer_token(authorization: str) -> str:
    """The token in an ``Authorization`` header.

    Raises:
        TokenInvalid: there is none.
    """
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenInvalid
    return token


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token stands for."""

    attempt_id: str
    session: str
    """The browser's session that it was given to, as revocations name it."""
    expires_at: datetime


class AccessTokens:
    """Issues and checks the tokens that a candidate's page sends with each frame (JWT, RFC 7519, HMAC-SHA-256).

    The key changes every day (UTC): it is derived from the secret and the date, which is the token's ``kid``. A key signs
    nothing that outlives its day by more than a token's life, so one that leaked yesterday is of no use tomorrow.
    """

    def __init__(self, secret: bytes, clock: Clock, revoked: Container[str] = ()) -> None:
        self._secret = secret
        self._clock = clock
        self._revoked = revoked
        self._key = lru_cache(maxsize=4)(self._derive)
        # A page sends the same token with hundreds of frames; a refusal raises and is not remembered.
        self._read = lru_cache(maxsize=4096)(self._decode)

    def issue(self, attempt_id: str, session: str, until: datetime | None = None) -> tuple[str, datetime]:
        """A token for ``attempt_id`` that ends at ``until`` at the latest, and when it expires."""
        now = self._clock.now()
        expires_at = now + LIFETIME if until is None else min(now + LIFETIME, until)
        claims = {"sub": attempt_id, "ses": session, "aud": AUDIENCE, "exp": expires_at.timestamp()}
        day = now.astimezone(UTC).date().isoformat()
        return jwt.encode(claims, self._key(day), ALGORITHM, {"kid": day}), expires_at

    def check(self, token: str, attempt_id: str) -> Grant:
        """What the token grants.

        Raises:
            TokenExpired: it was valid once.
            TokenInvalid: not ours, altered, of another attempt, or revoked.
        """
        grant = self._read(token)
        if grant.attempt_id != attempt_id or grant.session in self._revoked:
            raise TokenInvalid
        if grant.expires_at <= self._clock.now():
            raise TokenExpired
        return grant

    def check_header(self, authorization: str, attempt_id: str) -> Grant:
        """What an ``Authorization`` header grants.

        Raises:
            TokenExpired, TokenInvalid
        """
        return self.check(bearer_token(authorization), attempt_id)

    def verify(self, authorization: str, attempt_id: str) -> Grant | None:
        """What an ``Authorization`` header grants; None if it gives no access to the attempt."""
        try:
            return self.check_header(authorization, attempt_id)
        except (TokenExpired, TokenInvalid):
            return None

    def granted(self, scope: Scope, authorization: str, attempt_id: str) -> Grant:
        """What a request's token grants. The rate limit has verified it already, as a rule, and left the grant in the scope.

        Raises:
            TokenExpired, TokenInvalid
        """
        grant = scope.get(GRANT)
        if isinstance(grant, Grant) and grant.attempt_id == attempt_id:
            return grant
        return self.check_header(authorization, attempt_id)

    def _decode(self, token: str) -> Grant:
        """What the token says; pure, so that its answer may be remembered."""
        try:
            day = date.fromisoformat(str(jwt.get_unverified_header(token).get("kid")))
            # The expiry is compared by the caller: the library reads the machine's clock, and ours is injected.
            claims = jwt.decode(
                token,
                self._key(day.isoformat()),
                [ALGORITHM],
                audience=AUDIENCE,
                options={"require": ["exp", "sub", "ses"], "verify_exp": False},
            )
            expires_at = datetime.fromtimestamp(float(claims["exp"]), UTC)
            key_ends = datetime.combine(day, time(), UTC) + timedelta(days=1)
        except (jwt.InvalidTokenError, ValueError, OverflowError, OSError) as error:
            raise TokenInvalid from error
        if expires_at > key_ends + LIFETIME:
            raise TokenInvalid
        return Grant(str(claims["sub"]), str(claims["ses"]), expires_at)

    def _derive(self, day: str) -> bytes:
        return derive(self._secret, f"access tokens {day}")
