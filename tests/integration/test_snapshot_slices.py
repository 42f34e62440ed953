"""The live page's snapshot in slices: bounded, whole, and right whatever happens between two of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select, update

from openproctor.cli.bench.large_exam import LargeExam, fill
from openproctor.database.engine import Database
from openproctor.database.tables import attempts
from openproctor.live import staff_snapshot
from openproctor.model.attempt import AttemptState
from tests.integration.steps import look
from tests.support.server import CandidatePage, Server, Socket, StaffPage

ATTEMPTS, INCIDENTS = 260, 120
HOURS = 0.01
MOST_BYTES = 60_000


@dataclass
class Wall:
    """What a live page makes of what it hears, by the rules of docs/protocol.md."""

    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    as_of: dict[str, int] = field(default_factory=dict)
    incidents: dict[str, dict[str, Any]] = field(default_factory=dict)
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    last: int = 0
    unread: int = 0
    complete: bool = False
    parts: int = 0

    def hear(self, message: dict[str, Any]) -> None:
        if message["type"] in ("snapshot", "resumed", "slice"):
            self._part(message)
        elif message["type"] == "event" and message["event"]["id"] > self.last:
            self._event(message["event"])

    def _part(self, part: dict[str, Any]) -> None:
        self.parts += 1
        if part["type"] == "snapshot":
            self.last, self.unread = part["last_event_id"], part["unread"]
        for card in part["attempts"]:
            self.cards[card["id"]], self.as_of[card["id"]] = card, part["as_of"]
        for incident in part.get("incidents", ()):
            self.incidents.setdefault(incident["id"], incident)
        self.messages |= {each["id"]: each for each in part.get("messages", ())}
        self.complete = self.complete or part["complete"]

    def _event(self, event: dict[str, Any]) -> None:
        assert event["id"] == self.last + 1, "an event is missing"
        self.last = event["id"]
        attempt_id, incident = event["attempt_id"], event["incident"]
        news = event["id"] > self.as_of.get(attempt_id, 0)
        if event["attempt"] is not None and news:
            self.cards[attempt_id], self.as_of[attempt_id] = event["attempt"], event["id"]
        if incident is not None:
            self.incidents[incident["id"]] = incident
            if event["kind"] == "incident_opened" and incident["incident_class"] == "suspicion":
                self.unread += 1
                if news and attempt_id in self.cards:
                    self.cards[attempt_id]["incidents"] += 1
                    self.as_of[attempt_id] = event["id"]
        if event["message"] is not None:
            self.messages[event["message"]["id"]] = event["message"]


@pytest.fixture
async def large(server: Server, admin: StaffPage, exam_id: str) -> LargeExam:
    """A large exam under way: all of its attempts could still end."""
    filled = await fill(server.get(Database).url, exam_id, ATTEMPTS, INCIDENTS, HOURS)
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(attempts).values(state=AttemptState.WAITING, started_at=None, ended_at=None))
    return filled


async def now(staff: StaffPage, exam_id: str) -> Wall:
    """What a page sees that connects when nothing happens."""
    wall = Wall()
    async with staff.socket(exam_id) as socket:
        while not wall.complete:
            wall.hear(await socket.next())
    return wall


def without_live(cards: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: {name: value for name, value in card.items() if name != "live"} for key, card in cards.items()}


@pytest.mark.both
async def test_a_snapshot_comes_in_bounded_slices_that_join_to_the_whole(
    server: Server, admin: StaffPage, large: LargeExam
) -> None:
    wall = Wall()
    async with admin.socket(large.exam_id) as socket:
        while not wall.complete:
            message = await socket.next()
            assert len(str(message)) < MOST_BYTES
            for what, most in (("attempts", 25), ("incidents", 25), ("messages", 25)):
                assert len(message.get(what, ())) <= most
            wall.hear(message)
    assert wall.parts > ATTEMPTS / 25
    async with server.get(Database).read() as tx:
        everyone = set((await tx.connection.execute(select(attempts.c.id))).scalars())
    assert set(wall.cards) == everyone
    assert (len(wall.incidents), wall.last) == (INCIDENTS, INCIDENTS)
    assert len(wall.messages) == staff_snapshot.MESSAGES
    one = large.long_attempt_id
    shown = (await admin.http.get(f"/api/v1/exams/{large.exam_id}/attempts/{one}")).json()
    assert wall.cards[one] == shown


async def test_a_small_exam_comes_whole_in_one_message(server: Server, admin: StaffPage, exam_id: str) -> None:
    await server.candidate(exam_id)
    async with admin.socket(exam_id) as socket:
        snapshot = await socket.until("snapshot")
        assert snapshot["complete"]
        assert len(snapshot["attempts"]) == 1
        assert snapshot["as_of"] == snapshot["last_event_id"] > 0


class Meanwhile:
    """Lets something happen between two slices, again and again."""

    def __init__(self, server: Server, staff: StaffPage, exam_id: str, running: list[CandidatePage]) -> None:
        self.server, self.staff, self.exam_id, self.running = server, staff, exam_id, running
        self.ids: list[str] = []
        self.done = 0

    async def happen(self) -> None:
        self.done += 1
        page = self.running[self.done % len(self.running)]
        await page.say("clipboard", detail=f"paste, {self.done} characters")
        # One that was sent already, and one that is still to come.
        for attempt_id in {self.ids[self.done], self.ids[-self.done]}:
            path = f"/api/v1/exams/{self.exam_id}/attempts/{attempt_id}"
            assert (await self.staff.http.post(f"{path}/end", json={"reason": "Over."})).status_code == 200
            said = {"text": "Over.", "client_id": f"client-{self.done}"}
            await self.staff.http.post(f"/api/v1/exams/{self.exam_id}/attempts/{self.ids[40]}/messages", json=said)
        if self.done % 2:
            await self.server.join(await self.staff.invite(self.exam_id, f"Late {self.done}"))
        await look(page, 2)


def meanwhile(happen: Callable[[], Awaitable[None]], monkeypatch: pytest.MonkeyPatch) -> None:
    class Eventful:
        async def pause(self) -> None:
            await happen()

    monkeypatch.setattr(staff_snapshot, "TimeSlices", Eventful)


@pytest.mark.both
@pytest.mark.parametrize("away", [False, True], ids=["from nothing", "after being away"])
async def test_whatever_happens_between_slices_the_page_ends_with_what_is(
    server: Server, admin: StaffPage, large: LargeExam, monkeypatch: pytest.MonkeyPatch, away: bool
) -> None:
    running = [await server.candidate(large.exam_id, f"Running {number}") for number in range(3)]
    wall = await now(admin, large.exam_id) if away else Wall()
    if away:
        await running[0].say("clipboard")
        wall.complete = False
    async with server.get(Database).read() as tx:
        ids = list((await tx.connection.execute(select(attempts.c.id).order_by(attempts.c.id))).scalars())
    acts = Meanwhile(server, admin, large.exam_id, running)
    acts.ids = [each for each in ids if each not in {page.attempt_id for page in running}]
    meanwhile(acts.happen, monkeypatch)
    async with admin.socket(large.exam_id, wall.last) as socket:
        while not wall.complete:
            wall.hear(await socket.next())
        monkeypatch.undo()
        assert acts.done >= 4
        await catch_up(socket, wall, await now(admin, large.exam_id))
    shown = await now(admin, large.exam_id)
    assert without_live(wall.cards) == without_live(shown.cards)
    assert {key: wall.incidents[key] for key in shown.incidents} == shown.incidents
    assert shown.messages.keys() <= wall.messages.keys()
    assert wall.unread == shown.unread


async def catch_up(socket: Socket, wall: Wall, shown: Wall) -> None:
    while wall.last < shown.last:
        wall.hear(await socket.next())


@pytest.mark.both
async def test_a_page_that_was_away_gets_every_event_once_before_the_slices_end(admin: StaffPage, large: LargeExam) -> None:
    after = INCIDENTS - 70
    async with admin.socket(large.exam_id, after) as socket:
        resumed = await socket.until("resumed")
        assert not resumed["complete"]
        heard = [await socket.next() for _ in range(70)]
        assert [each["event"]["id"] for each in heard] == list(range(after + 1, INCIDENTS + 1))
        cards = {each["id"] for each in resumed["attempts"]}
        while True:
            part = await socket.until("slice")
            cards |= {each["id"] for each in part["attempts"]}
            if part["complete"]:
                break
    assert len(cards) == ATTEMPTS


async def test_a_page_that_goes_between_slices_leaves_the_server_in_order(
    server: Server, admin: StaffPage, large: LargeExam
) -> None:
    for _ in range(3):
        async with admin.socket(large.exam_id) as socket:
            await socket.until("snapshot")
            socket.connection.transport.abort()
    assert len((await now(admin, large.exam_id)).cards) == ATTEMPTS
