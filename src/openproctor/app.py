"""``create_app(settings)``: the only place that wires the parts together."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from openproctor.accounts import endpoints as accounts
from openproctor.accounts import service as accounts_service
from openproctor.accounts.passwords import Passwords
from openproctor.analysis.engine import AnalysisEngine
from openproctor.analysis.standard import standard_detectors
from openproctor.attempts import endpoints as attempts
from openproctor.attempts.tokens import AccessTokens
from openproctor.clock import Clock, SystemClock
from openproctor.database import Database
from openproctor.errors import InvalidRequest, NotFound, Problem
from openproctor.evidence.local import LocalStore
from openproctor.evidence.store import Missing
from openproctor.exams import endpoints as exams
from openproctor.feed.hub import Hub
from openproctor.incidents import endpoints as incidents
from openproctor.ingest import endpoints as ingest
from openproctor.ingest.gate import IngestGate
from openproctor.ingest.pipeline import Pipeline
from openproctor.links import Links
from openproctor.live import candidate, staff
from openproctor.live.mesh import Mesh
from openproctor.live.messages import IceServer
from openproctor.live.presence import PresenceBoard
from openproctor.live.watch import Watchdog
from openproctor.middleware import BodyLimit, OriginCheck, SecurityHeaders
from openproctor.model.staff import Role
from openproctor.openapi import install_openapi
from openproctor.pages import WEB, assets, page_router
from openproctor.parts import Parts
from openproctor.secret import derive, load_or_create
from openproctor.settings import Settings
from openproctor.tables.migrate import migrate

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
        async with _running(parts, on_first_start):
            yield

    app = FastAPI(
        title="OpenProctor",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        telemetry=NO_TELEMETRY,
    )
    app.state.parts = parts
    app.include_router(api_router())
    app.include_router(_health())
    web = settings.web_dir or WEB
    app.mount("/assets", assets(web))
    app.include_router(page_router(web))
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Missing, _missing)
    app.add_exception_handler(Exception, _unexpected)
    inner = BodyLimit(IngestGate(app, parts))
    return Application(parts, app, SecurityHeaders(OriginCheck(inner, settings.allowed_origins)))


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
    for part in (accounts, exams, attempts, incidents, ingest, candidate, staff):
        router.include_router(part.router)
    router.include_router(ingest.staff_router)

    @router.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    async def unknown(path: str) -> Response:
        raise NotFound

    return router


def _wire(settings: Settings, clock: Clock, engine: AnalysisEngine | None) -> Parts:
    secret = load_or_create(settings.data_dir / "secret")
    hub = Hub()
    database = Database(settings.database, hub.publish, pool=settings.database_pool)
    presence = PresenceBoard(clock, hub.publish)
    evidence = LocalStore(settings.data_dir / "evidence")
    engine = engine or _engine(settings)
    return Parts(
        settings=settings,
        ice_servers=tuple(IceServer.model_validate(server) for server in settings.ice_servers),
        clock=clock,
        database=database,
        passwords=Passwords(),
        links=Links(derive(secret, "links")),
        tokens=AccessTokens(derive(secret, "access tokens"), clock),
        evidence=evidence,
        engine=engine,
        hub=hub,
        presence=presence,
        media=Mesh(hub.publish),
        pipeline=Pipeline(database, engine, evidence, presence, clock),
    )


def _engine(settings: Settings) -> AnalysisEngine:
    return AnalysisEngine(
        standard_detectors(settings.face_detector, settings.weights_dir),
        workers=settings.analysis_workers,
        pending=settings.analysis_queue,
    )


@asynccontextmanager
async def _running(parts: Parts, on_first_start: Callable[[str], None] | None) -> AsyncIterator[None]:
    await migrate(parts.database.engine)
    await parts.engine.start()
    watchdog = Watchdog(parts.presence, parts.pipeline, parts.database, parts.clock)
    await watchdog.resume()
    watching = asyncio.create_task(watchdog.run())
    if on_first_start is not None:
        await _offer_first_link(parts, on_first_start)
    try:
        yield
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
        await parts.engine.close()
        await parts.database.close()


async def _offer_first_link(parts: Parts, offer: Callable[[str], None]) -> None:
    async with parts.database.write() as tx:
        if await accounts_service.has_admin(tx):
            return
        token = await accounts_service.create_setup_link(tx, Role.ADMIN, None, parts.clock.now())
    offer(parts.links.setup(token))


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
    _log.error("request_failed", path=request.url.path, exc_info=error)
    return _answer(Problem())
