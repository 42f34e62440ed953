"""The documented routes: one FastAPI application that serves every ``Application`` of the process.

It holds nothing of its own: what a request is served with comes in its scope (``core/injection.py``). So the routes, their
parameters and the check of who may use them are built once: that takes longer than all else at a start.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import structlog
from fastapi import APIRouter, Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from openproctor.accounts import endpoints as accounts
from openproctor.accounts import security_endpoints, session_endpoints
from openproctor.attempts import endpoints as attempts
from openproctor.core.errors import InvalidRequest, NotFound, Problem
from openproctor.core.injection import Injected
from openproctor.database.failures import translate_failure
from openproctor.evidence.store.protocol import Missing
from openproctor.exams import endpoints as exams
from openproctor.exams import roster_endpoints as rosters
from openproctor.ingest import endpoints as ingest
from openproctor.live import by_request, candidate, staff, ticket_endpoints
from openproctor.retention import endpoints as retention
from openproctor.review import endpoints as incidents
from openproctor.review import export_endpoints as bundles
from openproctor.review import recordings_endpoints as recordings
from openproctor.server.health import Health
from openproctor.server.openapi import install_openapi
from openproctor.server.permissions import refuse_undeclared, require_declared
from openproctor.server.site import assets, page_router
from openproctor.wire.addresses import API

__all__ = ["api_router", "describe", "documented"]

TITLE, VERSION = "OpenProctor", "1"
NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}

_log = structlog.get_logger(__name__)


@lru_cache(maxsize=8)
def documented(web: Path) -> FastAPI:
    """All routes, with the pages of this folder.

    Raises:
        Undeclared: a route does not say who may use it.
    """
    app = FastAPI(
        title=TITLE,
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry=NO_TELEMETRY,
        dependencies=[Depends(refuse_undeclared)],
    )
    app.include_router(api_router())
    app.include_router(_health())
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
    return app


def describe() -> dict[str, Any]:
    """The OpenAPI document; nothing is opened or made for it."""
    app = FastAPI(title=TITLE, version=VERSION)
    app.include_router(api_router())
    install_openapi(app)
    return app.openapi()


def api_router() -> APIRouter:
    """All routes and sockets of the API."""
    router = APIRouter(prefix=API)
    own = (session_endpoints, security_endpoints, ticket_endpoints)
    live = (candidate, by_request, staff)
    for part in (accounts, *own, exams, rosters, attempts, incidents, bundles, retention, ingest, recordings, *live):
        router.include_router(part.router)
    router.include_router(ingest.staff_router)

    @router.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    async def unknown() -> Response:
        raise NotFound

    return router


def _health() -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def healthz(request: Request, health: Injected[Health]) -> Response:
        found = await health.check()
        # The server answers only after its start is complete, with the detectors loaded.
        problem = health.problem(found)
        # Which origin arrives here shows a proxy that hands on another one: `openproctor check` asks for it.
        body: dict[str, Any] = {"status": "ok", "origin": f"{request.url.scheme}://{request.headers.get('host', '')}"}
        answer = JSONResponse(body) if problem is None else _answer(problem, parts=found)
        answer.headers["cache-control"] = "no-cache"
        return answer

    return router


def _answer(problem: Problem, **members: object) -> Response:
    headers = {"retry-after": str(problem.retry_after_s)} if problem.retry_after_s is not None else None
    body = {**problem.as_dict(), **members}
    return JSONResponse(body, problem.status, headers=headers, media_type="application/problem+json")


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
    problem = translate_failure(error)
    if problem is None:
        _log.error("request_failed", path=request.url.path, exc_info=error)
    return _answer(problem or Problem())
