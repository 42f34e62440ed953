"""A body must arrive: who sends one byte a minute would hold a place for hours."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openproctor.core.errors import RequestTimeout
from openproctor.http.middleware import send_problem

__all__ = ["BodyRate", "BodyTimeout"]


@dataclass(frozen=True, slots=True)
class BodyRate:
    """How quickly a body must come."""

    first_s: float = 15.0
    """For the first 64 KB, whatever the network is like."""
    per_s: int = 16 * 1024
    """Bytes a second from then on; 128 kbit/s, a quarter of what the narrowest of candidates' lines needs anyway."""
    free: int = 64 * 1024


class BodyTimeout:
    """Answers 408 where a body does not arrive in time, and has the connection closed."""

    def __init__(self, app: ASGIApp, rate: BodyRate) -> None:
        self._app = app
        self._rate = rate

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] != "http":
            return self._app(scope, receive, send)
        request = _Request(receive, send, self._rate)
        return self._app(scope, request.receive, request.send)


class _Request:
    def __init__(self, receive: Receive, send: Send, rate: BodyRate) -> None:
        self._receive = receive
        self._send = send
        self._rate = rate
        self._began = asyncio.get_running_loop().time()
        self._taken = 0
        self._complete = False
        self._answered = False
        self._given_up = False

    async def receive(self) -> Message:
        if self._complete:
            return await self._receive()
        late = max(0, self._taken - self._rate.free) / self._rate.per_s
        try:
            async with asyncio.timeout_at(self._began + self._rate.first_s + late):
                message = await self._receive()
        except TimeoutError as error:
            raise await self._give_up() from error
        self._taken += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        return message

    async def _give_up(self) -> RequestTimeout:
        """Answer here: what the application makes of an error while it reads is its own matter."""
        problem = RequestTimeout()
        if not self._answered:
            await send_problem(problem, self._closing)
        self._given_up = True
        return problem

    async def _closing(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"connection", b"close")]
        await self._send(message)

    async def send(self, message: Message) -> None:
        if not self._given_up:
            self._answered = True
            await self._send(message)
