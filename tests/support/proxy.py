"""A small TCP proxy that does to requests what networks do: delay, cut, swallow, throttle, lose, double and reorder.

It reads just enough of HTTP/1.1 to know where a request and its reply end. Each request takes the next of the waiting
faults, or passes unharmed where none waits. Every connection to the proxy has one of its own to the server.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Fault", "Proxy", "running_proxy"]

HEAD_END = b"\r\n\r\n"
SLICE = 1024


class Fault(StrEnum):
    """What happens to one request."""

    NONE = "none"
    REFUSE = "refuse"
    """Reset before the server hears of it."""
    CUT = "cut"
    """The server gets half of the request, then both sides are reset."""
    LOSE_REPLY = "lose_reply"
    """The server answers, so it has committed; the reply is thrown away and the connection reset."""
    HALF_REPLY = "half_reply"
    """Half of the reply arrives, then the connection is reset."""
    SWALLOW = "swallow"
    """The server answers, and nothing of it arrives: the connection stays open and silent."""
    DOUBLE = "double"
    """The request is handed in a second time, over another connection, before the reply arrives."""
    DELAY = "delay"
    """The reply waits for the next of another connection, or for ``hold_s``: replies arrive in another order."""
    THROTTLE = "throttle"
    """The request goes in small slices."""
    BUSY = "busy"
    """An answer of a proxy in between: 503, and the server hears nothing."""


BUSY_REPLY = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 4\r\n\r\nbusy"


@dataclass
class Proxy:
    """Where it listens, what it will do, and what it has seen."""

    port: int
    target: int | None
    """The server's port; None while there is none, and every connection is reset."""
    hold_s: float = 0.2
    down: bool = False
    """While set, every connection is reset at once."""
    faults: deque[Fault] = field(default_factory=deque)
    requests: list[str] = field(default_factory=list)
    """Request lines that reached the server, doubles included."""
    done: list[Fault] = field(default_factory=list)
    _passed: asyncio.Event = field(default_factory=asyncio.Event)
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _serving: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def serving(self) -> set[asyncio.Task[None]]:
        """What still goes on."""
        return set(self._serving)

    def plan(self, faults: Iterable[Fault]) -> None:
        """These happen to the next requests, one each."""
        self.faults.extend(faults)

    def heal(self) -> None:
        """No more faults; what is held or swallowed is reset."""
        self.faults.clear()
        self.down = False
        self.reset()

    def reset(self) -> None:
        """Reset every connection that is open."""
        for writer in list(self._writers):
            _abort(writer)
        self._passed.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: a request after the other."""
        self._writers.add(writer)
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            while (request := await read_message(reader)) is not None:
                if not await self._pass(request, reader, writer):
                    break
        except (OSError, asyncio.IncompleteReadError):
            _abort(writer)
        finally:
            self._writers.discard(writer)
            self._serving.discard(task)
            writer.close()

    async def _pass(self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Hand one request on; False when the connection is over."""
        fault = self.faults.popleft() if self.faults else Fault.NONE
        self.done.append(fault)
        if self.down or self.target is None or fault is Fault.REFUSE:
            _abort(writer)
            return False
        if fault is Fault.BUSY:
            writer.write(BUSY_REPLY)
            await writer.drain()
            return True
        if fault is Fault.CUT:
            await self._send_half(request)
            _abort(writer)
            return False
        reply = await self._ask(request, slowly=fault is Fault.THROTTLE)
        if fault is Fault.DOUBLE:
            await self._ask(request)
        if fault is Fault.SWALLOW:
            await reader.read()  # until the page has had enough, or all is reset
            return False
        return await self._answer(reply, fault, writer)

    async def _answer(self, reply: bytes, fault: Fault, writer: asyncio.StreamWriter) -> bool:
        if fault is Fault.LOSE_REPLY:
            _abort(writer)
            return False
        if fault is Fault.HALF_REPLY:
            writer.write(reply[: len(reply) // 2])
            await writer.drain()
            _abort(writer)
            return False
        if fault is Fault.DELAY:
            await self._until_another()
        writer.write(reply)
        await writer.drain()
        self._passed.set()
        return True

    async def _until_another(self) -> None:
        self._passed.clear()
        try:
            async with asyncio.timeout(self.hold_s):
                await self._passed.wait()
        except TimeoutError:
            return

    async def _ask(self, request: bytes, *, slowly: bool = False) -> bytes:
        assert self.target is not None
        self.requests.append(request.partition(b"\r\n")[0].decode())
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            for begin in range(0, len(request), SLICE if slowly else len(request)):
                writer.write(request[begin : begin + SLICE] if slowly else request)
                await writer.drain()
                await asyncio.sleep(0)
            reply = await read_message(reader)
        finally:
            writer.close()
        if reply is None:
            raise ConnectionResetError
        return reply

    async def _send_half(self, request: bytes) -> None:
        assert self.target is not None
        _, writer = await asyncio.open_connection("127.0.0.1", self.target)
        writer.write(request[: len(request) // 2])
        await writer.drain()
        _abort(writer)


async def read_message(reader: asyncio.StreamReader) -> bytes | None:
    """One request or reply with its body; None where the other side has closed in between.

    Raises:
        asyncio.IncompleteReadError: closed in the middle.
    """
    try:
        head = await reader.readuntil(HEAD_END)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    for line in head.lower().split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name == b"content-length":
            return head + await reader.readexactly(int(value))
        if name == b"transfer-encoding":
            return head + await _read_chunks(reader)
    return head


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while True:
        size = await reader.readuntil(b"\r\n")
        body += size + (part := await reader.readexactly(int(size, 16) + 2))
        if part == b"\r\n":
            return body


def _abort(writer: asyncio.StreamWriter) -> None:
    """Close with a reset rather than in order."""
    transport = writer.transport
    if not transport.is_closing():
        transport.abort()


@asynccontextmanager
async def running_proxy(target: int | None, hold_s: float = 0.2) -> AsyncIterator[Proxy]:
    """A proxy on a free port of loopback until the block ends."""
    proxy = Proxy(0, target, hold_s)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0, limit=2**22)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        proxy.reset()
        await asyncio.gather(*proxy.serving)
