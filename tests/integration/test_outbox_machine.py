"""The page's own outbox against the real server, with everything in between going wrong: nothing is lost, nothing is twice.

A state machine adds items and loses, doubles, cuts, delays and swallows what they cause; it kills the page, restarts the
server, lets tokens end and opens a second tab. When the network has healed and the outbox is empty, every item that the page
reported as saved is on the server once, under its number and with its bytes, or counted in a gap, and nothing else is there.

``OPENPROCTOR_MACHINE_EXAMPLES`` sets how many stories are tried, each another one every time; by default a few, always the
same. What fails is told as it happened and not made shorter: every try costs seconds.
"""

import asyncio
import hashlib
import json
import os
import threading
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from openproctor.database.engine import Database
from openproctor.database.tables import attempts, chain, frames, gaps, messages
from openproctor.ingest.messages_and_gaps import gaps_of
from tests.fakes import FakeClock, picture
from tests.support.detectors import fake_networks
from tests.support.outbox_page import OutboxPage, bundle_outbox
from tests.support.proxy import Fault, Proxy, running_proxy
from tests.support.server import PASSWORD, CandidatePage, Server, StaffPage, running_server

LONG = "OPENPROCTOR_MACHINE_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("OPENPROCTOR_MACHINE_EXAMPLES", "8"))
STEPS = 25
FLUSH_MS = 20_000
SMALL = 9_000
"""Bytes; room for a few pictures."""
EVENT = {"signal": "clipboard", "state": "once", "count": 1}
T = TypeVar("T")


@dataclass
class World:
    """A server that stays, or comes back, and the loop in which everything runs."""

    folder: Path
    bundle: Path
    loop: asyncio.AbstractEventLoop
    clock: FakeClock = field(default_factory=FakeClock)
    server: Server | None = None
    proxy: Proxy | None = None
    serving: AsyncExitStack = field(default_factory=AsyncExitStack)
    stories: int = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=120)

    async def serve(self) -> None:
        """Start the server on the folder that it had."""
        self.serving = AsyncExitStack()
        self.server = await self.serving.enter_async_context(
            running_server(self.folder / "data", None, clock=self.clock, networks=fake_networks())
        )
        assert self.proxy is not None
        self.proxy.target = int(self.server.base.rpartition(":")[2])

    async def stop(self) -> None:
        assert self.proxy is not None
        self.proxy.target = None
        self.proxy.reset()
        await self.serving.aclose()
        self.server = None

    async def candidate(self) -> CandidatePage:
        """Somebody new in the middle of an exam."""
        assert self.server is not None
        http = self.server.browser()
        if self.stories == 0:
            staff = await self.server.admin()
        else:
            signed_in = await http.post("/api/v1/session", json={"email": "admin@example.org", "password": PASSWORD})
            assert signed_in.status_code == 201, signed_in.text
            staff = StaffPage(self.server, http, signed_in.json()["staff"])
        self.stories += 1
        invitation = await staff.invite((await staff.exam())["id"])
        return await (await self.server.join(invitation)).begin()


@dataclass(frozen=True)
class Saved:
    stream: str
    seq: int
    sha256: str


def sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


