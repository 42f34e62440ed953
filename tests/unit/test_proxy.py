"""The proxy does to requests what its faults say: each test is what a page and a server see of one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.support.proxy import Fault, Proxy, running_proxy


class Echo:
    """A server that answers each request with what it was asked, and counts."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.bodies: list[int] = []
        self.halves = 0
        self.heard = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            size = next(int(line.partition(":")[2]) for line in head.split("\r\n") if line.startswith("content-length"))
            await reader.readexactly(size)
        except (asyncio.IncompleteReadError, OSError):
            self.halves += 1
            writer.close()
            return
        path = head.split()[1]
        self.seen.append(path)
        self.heard.set()
        self.bodies.append(size)
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(path)}\r\n\r\n{path}".encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def set_up() -> AsyncIterator[tuple[Echo, Proxy, httpx.AsyncClient]]:
    echo = Echo()
    server = await asyncio.start_server(echo.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        async with running_proxy(port, hold_s=0.5) as proxy, httpx.AsyncClient(base_url=proxy.base, timeout=5) as client:
            yield echo, proxy, client
    finally:
        server.close()


async def test_passes_requests_unharmed_over_one_connection() -> None:
    async with set_up() as (echo, _, client):
        for n in range(3):
            answer = await client.put(f"/{n}", content=b"x" * 5000)
            assert (answer.status_code, answer.text) == (200, f"/{n}")
        assert echo.bodies == [5000, 5000, 5000]


@pytest.mark.parametrize(("fault", "seen"), [(Fault.REFUSE, 0), (Fault.CUT, 0), (Fault.LOSE_REPLY, 1), (Fault.HALF_REPLY, 1)])
async def test_resets_before_during_or_after_the_server_has_heard(fault: Fault, seen: int) -> None:
    async with set_up() as (echo, proxy, client):
        proxy.plan([fault])
        with pytest.raises(httpx.TransportError):
            await client.put("/a", content=b"x" * 5000)
        assert len(echo.seen) == seen
        assert (await client.put("/b", content=b"x")).text == "/b"


async def test_half_opens_until_the_page_has_had_enough() -> None:
    async with set_up() as (echo, proxy, client):
        proxy.plan([Fault.SWALLOW])
        with pytest.raises(httpx.ReadTimeout):
            await client.put("/a", content=b"x", timeout=0.2)
        assert echo.seen == ["/a"]


async def test_doubles_a_request_over_another_connection() -> None:
    async with set_up() as (echo, proxy, client):
        proxy.plan([Fault.DOUBLE])
        assert (await client.put("/a", content=b"xyz")).text == "/a"
        assert (echo.seen, echo.bodies) == (["/a", "/a"], [3, 3])


async def test_lets_a_later_reply_overtake() -> None:
    async with set_up() as (echo, proxy, client):
        proxy.plan([Fault.DELAY])
        order: list[str] = []

        async def ask(path: str) -> None:
            order.append((await client.put(path, content=b"x")).text)

        first = asyncio.create_task(ask("/first"))
        async with asyncio.timeout(5):
            await echo.heard.wait()
        await asyncio.gather(first, ask("/second"))
        assert order == ["/second", "/first"]


async def test_throttles_answers_busy_and_is_down() -> None:
    async with set_up() as (echo, proxy, client):
        proxy.plan([Fault.THROTTLE, Fault.BUSY])
        assert (await client.put("/a", content=b"x" * 50_000)).status_code == 200
        assert (await client.put("/b", content=b"x")).status_code == 503
        assert echo.seen == ["/a"]
        proxy.down = True
        with pytest.raises(httpx.TransportError):
            await client.put("/c", content=b"x")
        proxy.heal()
        assert (await client.put("/c", content=b"x")).status_code == 200
