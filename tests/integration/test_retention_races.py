"""Letting go while something arrives, and while something is read. The store stands still where a test wants it to."""

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import deletions, evidence, frames
from openproctor.evidence.store.deletions import STRAGGLERS
from openproctor.evidence.store.local import LocalStore
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.retention.service import Purge
from tests.fakes import picture
from tests.integration.steps import look, problem
from tests.integration.test_retention import DAY, files, names_of, purge, rows
from tests.support.server import CandidatePage, Server, StaffPage

pytestmark = pytest.mark.both


class Gate:
    """Where a call stops until it may go on."""

    def __init__(self) -> None:
        self.reached = asyncio.Event()
        self.go_on = asyncio.Event()

    async def __call__(self) -> None:
        self.reached.set()
        async with asyncio.timeout(20):
            await self.go_on.wait()

    async def wait(self) -> None:
        async with asyncio.timeout(20):
            await self.reached.wait()


class Halting(LocalStore):
    """Stops before what a gate is set for, and after a put if that is asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.before_put: Gate | None = None
        self.after_put: Gate | None = None
        self.before_read: Gate | None = None
        self.before_delete: Gate | None = None

    async def put(self, items: Mapping[str, bytes]) -> None:
        if self.before_put:
            await self.before_put()
        await super().put(items)
        if self.after_put:
            await self.after_put()

    async def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        if self.before_read:
            await self.before_read()
        return await super().read(key, start, stop)

    async def delete(self, keys: Iterable[str]) -> None:
        if self.before_delete:
            await self.before_delete()
        await super().delete(keys)


@pytest.fixture
def store(server: Server, monkeypatch: pytest.MonkeyPatch) -> Halting:
    """The server's own store, made to halt."""
    halting = Halting(server.get(Settings).data_dir / "evidence")
    own = server.get(EvidenceStore)
    for name in ("put", "read", "delete"):
        monkeypatch.setattr(own, name, getattr(halting, name))
    return halting


async def end_and_erase(staff: StaffPage, exam_id: str, page: CandidatePage) -> None:
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}"
    assert (await staff.http.post(f"{path}/end", json={"reason": "It is over"})).status_code == 200
    answer = await staff.http.post(f"{path}/erase", json={"reason": "Art. 17"})
    assert answer.status_code == 200, answer.text


async def nothing_is_left(server: Server, attempt_id: str) -> None:
    assert [key for key in files(server) if attempt_id in key] == []
    assert [row for row in await rows(server, frames) if row.observation is not None or row.reply] == []
    assert [row for row in await rows(server, evidence) if row.erased_at is None] == []
    assert await names_of(server, ["Mustermann"]) == []


@pytest.mark.parametrize("moment", ["before_put", "after_put"])
async def test_an_item_under_way_while_its_attempt_is_erased_is_refused_and_leaves_nothing(
    server: Server, admin: StaffPage, exam_id: str, store: Halting, moment: str
) -> None:
    page = await server.candidate(exam_id, "Erika Mustermann")
    gate = Gate()
    setattr(store, moment, gate)
    sending = asyncio.create_task(page.put(picture(1)))
    await gate.wait()
    await end_and_erase(admin, exam_id, page)
    gate.go_on.set()
    assert problem(await sending) == (409, "attempt-closed")
    await nothing_is_left(server, page.attempt_id)


async def test_an_item_committed_just_before_is_erased_with_the_rest(
    server: Server, admin: StaffPage, exam_id: str, store: Halting
) -> None:
    page = await server.candidate(exam_id, "Erika Mustermann")
    gate = store.after_put = Gate()
    sending = asyncio.create_task(page.put(picture(1)))
    await gate.wait()
    gate.go_on.set()
    assert (await sending).status_code == 200
    assert files(server)
    await end_and_erase(admin, exam_id, page)
    await nothing_is_left(server, page.attempt_id)


