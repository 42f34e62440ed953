"""A candidate of another exam, in a process of its own: how long does the server take to answer, while others ask for much?

Started with the server's address, the attempt and its access token; each line on its input ends a phase, and is answered with
the phase's figures as a line of JSON.
"""

import asyncio
import contextlib
import hashlib
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypedDict

import httpx

from openproctor.cli.bench.candidates import content_digest
from openproctor.cli.bench.dial import DialError, DialledSocket, post

__all__ = ["Bystander", "Delays"]

PINGS_EVERY_S = 0.025
ITEMS_EVERY_S = 0.1
START_S = 30.0


class Delays(TypedDict):
    """Round trips of one phase, in milliseconds."""

    ping_p50: float
    """A ping on the candidate's socket."""
    ping_p99: float
    item_p50: float
    """A page event: judged, and committed to the disk."""
    item_p99: float
    lost: int
    """Items that were refused or broken off, and sockets that were closed."""


class Bystander:
    """The process, from outside."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, base: str, attempt_id: str, token: str) -> "Bystander":
        """Start it, and wait until it is connected."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "openproctor.cli.bench.bystander", base, attempt_id, token),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        bystander = cls(process)
        async with asyncio.timeout(START_S):
            await bystander.delays()
        return bystander

    async def delays(self) -> Delays:
        """End a phase. Returns its figures."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(b"\n")
        await self._process.stdin.drain()
        found: Delays = json.loads(await self._process.stdout.readline())
        return found

    async def stop(self) -> None:
        """Let it end by itself."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()


class _Page:
    def __init__(self, base: str, attempt_id: str, token: str) -> None:
        self._base, self._path, self._token = base, f"/api/v1/attempts/{attempt_id}", token
        self._pings: list[float] = []
        self._items: list[float] = []
        self._lost = 0

    def phase(self) -> Delays:
        """The figures since the last call."""
        pings, items, lost = self._pings, self._items, self._lost
        self._pings, self._items, self._lost = [], [], 0
        return Delays(
            ping_p50=_share(pings, 0.5),
            ping_p99=_share(pings, 0.99),
            item_p50=_share(items, 0.5),
            item_p99=_share(items, 0.99),
            lost=lost,
        )

    async def ping(self) -> None:
        """Ping without end; a socket that was closed is opened again."""
        while True:
            ticket = (await post(self._base, f"{self._path}/socket-ticket", self._token))["ticket"]
            socket = await DialledSocket.connect(self._base, f"{self._path}/live")
            socket.send({"type": "hello", "ticket": ticket})
            with contextlib.suppress(OSError, DialError):
                await self._ping_on(socket)
            self._lost += 1

    async def _ping_on(self, socket: DialledSocket) -> None:
        while (await socket.receive())["type"] != "welcome":
            pass
        while True:
            began = time.perf_counter()
            socket.send({"type": "ping", "t": 0, "rtt_ms": 1.0, "backlog": 0})
            while (await socket.receive())["type"] != "pong":
                pass
            self._pings.append(time.perf_counter() - began)
            await asyncio.sleep(max(0.0, began + PINGS_EVERY_S - time.perf_counter()))

    async def send(self) -> None:
        """Hand in one page event after the other."""
        async with httpx.AsyncClient(base_url=self._base, timeout=30) as http:
            seq = 0
            while True:
                began = time.perf_counter()
                self._lost += not await self._item(http, seq)
                self._items.append(time.perf_counter() - began)
                seq += 1
                await asyncio.sleep(max(0.0, began + ITEMS_EVERY_S - time.perf_counter()))

    async def _item(self, http: httpx.AsyncClient, seq: int) -> bool:
        state = "on" if seq % 2 == 0 else "off"
        body = json.dumps({"signal": "window_blurred", "state": state}).encode()
        headers = {
            "authorization": f"Bearer {self._token}",
            "content-type": "application/json",
            "content-digest": content_digest(body),
            "captured-at": datetime.now(UTC).isoformat(),
        }
        try:
            answer = await http.put(f"{self._path}/events/{seq}", content=body, headers=headers)
        except httpx.TransportError:
            return False
        return answer.status_code == httpx.codes.OK and answer.json()["sha256"] == hashlib.sha256(body).hexdigest()


def _share(times: Sequence[float], share: float) -> float:
    """The time that this share stays below, in milliseconds; 0 where there is none."""
    return round(sorted(times)[min(len(times) - 1, int(share * len(times)))] * 1000, 1) if times else 0.0


async def _main(base: str, attempt_id: str, token: str) -> None:
    page = _Page(base, attempt_id, token)
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    work = [asyncio.create_task(page.ping()), asyncio.create_task(page.send())]
    while await lines.readline():
        sys.stdout.write(json.dumps(page.phase()) + "\n")
        sys.stdout.flush()
    for task in work:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:4]))
