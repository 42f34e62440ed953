"""The watchdog gives way to a crowd, though not for ever, and one attempt that fails keeps nobody else from being judged."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select

from openproctor.attempts import service
from openproctor.database import tables
from openproctor.database.engine import Database, Transaction
from openproctor.feed.presence import PresenceBoard
from openproctor.live import reconnects
from openproctor.live.reconnects import ReconnectLoader
from openproctor.model.signal import LinkSeen
from openproctor.server import watchdog as watch
from openproctor.server.watchdog import Watchdog
from tests.fakes import picture
from tests.support.server import Server

WINDOW_S = 60


class Judge:
    """In the place of the pipeline: notes the attempts that are judged, in order, and fails where told."""

    def __init__(self, failing: str | None = None) -> None:
        self.judged: list[str] = []
        self._failing = failing

    async def observe(self, attempt_id: str, _: LinkSeen) -> None:
        if attempt_id == self._failing:
            raise OSError("the disk is away")
        self.judged.append(attempt_id)

    async def end_backlogs(self) -> None:
        """There are none."""


def watchdog(server: Server, judge: Judge, surge_s: Callable[[], float] = lambda: 0.0) -> Watchdog:
    return Watchdog(server.get(PresenceBoard), cast("Any", judge), server.get(Database), server.clock, surge_s)


async def sitting(server: Server, number: int = 1, **exam: Any) -> list[str]:
    """The attempts of so many candidates in the middle of an exam."""
    admin = await server.admin()
    exam_id = (await admin.exam(**exam))["id"]
    pages = [await server.candidate(exam_id, f"Candidate {each}") for each in range(number)]
    for page in pages:
        await page.put(picture(1))
    return [page.attempt_id for page in pages]


def closing(server: Server) -> str:
    """When an exam closes whose time is over after ``WINDOW_S``."""
    return (server.clock.now() + timedelta(seconds=WINDOW_S)).isoformat()


async def state_of(server: Server, attempt_id: str) -> str:
    async with server.get(Database).read() as tx:
        return str(await tx.connection.scalar(select(tables.attempts.c.state).where(tables.attempts.c.id == attempt_id)))


@pytest.mark.both
async def test_it_looks_when_the_crowd_is_in(server: Server) -> None:
    attempts, judge = await sitting(server), Judge()
    rests, judged_before = [0.02, 0.01, 0.0], []

    def surge_s() -> float:
        judged_before.extend(judge.judged)
        return rests.pop(0)

    await watchdog(server, judge, surge_s).look()
    assert not rests
    assert not judged_before
    assert judge.judged == attempts


async def test_it_looks_all_the_same_when_the_crowd_does_not_end(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PATIENCE_S", 0.05)
    attempts, judge = await sitting(server), Judge()
    await watchdog(server, judge, lambda: 60.0).look()
    assert judge.judged == attempts


@pytest.mark.parametrize("step", ["connecting", "getting its page"])
async def test_many_pages_at_once_are_a_crowd_from_connecting_until_they_are_in(
    step: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = server.get(ReconnectLoader)

    async def come() -> None:
        if step == "connecting":
            pages.note_arrival()
        else:
            await pages.load("nobody")

    monkeypatch.setattr(reconnects, "SURGE_S", 60.0)
    await asyncio.gather(*(come() for _ in range(reconnects.SURGE - 1)))
    assert pages.surge_s() == 0
    await come()
    assert 0 < pages.surge_s() <= 60
    monkeypatch.setattr(reconnects, "SURGE_S", 0.0)
    assert pages.surge_s() <= 0


async def test_one_that_fails_is_told_and_the_others_are_judged(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    failing, *others = await sitting(server, 3)
    monkeypatch.setattr(watch, "AT_ONCE", 1)
    judge = Judge(failing)
    with pytest.raises(OSError, match="the disk is away"):
        await watchdog(server, judge).look()
    assert judge.judged == others


@pytest.mark.usefixtures("nobody_watches")
async def test_a_window_that_closes_while_others_are_looked_for_is_closed_next_time(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    (attempt_id,) = await sitting(server, closes_at=closing(server))
    watching, due = watchdog(server, Judge()), service.due

    async def passing_time(tx: Transaction, now: datetime, *more: Any) -> Sequence[str]:
        found = await due(tx, now, *more)
        server.clock.advance(WINDOW_S)
        return found

    monkeypatch.setattr(service, "due", passing_time)
    await watching.close_windows()
    assert await state_of(server, attempt_id) == "in_progress"
    await watching.close_windows()
    assert await state_of(server, attempt_id) == "expired"


@pytest.mark.usefixtures("nobody_watches")
async def test_one_that_fails_keeps_no_window_open(server: Server) -> None:
    (attempt_id,) = await sitting(server, closes_at=closing(server))
    server.clock.advance(WINDOW_S)
    await watchdog(server, Judge(attempt_id)).run_once()
    assert await state_of(server, attempt_id) == "expired"


@pytest.mark.both
@pytest.mark.usefixtures("nobody_watches")
async def test_a_large_exam_ends_in_portions_with_looks_in_between(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "ENDED_AT_ONCE", 2)
    monkeypatch.setattr(service, "DUE_ROWS", 2)
    ids, judge = await sitting(server, 5, closes_at=closing(server)), Judge()
    watching = watchdog(server, judge)
    server.clock.advance(WINDOW_S)
    ended = []
    for _ in range(3):
        await watching.run_once()
        ended.append([await state_of(server, each) for each in ids].count("expired"))
    assert ended == [2, 4, 5]
    assert judge.judged
    assert await watching.expire()


@pytest.mark.usefixtures("nobody_watches")
@pytest.mark.parametrize("error", [OSError("the disk is away"), KeyError("a state that nobody can read")])
async def test_an_attempt_that_cannot_be_ended_keeps_no_other_open(
    server: Server, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    failing, other = await sitting(server, 2, closes_at=closing(server))
    server.clock.advance(WINDOW_S)
    end = service.end

    async def failing_end(tx: Transaction, presence: PresenceBoard, attempt_id: str, *rest: Any, **more: Any) -> None:
        if attempt_id == failing:
            raise error
        await end(tx, presence, attempt_id, *rest, **more)

    async def due(*_: Any) -> Sequence[str]:
        return [failing, other]

    monkeypatch.setattr(service, "end", failing_end)
    monkeypatch.setattr(service, "due", due)
    await watchdog(server, Judge()).run_once()
    assert await state_of(server, failing) == "in_progress"
    assert await state_of(server, other) == "expired"


@pytest.mark.both
@pytest.mark.usefixtures("nobody_watches")
async def test_a_portion_that_fails_keeps_no_other_portion_open(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "ENDED_AT_ONCE", 2)
    ids = sorted(await sitting(server, 5, closes_at=closing(server)))
    server.clock.advance(WINDOW_S)
    end, failing = service.end, set(ids[:2])

    async def failing_end(tx: Transaction, presence: PresenceBoard, attempt_id: str, *rest: Any, **more: Any) -> None:
        if attempt_id in failing:
            raise OSError("the disk is away")
        await end(tx, presence, attempt_id, *rest, **more)

    monkeypatch.setattr(service, "end", failing_end)
    watching = watchdog(server, Judge())
    for _ in range(3):
        await watching.run_once()
    assert [await state_of(server, each) for each in ids] == ["in_progress"] * 2 + ["expired"] * 3
    failing.clear()
    server.clock.advance(watch.WINDOW_EVERY_S)
    await watching.run_once()
    assert [await state_of(server, each) for each in ids] == ["expired"] * 5