async def test_a_file_that_arrives_after_the_erasure_without_its_upload_is_found_by_the_job(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id, "Erika Mustermann")
    await look(page, 1, times=2)
    await end_and_erase(admin, exam_id, page)
    # As a process that was killed between file and commit would leave it.
    await server.get(EvidenceStore).put({f"{exam_id}/{page.attempt_id}/camera/0000000007-feed.jpg": b"late"})
    await purge(server)
    assert files(server) == []
    server.clock.advance(STRAGGLERS.total_seconds())
    await purge(server)
    assert await rows(server, deletions) == []


async def test_an_upload_racing_the_purge_of_its_attempt_leaves_nothing(
    server: Server, admin: StaffPage, exam_id: str, store: Halting
) -> None:
    page = await server.candidate(exam_id, "Erika Mustermann")
    gate = store.after_put = Gate()
    sending = asyncio.create_task(page.put(picture(1)))
    await gate.wait()
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}"
    assert (await admin.http.post(f"{path}/end", json={"reason": "It is over"})).status_code == 200
    server.clock.advance(1000 * DAY)
    await purge(server)
    gate.go_on.set()
    assert problem(await sending) in [(409, "attempt-closed"), (401, "token-expired")]
    await nothing_is_left(server, page.attempt_id)


async def shown(server: Server) -> str:
    async with server.get(Database).read() as tx:
        return str((await tx.connection.execute(select(evidence.c.id).limit(1))).scalar_one())


async def test_whoever_reads_while_it_is_erased_gets_all_or_is_told_so(
    server: Server, admin: StaffPage, exam_id: str, store: Halting
) -> None:
    page = await server.candidate(exam_id)
    assert (await page.put(picture(1))).status_code == 200
    path = f"/api/v1/exams/{exam_id}/evidence/{await shown(server)}"
    assert (await admin.http.get(path)).content.endswith(b"\xff\xd9"), "all of the picture"
    gate = store.before_read = Gate()
    reading = asyncio.create_task(admin.http.get(path))
    await gate.wait()  # the row was found, and the bytes are not read yet
    await end_and_erase(admin, exam_id, page)
    gate.go_on.set()
    assert problem(await reading) == (410, "evidence-erased")


async def test_whoever_reads_between_the_commit_and_the_deletion_is_told_so_too(
    server: Server, admin: StaffPage, exam_id: str, store: Halting
) -> None:
    page = await server.candidate(exam_id)
    assert (await page.put(picture(1))).status_code == 200
    path = f"/api/v1/exams/{exam_id}/evidence/{await shown(server)}"
    gate = store.before_delete = Gate()
    erasing = asyncio.create_task(end_and_erase(admin, exam_id, page))
    await gate.wait()
    assert files(server)
    assert problem(await admin.http.get(path)) == (410, "evidence-erased")
    gate.go_on.set()
    await erasing
    assert files(server) == []


async def test_two_purges_and_an_erasure_at_once_do_the_work_once(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id, "Erika Mustermann")
    await look(page, 2, times=4)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}"
    assert (await admin.http.post(f"{path}/end", json={"reason": "It is over"})).status_code == 200
    now = server.clock.now()
    retention = Purge(server.get(Database), server.get(EvidenceStore))

    async def erase() -> httpx.Response:
        return await admin.http.post(f"{path}/erase", json={"reason": "Art. 17"})

    first, _, _, second = await asyncio.gather(erase(), retention.run(now), retention.run(now), erase())
    assert (first.status_code, second.status_code) == (200, 200)
    await nothing_is_left(server, page.attempt_id)


async def test_a_hold_that_comes_first_stops_an_erasure_that_was_asked_for_at_the_same_time(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id, "Erika Mustermann")
    await look(page, 1, times=2)
    path = f"/api/v1/exams/{exam_id}"
    assert (await admin.http.post(f"{path}/attempts/{page.attempt_id}/end", json={"reason": "Over"})).status_code == 200
    held, erased = await asyncio.gather(
        admin.http.put(f"{path}/hold", json={"held": True, "reason": "An appeal"}),
        admin.http.post(f"{path}/attempts/{page.attempt_id}/erase", json={"reason": "Art. 17"}),
    )
    assert held.status_code == 200
    if erased.status_code == 200:
        await nothing_is_left(server, page.attempt_id)
    else:
        assert problem(erased) == (409, "legal-hold")
        assert len(files(server)) > 0
