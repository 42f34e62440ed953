"""Many sockets on one process: what each costs in memory, and whether all may come back at once."""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypedDict

import httpx

from openproctor.cli.bench.candidates import Page, enter, make_exam, policy_named
from openproctor.cli.bench.dial import DialledSocket, post
from openproctor.cli.bench.server import UNLIMITED, ServerProcess

__all__ = ["SocketsReport", "bench_sockets"]

PING_S = 2.0
SETTLE_S = 6.0
ROUNDS = 7
"""How often all are lost and come back. A shared machine can be twice as slow in one second as in the next."""
AT_ONCE = 50


class SocketsReport(TypedDict):
    """What ``openproctor bench sockets --json`` prints."""

    sockets: int
    kb_each: float
    """Resident memory that the server gained per socket, including what the attempt in progress needs."""
    pings_answered: int
    """Answers while the sockets settle; each page pings every two seconds."""
    reconnect_s: float
    """From the moment at which all dial at once until the last page has its welcome again; the median of the rounds."""
    reconnect_worst_s: float
    """The same, of the slowest round."""
    reconnected: int
    """Pages that came back, in the round with the fewest."""
    reconnect_cpu_ms: float
    """CPU time of the server for one page that comes back, until the last of them has its welcome; the median again."""
    cpu_share: float
    """Share of one core that the server uses while all pages only ping."""


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
            crowd = _Crowd(server.base)
            await crowd.dial(pages[:AT_ONCE])
            await crowd.cut_off()
            before = server.rss_mb()
            for begin in range(0, count, AT_ONCE):
                await crowd.dial(pages[begin : begin + AT_ONCE])
            cpu, began, answered = server.cpu_s(), time.perf_counter(), crowd.answered
            await asyncio.sleep(SETTLE_S)
            share = (server.cpu_s() - cpu) / (time.perf_counter() - began)
            answered = crowd.answered - answered
            each = (server.rss_mb() - before) * 1024 / count
            rounds = [await _lose_all(server, crowd, pages) for _ in range(ROUNDS)]
            await crowd.cut_off()
        for page in pages:
            await page.http.aclose()
        server.stop()
    return SocketsReport(
        sockets=count,
        kb_each=round(each, 1),
        pings_answered=answered,
        reconnect_s=round(median(each.took_s for each in rounds), 2),
        reconnect_worst_s=round(max(each.took_s for each in rounds), 2),
        reconnected=min(each.pages for each in rounds),
        reconnect_cpu_ms=round(median(each.cpu_s for each in rounds) * 1000 / count, 2),
        cpu_share=round(share, 3),
    )


@dataclass(frozen=True, slots=True)
class _Round:
    took_s: float
    cpu_s: float
    """CPU time of the server."""
    pages: int


async def _lose_all(server: ServerProcess, crowd: "_Crowd", pages: Sequence[Page]) -> _Round:
    await crowd.cut_off()
    await asyncio.sleep(SETTLE_S)  # the server has noticed
    cpu, began = server.cpu_s(), time.perf_counter()
    await crowd.dial(pages)
    after = _Round(time.perf_counter() - began, server.cpu_s() - cpu, crowd.size)
    await asyncio.sleep(SETTLE_S)  # and has recorded that they are back
    return after


class _Crowd:
    """Pages with open sockets; each pings from the beginning on, because the server disconnects a silent socket."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._sockets: list[DialledSocket] = []
        self._next_tickets: dict[str, str] = {}
        """By attempt: the ticket with which a page that was connected before may come back."""
        self._pinging: list[asyncio.Task[None]] = []
        self.answered = 0

    @property
    def size(self) -> int:
        """How many sockets are open."""
        return len(self._sockets)

    async def dial(self, pages: Sequence[Page]) -> None:
        """Open a socket for each, all at once."""
        await asyncio.gather(*map(self._dial_one, pages))

    async def cut_off(self) -> None:
        """Drop all sockets, as a lost network does."""
        for task in self._pinging:
            task.cancel()
        await asyncio.gather(*self._pinging, return_exceptions=True)
        for socket in self._sockets:
            socket.abort()
        self._sockets, self._pinging = [], []

    async def _dial_one(self, page: Page) -> None:
        path = f"/api/v1/attempts/{page.attempt_id}"
        ticket = self._next_tickets.pop(page.attempt_id, None)
        came_back = ticket is not None
        if ticket is None:
            ticket = (await post(self._base, f"{path}/socket-ticket", page.token))["ticket"]
        socket = await DialledSocket.connect(self._base, f"{path}/live")
        socket.send({"type": "hello", "ticket": ticket})
        welcome = await socket.receive()
        if welcome["type"] != "welcome":
            raise RuntimeError(f"the server said {welcome}")
        self._next_tickets[page.attempt_id] = welcome["next_ticket"]
        self._sockets.append(socket)
        # As pages do: one that comes back pings only when the first rush is over.
        self._pinging.append(asyncio.create_task(self._ping(socket, PING_S if came_back else 0.0)))

    async def _ping(self, socket: DialledSocket, after_s: float) -> None:
        await asyncio.sleep(after_s)
        while True:
            socket.send({"type": "ping", "t": time.perf_counter() * 1000, "rtt_ms": 1.0, "backlog": 0})
            while (await socket.receive())["type"] != "pong":
                pass
            self.answered += 1
            await asyncio.sleep(PING_S)
