"""What both sockets share: reading and writing within limits, noticing silence, and ending in good order.

A socket is bounded in every direction: how large a message is, how many come in a second, how long the other side may say
nothing, and how many sockets one session holds. A client that does not read what is written is cut off by the transport.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import copy_context
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from openproctor.core.errors import (
    HelloLate,
    Overloaded,
    Problem,
    SocketMessageInvalid,
    SocketMessageTooLarge,
    StorageUnavailable,
    TooManyConnections,
    TooManyRequests,
)
from openproctor.feed.hub import Subscription
from openproctor.http.rate_limit import Bucket, Rate
from openproctor.model.push import PushMessage
from openproctor.wire.base import Wire
from openproctor.wire.sockets import MAX_MESSAGE_BYTES, SocketProblem

__all__ = ["LIMITS", "SocketClosing", "SocketLimits", "converse", "ending_well", "receive", "send", "send_problem"]

Message = TypeVar("Message")

CLOSE_POLICY = 1008
CLOSE_TOO_BIG = 1009
CLOSE_TRY_AGAIN = 1013
CLOSE_SILENT = 4008
"""The page was silent for too long. It is probably gone, and does not get this; if not, it connects again."""
MAX_BAD_MESSAGES = 10
NOT_NOW = (StorageUnavailable, Overloaded)
"""The server's own problems: a page that is not let in because of them connects again."""
PASSING = (HelloLate, TooManyConnections, TooManyRequests)
"""What may be otherwise at the next try."""


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """What one socket may cost."""

    silence_s: float = 5.0
    """Pages ping every 2 s."""
    rate: Rate = Rate(50, 200)  # noqa: RUF009 - frozen
    """Messages a second, and at once: a wall of tiles that all begin at once sends some dozens."""
    of_session: int = 20
    """A page holds one, and a proctor may have several exams in several windows."""
    of_attempt: int = 4
    """A newer page takes the place of the older one, which may take a while to close."""


LIMITS = SocketLimits()


