"""The line between one candidate's browser and the server: a proxy that fails in the ways a line and those along it fail."""

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from tests.e2e.rough.hostile.schedule import Kind
from tests.e2e.rough.hostile.simulated_clock import SimulatedClock
from tests.support.proxy import read_message

__all__ = ["Acknowledged", "Line", "Sent"]

SOCKET_FAULTS = {Kind.SOCKET_BLOCKED, Kind.SOCKET_SILENT}
SILENT = {Kind.SWALLOWED, Kind.HELD, Kind.SOCKET_SILENT, Kind.SLOW, Kind.ASLEEP}
"""Open sockets are silent meanwhile, and go on afterwards where they still stand."""
BYTES_S = 1500
"""What a slow line carries up: less than half of what is captured."""
PAGE = b"<!doctype html><title>Somebody in between</title><p>This is not the page that you wanted."
ANSWERS = {
    Kind.NOT_FOUND: (404, "Not Found"),
    Kind.FORBIDDEN: (403, "Forbidden"),
    Kind.TOO_LARGE: (413, "Content Too Large"),
    Kind.BAD_GATEWAY: (502, "Bad Gateway"),
    Kind.PORTAL: (200, "OK"),
}
BUSY = b'{"type":"urn:openproctor:overloaded","title":"Busy","status":503}'
_ITEM = re.compile(r"^PUT /api/v1/attempts/[^/]+/(\w+)/(\d+) ")


@dataclass(frozen=True, slots=True)
class Sent:
    """An item that the page has sent."""

    stream: str
    seq: int
    captured_at: str
    body: bytes
    """Of gaps alone; otherwise empty."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An item that the server has acknowledged."""

    stream: str
    seq: int
    sha256: str
    delivered: bool
    """Whether the acknowledgement reached the page."""


