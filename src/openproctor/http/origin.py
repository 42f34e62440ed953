"""The origin check: no page of another site makes requests or opens sockets here, and who is refused reads why.

Most who are refused are no attackers: they sit behind a proxy that changes the Host header, or is silent about HTTPS.
"""

import json
import re
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from openproctor.core.clock import Clock
from openproctor.core.errors import OriginRefused
from openproctor.http.forwarded import BELIEVED, FORWARDED
from openproctor.http.middleware import SAFE, drain, send_problem
from openproctor.http.rate_limit import Bucket, Rate
from openproctor.wire.addresses import API

__all__ = ["OriginCheck", "normal_origin"]

LOG_RATE = Rate(1, 20)
"""Refusals that are logged, a second and at once: what strangers send must not fill the disk."""
MOST_SHOWN = 200
"""Characters of an origin that are shown or logged."""
_PORTS = {"http": 80, "https": 443}
_OF_CANDIDATES = re.compile(rf"{API}/(?:invitations/read|attempts(?:/.*)?)")
_log = structlog.get_logger(__name__)


class OriginCheck:
    """Refuses unsafe requests and sockets that a page of another site makes.

    Browsers send ``Origin`` with both; a client that sends none is not a browser, and has no cookies but its own.
    """

    def __init__(self, app: ASGIApp, allowed: Sequence[str], clock: Clock) -> None:
        """``allowed`` are origins besides the server's own, which is made of the Host header and the scheme."""
        self._app = app
        self._allowed = tuple(dict.fromkeys(map(normal_origin, allowed)))
        self._clock = clock
        self._logged = Bucket(LOG_RATE, clock.monotonic())

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] not in ("http", "websocket") or scope.get("method") in SAFE:
            return self._app(scope, receive, send)
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None:
            return self._app(scope, receive, send)
        came, own = normal_origin(origin), _own_origin(scope, headers)
        if came == own or came in self._allowed:
            return self._app(scope, receive, send)
        told_host = "x-forwarded-host" in headers
        refusal = _Refusal(came[:MOST_SHOWN], own[:MOST_SHOWN], _ignored(scope, headers), told_host)
        return self._refuse(refusal, scope, receive, send)

    def _refuse(self, refusal: "_Refusal", scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        expected = [refusal.own, *self._allowed]
        if self._logged.take(self._clock.monotonic()):
            _log.warning(
                "origin_refused",
                origin=refusal.came,
                expected=expected,
                reason=refusal.reason(),
                not_believed=refusal.ignored,
                path=scope["path"][:MOST_SHOWN],
            )
        problem = OriginRefused(CALM)
        if not _OF_CANDIDATES.fullmatch(scope["path"]):
            problem = OriginRefused(f"{refusal.words()} {refusal.reason()}", origin=refusal.came, expected=expected)
        return _answer(problem, receive, send) if scope["type"] == "http" else _deny(problem, scope, receive, send)


async def _answer(problem: OriginRefused, receive: Receive, send: Send) -> None:
    await drain(receive)
    await send_problem(problem, send)


CALM = (
    "The exam was opened by an address that this server does not know as its own. "
    "Open it by the very link that you were given; if that does not help, tell the people who hold the exam."
)
"""For candidates, who can change nothing about it."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """An origin that is not the server's, and what is known about why."""

    came: str
    own: str
    ignored: str | None
    """Who sent ``X-Forwarded-`` headers that were not believed."""
    told_host: bool
    """Whether the host that was opened is among them."""

    def words(self) -> str:
        return f"The page came from {self.came}, and this server expected {self.own}."

    def reason(self) -> str:
        """What is most likely wrong, and what mends it."""
        if self.came == "null":
            return f"The browser hides where the page came from, as it does in a frame or a file: open {self.own} itself."
        if self.ignored is None:
            return self._difference()
        believe = f"The proxy at {self.ignored} is not believed until it is named in OPENPROCTOR_TRUSTED_PROXIES."
        return believe if self.told_host or self._host(self.came) == self._host(self.own) else f"{self._difference()} {believe}"

    def _difference(self) -> str:
        came, own = self._host(self.came), self._host(self.own)
        if came == own:
            if self.own.startswith("https:"):
                return f"Only the scheme differs: open {self.own}."
            return "Only the scheme differs: the proxy must send X-Forwarded-Proto and be named in OPENPROCTOR_TRUSTED_PROXIES."
        if _without_port(came) == _without_port(own):
            return "Only the port differs: open the address that was expected, or let the proxy pass on the Host header whole."
        return (
            "Open the address that was expected. If that is not the one people know, the proxy must pass on the Host header, "
            "or the origin must be named in OPENPROCTOR_ALLOWED_ORIGINS."
        )

    @staticmethod
    def _host(origin: str) -> str:
        return origin.partition("://")[2]


def normal_origin(origin: str) -> str:
    """An origin for comparing: in small letters, without the port that goes without saying, printable."""
    shown = origin.strip().rstrip("/").lower().encode("ascii", "backslashreplace").decode()
    scheme, separator, host = shown.partition("://")
    port = f":{_PORTS.get(scheme, '')}"
    return f"{scheme}://{host.removesuffix(port)}" if separator and scheme in _PORTS else shown


def _without_port(host: str) -> str:
    return re.sub(r":[0-9]*$", "", host)


def _own_origin(scope: Scope, headers: Headers) -> str:
    scheme = "https" if scope["scheme"] in ("https", "wss") else "http"
    return normal_origin(f"{scheme}://{headers.get('host', '')}")


def _ignored(scope: Scope, headers: Headers) -> str | None:
    if BELIEVED in scope or not any(name in headers for name in FORWARDED):
        return None
    client = scope.get("client")
    return str(client[0]) if client else "an unknown address"


async def _deny(problem: OriginRefused, scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse a socket in the answer to its handshake, where the server can: pages see no reason, but tools and logs do."""
    await receive()
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008, "reason": problem.title})
        return
    body = json.dumps(problem.as_dict()).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "websocket.http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": body})