class SocketClosing(Exception):  # noqa: N818 - the end of a conversation, not an error
    """The server ends the conversation."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


async def send(websocket: WebSocket, message: Wire) -> None:
    """Send one message."""
    await websocket.send_text(message.model_dump_json())


async def send_problem(websocket: WebSocket, problem: Problem, *, fatal: bool) -> None:
    """Report what was wrong. ``fatal``: the socket closes after it."""
    await send(websocket, SocketProblem(problem=problem.uri, title=problem.title, detail=problem.detail, fatal=fatal))


async def _refuse(websocket: WebSocket, problem: Problem) -> None:
    """Report why, and close. If the server is to blame, only close: the page connects again, as it does for most reasons."""
    if isinstance(problem, NOT_NOW):
        await _close(websocket, CLOSE_TRY_AGAIN)
        return
    with suppress(WebSocketDisconnect):
        await send_problem(websocket, problem, fatal=True)
    await _close(websocket, CLOSE_TRY_AGAIN if isinstance(problem, PASSING) else CLOSE_POLICY)


async def _close(websocket: WebSocket, code: int) -> None:
    """Close, if the other side has not."""
    if websocket.application_state is WebSocketState.CONNECTED:
        with suppress(WebSocketDisconnect):
            await websocket.close(code)


@asynccontextmanager
async def ending_well(websocket: WebSocket) -> AsyncIterator[None]:
    """End in good order: it is no error that the other side goes, problems are reported, and what the server ends is closed."""
    try:
        yield
    except WebSocketDisconnect:
        pass
    except Problem as problem:
        await _refuse(websocket, problem)
    except SocketClosing as closing:
        await _close(websocket, closing.code)


async def receive(websocket: WebSocket, adapter: TypeAdapter[Message]) -> Message:
    """The next message.

    Raises:
        SocketMessageTooLarge, SocketMessageInvalid
        WebSocketDisconnect: the other side has gone.
    """
    event = await websocket.receive()
    if event["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(event.get("code", 1005))
    text = event.get("text")
    if text is None:
        raise SocketMessageInvalid("Messages are text.")
    if len(text) > MAX_MESSAGE_BYTES:
        raise SocketMessageTooLarge(f"At most {MAX_MESSAGE_BYTES} characters.")
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise SocketMessageInvalid(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


async def converse(
    websocket: WebSocket,
    subscription: Subscription,
    adapter: TypeAdapter[Message],
    handle: Callable[[Message], Awaitable[None]],
    wanted: Callable[[PushMessage], bool],
    limits: SocketLimits = LIMITS,
    *,
    opening: AsyncIterator[Wire] | None = None,
) -> None:
    """Read and write until either side ends. What is wrong in a message is answered and changes nothing.

    Args:
        opening: what is to be written first, with the pushes in between.
    """
    own = copy_context()
    try:
        async with asyncio.TaskGroup() as tasks:

            def begin_writing() -> None:
                tasks.create_task(_write(websocket, subscription, wanted, opening), context=own)

            # The writer starts with the first push: when a thousand come back, nothing is to be written to any of them yet.
            with subscription.beginning(begin_writing, at_once=opening is not None):
                await _read(websocket, adapter, handle, limits)
    except* WebSocketDisconnect:
        pass  # the ordinary end: the other side has gone
    except* SocketClosing as closing:
        first = closing.exceptions[0]
        if isinstance(first, SocketClosing):
            await _close(websocket, first.code)


async def _read(
    websocket: WebSocket,
    adapter: TypeAdapter[Message],
    handle: Callable[[Message], Awaitable[None]],
    limits: SocketLimits,
) -> None:
    loop, bad = asyncio.get_running_loop(), 0
    bucket = Bucket(limits.rate, loop.time())
    while True:
        try:
            message = await _heard(websocket, adapter, limits)
            if not bucket.take(loop.time()):
                await send_problem(websocket, TooManyRequests(), fatal=True)
                raise SocketClosing(CLOSE_POLICY)
            await handle(message)
        except SocketMessageTooLarge as problem:
            await send_problem(websocket, problem, fatal=True)
            raise SocketClosing(CLOSE_TOO_BIG) from problem
        except StorageUnavailable as problem:
            # Not the page's fault, so it does not count as a bad message.
            await send_problem(websocket, problem, fatal=False)
        except Problem as problem:
            bad += 1
            await send_problem(websocket, problem, fatal=bad >= MAX_BAD_MESSAGES)
            if bad >= MAX_BAD_MESSAGES:
                raise SocketClosing(CLOSE_POLICY) from problem


async def _heard(websocket: WebSocket, adapter: TypeAdapter[Message], limits: SocketLimits) -> Message:
    """The next message, if one comes in time. A lost network sends no notice: silence is the only sign of it."""
    try:
        async with asyncio.timeout(limits.silence_s):
            return await receive(websocket, adapter)
    except TimeoutError as error:
        raise SocketClosing(CLOSE_SILENT) from error


async def _write(
    websocket: WebSocket,
    subscription: Subscription,
    wanted: Callable[[PushMessage], bool],
    opening: AsyncIterator[Wire] | None,
) -> None:
    if opening is not None:
        await _open_with(websocket, subscription, wanted, opening)
    while True:
        await _pass_on(websocket, subscription, wanted)


async def _open_with(
    websocket: WebSocket, subscription: Subscription, wanted: Callable[[PushMessage], bool], opening: AsyncIterator[Wire]
) -> None:
    """Write one message after the other, each as soon as it was made: no push that it does not know of goes out before it."""
    try:
        async for message in opening:
            await send(websocket, message)
            for _ in range(subscription.waiting):
                await _pass_on(websocket, subscription, wanted)
    except StorageUnavailable as problem:
        raise SocketClosing(CLOSE_TRY_AGAIN) from problem


async def _pass_on(websocket: WebSocket, subscription: Subscription, wanted: Callable[[PushMessage], bool]) -> None:
    message = await subscription.next()
    if subscription.overflowed:
        # It comes back and resumes from its last event; meanwhile it cannot make the server hold its backlog.
        raise SocketClosing(CLOSE_TRY_AGAIN)
    if message.payload and wanted(message):
        await websocket.send_text(message.payload)
    if message.ends:
        raise SocketClosing(CLOSE_POLICY)
