"""Lists of a large exam: how long each holds the event loop, what it costs, and what another exam's candidate notices."""

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypedDict

import httpx
from websockets.asyncio.client import ClientConnection, connect

from openproctor.cli.bench.bystander import Bystander, Delays
from openproctor.cli.bench.candidates import enter, make_exam, policy_named
from openproctor.cli.bench.large_exam import LargeExam, fill
from openproctor.cli.bench.postgres import find_binaries, running_cluster
from openproctor.cli.bench.server import UNLIMITED, ServerProcess
from openproctor.cli.bench.watched_server import HOLDS, PROGRAM
from openproctor.core.settings import Settings
from openproctor.rules.policy import preset

__all__ = ["DatabaseReport", "ListReport", "ListsReport", "bench_lists"]

QUIET_S = 15.0
EACH_S = 6.0
"""Seconds for which each list is asked again and again: its candidate pings forty times a second."""
PINGS_EVERY_S = 2.0
SETTLE_S = 5.0
"""After a start the server looks once through all that is there."""
MISSED = 1000
"""Events that a page has missed which comes back."""
ADDED = 500
"""People that are added at once."""
SIGN_IN = {"email": "bench@example.org", "password": "only for this run"}


class ListReport(TypedDict):
    """What one list costs when all of it is read, page by page or slice by slice."""

    requests: int
    kb: float
    seconds: float
    cpu_ms: float
    """CPU time of the server's process, for all of it."""
    hold_ms: float
    """The longest time for which the event loop could do nothing else."""
    hold_cpu_ms: float
    """What the loop's thread has worked in that time; the rest belongs to other processes and threads."""
    collected_ms: float
    """The longest collection of garbage."""
    delays: Delays
    """Of another exam's candidate meanwhile."""


class DatabaseReport(TypedDict):
    """On one database."""

    quiet_hold_ms: float
    quiet: Delays
    lists: dict[str, ListReport]
    longest_hold_ms: float
    worst_delay: float
    """The largest p99 of a ping or an item while a list was read, divided by that of a quiet server."""


class ListsReport(TypedDict):
    """What ``openproctor bench lists --json`` prints. Server, database, reader and candidate share the machine."""

    attempts: int
    incidents: int
    databases: dict[str, DatabaseReport]


async def bench_lists(attempts: int, incidents: int, database_url: str | None = None) -> ListsReport:
    """Measure on SQLite, and on PostgreSQL if it is installed or ``database_url`` names an empty database."""
    found = {"sqlite": await _on_database(None, attempts, incidents)}
    with _postgresql(database_url) as url:
        if url is not None:
            found["postgresql"] = await _on_database(url, attempts, incidents)
    return ListsReport(attempts=attempts, incidents=incidents, databases=found)


@contextmanager
def _postgresql(given: str | None) -> Iterator[str | None]:
    binaries = find_binaries()
    with ExitStack() as closing:
        if given is None and binaries is not None:
            given = f"postgresql://openproctor@127.0.0.1:{closing.enter_context(running_cluster(binaries))}/postgres"
        yield given


async def _on_database(url: str | None, attempts: int, incidents: int) -> DatabaseReport:
    with tempfile.TemporaryDirectory(prefix="openproctor-bench-") as folder:
        data_dir = Path(folder) / "data"
        settings = UNLIMITED if url is None else {**UNLIMITED, "DATABASE_URL": url}
        server = ServerProcess(data_dir, settings, PROGRAM)
        with server:
            if server.first_link is None:
                raise RuntimeError("the database must be empty: it is filled")
            async with httpx.AsyncClient(base_url=server.base, timeout=60) as staff:
                other_exam = await make_exam(staff, server.first_link, policy_named("faces"))
                body = {"title": "Large", "policy": preset("standard").model_dump(mode="json")}
                exam_id = (await staff.post("/api/v1/exams", json=body)).raise_for_status().json()["id"]
        large = await fill(Settings(data_dir=data_dir, database_url=url).database, exam_id, attempts, incidents)
        with server:
            async with httpx.AsyncClient(base_url=server.base, timeout=120) as staff:
                (await staff.post("/api/v1/session", json=SIGN_IN)).raise_for_status()
                page = await enter(server.base, staff, other_exam, 1)
                await page.http.aclose()
                await asyncio.sleep(SETTLE_S)
                bystander = await Bystander.start(server.base, page.attempt_id, page.token)
                try:
                    return await _measure(server, staff, bystander, large)
                finally:
                    await bystander.stop()


async def _measure(server: ServerProcess, staff: httpx.AsyncClient, bystander: Bystander, large: LargeExam) -> DatabaseReport:
    await _holds(staff)
    await bystander.delays()
    await asyncio.sleep(QUIET_S)
    quiet, quiet_hold = await bystander.delays(), await _holds(staff)
    reader = _Reader(server.base, staff, large)
    found = {name: await _measure_list(server, staff, bystander, reader, read) for name, read in reader.lists().items()}
    return DatabaseReport(
        quiet_hold_ms=quiet_hold["longest_ms"],
        quiet=quiet,
        lists=found,
        longest_hold_ms=max(each["hold_ms"] for each in found.values()),
        worst_delay=round(
            max(each["delays"][kind] / max(quiet[kind], 0.1) for each in found.values() for kind in ("ping_p99", "item_p99")),
            2,
        ),
    )


