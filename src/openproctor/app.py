"""``create_app(settings)``: the only place that wires the parts together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from openproctor.accounts.audit_trail import AuditTrail
from openproctor.accounts.lockout import DeviceCookies, Lockout
from openproctor.accounts.passwords import Passwords
from openproctor.accounts.revocations import Revocations
from openproctor.accounts.second_factor import SecondFactors
from openproctor.analysis.engine import AnalysisEngine
from openproctor.analysis.standard import standard_detectors
from openproctor.arrival import Arrival, SlowBodies
from openproctor.attempts.tokens import AccessTokens
from openproctor.clock import Clock, SystemClock
from openproctor.database import Database
from openproctor.evidence.keyring import Keyring, MasterKey
from openproctor.evidence.notary import Notary
from openproctor.evidence.opening import open_store
from openproctor.evidence.sealed import SealedStore
from openproctor.evidence.signing import Signer
from openproctor.feed.hub import Hub
from openproctor.ingest.gate import IngestGate
from openproctor.ingest.pipeline import Pipeline
from openproctor.ingest.recordings import RecordingIngest
from openproctor.ingest.spool import Spool
from openproctor.ingest.templates import FaceTemplates
from openproctor.lifecycle import running
from openproctor.links import Links
from openproctor.live.gate import LiveGate
from openproctor.live.mesh import Mesh
from openproctor.live.messages import IceServer
from openproctor.live.presence import PresenceBoard
from openproctor.live.returning import ReturningPages
from openproctor.live.tickets import MemoryTickets
from openproctor.middleware import BodyLimit, OriginCheck, SecurityHeaders
from openproctor.pages import WEB
from openproctor.parts import PARTS, Parts
from openproctor.ratelimit import RateLimit, Rates
from openproctor.routes import documented
from openproctor.secret import derive, load_or_create
from openproctor.settings import Settings

__all__ = ["Application", "create_app"]


def create_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    engine: AnalysisEngine | None = None,
    on_first_start: Callable[[str], None] | None = None,
) -> "Application":
    """The application. Nothing is opened before it starts.

    Args:
        settings: what the operator decided.
        clock: the machine's own when not given.
        engine: an analysis engine that is used instead of the one the settings ask for.
        on_first_start: called with path and fragment of the link by which the first administrator sets a password.
    """
    parts = _wire(settings, clock or SystemClock(), engine)

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        async with running(parts, on_first_start):
            yield

    routes = documented(settings.web_dir or WEB)
    framework = LiveGate(AuditTrail(routes, parts.database, parts.clock), parts)
    inner = SlowBodies(BodyLimit(IngestGate(framework, parts)), Arrival())
    rates = Rates().times(settings.rate_factor)
    limited = RateLimit(inner, parts.clock, rates, settings.trusted_proxies, parts.tokens.is_valid)
    outer: Any = SecurityHeaders(OriginCheck(limited, settings.allowed_origins))
    if settings.trusted_proxies:
        outer = ProxyHeadersMiddleware(outer, settings.trusted_proxies)
    return Application(parts, routes, Router(lifespan=lifespan), outer)


@dataclass(frozen=True, slots=True)
class Application:
    """What the server runs: an ASGI application, and its parts for whoever made it."""

    parts: Parts
    routes: FastAPI
    """Those that are documented."""
    life: Router
    """Begins and ends what runs beside the requests."""
    asgi: ASGIApp
    """The routes, and all that stands before them."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.life(scope, receive, send)
        else:
            await self.asgi({**scope, PARTS: self.parts}, receive, send)

    async def serve_documented(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request by its documented route, without what stands before it."""
        await self.routes({**scope, PARTS: self.parts}, receive, send)


def _wire(settings: Settings, clock: Clock, engine: AnalysisEngine | None) -> Parts:
    secret = load_or_create(settings.data_dir / "secret")
    hub = Hub()
    revocations = Revocations(clock, hub.publish)
    database = Database(settings.database, revocations.publish, pool=settings.database_pool, wait_s=settings.database_wait_s)
    presence = PresenceBoard(clock, hub.publish)
    master = MasterKey.of(settings, secret)
    keyring = Keyring(database, master, clock)
    evidence = SealedStore(open_store(settings), keyring)
    engine = engine or _engine(settings)
    return Parts(
        settings=settings,
        ice_servers=tuple(IceServer.model_validate(server) for server in settings.ice_servers),
        clock=clock,
        database=database,
        passwords=Passwords(),
        links=Links(derive(secret, "links")),
        tokens=AccessTokens(secret, clock, revocations),
        revocations=revocations,
        tickets=MemoryTickets(clock),
        lockout=Lockout(clock),
        devices=DeviceCookies(derive(secret, "device cookies"), clock),
        second_factors=SecondFactors(derive(secret, "second factors"), clock, settings.require_second_factor),
        keyring=keyring,
        evidence=evidence,
        engine=engine,
        hub=hub,
        presence=presence,
        pages=ReturningPages(database),
        media=Mesh(hub.publish),
        pipeline=Pipeline(
            database,
            engine,
            evidence,
            presence,
            clock,
            FaceTemplates(keyring, clock),
            Spool(settings.data_dir / "spool", master.spool_key, clock),
        ),
        notary=Notary(database, Signer(derive(secret, "signing keys")), clock),
        recordings=RecordingIngest(database, evidence, clock),
    )


def _engine(settings: Settings) -> AnalysisEngine:
    return AnalysisEngine(
        standard_detectors(settings.face_detector, settings.weights_dir),
        workers=settings.analysis_workers,
        pending=settings.analysis_queue,
    )
