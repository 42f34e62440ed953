"""A line before the server as candidates have them: so many bytes a second up, shared by all connections, delay, and loss.

It works below HTTP: what a browser sends is read no faster than the line carries it, so that the browser feels the pressure.
Connections take turns, packet by packet. A lost packet holds its own connection up until it would have been sent again.
"""

import asyncio
import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

__all__ = ["GOOD", "Line", "ShapedLine", "shaped_line"]

PACKET = 1400
BUFFER = 16 * 1024
"""How much the system takes from the browser ahead of the line, in bytes."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is like."""

    up_kbits: float | None = None
    """None: as much as there is."""
    delay_s: float = 0.0
    """There and back."""
    loss: float = 0.0
    """How many of the packets that go up are lost."""


GOOD = Line()


@dataclass
class ShapedLine:
    """Forwards from a port of its own to the server's; what it is like may change at any time."""

    target: int
    line: Line = GOOD
    port: int = 0
    sent: int = 0
    """Bytes that went up."""
    connections: int = 0
    """How many were opened."""
    seed: int = 1
    _free_at: float = 0.0
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _flowing: asyncio.Event = field(default_factory=asyncio.Event)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._flowing.set()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def become(self, line: Line) -> None:
        """Be like this from now on."""
        self.line = line

    def stand_still(self) -> None:
        """Carry nothing in either direction, while every connection stays open."""
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def flow(self) -> None:
        """Go on."""
        self._loop.call_soon_threadsafe(self._flowing.set)

    async def serve(self, listening: socket.socket) -> None:
        """Accept connections until cancelled."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                browser, _ = await loop.sock_accept(listening)
                browser.setblocking(False)
                self.connections += 1
                task = loop.create_task(self._carry(browser))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        finally:
            for task in tuple(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _carry(self, browser: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        server = socket.socket()
        server.setblocking(False)
        try:
            with browser, server:
                await loop.sock_connect(server, ("127.0.0.1", self.target))
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._forward(browser, server, up=True))
                    both.create_task(self._forward(server, browser, up=False))
        except* OSError:
            pass  # one side has gone, and with it the other

    async def _forward(self, source: socket.socket, sink: socket.socket, *, up: bool) -> None:
        loop = asyncio.get_running_loop()
        packets: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(64)
        arriving = loop.create_task(self._arrive(packets, sink))
        try:
            while data := await loop.sock_recv(source, PACKET if up else 65536):
                if up:
                    await self._pass(len(data))
                    self.sent += len(data)
                await packets.put((loop.time() + self.line.delay_s / 2, data))
            await packets.put((loop.time() + self.line.delay_s / 2, b""))
            await arriving
        finally:
            arriving.cancel()

    async def _pass(self, size: int) -> None:
        """Wait until the line has carried this much."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            await self._flowing.wait()
            if self.line.up_kbits is not None:
                self._free_at = max(loop.time(), self._free_at) + size / (self.line.up_kbits * 125)
                await asyncio.sleep(self._free_at - loop.time())
        if self._random.random() < self.line.loss:
            await asyncio.sleep(max(0.2, self.line.delay_s))

    async def _arrive(self, packets: "asyncio.Queue[tuple[float, bytes]]", sink: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due, data = await packets.get()
            if due > loop.time():
                await asyncio.sleep(due - loop.time())
            await self._flowing.wait()
            if not data:
                sink.shutdown(socket.SHUT_WR)
                return
            await loop.sock_sendall(sink, data)


@contextmanager
def shaped_line(base: str, line: Line = GOOD, seed: int = 1) -> Iterator[ShapedLine]:
    """A line to the server at ``base``, in a thread of its own until the block ends."""
    made = ShapedLine(int(base.rpartition(":")[2]), line, seed=seed)
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, PACKET)
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    listening.setblocking(False)
    made.port = listening.getsockname()[1]
    loop = made._loop
    serving = loop.create_task(made.serve(listening))
    thread = threading.Thread(target=_run, args=(loop, serving), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(serving.cancel)
        thread.join(10)
        listening.close()


def _run(loop: asyncio.AbstractEventLoop, serving: "asyncio.Task[None]") -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(asyncio.gather(serving, return_exceptions=True))
    finally:
        loop.close()
