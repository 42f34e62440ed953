"""Rate limits: token buckets in bounded memory. Pure except for the middleware at the end; the time is handed in."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from openproctor.core.clock import Clock
from openproctor.core.errors import TooManyRequests
from openproctor.core.identifiers import hash_token
from openproctor.http.forwarded import client_address
from openproctor.http.middleware import send_problem
from openproctor.wire.addresses import API, ATTEMPT, ENTRANCE, SESSION_COOKIE

__all__ = ["GRANT", "Bucket", "Buckets", "Rate", "RateLimit", "Rates"]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many a second in the long run, and how many at once after a rest."""

    per_s: float
    burst: int

    def times(self, factor: float) -> "Rate":
        """This rate multiplied by ``factor``."""
        return Rate(self.per_s * factor, max(1, round(self.burst * factor)))


class Bucket:
    """One token bucket; it begins full."""

    __slots__ = ("_at", "_left", "_rate")

    def __init__(self, rate: Rate, at: float) -> None:
        self._rate = rate
        self._left = float(rate.burst)
        self._at = at

    def take(self, at: float) -> bool:
        """Take one token at ``at`` (seconds, monotonic), if there is one."""
        self._left = min(float(self._rate.burst), self._left + max(0.0, at - self._at) * self._rate.per_s)
        self._at = at
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def wait_s(self) -> float:
        """Seconds until there is a token again."""
        return max(0.0, (1 - self._left) / self._rate.per_s)


class Buckets:
    """A bucket for each key; the keys used last are kept. A bucket that was dropped starts again full."""

    def __init__(self, rate: Rate, clock: Clock, keys: int = 20_000) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: LRUCache[str, Bucket] = LRUCache(keys)

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str) -> None:
        """Take one token of ``key``'s.

        Raises:
            TooManyRequests: there is none; it says when there will be.
        """
        now = self._clock.monotonic()
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(self._rate, now)
        if not bucket.take(now):
            raise TooManyRequests(retry_after_s=max(1, round(bucket.wait_s() + 0.5)))


@dataclass(frozen=True, slots=True)
class Rates:
    """How much each kind of caller may ask."""

    entrance: Rate = Rate(20, 400)
    """Per address, for what needs no session: a classroom of 300 comes in within a minute, at three requests each."""
    attempt: Rate = Rate(60, 300)
    """Per attempt: ten minutes of frames, sound and events are 800 items, and must get through within a minute."""
    session: Rate = Rate(30, 200)
    """Per session of the staff: a page of incidents shows a hundred pictures at once."""
    address: Rate = Rate(2000, 8000)
    """Per address, for everything: several hundred candidates behind one address, draining at once."""

    def times(self, factor: float) -> "Rates":
        """All of them multiplied by ``factor``."""
        rates = (self.entrance, self.attempt, self.session, self.address)
        return Rates(*(rate.times(factor) for rate in rates))


GRANT = "openproctor.grant"
"""Where the scope carries what a request's access token grants, once it has been verified."""


class RateLimit:
    """Refuses what is asked too often with 429 and ``Retry-After``. Files and ``/healthz`` count by address only."""

    def __init__(
        self,
        app: ASGIApp,
        clock: Clock,
        rates: Rates,
        trusted: Sequence[str] = (),
        verify: Callable[[str, str], object | None] = lambda authorization, attempt_id: authorization,
    ) -> None:
        """``verify`` returns what an ``Authorization`` header grants in an attempt, None for nothing."""
        self._app = app
        self._verify = verify
        self._trusted = tuple(trusted)
        self._entrance, self._attempt = Buckets(rates.entrance, clock), Buckets(rates.attempt, clock)
        self._session, self._address = Buckets(rates.session, clock), Buckets(rates.address, clock)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] in ("http", "websocket"):
            try:
                self._count(scope)
            except TooManyRequests as problem:
                return _refuse(problem, scope, receive, send)
        return self._app(scope, receive, send)

    def _count(self, scope: Scope) -> None:
        address, path = client_address(scope, self._trusted), scope["path"]
        self._address.take(address)
        if not path.startswith(f"{API}/"):
            return
        headers = Headers(scope=scope)
        if (found := ATTEMPT.fullmatch(path)) is not None:
            attempt, authorization = found.group(1), headers.get("authorization", "")
            # A stranger who knows an attempt's number, but has no token, must not use up what is the candidate's.
            scope[GRANT] = grant = self._verify(authorization, attempt) if authorization else None
            self._attempt.take(attempt if grant else f"{attempt} {address}")
        elif ENTRANCE.fullmatch(path) and scope.get("method") != "GET":
            self._entrance.take(address)
        elif session := _session(headers.get("cookie", "")):
            self._session.take(hash_token(session))
        else:
            self._entrance.take(address)


def _session(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(SESSION_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


async def _refuse(problem: TooManyRequests, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1013, "reason": problem.title})
    else:
        await send_problem(problem, send)
