"""The first message of a socket, which must come soon."""

import asyncio
from typing import TypeVar

from pydantic import TypeAdapter
from starlette.websockets import WebSocket

from openproctor.core.errors import HelloLate
from openproctor.live.socket import receive

__all__ = ["HELLO_WITHIN_S", "first_message"]

HELLO_WITHIN_S = 10.0

Message = TypeVar("Message")


async def first_message(websocket: WebSocket, adapter: TypeAdapter[Message]) -> Message:
    """The first message.

    Raises:
        HelloLate: none came in time.
        SocketMessageTooLarge, SocketMessageInvalid
        WebSocketDisconnect: the other side has gone.
    """
    try:
        async with asyncio.timeout(HELLO_WITHIN_S):
            return await receive(websocket, adapter)
    except TimeoutError as error:
        raise HelloLate from error
