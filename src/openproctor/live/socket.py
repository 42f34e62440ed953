"""What both sockets share: reading with limits, writing from a subscription, and ending in good order."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from openproctor.errors import Problem, SocketMessageInvalid, SocketMessageTooLarge, StorageUnavailable
from openproctor.feed.hub import Subscription
from openproctor.live.messages import MAX_MESSAGE_BYTES, SocketProblem
from openproctor.model.publication import Publication
from openproctor.model.wire import Wire

__all__ = ["SocketClosing", "converse", "receive", "refuse", "send", "send_problem"]

Message = TypeVar("Message")

CLOSE_POLICY = 1008
CLOSE_TOO_BIG = 1009
CLOSE_TRY_AGAIN = 1013
MAX_BAD_MESSAGES = 10


class SocketClosing(Exception):  # noqa: N818 - the end of a conversation, not an error
    """The server ends the conversation."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


async def send(websocket: WebSocket, message: Wire) -> None:
    """Send one message."""
    await websocket.send_text(message.model_dump_json())


async def send_problem(websocket: WebSocket, problem: Problem, *, fatal: bool) -> None:
    """Say what was wrong."""
    await send(
        websocket,
        SocketProblem(problem=problem.uri, title=problem.title, detail=problem.detail, fatal=fatal),
    )


async def refuse(websocket: WebSocket, problem: Problem) -> None:
    """Say why, and close for good."""
    await send_problem(websocket, problem, fatal=True)
    await websocket.close(CLOSE_POLICY)


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
    wanted: Callable[[Publication], bool],
) -> None:
    """Read and write until either side ends. What is wrong in a message is answered and changes nothing."""
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_write(websocket, subscription, wanted))
            tasks.create_task(_read(websocket, adapter, handle))
    except* WebSocketDisconnect:
        pass  # the ordinary end: the other side has gone
    except* SocketClosing as closing:
        first = closing.exceptions[0]
        if isinstance(first, SocketClosing) and websocket.application_state is WebSocketState.CONNECTED:
            await websocket.close(first.code)


async def _read(websocket: WebSocket, adapter: TypeAdapter[Message], handle: Callable[[Message], Awaitable[None]]) -> None:
    bad = 0
    while True:
        try:
            await handle(await receive(websocket, adapter))
        except SocketMessageTooLarge as problem:
            await send_problem(websocket, problem, fatal=True)
            raise SocketClosing(CLOSE_TOO_BIG) from problem
        except StorageUnavailable as problem:
            # No fault of the page: it may go on asking as long as it likes.
            await send_problem(websocket, problem, fatal=False)
        except Problem as problem:
            bad += 1
            await send_problem(websocket, problem, fatal=bad >= MAX_BAD_MESSAGES)
            if bad >= MAX_BAD_MESSAGES:
                raise SocketClosing(CLOSE_POLICY) from problem


async def _write(websocket: WebSocket, subscription: Subscription, wanted: Callable[[Publication], bool]) -> None:
    while True:
        publication = await subscription.next()
        if subscription.overflowed:
            # It comes back and resumes from its last event; meanwhile it cannot make the server hold its backlog.
            raise SocketClosing(CLOSE_TRY_AGAIN)
        if publication.payload and wanted(publication):
            await websocket.send_text(publication.payload)
        if publication.ends:
            raise SocketClosing(CLOSE_POLICY)
