"""Puts a hostile hour on: server, browser, and a seat for every seed."""

import asyncio
import json
import sqlite3
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from playwright.async_api import Browser, async_playwright
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from openproctor.cli.bench.server import UNLIMITED, ServerProcess, free_port
from tests.e2e.conftest import FLAGS, find_chromium
from tests.e2e.rough.hostile import server as program
from tests.e2e.rough.hostile.conductor import PATIENCE_S, Conductor
from tests.e2e.rough.hostile.judge import Record
from tests.e2e.rough.hostile.line import Line
from tests.e2e.rough.hostile.schedule import HOUR_S, RESTART, Kind, Planned
from tests.e2e.rough.hostile.seat import IN_ROOM, Seat

__all__ = ["SAMPLE_EVERY_S", "Stage", "run_hour"]

SAMPLE_EVERY_S = 5.0
TICK_S = 1.0
STAFF_PING_S = 2
DELIVER_S = 900
"""Simulated seconds in which everything that waits must have been delivered once the last fault is over."""
SCRIPTS = tuple(Path(__file__).parent / name for name in ("virtual_time.js", "machine.js"))
PERSON = {"email": "admin@example.org", "name": "Admin", "password": "correct horse battery"}
POLICY = {
    "sample_every_s": SAMPLE_EVERY_S,
    # Sound takes its own time, whatever the clock says.
    "signals": {"speech": {"enabled": False}, "second_voice": {"enabled": False}},
}


@dataclass
class Stage:
    """What all seats share."""

    process: ServerProcess
    browser: Browser
    staff: httpx.AsyncClient
    conductor: Conductor
    control_port: int
    epoch: float
    seats: list[Seat] = field(default_factory=list)
    _down: bool = False

    async def seat(self, seed: int, schedule: Sequence[Planned], closing: AsyncExitStack) -> Seat:
        """Somebody who has joined an exam of their own, and stands before its page."""
        conductor = self.conductor
        line = Line(conductor.clock, int(self.process.base.rpartition(":")[2]), conductor.port, dict, conductor.moved)
        await closing.enter_async_context(await line.open())
        conductor.lines[line.port] = line
        context = await self.browser.new_context(base_url=f"http://127.0.0.1:{line.port}", permissions=["camera", "microphone"])
        for script in SCRIPTS:
            await context.add_init_script(path=script)
        exam = (
            (await self.staff.post("/api/v1/exams", json={"title": f"Seed {seed}", "policy": POLICY})).raise_for_status().json()
        )
        attempt_id = await self._join(context.request, exam["id"], line.port)
        seat = Seat(seed, tuple(schedule), conductor, line, context, exam["id"], attempt_id)
        line.greeting = lambda: {"now": conductor.clock.now, "epoch": self.epoch, **seat.world}
        self.seats.append(seat)
        return seat

    async def _join(self, http: Any, exam_id: str, port: int) -> str:
        """Join, agree and start, as the pages would."""
        people = {"candidates": [{"name": "Candidate One"}]}
        (await self.staff.post(f"/api/v1/exams/{exam_id}/candidates", json=people)).raise_for_status()
        roster = (await self.staff.get(f"/api/v1/exams/{exam_id}/candidates")).raise_for_status().json()
        base = f"http://127.0.0.1:{port}"

        async def call(method: str, path: str, body: object, token: str | None = None) -> dict[str, Any]:
            headers = {"Origin": base} | ({"Authorization": f"Bearer {token}"} if token else {})
            answer = await http.fetch(f"{base}{path}", method=method, data=body, headers=headers)
            assert answer.ok, await answer.text()
            found: dict[str, Any] = await answer.json()
            return found

        link = roster["candidates"][0]["invite_path"]
        access = await call("POST", "/api/v1/attempts", {"token": link.partition("#")[2], "name": None})
        path, token = f"/api/v1/attempts/{access['attempt']['id']}", access["access_token"]
        await call("PUT", f"{path}/consent", {"text_version": access["attempt"]["consent"]["version"]}, token)
        await call("POST", f"{path}/start", None, token)
        return str(access["attempt"]["id"])

    async def watch(self, seat: Seat) -> None:
        """Be the staff's live page of this exam, until cancelled."""
        url = f"{self.process.base.replace('http', 'ws', 1)}/api/v1/exams/{seat.exam_id}/live"
        while True:
            with suppress(OSError, ConnectionClosed, InvalidHandshake, httpx.HTTPError):
                given = (await self.staff.post(f"/api/v1/exams/{seat.exam_id}/socket-ticket")).raise_for_status().json()
                async with connect(url, max_size=None, compression=None, ping_interval=None) as socket:
                    await socket.send(json.dumps({"type": "hello", "ticket": given["ticket"]}))
                    pinging = asyncio.create_task(self._ping(socket))
                    try:
                        async for text in socket:
                            seat.hear(str(text))
                    finally:
                        pinging.cancel()
            await self.conductor.clock.until(self.conductor.clock.now + 1)

    async def _ping(self, socket: Any) -> None:
        with suppress(ConnectionClosed):
            while True:
                await self.conductor.clock.until(self.conductor.clock.now + STAFF_PING_S)
                await socket.send(json.dumps({"type": "ping", "t": 0}))

    async def play(self, hour_s: int) -> None:
        """The hour, and as long afterwards as something waits to be delivered."""
        conductor = self.conductor
        await asyncio.gather(*(seat.open() for seat in self.seats))
        # Before they have said that they are there, nothing would wait for them.
        await conductor.until(lambda: all(conductor.pages_of(seat.line) for seat in self.seats))
        await conductor.settle()
        while conductor.clock.now < hour_s:
            await self._restart_if_due()
            await asyncio.gather(*map(self._follow, self.seats))
            await conductor.step(TICK_S)
        while conductor.clock.now < hour_s + DELIVER_S and not all(self._is_delivered(seat) for seat in self.seats):
            for _ in range(20):
                await asyncio.gather(*map(self._follow, self.seats))
                await conductor.step(TICK_S)

    async def _follow(self, seat: Seat) -> None:
        """A browser that does not do what it is told keeps nobody else waiting."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await seat.follow_schedule()
        except TimeoutError:
            self.conductor.overruns.append(f"{self.conductor.clock.now:.0f} s: seed {seat.seed} with {seat.befallen}")

    async def _restart_if_due(self) -> None:
        if not any(planned.kind is Kind.RESTARTED for seat in self.seats for planned in seat.schedule):
            return
        now = self.conductor.clock.now
        if RESTART.at <= now < RESTART.end and not self._down:
            self._down = True
            self.conductor.detach()
            await asyncio.to_thread(self.process.kill)
        elif now >= RESTART.end and self._down:
            self._down = False
            await asyncio.gather(asyncio.to_thread(self.process.start), self.conductor.attach(self.control_port))

    def _is_delivered(self, seat: Seat) -> bool:
        text = seat.texts[-1][1] if seat.texts else ""
        return IN_ROOM in text and "waiting to be sent" not in text

    async def record(self, seat: Seat) -> Record:
        """Everything that is known of a seat's hour."""
        incidents = (await self.staff.get(f"/api/v1/exams/{seat.exam_id}/incidents")).raise_for_status().json()["incidents"]
        with sqlite3.connect(self.process.data_dir / "openproctor.db") as database:
            rows = "SELECT stream, seq, lower(hex(sha256)) FROM frames WHERE attempt_id = ?"
            stored = {(stream, seq): digest for stream, seq, digest in database.execute(rows, (seat.attempt_id,))}
            lost = "SELECT stream, seqs, begins_at, ends_at, cause FROM gaps WHERE attempt_id = ?"
            gaps = [_gap(*row) for row in database.execute(lost, (seat.attempt_id,))]
        reported = [json.loads(each.body) for each in seat.line.sent if each.stream == "gaps"]
        times = {(gap["stream"], gap["seqs"][0]): gap for gap in reported}
        gaps = [
            gap | {key: times.get((gap["stream"], gap["seqs"][0]), gap)[key] for key in ("begins_at", "ends_at")}
            for gap in gaps
        ]
        return Record(
            schedule=seat.schedule,
            epoch=self.epoch,
            ended_at=self.conductor.clock.now,
            texts=tuple(seat.texts),
            lives=tuple(seat.lives),
            helped=tuple(seat.helped),
            complaints=tuple(seat.complaints),
            sent=tuple(seat.line.sent),
            acknowledged=tuple(seat.line.acknowledged),
            stored=stored,
            gaps=gaps,
            incidents=incidents,
            sample_every_s=SAMPLE_EVERY_S,
        )


