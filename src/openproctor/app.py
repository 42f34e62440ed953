"""``create_app(settings)``: the only place that wires the parts together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from fastapi import APIRouter, Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from openproctor.accounts import endpoints as accounts
from openproctor.accounts import security_endpoints, session_endpoints
from openproctor.accounts import service as accounts_service
from openproctor.accounts.audit_trail import AuditTrail
from openproctor.accounts.lockout import DeviceCookies, Lockout
from openproctor.accounts.passwords import Passwords
from openproctor.accounts.revocations import Revocations
from openproctor.accounts.second_factor import SecondFactors
from openproctor.analysis.engine import AnalysisEngine
from openproctor.analysis.standard import standard_detectors
from openproctor.arrival import Arrival, SlowBodies
from openproctor.attempts import endpoints as attempts
from openproctor.attempts.tokens import AccessTokens
from openproctor.bundles import endpoints as bundles
from openproctor.clock import Clock, SystemClock
from openproctor.database import Database
from openproctor.errors import InvalidRequest, NotFound, Problem
from openproctor.evidence.keyring import Keyring, MasterKey
from openproctor.evidence.notary import Notary
from openproctor.evidence.opening import open_store
from openproctor.evidence.sealed import SealedStore
from openproctor.evidence.signing import Signer
from openproctor.evidence.store import Missing
from openproctor.exams import endpoints as exams
from openproctor.feed.hub import Hub
from openproctor.incidents import endpoints as incidents
from openproctor.ingest import endpoints as ingest
from openproctor.ingest.gate import IngestGate
from openproctor.ingest.pipeline import Pipeline
from openproctor.ingest.recordings import RecordingIngest
from openproctor.ingest.spool import Spool
from openproctor.ingest.templates import FaceTemplates
from openproctor.lifecycle import running
from openproctor.links import Links
from openproctor.live import candidate, staff, ticket_endpoints
from openproctor.live.gate import LiveGate
from openproctor.live.mesh import Mesh
from openproctor.live.messages import IceServer
from openproctor.live.presence import PresenceBoard
from openproctor.live.returning import ReturningPages
from openproctor.live.tickets import MemoryTickets
from openproctor.middleware import BodyLimit, OriginCheck, SecurityHeaders
from openproctor.openapi import install_openapi
from openproctor.pages import WEB, assets, page_router
from openproctor.parts import Parts
from openproctor.permissions import refuse_undeclared, require_declared
from openproctor.ratelimit import RateLimit, Rates
from openproctor.recordings import endpoints as recordings
from openproctor.retention import endpoints as retention
from openproctor.secret import derive, load_or_create
from openproctor.settings import Settings
from openproctor.storage import storage_problem

__all__ = ["Application", "create_app", "describe"]

TITLE, VERSION = "OpenProctor", "1"
NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}

_log = structlog.get_logger(__name__)


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
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(parts, on_first_start):
            yield

    app = FastAPI(
        title="OpenProctor",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        telemetry=NO_TELEMETRY,
        dependencies=[Depends(refuse_undeclared)],
    )
    app.state.parts = parts
    app.include_router(api_router())
    app.include_router(_health())
    web = settings.web_dir or WEB
    app.mount("/assets", assets(web), name="assets")
    app.include_router(page_router(web))
    require_declared(app.routes)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Missing, _missing)
    app.add_exception_handler(OSError, _unexpected)
    app.add_exception_handler(SQLAlchemyError, _unexpected)
    app.add_exception_handler(Exception, _unexpected)
    framework = LiveGate(AuditTrail(app, parts.database, parts.clock), parts)
    inner = SlowBodies(BodyLimit(IngestGate(framework, parts)), Arrival())
    rates = Rates().times(settings.rate_factor)
    limited = RateLimit(inner, parts.clock, rates, settings.trusted_proxies, parts.tokens.is_valid)
    outer: Any = SecurityHeaders(OriginCheck(limited, settings.allowed_origins))
    if settings.trusted_proxies:
        outer = ProxyHeadersMiddleware(outer, settings.trusted_proxies)
    return Application(parts, app, outer)


@dataclass(frozen=True, slots=True)
class Application:
    """What the server runs: an ASGI application, and its parts for whoever made it."""

    parts: Parts
    api: FastAPI
    """The documented routes, without what stands before them."""
    asgi: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.asgi(scope, receive, send)


def describe() -> dict[str, Any]:
    """The OpenAPI document; nothing is opened or made for it."""
    app = FastAPI(title=TITLE, version=VERSION)
    app.include_router(api_router())
    install_openapi(app)
    return app.openapi()


def api_router() -> APIRouter:
    """All routes and sockets of the API."""
    router = APIRouter(prefix="/api/v1")
    own = (session_endpoints, security_endpoints, ticket_endpoints)
    for part in (accounts, *own, exams, attempts, incidents, bundles, retention, ingest, recordings, candidate, staff):
        router.include_router(part.router)
    router.include_router(ingest.staff_router)

    @router.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    async def unknown(path: str) -> Response:
        raise NotFound

    return router


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


def _health() -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def healthz(request: Request) -> Response:
        # The server answers only after its start is complete; what can fail later is the database.
        async with request.app.state.parts.database.read() as tx:
            await accounts_service.has_admin(tx)
        return JSONResponse({"status": "ok"})

    return router


def _answer(problem: Problem) -> Response:
    headers = {"retry-after": str(problem.retry_after_s)} if problem.retry_after_s is not None else None
    return JSONResponse(problem.as_dict(), problem.status, headers=headers, media_type="application/problem+json")


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return _answer(error)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors()[:5]]
    return _answer(InvalidRequest("; ".join(found)))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == NotFound.status:
        return _answer(NotFound())
    problem = InvalidRequest(error.detail)
    body = problem.as_dict() | {"status": error.status_code}
    return JSONResponse(body, error.status_code, headers=error.headers, media_type="application/problem+json")


async def _missing(_: Request, error: Exception) -> Response:
    _log.error("evidence_missing", key=str(error))
    return _answer(NotFound("The evidence store does not have this file."))


async def _unexpected(request: Request, error: Exception) -> Response:
    problem = storage_problem(error)
    if problem is None:
        _log.error("request_failed", path=request.url.path, exc_info=error)
    return _answer(problem or Problem())
