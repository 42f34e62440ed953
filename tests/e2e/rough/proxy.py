"""What may stand between a browser and the server: a proxy that passes requests on, or answers, holds, cuts and slows them.

It runs in a thread of its own, so that a test may drive a browser meanwhile. Requests keep their Host header, so that for the
server the proxy's address is its own, and what a browser sends to it comes from the same origin.

    with running_between(server.port) as between:
        between.answer("/token", 403, "<h1>Blocked</h1>")
        between.upgrades = Upgrades.REFUSE
        between.max_body = 100_000
        between.up_bits_per_s = 64_000
        ...
        between.heal()
"""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum, auto

from tests.support.proxy import HEAD_END, read_message

__all__ = ["Between", "Rule", "Upgrades", "running_between"]

PAGE = "<!doctype html><title>Notice</title><h1>This page was blocked by your network</h1>"
SLICE = 2048


class Upgrades(StrEnum):
    """What becomes of WebSockets."""

    PASS = auto()
    REFUSE = auto()
    """A page of the proxy's own, 403: the browser's socket never opens."""
    CUT = auto()
    """Reset before anything is answered."""
    DIE = auto()
    """Opened, and closed at once."""
    SILENT = auto()
    """Opened, and nothing comes."""
    HOLD = auto()
    """Neither opened nor refused."""


@dataclass(frozen=True)
class Rule:
    """What is done with requests instead of passing them on."""

    pattern: re.Pattern[str]
    """Searched for in ``METHOD /path``."""
    do: str
    """``answer``, ``hold``, ``cut``, ``lose`` (the server hears it, its reply is reset) or ``halve`` (half a reply's body)."""
    reply: bytes = b""