async def _measure_list(
    server: ServerProcess,
    staff: httpx.AsyncClient,
    bystander: Bystander,
    reader: "_Reader",
    read: Callable[[], Awaitable[None]],
) -> ListReport:
    await read()  # statements are compiled, pages of the database are in memory
    await _holds(staff)
    await bystander.delays()
    reader.requests = reader.size = times = 0
    cpu, began = server.cpu_s(), time.perf_counter()
    while not times or time.perf_counter() - began < EACH_S:
        await read()
        times += 1
    took, cpu = time.perf_counter() - began, server.cpu_s() - cpu
    delays, hold = await bystander.delays(), await _holds(staff)
    return ListReport(
        requests=reader.requests // times,
        kb=round(reader.size / times / 1024, 1),
        seconds=round(took / times, 3),
        cpu_ms=round(cpu / times * 1000, 1),
        hold_ms=hold["longest_ms"],
        hold_cpu_ms=hold["worked_ms"],
        collected_ms=hold["collected_ms"],
        delays=delays,
    )


async def _holds(staff: httpx.AsyncClient) -> dict[str, float]:
    found: Mapping[str, float] = (await staff.get(HOLDS)).raise_for_status().json()
    return {name: round(value, 1) for name, value in found.items()}


class _Reader:
    """Reads lists as the staff's pages do, but all of each."""

    def __init__(self, base: str, staff: httpx.AsyncClient, large: LargeExam) -> None:
        self._base = base
        self._staff = staff
        self._large = large
        self._exam = f"/api/v1/exams/{large.exam_id}"
        self._attempt = f"{self._exam}/attempts/{large.long_attempt_id}"
        self._added = 0
        self.requests = 0
        self.size = 0
        """Bytes received."""

    def lists(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """Each list with what reads all of it."""
        return {
            "exams": lambda: self._pages("/api/v1/exams", "next", "after", limit=100),
            "roster": lambda: self._pages(f"{self._exam}/candidates", "next", "after", limit=200),
            "roster, searched": lambda: self._pages(f"{self._exam}/candidates", "next", "after", search="candidate 77"),
            "500 people added": self._add,
            "scores, first page": lambda: self._pages(f"{self._exam}/scores", None, "after"),
            "scores": lambda: self._pages(f"{self._exam}/scores", "next", "after", limit=200),
            "incidents": lambda: self._pages(f"{self._exam}/incidents", "next_before", "before", limit=200),
            "policy versions": lambda: self._pages(f"{self._exam}/policies", "next_before", "before"),
            "audit log": lambda: self._pages("/api/v1/audit", "next_before", "before", limit=500),
            "staff's snapshot": lambda: self._socket(0),
            "staff's page resumes": lambda: self._socket(self._large.events - MISSED),
            "recordings of 3 h": lambda: self._pages(f"{self._attempt}/recordings", None, "after"),
            "judged again": lambda: self._pages(f"{self._exam}/rescore", None, "after", method="POST"),
            "export of 3 h": lambda: self._stream(f"{self._attempt}/bundle"),
        }

    async def _pages(self, path: str, following: str | None, parameter: str, method: str = "GET", **query: Any) -> None:
        """One page after the other; the first alone if ``following`` names no member with the next one's place."""
        while True:
            body = {"policy": None} if method == "POST" else None
            answer = (await self._staff.request(method, path, params=query, json=body)).raise_for_status()
            self._count(len(answer.content))
            place = None if following is None else json.loads(answer.content)[following]
            if place is None:
                return
            query[parameter] = place

    async def _add(self) -> None:
        people = [{"name": f"Added {self._added} {number}"} for number in range(ADDED)]
        self._added += 1
        answer = await self._staff.post(f"{self._exam}/candidates", json={"candidates": people})
        self._count(len(answer.raise_for_status().content))

    async def _stream(self, path: str) -> None:
        async with self._staff.stream("GET", path) as answer:
            answer.raise_for_status()
            size = 0
            async for chunk in answer.aiter_raw():
                size += len(chunk)
        self._count(size)

    async def _socket(self, after: int) -> None:
        """Connect as a live page, and listen until the snapshot is complete."""
        given = (await self._staff.post(f"{self._exam}/socket-ticket")).raise_for_status().json()
        url = f"{self._base.replace('http', 'ws', 1)}{self._exam}/live?after={after}"
        async with connect(url, max_size=None) as socket:
            await socket.send(json.dumps({"type": "hello", "ticket": given["ticket"]}))
            pings = asyncio.create_task(_ping(socket))
            try:
                async for text in socket:
                    self._count(len(text))
                    if json.loads(text).get("complete"):
                        return
            finally:
                pings.cancel()

    def _count(self, size: int) -> None:
        self.requests += 1
        self.size += size


async def _ping(socket: ClientConnection) -> None:
    """As every page does: who is silent is let go."""
    while True:
        await asyncio.sleep(PINGS_EVERY_S)
        await socket.send(json.dumps({"type": "ping", "t": 0}))