@dataclass
class Line:
    """One candidate's."""

    clock: SimulatedClock
    server_port: int
    conductor_port: int
    greeting: Callable[[], dict[str, object]]
    """What a page needs to know of the simulation as it begins."""
    on_change: Callable[[], None]
    faults: set[Kind] = field(default_factory=set)
    calm: bool = False
    """Whether nothing is wrong with anything of this candidate, and has not been for a while."""
    held: int = 0
    """Requests that wait because of a fault, and not for the server."""
    sent: list[Sent] = field(default_factory=list)
    acknowledged: list[Acknowledged] = field(default_factory=list)
    port: int = 0
    _free_at: float = 0.0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _sockets: set[asyncio.StreamWriter] = field(default_factory=set)

    async def open(self) -> asyncio.Server:
        """Listen, on a free port."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**22)
        self.port = server.sockets[0].getsockname()[1]
        return server

    @property
    def disturbs_sockets(self) -> bool:
        """Whether a socket may wait in vain."""
        return bool(self.faults)

    def set(self, faults: Sequence[Kind]) -> None:
        """These are on from now on."""
        self.faults = set(faults)
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        if self.faults & {Kind.REFUSED, Kind.SOCKET_BLOCKED}:
            self.cut_sockets()

    def cut_sockets(self) -> None:
        """Reset every open socket."""
        for writer in self._sockets:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            upstream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
            try:
                while (request := await read_message(reader)) is not None:
                    if b" /__simulation " in request.partition(b"\r\n")[0]:
                        await self._simulation(request, reader, writer)
                    elif b"\r\nupgrade: websocket" in request.lower():
                        return await self._socket(request, reader, writer)
                    elif Kind.REFUSED in self.faults:
                        return writer.transport.abort()
                    else:
                        upstream = upstream or await asyncio.open_connection("127.0.0.1", self.server_port)
                        if not await self._pass(request, reader, writer, upstream):
                            return writer.transport.abort()
            finally:
                if upstream is not None:
                    upstream[1].close()
                writer.close()
        return None

    async def _simulation(self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The page's own talk with the conductor, which no fault touches."""
        if b"\r\nupgrade: websocket" in request.lower():
            return await self._splice(request, self.conductor_port, reader, writer, silent=frozenset())
        writer.write(_reply(200, "OK", json.dumps(self.greeting()).encode(), "application/json"))
        return await writer.drain()

    async def _pass(
        self,
        request: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        upstream: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> bool:
        """One request, as the faults of this moment will have it; False when the connection is to be reset."""
        is_api = b" /api/" in request[:40]
        note = self._note(request)
        if Kind.SWALLOWED in self.faults and not await self._hold(reader, lambda: Kind.SWALLOWED not in self.faults):
            return False
        between = next((self.faults & {kind} for kind in ANSWERS if kind in self.faults), None)
        if between and is_api:
            status, words = ANSWERS[next(iter(between))]
            writer.write(_reply(status, words, PAGE, "text/html"))
            await writer.drain()
            return True
        if Kind.BUSY in self.faults and note is not None and note.stream == "frames":
            writer.write(_reply(503, "Service Unavailable", BUSY, "application/problem+json", retry_after=2))
            await writer.drain()
            return True
        if Kind.SLOW in self.faults and not await self._carry(len(request), reader):
            return False
        upstream[1].write(request)
        reply = await read_message(upstream[0])
        if reply is None:
            return False
        if Kind.HELD in self.faults and is_api and not await self._hold(reader, lambda: Kind.HELD not in self.faults):
            self._acknowledge(note, reply, delivered=False)
            return False
        if Kind.REPLIES_LOST in self.faults and is_api:
            self._acknowledge(note, reply, delivered=False)
            return False
        self._acknowledge(note, reply, delivered=True)
        writer.write(reply)
        await writer.drain()
        return b"\r\nconnection: close" not in reply[:2000].lower()

    async def _hold(self, reader: asyncio.StreamReader, over: Callable[[], bool]) -> bool:
        """Wait until this is over; False if the page gives up before."""
        return await self._waiting(reader, self._until(over))

    async def _until(self, over: Callable[[], bool]) -> None:
        while not over():
            await self._changed.wait()

    async def _carry(self, size: int, reader: asyncio.StreamReader) -> bool:
        """Wait until a slow line has carried so many bytes; False if the page gives up before."""
        began = max(self.clock.now, self._free_at)
        self._free_at = began + size / BYTES_S
        if await self._waiting(reader, self.clock.until(self._free_at)):
            return True
        # What was on its way when the page gave up has been carried in vain.
        self._free_at = max(self.clock.now, self._free_at - size / BYTES_S)
        return False

    async def _waiting(self, reader: asyncio.StreamReader, waiting: object) -> bool:
        self.held += 1
        self.on_change()
        gone = asyncio.ensure_future(reader.read(1))
        over = asyncio.ensure_future(waiting)  # type: ignore[call-overload]
        try:
            await asyncio.wait({gone, over}, return_when=asyncio.FIRST_COMPLETED)
            return not gone.done()
        finally:
            self.held -= 1
            for each in (gone, over):
                each.cancel()
                with suppress(asyncio.CancelledError, OSError):
                    await each

    async def _socket(self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        between = next((kind for kind in ANSWERS if kind in self.faults), None)
        if self.faults & {Kind.REFUSED}:
            return writer.transport.abort()
        if between is not None or Kind.SOCKET_BLOCKED in self.faults:
            status, words = ANSWERS[between] if between is not None else (400, "Bad Request")
            writer.write(_reply(status, words, PAGE, "text/html"))
            return await writer.drain()
        self._sockets.add(writer)
        try:
            return await self._splice(request, self.server_port, reader, writer, silent=frozenset(SILENT))
        finally:
            self._sockets.discard(writer)

    async def _splice(
        self, request: bytes, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, silent: frozenset[Kind]
    ) -> None:
        other_reader, other_writer = await asyncio.open_connection("127.0.0.1", port)
        other_writer.write(request)

        async def carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            with suppress(OSError):
                while some := await source.read(2**16):
                    await self._until(lambda: not (self.faults & silent))
                    sink.write(some)
                    await sink.drain()

        both = {asyncio.ensure_future(carry(reader, other_writer)), asyncio.ensure_future(carry(other_reader, writer))}
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in both:
                each.cancel()
            await asyncio.gather(*both, return_exceptions=True)
            other_writer.close()
            writer.close()

    def _note(self, request: bytes) -> Sent | None:
        """Write down what the page sends."""
        head, _, body = request.partition(b"\r\n\r\n")
        first, _, rest = head.decode("latin-1").partition("\r\n")
        found = _ITEM.match(first)
        if found is None:
            return None
        captured = re.search(r"(?im)^captured-at: *(\S+)", rest)
        stream = found.group(1)
        kept = body if stream == "gaps" else b""
        self.sent.append(note := Sent(stream, int(found.group(2)), captured.group(1) if captured else "", kept))
        return note

    def _acknowledge(self, note: Sent | None, reply: bytes, *, delivered: bool) -> None:
        if note is None or not re.match(rb"HTTP/1.1 2\d\d ", reply):
            return
        said = json.loads(reply.partition(b"\r\n\r\n")[2])
        self.acknowledged.append(Acknowledged(note.stream, int(said["seq"]), str(said["sha256"]), delivered))


def _reply(status: int, words: str, body: bytes, kind: str, retry_after: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status} {words}", f"Content-Type: {kind}", "Cache-Control: no-store", f"Content-Length: {len(body)}"]
    if retry_after is not None:
        lines.append(f"Retry-After: {retry_after}")
    return "\r\n".join([*lines, "", ""]).encode() + body