def _reply(status: int, body: str, content_type: str, headers: dict[str, str]) -> bytes:
    payload = body.encode()
    lines = [f"HTTP/1.1 {status} From Between", f"Content-Type: {content_type}", f"Content-Length: {len(payload)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + HEAD_END + payload


@dataclass
class Between:
    """The proxy, and what it does at this moment; a test changes that while pages are open."""

    target: int
    """The server's port on loopback."""
    port: int = 0
    upgrades: Upgrades = Upgrades.PASS
    max_body: int | None = None
    """Larger bodies get a 413 of the proxy's own, as nginx's does."""
    up_bits_per_s: float | None = None
    """What the line carries towards the server, of all connections together."""
    delay_s: float = 0.0
    """Added to each request and each message of the sockets."""
    down: bool = False
    """Every connection is reset, those that are open too."""
    seen: list[str] = field(default_factory=list)
    """``METHOD /path`` of every request, those that did not pass too."""
    answered: list[str] = field(default_factory=list)
    """Those that got no answer of the server."""
    _rules: list[Rule] = field(default_factory=list)
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _released: asyncio.Event = field(default_factory=asyncio.Event)
    _free_at: float = 0.0
    _loop: asyncio.AbstractEventLoop | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # --- called by tests, from their own thread ---

    def answer(self, pattern: str, status: int, body: str = PAGE, content_type: str = "text/html", **headers: str) -> None:
        """Answer matching requests by a page of the proxy's own. ``location="/portal"`` and the like are headers."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._rules.append(Rule(re.compile(pattern), "answer", _reply(status, body, content_type, named)))

    def hold(self, pattern: str) -> None:
        """Neither pass on nor answer matching requests, until :meth:`heal`."""
        self._rules.append(Rule(re.compile(pattern), "hold"))

    def cut(self, pattern: str) -> None:
        """Reset the connection of matching requests."""
        self._rules.append(Rule(re.compile(pattern), "cut"))

    def lose_reply(self, pattern: str) -> None:
        """Let the server hear matching requests, and reset the connection instead of passing its reply on."""
        self._rules.append(Rule(re.compile(pattern), "lose"))

    def halve_reply(self, pattern: str) -> None:
        """Pass on only half of the reply's body, as if that were all of it."""
        self._rules.append(Rule(re.compile(pattern), "halve"))

    def heal(self) -> None:
        """Pass everything on again. What was held is reset, and so are sockets that were opened in vain."""
        self._rules = []
        self.upgrades, self.max_body, self.up_bits_per_s = Upgrades.PASS, None, None
        self.delay_s, self.down = 0.0, False
        self._call(self._release)

    def reset(self) -> None:
        """Reset every open connection, sockets too."""
        self._call(self._abort_all)

    def count(self, pattern: str) -> int:
        """How many requests so far match."""
        return sum(re.search(pattern, each) is not None for each in list(self.seen))

    # --- in the proxy's thread ---

    def _call(self, what: Callable[[], None]) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(what)

    def _release(self) -> None:
        self._released.set()
        self._released = asyncio.Event()

    def _abort_all(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of a browser."""
        self._writers.add(writer)
        try:
            while not self.down and (request := await read_message(reader)) is not None:
                if not await self._pass(request, reader, writer):
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            self._writers.discard(writer)
            writer.transport.abort() if self.down else writer.close()

    async def _pass(self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Do with one request what is to be done; False when the connection is over."""
        head, _, body = request.partition(HEAD_END)
        first = " ".join(head.split(b"\r\n", 1)[0].decode().split(" ")[:2])
        self.seen.append(first)
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        if b"upgrade: websocket" in head.lower():
            await self._socket(first, request, reader, writer)
            return False
        rule = next((each for each in self._rules if each.pattern.search(first)), None)
        if rule is None and self.max_body is not None and len(body) > self.max_body:
            rule = Rule(re.compile(""), "answer", _reply(413, "<h1>413 Request Entity Too Large</h1>", "text/html", {}))
        if rule is not None and rule.do in ("answer", "hold", "cut"):
            self.answered.append(first)
            return await self._instead(rule, writer)
        reply = await self._ask(request)
        if rule is not None and rule.do == "lose":
            writer.transport.abort()
            return False
        if rule is not None:
            reply = _halved(reply)
        writer.write(reply)
        await writer.drain()
        return True

    async def _instead(self, rule: Rule, writer: asyncio.StreamWriter) -> bool:
        if rule.do == "answer":
            writer.write(rule.reply)
            await writer.drain()
            return True
        if rule.do == "hold":
            await self._released.wait()
        writer.transport.abort()
        return False

    async def _ask(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target, limit=2**22)
        self._writers.add(writer)
        try:
            for begin in range(0, len(request), SLICE):
                part = request[begin : begin + SLICE]
                await self._carry(len(part))
                writer.write(part)
                await writer.drain()
            reply = await read_message(reader)
        finally:
            self._writers.discard(writer)
            writer.close()
        if reply is None:
            raise ConnectionResetError
        return reply

    async def _carry(self, size: int) -> None:
        """Wait until the line towards the server has carried so many bytes: one after the other, whoever sends."""
        if self.up_bits_per_s is None:
            return
        now = asyncio.get_running_loop().time()
        self._free_at = max(now, self._free_at) + size * 8 / self.up_bits_per_s
        await asyncio.sleep(self._free_at - now)

    async def _socket(self, first: str, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        how = self.upgrades
        if how is not Upgrades.PASS:
            self.answered.append(first)
        if how is Upgrades.REFUSE:
            writer.write(_reply(403, PAGE, "text/html", {"Connection": "close"}))
            await writer.drain()
            return
        if how is Upgrades.HOLD:
            await self._released.wait()
        if how in (Upgrades.CUT, Upgrades.HOLD):
            writer.transport.abort()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self.target, limit=2**22)
        self._writers.add(back)
        try:
            back.write(request)
            writer.write(await there.readuntil(HEAD_END))
            await writer.drain()
            if how is Upgrades.DIE:
                return
            if how is Upgrades.SILENT:
                await self._released.wait()
                return
            await self._both_ways(reader, writer, there, back)
        finally:
            self._writers.discard(back)
            back.close()
            writer.transport.abort()

    async def _both_ways(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        there: asyncio.StreamReader,
        back: asyncio.StreamWriter,
    ) -> None:
        async with asyncio.TaskGroup() as tasks:
            up = tasks.create_task(self._pump(reader, back, limited=True))
            down = tasks.create_task(self._pump(there, writer, limited=False))
            await asyncio.wait([up, down], return_when=asyncio.FIRST_COMPLETED)
            up.cancel()
            down.cancel()

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, limited: bool) -> None:
        with suppress(OSError):
            while part := await source.read(SLICE):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                if limited:
                    await self._carry(len(part))
                sink.write(part)
                await sink.drain()


def _halved(reply: bytes) -> bytes:
    """The reply with half of its body, and a head that says so."""
    head, _, body = reply.partition(HEAD_END)
    half = body[: len(body) // 2]
    head = re.sub(rb"(?i)content-length: *\d+", b"content-length: %d" % len(half), head)
    return head + HEAD_END + half


@contextmanager
def running_between(target: int) -> Iterator[Between]:
    """A proxy before the server on this port, on a free port of loopback, in a thread of its own."""
    between, ready, stop = Between(target), threading.Event(), asyncio.Event()

    async def run() -> None:
        between._loop = asyncio.get_running_loop()
        serving: set[asyncio.Task[None]] = set()

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.ensure_future(between.serve(reader, writer))
            serving.add(task)
            task.add_done_callback(serving.discard)

        listening = await asyncio.start_server(accept, "127.0.0.1", 0, limit=2**22)
        between.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        listening.close()
        between._abort_all()
        for task in list(serving):
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    thread = threading.Thread(target=asyncio.run, args=(run(),), name="between")
    thread.start()
    ready.wait(10)
    try:
        yield between
    finally:
        between._call(stop.set)
        thread.join(10)