def _gap(stream: str, seqs: str, begins_at: str, ends_at: str, cause: str) -> dict[str, Any]:
    numbers = json.loads(seqs) if isinstance(seqs, str) else seqs
    return {"stream": stream, "seqs": numbers, "begins_at": begins_at, "ends_at": ends_at, "cause": cause}


@asynccontextmanager
async def _stage(data_dir: Path) -> AsyncIterator[tuple[Stage, AsyncExitStack]]:
    control_port, epoch = free_port(), float(round(time.time()))
    settings = {**UNLIMITED, program.CONTROL_PORT: str(control_port), program.EPOCH: str(epoch)}
    chromium = find_chromium()
    assert chromium is not None, "Chromium is not installed (Debian: apt-get install chromium)"
    async with AsyncExitStack() as closing:
        process = ServerProcess(data_dir, settings, program=("-m", program.__name__))
        conductor = Conductor()
        await asyncio.gather(asyncio.to_thread(process.start), conductor.attach(control_port))
        closing.callback(process.kill)
        playwright = await closing.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        closing.push_async_callback(browser.close)
        base = process.base
        staff = await closing.enter_async_context(httpx.AsyncClient(base_url=base, headers={"origin": base}, timeout=30))
        (await staff.post("/api/v1/setup", json={"token": process.first_link, **PERSON})).raise_for_status()
        await closing.enter_async_context(conductor.listening())
        yield Stage(process, browser, staff, conductor, control_port, epoch), closing


async def run_hour(schedules: Mapping[int, Sequence[Planned]], data_dir: Path, hour_s: int = HOUR_S) -> dict[int, Record]:
    """An hour of these schedules, by seed, side by side."""
    async with _stage(data_dir) as (stage, closing):
        seats = [await stage.seat(seed, schedule, closing) for seed, schedule in schedules.items()]
        by_line = {seat.line.port: seat for seat in seats}
        stage.conductor.on_text = lambda line: by_line[line.port].read()
        watching = [asyncio.create_task(stage.watch(seat)) for seat in seats]
        try:
            await stage.play(hour_s)
            return {seat.seed: await stage.record(seat) for seat in seats}
        finally:
            for each in watching:
                each.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
            for overrun in stage.conductor.overruns[:20]:
                print("took too long:", overrun, flush=True)
            stage.conductor.detach()
