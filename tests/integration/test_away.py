"""Time lost with the connection, as the policy has it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from openproctor.attempts.effective_policy import given_back
from openproctor.database.engine import Database
from openproctor.feed.presence import PresenceBoard
from openproctor.ingest.pipeline import Pipeline
from openproctor.rules.policy import AwayClock, LinkPolicy
from openproctor.server.watchdog import Watchdog
from tests.fakes import FakeClock, picture
from tests.integration.steps import put_policy
from tests.support.server import CandidatePage, Server, StaffPage, running_server


def test_what_each_clock_gives_back() -> None:
    runs = LinkPolicy(away_clock=AwayClock.RUNS)
    stops = LinkPolicy(away_clock=AwayClock.STOPS, away_at_most_s=100)
    after = LinkPolicy(away_clock=AwayClock.STOPS_AFTER, away_after_s=30, away_at_most_s=100)
    assert [given_back(link, 0, 50) for link in (runs, stops, after)] == [0, 50, 20]
    assert [given_back(link, 10, 10) for link in (runs, stops, after)] == [10, 20, 10]
    assert [given_back(link, 90, 500) for link in (stops, after)] == [100, 100], "never more than the policy allows"


async def sit(server: Server, clock: str) -> tuple[StaffPage, str, CandidatePage]:
    """A candidate with an hour's time in an exam with this clock."""
    admin = await server.admin()
    closes_at = server.clock.now() + timedelta(hours=1)
    exam_id = (await admin.exam(closes_at=closes_at.isoformat()))["id"]
    assert (await put_policy(admin, exam_id, {"link": {"away_clock": clock, "away_after_s": 30}})).status_code == 200
    page = await server.candidate(exam_id)
    await page.put(picture(1))
    return admin, exam_id, page


async def be_away(server: Server, page: CandidatePage, seconds: float) -> None:
    watchdog = Watchdog(server.get(PresenceBoard), server.get(Pipeline), server.get(Database), server.clock, lambda: 0.0)
    server.clock.advance(seconds)
    await watchdog.look()
    await page.put(picture(1))
    await watchdog.look()


async def closing(admin: StaffPage, exam_id: str, page: CandidatePage) -> timedelta:
    card = (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}")).json()
    exam = (await admin.http.get(f"/api/v1/exams/{exam_id}")).json()
    seen = (await page.http.post(f"{page.path}/token")).json()["attempt"]["closes_at"]
    assert seen == card["closes_at"], "candidate and staff see the same time"
    return datetime.fromisoformat(card["closes_at"]) - datetime.fromisoformat(exam["closes_at"])


@pytest.mark.both
@pytest.mark.parametrize(("clock", "back_s"), [("runs", 0), ("stops", 300), ("stops_after", 270)])
async def test_the_clock_does_what_the_policy_says(server: Server, clock: str, back_s: int) -> None:
    admin, exam_id, page = await sit(server, clock)
    await be_away(server, page, 300)
    assert (await closing(admin, exam_id, page)).total_seconds() == pytest.approx(back_s, abs=1)


async def test_absences_add_up(server: Server) -> None:
    admin, exam_id, page = await sit(server, "stops")
    await be_away(server, page, 100)
    await be_away(server, page, 200)
    assert (await closing(admin, exam_id, page)).total_seconds() == pytest.approx(300, abs=2)


async def test_the_window_does_not_close_on_somebody_who_is_away(server: Server) -> None:
    admin, exam_id, page = await sit(server, "stops")
    watchdog = Watchdog(server.get(PresenceBoard), server.get(Pipeline), server.get(Database), server.clock, lambda: 0.0)
    server.clock.advance(600)
    await watchdog.look()
    server.clock.advance(3500)
    await watchdog.expire()
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}"
    assert (await admin.http.get(path)).json()["state"] == "in_progress"
    server.clock.advance(1400)
    await watchdog.expire()
    assert (await admin.http.get(path)).json()["state"] == "expired", "but not for longer than the policy allows"


async def test_a_server_that_was_down_is_time_lost_too(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running_server(tmp_path, None, clock=clock) as server:
        admin, exam_id, page = await sit(server, "stops")
    clock.advance(120)
    async with running_server(tmp_path, None, clock=clock) as server:
        again = page.at(server)
        await again.put(picture(1))
        await be_away(server, again, 0)
        assert (await closing(admin.at(server), exam_id, again)).total_seconds() == pytest.approx(120, abs=5)
