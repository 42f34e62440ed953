"""Leads server and pages through simulated time: a second is over when everything that it asked for has been done."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from tests.e2e.rough.hostile.line import Line
from tests.e2e.rough.hostile.simulated_clock import SimulatedClock

__all__ = ["PATIENCE_S", "Conductor", "PageInTime"]

PATIENCE_S = 20.0
"""Real seconds for one simulated: what takes longer is counted, and the hour goes on."""

CALM_TICKS = 2
"""A page with which nothing is wrong goes on in steps of so many."""


@dataclass(eq=False)
class PageInTime:
    """A page that goes by simulated time."""

    line: Line
    channel: ServerConnection
    at: float = -1.0
    told: float = 0.0
    """To which time it was last told to go."""
    work: int = 1
    net: int = 0
    ws: int = 0
    text: str = ""
    asleep: bool = False

    def is_done(self) -> bool:
        """Whether it has done all that it can without more time."""
        if self.asleep:
            return True
        waits = self.net > self.line.held or (self.ws > 0 and not self.line.disturbs_sockets)
        return self.at >= self.told and self.work == 0 and not waits

    async def go_to(self, now: float) -> None:
        """Let time go on for it."""
        self.told = now
        await self.tell(to=now)

    async def tell(self, **words: object) -> None:
        """Say something to it; it may have gone."""
        with suppress(ConnectionClosed):
            await self.channel.send(json.dumps(words))


@dataclass
class Conductor:
    """Everything that happens by simulated time, but what lies between."""

    clock: SimulatedClock = field(default_factory=SimulatedClock)
    lines: dict[int, Line] = field(default_factory=dict)
    """By the port of the line."""
    pages: set[PageInTime] = field(default_factory=set)
    on_text: Callable[[Line], None] = lambda _: None
    overruns: list[str] = field(default_factory=list)
    port: int = 0
    _moved: asyncio.Event = field(default_factory=asyncio.Event)
    _server: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    def moved(self) -> None:
        """Something has changed: whoever waits looks again."""
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    @property
    def is_serverless(self) -> bool:
        """Whether there is no server now."""
        return self._server is None

    def pages_of(self, line: Line) -> list[PageInTime]:
        """Pages that are open on this line."""
        return [page for page in self.pages if page.line is line]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for what needs no simulated time."""
        while not condition():
            moved = self._moved
            await moved.wait()

    async def attach(self, port: int) -> None:
        """Lead the server that will soon listen there."""
        while self._server is None:
            with suppress(OSError):
                self._server = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.sleep(0.02)
        await self._lead_server()

    def detach(self) -> None:
        """The server is gone."""
        if self._server is not None:
            self._server[1].close()
            self._server = None

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Be there for pages while the block runs."""
        async with serve(self._talk, "127.0.0.1", 0, compression=None, ping_interval=None) as server:
            self.port = next(iter(server.sockets)).getsockname()[1]
            yield

    async def _talk(self, channel: ServerConnection) -> None:
        assert channel.request is not None
        port = urlsplit(f"//{channel.request.headers['Host']}").port
        assert port is not None and not parse_qs(channel.request.path)
        page = PageInTime(self.lines[port], channel)
        self.pages.add(page)
        self.moved()
        try:
            with suppress(ConnectionClosed):
                await page.go_to(self.clock.now)
                async for text in channel:
                    self._hear(page, json.loads(text))
        finally:
            self.pages.discard(page)
            self.on_text(page.line)
            self.moved()

    def _hear(self, page: PageInTime, words: dict[str, float | str]) -> None:
        page.at, page.work, page.net, page.ws = (float(words[name]) for name in ("at", "work", "net", "ws"))  # type: ignore[assignment]
        if "text" in words:
            page.text = str(words["text"])
            self.on_text(page.line)
        self.moved()

    async def _lead_server(self) -> None:
        if self._server is None:
            return
        reader, writer = self._server
        writer.write(b"%f\n" % self.clock.now)
        if not await reader.readline():
            self.detach()

    async def step(self, seconds: float) -> None:
        """Let so much time pass, and wait until all have done what it asked of them."""
        self.clock.go_to(self.clock.now + seconds)
        now = self.clock.now
        rest = round(now / seconds) % CALM_TICKS > 0
        due = [page for page in self.pages if not (page.asleep or (rest and page.line.calm))]
        await asyncio.gather(self._lead_server(), *(page.go_to(now) for page in due))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing goes on any more that needs no time."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self.until(lambda: all(page.is_done() for page in self.pages))
        except TimeoutError:
            late = [page for page in self.pages if not page.is_done()]
            words = [f"{page.line.port}: {page.work} {page.net}/{page.line.held} {page.ws} at {page.at}" for page in late]
            self.overruns.append(f"{self.clock.now:.0f} s: {words}")
