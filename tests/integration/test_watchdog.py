"""The watchdog gives way to a crowd, though not for ever, and one attempt that fails keeps nobody else from being judged."""

import asyncio
from collections.abc import Callable
from typing import Any, cast

import pytest

from openproctor.database.engine import Database
from openproctor.feed.presence import PresenceBoard
from openproctor.live import reconnects
from openproctor.live.reconnects import ReconnectLoader
from openproctor.model.signal import LinkSeen
from openproctor.server import watchdog as watch
from openproctor.server.watchdog import Watchdog
from tests.fakes import picture
from tests.support.server import Server


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


async def sitting(server: Server, number: int = 1) -> list[str]:
    """The attempts of so many candidates in the middle of an exam."""
    admin = await server.admin()
    exam_id = (await admin.exam())["id"]
    pages = [await server.candidate(exam_id, f"Candidate {each}") for each in range(number)]
    for page in pages:
        await page.put(picture(1))
    return [page.attempt_id for page in pages]


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
