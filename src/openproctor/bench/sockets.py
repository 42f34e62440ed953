"""Many sockets on one process: what each costs in memory, and whether all may come back at once."""

import asyncio
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import httpx
from websockets.asyncio.client import ClientConnection, connect

from openproctor.bench.pages import Page, enter, make_exam, policy_named, ticket_of
from openproctor.bench.server import UNLIMITED, ServerProcess

__all__ = ["SocketsReport", "bench_sockets"]

PING_S = 2.0
SETTLE_S = 6.0
AT_ONCE = 50


class SocketsReport(TypedDict):
    """What ``openproctor bench sockets --json`` prints."""

    sockets: int
    kb_each: float
    """Resident memory that the server took on with the sockets, attempts in progress and all, by socket."""
    pings_answered: int
    """In the time of settling; each page pings every two seconds."""
    reconnect_s: float
    """From the loss of all sockets until the last page had its welcome again, all dialling at once."""
    reconnected: int
    cpu_share: float
    """Of one core, while all pages do nothing but ping."""


async def bench_sockets(count: int) -> SocketsReport:
    """Open ``count`` candidates' sockets, let them ping, cut all off, and let all come back at once."""
    with (
        tempfile.TemporaryDirectory(prefix="openproctor-bench-") as folder,
        ServerProcess(Path(folder) / "data", UNLIMITED) as server,
    ):
        assert server.first_link is not None
        async with httpx.AsyncClient(base_url=server.base, timeout=60) as staff:
            exam_id = await make_exam(staff, server.first_link, policy_named("faces"))
            pages: list[Page] = []
            for begin in range(0, count, AT_ONCE):
                numbers = range(begin, min(count, begin + AT_ONCE))
                pages += await asyncio.gather(*(enter(server.base, staff, exam_id, number) for number in numbers))
            warm = await _dial(server.base, pages[:AT_ONCE])
            await asyncio.gather(*(socket.close() for socket in warm))
            before = server.rss_mb()
            sockets: list[ClientConnection] = []
            for begin in range(0, count, AT_ONCE):
                sockets += await _dial(server.base, pages[begin : begin + AT_ONCE])
            cpu, began = server.cpu_s(), time.perf_counter()
            answered = await _ping_all(sockets)
            share = (server.cpu_s() - cpu) / (time.perf_counter() - began)
            each = (server.rss_mb() - before) * 1024 / count
            for socket in sockets:
                socket.transport.abort()
            began = time.perf_counter()
            again = await _dial(server.base, pages)
            took = time.perf_counter() - began
            for socket in again:
                socket.transport.abort()
        for page in pages:
            await page.http.aclose()
        server.stop()
    return SocketsReport(
        sockets=count,
        kb_each=round(each, 1),
        pings_answered=answered,
        reconnect_s=round(took, 2),
        reconnected=len(again),
        cpu_share=round(share, 3),
    )


async def _dial(base: str, pages: Sequence[Page]) -> list[ClientConnection]:
    return list(await asyncio.gather(*(_one(base, page) for page in pages)))


async def _one(base: str, page: Page) -> ClientConnection:
    hello = {"type": "hello", "ticket": await ticket_of(page)}
    url = f"{base.replace('http', 'ws', 1)}/api/v1/attempts/{page.attempt_id}/live"
    socket = await connect(url, open_timeout=60, ping_interval=None, compression=None)
    await socket.send(json.dumps(hello))
    welcome = json.loads(await socket.recv())
    if welcome["type"] != "welcome":
        raise RuntimeError(f"the server said {welcome}")
    return socket


async def _ping_all(sockets: Sequence[ClientConnection]) -> int:
    """Let every page ping for a while; how many answers came."""
    until = time.perf_counter() + SETTLE_S

    async def one(socket: ClientConnection, number: int) -> int:
        answered = 0
        await asyncio.sleep(PING_S * number / len(sockets))
        while time.perf_counter() < until:
            await socket.send(json.dumps({"type": "ping", "t": time.perf_counter() * 1000, "rtt_ms": 1.0, "backlog": 0}))
            while json.loads(await socket.recv())["type"] != "pong":
                pass
            answered += 1
            await asyncio.sleep(PING_S)
        return answered

    return sum(await asyncio.gather(*(one(socket, number) for number, socket in enumerate(sockets))))
