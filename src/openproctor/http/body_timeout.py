"""A body must arrive in time: a client that sends one byte a minute would hold a place for hours."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openproctor.core.errors import RequestTimeout
from openproctor.http.middleware import send_problem

__all__ = ["CLOSING", "BodyDeadline", "BodyRate", "BodyTimeout"]

CLOSING = {"connection": "close"}
"""The header of an answer after which no other request is read from the connection."""


@dataclass(frozen=True, slots=True)
class BodyRate:
    """How quickly a body must arrive."""

    first_s: float = 30.0
    """Seconds for the first bytes, on any network."""
    per_s: int = 2 * 1024
    """Bytes a second from then on: 16 kbit/s, as a candidate's narrow line may carry several bodies at once."""
    free: int = 16 * 1024
    """How many bytes are the first."""
    silent_s: float = 30.0
    """Seconds in which nothing comes, after which a body is given up."""


class BodyDeadline:
    """Receives a request's body, as long as it comes in time."""

    def __init__(self, receive: Receive, rate: BodyRate) -> None:
        self._receive = receive
        self._rate = rate
        self._began = asyncio.get_running_loop().time()
        self._received = 0
        self._complete = False
        self._received_at = self._began

    @property
    def since_last_s(self) -> float:
        """Seconds since the last part of the body came."""
        return asyncio.get_running_loop().time() - self._received_at

    async def receive(self) -> Message:
        """The next message.

        Raises:
            RequestTimeout: it did not come in time.
        """
        if self._complete:
            return await self._receive()
        rate, now = self._rate, asyncio.get_running_loop().time()
        granted_s = rate.first_s + max(0, self._received - rate.free) / rate.per_s
        try:
            async with asyncio.timeout_at(min(self._began + granted_s, now + rate.silent_s)):
                message = await self._receive()
        except TimeoutError as error:
            raise RequestTimeout from error
        self._received += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        self._received_at = asyncio.get_running_loop().time()
        return message


class BodyTimeout:
    """Answers 408 where a body does not arrive in time, and has the connection closed."""

    def __init__(self, app: ASGIApp, rate: BodyRate) -> None:
        self._app = app
        self._rate = rate

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] != "http":
            return self._app(scope, receive, send)
        request = _Request(BodyDeadline(receive, self._rate), send)
        return self._app(scope, request.receive, request.send)


class _Request:
    def __init__(self, body: BodyDeadline, send: Send) -> None:
        self._body = body
        self._send = send
        self._answered = False
        self._given_up = False

    async def receive(self) -> Message:
        try:
            return await self._body.receive()
        except RequestTimeout as problem:
            # Answered here, because the application may turn an error while it reads into any other answer.
            if not self._answered:
                await send_problem(problem, self._send, CLOSING)
            self._given_up = True
            raise

    async def send(self, message: Message) -> None:
        if not self._given_up:
            self._answered = True
            await self._send(message)
