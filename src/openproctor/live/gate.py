"""The short way in for candidates' sockets and their tickets: the same functions, without the framework's routing.

When a network comes back, hundreds of pages do at once. Measured, routing and dependency solving cost more than admitting them
(docs/decisions/0006-a-short-way-for-frames.md). The documented routes do the same and take whatever does not look like these.
"""

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from openproctor.errors import Problem
from openproctor.live.candidate import talk_with_candidate
from openproctor.live.ticket_endpoints import ticket_for_candidate
from openproctor.middleware import send_json, send_problem
from openproctor.parts import Parts

__all__ = ["LiveGate"]

_SOCKET = re.compile(r"/api/v1/attempts/([A-Za-z0-9_]{1,64})/live")
_TICKET = re.compile(r"/api/v1/attempts/([A-Za-z0-9_]{1,64})/socket-ticket")


class LiveGate:
    """Answers ``/api/v1/attempts/{id}/live`` and ``POST /api/v1/attempts/{id}/socket-ticket``, and passes the rest on."""

    def __init__(self, app: ASGIApp, parts: Parts) -> None:
        self._app = app
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and (socket := _SOCKET.fullmatch(scope["path"])):
            await talk_with_candidate(self._parts, socket.group(1), WebSocket(scope, receive, send))
        elif scope["type"] == "http" and scope["method"] == "POST" and (ticket := _TICKET.fullmatch(scope["path"])):
            await self._give_ticket(ticket.group(1), scope, send)
        else:
            await self._app(scope, receive, send)

    async def _give_ticket(self, attempt_id: str, scope: Scope, send: Send) -> None:
        try:
            grant = self._parts.tokens.check_header(Headers(scope=scope).get("authorization", ""), attempt_id)
            ticket = ticket_for_candidate(self._parts, grant)
        except Problem as problem:
            await send_problem(problem, send)
        else:
            await send_json(201, "application/json", ticket.model_dump_json().encode(), send)
