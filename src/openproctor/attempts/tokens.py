"""Access tokens: signed, short-lived, good for one attempt."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

import jwt

from openproctor.clock import Clock
from openproctor.errors import TokenExpired, TokenInvalid

__all__ = ["LIFETIME", "AccessTokens", "bearer_token"]

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


class AccessTokens:
    """Issues and checks the tokens that a candidate's page sends with each frame (JWT, RFC 7519, HMAC-SHA-256)."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock
        # A page sends the same token with hundreds of frames; a refusal raises and is not remembered.
        self._read = lru_cache(maxsize=4096)(self._decode)

    def issue(self, attempt_id: str) -> tuple[str, datetime]:
        """A token for ``attempt_id``, and when it expires."""
        now = self._clock.now()
        expires_at = now + LIFETIME
        claims = {"sub": attempt_id, "aud": AUDIENCE, "exp": expires_at.timestamp()}
        return jwt.encode(claims, self._secret, ALGORITHM), expires_at

    def check(self, token: str, attempt_id: str) -> datetime:
        """When the token expires.

        Raises:
            TokenExpired: it was valid once.
            TokenInvalid: not ours, altered, or of another attempt.
        """
        subject, expires_at = self._read(token)
        if subject != attempt_id:
            raise TokenInvalid
        if expires_at <= self._clock.now():
            raise TokenExpired
        return expires_at

    def is_valid(self, authorization: str, attempt_id: str) -> bool:
        """Whether an ``Authorization`` header lets into the attempt."""
        try:
            self.check(bearer_token(authorization), attempt_id)
        except (TokenExpired, TokenInvalid):
            return False
        return True

    def _decode(self, token: str) -> tuple[str, datetime]:
        """Whose token it is and when it expires; pure, so that its answer for a token may be remembered."""
        try:
            # The expiry is compared by the caller: the library reads the machine's clock, and ours is injected.
            claims = jwt.decode(
                token,
                self._secret,
                [ALGORITHM],
                audience=AUDIENCE,
                options={"require": ["exp", "sub"], "verify_exp": False},
            )
        except jwt.InvalidTokenError as error:
            raise TokenInvalid from error
        return str(claims["sub"]), datetime.fromtimestamp(float(claims["exp"]), UTC)