class NothingLost(RuleBasedStateMachine):
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.saved: list[Saved] = []
        self.attempted: dict[str, str] = {}
        """Stream of everything that was ever given to a page, by hash."""
        self.letters: set[str] = set()
        self.count = 0
        self.tabs = 1
        self.page: OutboxPage | None = None

    @initialize(max_bytes=st.sampled_from([None, None, SMALL]))
    def begin(self, max_bytes: int | None) -> None:
        world = self.world
        world.run(self._begin(max_bytes))

    async def _begin(self, max_bytes: int | None) -> None:
        world = self.world
        assert world.proxy is not None
        world.proxy.heal()
        self.candidate = await world.candidate()
        cookie = "; ".join(f"{name}={value}" for name, value in self.candidate.http.cookies.items())
        self.at = world.clock.now()
        self.max_bytes = max_bytes
        disk = world.folder / f"{self.candidate.attempt_id}.disk"
        limits = {} if max_bytes is None else {"maxBytes": max_bytes}
        self.settings_of_page = {"base": world.proxy.base, "attempt": self.candidate.attempt_id, "cookie": cookie, **limits}
        self.page = OutboxPage(world.bundle, disk, {})
        await self._start_page()

    async def _start_page(self) -> None:
        assert self.page is not None
        assert self.world.server is not None
        # A page is loaded from the server, with what that knows.
        http = self.world.server.browser()
        http.cookies = self.candidate.http.cookies
        answer = await http.post(f"{self.candidate.path}/token")
        assert answer.status_code == 200, answer.text
        next_seqs = answer.json()["attempt"]["next_seqs"]
        self.page.settings = self.settings_of_page | {"nextSeqs": next_seqs}
        await self.page.start()
        self.tabs = 1

    def _item(self, stream: str) -> tuple[bytes, str | None, datetime]:
        self.count += 1
        self.at += timedelta(seconds=1)
        # Further apart, so that thinning finds pictures that are near nothing.
        if stream == "page":
            self.at += timedelta(seconds=7)
        if stream == "camera":
            return picture(1, width=64, height=48, mark=self.count), None, self.at
        if stream == "microphone":
            return f"sound {self.count}".encode() * 50, None, self.at
        if stream == "page":
            return json.dumps(EVENT | {"detail": f"paste {self.count}"}).encode(), None, self.at
        ref = f"letter-{self.count:04d}"
        return json.dumps({"text": f"Words {self.count}", "client_id": ref}).encode(), ref, self.at

    async def _add(self, stream: str, *, tab: int, wait: bool) -> None:
        assert self.page is not None
        body, ref, at = self._item(stream)
        self.attempted[sha(body)] = stream
        answer = await self.page.add(stream, body, at, ref=ref, tab=tab, wait=wait)
        if answer is None or answer["seq"] is None or not answer["durable"]:
            return
        self.saved.append(Saved(stream, answer["seq"], sha(body)))
        if ref is not None:
            self.letters.add(ref)

    @rule(stream=st.sampled_from(["camera", "camera", "camera", "microphone", "page", "chat"]), tab=st.integers(0, 1))
    def add(self, stream: str, tab: int) -> None:
        self.world.run(self._add(stream, tab=min(tab, self.tabs - 1), wait=True))

    @rule(pictures=st.integers(3, 12))
    def add_many(self, pictures: int) -> None:
        for _ in range(pictures):
            self.world.run(self._add("camera", tab=0, wait=True))

    @rule(faults=st.lists(st.sampled_from([each for each in Fault if each is not Fault.NONE]), min_size=1, max_size=6))
    def disturb(self, faults: list[Fault]) -> None:
        assert self.world.proxy is not None
        self.world.loop.call_soon_threadsafe(self.world.proxy.plan, faults)

    @rule()
    def cut_everything(self) -> None:
        assert self.world.proxy is not None
        self.world.loop.call_soon_threadsafe(self.world.proxy.reset)

    @rule(is_down=st.booleans())
    def change_network(self, is_down: bool) -> None:
        assert self.world.proxy is not None
        self.world.proxy.down = is_down

    @rule()
    def wake(self) -> None:
        assert self.page is not None
        self.world.run(self.page.tell({"op": "wake"}))

    @rule(ms=st.sampled_from([20, 150, 500]))
    def wait_a_little(self, ms: int) -> None:
        assert self.page is not None
        self.world.run(self.page.tell({"op": "flush", "ms": ms}))

    @rule(busy=st.booleans())
    def kill_and_restart_the_page(self, busy: bool) -> None:
        self.world.run(self._restart_page(busy))

    async def _restart_page(self, busy: bool) -> None:
        assert self.page is not None
        if busy:
            await self._add("camera", tab=0, wait=False)
        await self.page.kill()
        await self._start_page()

    @rule()
    def restart_the_server(self) -> None:
        self.world.run(self._restart_server())

    async def _restart_server(self) -> None:
        await self.world.stop()
        await self.world.serve()

    @rule()
    def let_the_token_end(self) -> None:
        self.world.clock.advance(11 * 60)

    @precondition(lambda self: self.tabs == 1)
    @rule()
    def open_a_second_tab(self) -> None:
        assert self.page is not None
        self.world.run(self.page.tell({"op": "open"}))
        self.tabs = 2

    @precondition(lambda self: self.tabs == 2)
    @rule()
    def close_the_second_tab(self) -> None:
        assert self.page is not None
        self.world.run(self.page.tell({"op": "close"}))
        self.tabs = 1

    def teardown(self) -> None:
        if self.page is None:
            return
        try:
            self.world.run(self._heal_and_look())
        finally:
            self.world.run(self.page.kill())

    async def _heal_and_look(self) -> None:
        assert self.world.proxy is not None
        assert self.page is not None
        self.world.proxy.heal()
        for tab in range(self.tabs):
            answer = await self.page.tell({"op": "flush", "ms": FLUSH_MS, "tab": tab})
            assert answer is not None
            assert answer["done"], answer
            assert answer["refusals"] == [], answer
        await self._look()

    async def _look(self) -> None:
        assert self.world.server is not None
        mine = self.candidate.attempt_id
        async with self.world.server.get(Database).read() as tx:
            rows = (await tx.connection.execute(select(frames).where(frames.c.attempt_id == mine))).all()
            lost = (await tx.connection.execute(select(gaps).where(gaps.c.attempt_id == mine))).all()
            words = (await tx.connection.execute(select(messages.c.client_id).where(messages.c.attempt_id == mine))).scalars()
            seals = await tx.connection.execute(select(chain.c.body).where(chain.c.attempt_id == mine, chain.c.kind == "gap"))
            letters, sealed = Counter(words), [json.loads(body) for body in seals.scalars()]
            (exam,) = (await tx.connection.execute(select(attempts.c.exam_id).where(attempts.c.id == mine))).scalars()
            noted = await gaps_of(tx, exam, mine)
        there = {(row.stream, row.seq): row.sha256.hex() for row in rows}
        # Nothing else is there, and nothing twice.
        for (stream, _), digest in there.items():
            assert self.attempted.get(digest) == stream
        assert max(Counter(there.values()).values(), default=1) == 1
        assert set(letters) >= self.letters
        assert max(letters.values(), default=1) == 1
        # What was saved is there, or missing by a gap.
        told = {(gap.stream, seq) for gap in lost for seq in gap.seqs}
        for item in self.saved:
            if item.stream == "chat" or there.get((item.stream, item.seq)) == item.sha256:
                continue
            assert item.sha256 not in there.values(), item
            assert (item.stream, item.seq) in told, item
        for gap in lost:
            assert gap.cause == "device_full"
            assert gap.stream not in ("page", "chat")
        assert sorted((each["stream"], each["seqs"]) for each in sealed) == sorted((gap.stream, gap.seqs) for gap in lost)
        # And no gap tells of more than is missing.
        absent = Counter(stream for digest, stream in self.attempted.items() if digest not in set(there.values()))
        shown: Counter[str] = Counter()
        for each in noted:
            shown[each.stream] += each.count
        for stream in shown:
            assert shown[stream] <= absent[stream], (shown, absent)
        if self.max_bytes is None:
            assert not lost
        # In order.
        for stream in ("camera", "microphone", "page"):
            times = [row.captured_at for row in sorted(rows, key=lambda row: row.seq) if row.stream == stream]
            assert times == sorted(times)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    bundle = bundle_outbox(tmp_path / "bundle")
    if bundle is None:
        pytest.skip("Node and the web's packages are not installed (make setup)")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    world = World(tmp_path, bundle, loop)
    stack = AsyncExitStack()

    async def begin() -> None:
        world.proxy = await stack.enter_async_context(running_proxy(None))
        await world.serve()

    async def end() -> None:
        await world.stop()
        await stack.aclose()

    try:
        world.run(begin())
        yield world
    finally:
        world.run(end())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_what_the_page_saved_arrives_once_or_is_told_missing(world: World) -> None:
    machine = type("Machine", (NothingLost,), {"world": world})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=not LONG,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
