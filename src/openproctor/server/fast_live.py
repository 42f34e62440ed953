"""The fast path for candidates' sockets and their tickets: the same functions, without the framework's routing.

When a network comes back, hundreds of pages connect at once. Measured, routing and dependency solving cost more than admitting
them (decision 6 in docs/decisions). The documented routes do the same for all other addresses.
"""

from collections.abc import Awaitable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from openproctor.attempts.tokens import AccessTokens
from openproctor.core.errors import Problem
from openproctor.core.injection import Container
from openproctor.http.middleware import send_json, send_problem
from openproctor.live.candidate import CandidateSockets
from openproctor.live.ticket_endpoints import ticket_for_candidate
from openproctor.live.tickets import Tickets
from openproctor.wire.addresses import LIVE, TICKET

__all__ = ["FastLive"]


class FastLive:
    """Answers ``/api/v1/attempts/{id}/live`` and ``POST /api/v1/attempts/{id}/socket-ticket``, and passes the rest on."""

    def __init__(self, app: ASGIApp, parts: Container) -> None:
        self._app = app
        self._sockets = parts.get(CandidateSockets)
        self._tokens = parts.get(AccessTokens)
        self._tickets = parts.get(Tickets)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "websocket" and (socket := LIVE.fullmatch(scope["path"])):
            return self._sockets.serve(socket.group(1), WebSocket(scope, receive, send))
        if scope["type"] == "http" and scope["method"] == "POST" and (ticket := TICKET.fullmatch(scope["path"])):
            return self._give_ticket(ticket.group(1), scope, send)
        return self._app(scope, receive, send)

    async def _give_ticket(self, attempt_id: str, scope: Scope, send: Send) -> None:
        try:
            grant = self._tokens.granted(scope, Headers(scope=scope).get("authorization", ""), attempt_id)
            ticket = ticket_for_candidate(self._tickets, grant)
        except Problem as problem:
            await send_problem(problem, send)
        else:
            await send_json(201, "application/json", ticket.model_dump_json().encode(), send)
