"""Writes what staff do into the audit log: one row for every request of theirs, before it is answered."""

import json
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openproctor.accounts import audit
from openproctor.core.clock import Clock
from openproctor.core.errors import Problem
from openproctor.core.text import without_controls
from openproctor.database.engine import Database
from openproctor.http.middleware import send_problem

__all__ = ["AuditDraft", "AuditMiddleware", "client_address", "draft_of"]

KEY = "openproctor.audit"
URN = "urn:openproctor:"
_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class AuditDraft:
    """What is known of a request so far; it becomes a row if somebody has been named, or has tried to sign in."""

    wanted: bool = False
    staff_id: str | None = None
    staff_name: str | None = None
    session_id: str | None = None

    def name(self, staff_id: str, staff_name: str, session_id: str | None = None) -> None:
        """Record who makes the request."""
        self.wanted = True
        self.staff_id, self.staff_name = staff_id, staff_name
        self.session_id = session_id or self.session_id


def draft_of(connection: HTTPConnection) -> AuditDraft:
    """The draft of the request at hand."""
    draft = connection.scope.setdefault(KEY, AuditDraft())
    assert isinstance(draft, AuditDraft)
    return draft


def client_address(connection: HTTPConnection) -> str | None:
    """The address a request comes from; behind a trusted proxy, the one that it reports."""
    return None if connection.client is None else without_controls(connection.client.host)[:64]


class AuditMiddleware:
    """Holds an answer back until its row is durable."""

    def __init__(self, app: ASGIApp, database: Database, clock: Clock) -> None:
        self._app = app
        self._database = database
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        draft = scope[KEY] = AuditDraft()
        start: Message | None = None
        refusal: Problem | None = None

        async def audited(message: Message) -> None:
            nonlocal start, refusal
            if message["type"] == "http.response.start" and draft.wanted:
                # A refusal's type is in its body, which follows at once.
                start = message
                if message["status"] >= 400:
                    return
            if start is not None:
                held, start = start, None
                outcome = audit.ALLOWED if held["status"] < 400 else _problem_type(held["status"], message.get("body", b""))
                refusal = await self._write(scope, draft, outcome)
                if refusal is None and held is not message:
                    await send(held)
            if refusal is None:
                await send(message)

        await self._app(scope, receive, audited)
        if refusal is not None:
            await send_problem(refusal, send)

    async def _write(self, scope: Scope, draft: AuditDraft, outcome: str) -> Problem | None:
        """Add the row. If that fails, returns the problem to answer instead: no row, no answer."""
        path = dict(scope.get("path_params") or {})
        exam_id, attempt_id = path.pop("exam_id", None), path.pop("attempt_id", None)
        entry = audit.Entry(
            at=self._clock.now(),
            action=str(getattr(scope.get("route"), "operation_id", None) or scope["method"])[:60],
            outcome=outcome[:40],
            staff_id=draft.staff_id,
            staff_name=draft.staff_name,
            session_id=draft.session_id,
            address=client_address(HTTPConnection(scope)),
            exam_id=_short(exam_id),
            attempt_id=_short(attempt_id),
            subject=without_controls(" ".join(map(str, path.values())))[:200] or None,
        )
        try:
            async with self._database.write() as tx:
                await audit.append(tx, entry)
        except Problem as problem:
            return problem
        except SQLAlchemyError:
            _log.exception("audit_failed", action=entry.action)
            return Problem()
        return None


def _short(value: Any) -> str | None:
    return None if value is None else without_controls(str(value))[:64]


def _problem_type(status: int, body: bytes) -> str:
    try:
        return str(json.loads(body)["type"]).removeprefix(URN)
    except (ValueError, KeyError, TypeError):
        return str(status)
