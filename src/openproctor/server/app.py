"""``create_app(settings)``: the only place that makes the parts of a server and puts them together."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from openproctor.accounts.audit_middleware import AuditMiddleware
from openproctor.accounts.passwords import Passwords
from openproctor.attempts.tokens import AccessTokens
from openproctor.core.clock import Clock, SystemClock
from openproctor.core.injection import CONTAINER, Container
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.detection.engine import AnalysisEngine
from openproctor.http.body_timeout import BodyRate, BodyTimeout
from openproctor.http.middleware import BodyLimit, OriginCheck, SecurityHeaders
from openproctor.http.rate_limit import RateLimit, Rates
from openproctor.server.composition import compose
from openproctor.server.fast_ingest import FastIngest
from openproctor.server.fast_live import FastLive
from openproctor.server.health import Health
from openproctor.server.lifecycle import first_link, running
from openproctor.server.routes import documented
from openproctor.server.site import WEB

__all__ = ["Application", "create_app"]


def create_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    engine: AnalysisEngine | None = None,
    passwords: Passwords | None = None,
    body_rate: BodyRate | None = None,
    on_first_start: Callable[[str], None] | None = None,
) -> "Application":
    """The application. Nothing is opened before it starts.

    Args:
        settings: what the operator decided.
        clock: the machine's own when not given.
        engine: an analysis engine that is used instead of the one the settings ask for.
        passwords: hashes as the product does when not given.
        body_rate: how quickly bodies must come, when it is not the usual one.
        on_first_start: called with path and fragment of the link by which the first administrator sets a password.
    """
    container = compose(settings, clock or SystemClock(), engine, passwords or Passwords())
    container.add(BodyRate, body_rate or BodyRate())

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        async with running(container):
            if on_first_start is not None and (link := await first_link(container)) is not None:
                on_first_start(link)
            container.get(Health).is_open = True
            yield

    routes = documented(settings.web_dir or WEB)
    return Application(container, routes, Router(lifespan=lifespan), _with_middleware(routes, container))


@dataclass(frozen=True, slots=True)
class Application:
    """What the server runs: an ASGI application."""

    container: Container
    """Its parts, by type."""
    routes: FastAPI
    """The documented routes."""
    life: Router
    """Starts and stops what runs beside the requests."""
    asgi: ASGIApp
    """The routes with the middleware before them."""

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "lifespan":
            return self.life(scope, receive, send)
        scope[CONTAINER] = self.container
        return self.asgi(scope, receive, send)

    async def serve_documented(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request by its documented route, without the middleware."""
        await self.routes({**scope, CONTAINER: self.container}, receive, send)


def _with_middleware(routes: ASGIApp, container: Container) -> ASGIApp:
    """Wrap the routes in the middleware that a request passes, the outermost last."""
    settings, clock = container.get(Settings), container.get(Clock)
    app: ASGIApp = AuditMiddleware(routes, container.get(Database), clock)
    # What FastIngest answers has limits of its own, by the table of streams.
    app = FastIngest(FastLive(BodyTimeout(BodyLimit(app), container.get(BodyRate)), container), container)
    rates = Rates().times(settings.rate_factor)
    app = RateLimit(app, clock, rates, settings.trusted_proxies, container.get(AccessTokens).verify)
    app = SecurityHeaders(OriginCheck(app, settings.allowed_origins))
    if settings.trusted_proxies:
        app = ProxyHeadersMiddleware(app, settings.trusted_proxies)  # type: ignore[arg-type, assignment]
    return app
