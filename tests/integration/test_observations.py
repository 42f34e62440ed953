"""What is measured is stored: packed, small, across restarts, and enough to judge by again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg
from sqlalchemy import select, update

from openproctor.cli.bench.sounds import RATE, encode_webm
from openproctor.database.engine import Database
from openproctor.database.tables import attempts, frames
from openproctor.detection.image import Image
from openproctor.model import measures
from openproctor.model.incident import IncidentKind
from openproctor.model.measures import Measure, all_measures
from openproctor.model.observation import DetectedObject, Face, FaceMesh, ObjectKind, Observation, Stream
from openproctor.model.packing import pack, unpack
from openproctor.rules.catalogue import MEASURE_OF
from tests.fakes import FakeClock, SlowDetector, picture
from tests.integration.steps import hearing_networks, listed, look, observations, times
from tests.support.detectors import MESH, Networks
from tests.support.server import CandidatePage, Server, StaffPage, running_server

QUIET = encode_webm(np.random.default_rng(1).normal(0, 0.002, 5 * RATE).astype(np.float32))
LOUD = encode_webm(np.random.default_rng(2).normal(0, 0.2, 4 * RATE).astype(np.float32))
OF_SOUND = {measures.SPEECH_S, measures.SOUND_S, measures.LIPS}
OF_FRAMES = {measure for measure in all_measures() if measure < MEASURE_OF[IncidentKind.TAB_HIDDEN]} - OF_SOUND


class Landmarks:
    """Somebody near who talks."""

    name, version = "talking", "1"

    def __init__(self) -> None:
        self.looks = 0

    def load(self) -> None:
        """Nothing to load."""

    def measure(self, image: Image, face: Face) -> FaceMesh | None:
        self.looks += 1
        points = ((300.0, 180.0), (345.0, 180.0), (322.0, 200.0), (305.0, 220.0), (340.0, 220.0))
        return replace(MESH, points=points, mouth_open=0.3 * (self.looks % 2))


class Things:
    """A little of everything, but never surely."""

    name, version = "everything", "1"

    def load(self) -> None:
        """Nothing to load."""

    def detect(self, image: Image, view: int | None = None) -> tuple[DetectedObject, ...]:
        return tuple(DetectedObject(kind, 10, 10, 60, 60, 0.123) for kind in ObjectKind)


def networks() -> Networks:
    return replace(hearing_networks(), landmarks=Landmarks(), objects=Things())


@pytest.fixture
async def server(tmp_path: Path, database_url: str | None) -> AsyncIterator[Server]:
    async with running_server(tmp_path, database_url, networks=networks()) as running:
        yield running


async def checked_in(server: Server, staff: StaffPage, exam_id: str) -> CandidatePage:
    """A candidate whose check-in was looked at, in the middle of the exam."""
    page = await server.join(await staff.invite(exam_id))
    version = (await page.http.post(f"{page.path}/token")).json()["attempt"]["consent"]["version"]
    await page.http.put(f"{page.path}/consent", json={"text_version": version}, headers=page.auth)
    for mark in range(6):
        server.clock.advance(1)
        headers = page.auth | {"content-type": "image/jpeg"}
        checked = await page.http.post(f"{page.path}/check", headers=headers, content=picture(1, mark=mark))
        assert checked.status_code == 200, checked.text
    return await page.begin()


async def sound(page: CandidatePage, data: bytes, seconds: float) -> None:
    """Hand in the stretch of sound that has just ended."""
    begin = page.server.clock.now() - timedelta(seconds=seconds)
    assert (await page.put_chunk("sound", data, "audio/webm", at=begin)).status_code == 200


async def stored(server: Server, attempt_id: str) -> list[tuple[Stream, bytes]]:
    async with server.get(Database).read() as tx:
        rows = await tx.connection.execute(
            select(frames.c.stream, frames.c.observation).where(frames.c.attempt_id == attempt_id)
        )
        return [(Stream(row.stream), row.observation) for row in rows]


def lively(mark: int) -> bytes:
    """One face, in which something moves from picture to picture."""
    image = simplejpeg.decode_jpeg(picture(1, mark=mark))
    image[20:70, 10:50] = 220 * (mark % 2)
    return bytes(simplejpeg.encode_jpeg(image, quality=85))


def all_of(seen: list[Observation]) -> set[Measure]:
    return {measure for each in seen for measure in each.values}


async def test_every_item_is_stored_with_what_was_measured_packed_and_as_it_was_judged(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await checked_in(server, admin, exam_id)
    await look(page, 1, times=2)
    await sound(page, QUIET, 5)
    await page.say("clipboard", count=3)
    for stream, packed in await stored(server, page.attempt_id):
        kept = unpack(packed, stream)
        assert pack(kept) == packed
        assert unpack(pack(kept), stream) == kept
    first, second = await observations(server, page.attempt_id, Stream.CAMERA)
    assert (first.at, first.failed) == (server.clock.now().timestamp() - 1, ())
    assert second.at == first.at + 1
    assert set(second.values) >= {measures.FACES, measures.BRIGHTNESS, measures.SHARPNESS, measures.BLOCKED, measures.FROZEN_S}
    assert second.values[measures.FACES] == 1
    (event,) = await observations(server, page.attempt_id, Stream.PAGE)
    assert event.values == {MEASURE_OF[IncidentKind.CLIPBOARD]: 3}


async def test_what_is_looked_at_before_the_exam_is_not_stored(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await checked_in(server, admin, exam_id)
    assert await stored(server, page.attempt_id) == []


@pytest.mark.both
async def test_a_minute_of_the_standard_policy_takes_less_than_200_bytes_a_second(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await checked_in(server, admin, exam_id)
    for second in range(1, 61):
        server.clock.advance(1)
        assert (await page.put(lively(second))).status_code == 200
        if second % 5 == 0:
            await sound(page, QUIET, 5)
        if second % 10 == 0:
            await page.say("tab_hidden", "on" if second % 20 else "off")
    kept = await stored(server, page.attempt_id)
    assert len(kept) == 60 + 12 + 6
    assert all_of(await observations(server, page.attempt_id, Stream.CAMERA)) == OF_FRAMES
    assert all_of(await observations(server, page.attempt_id, Stream.MICROPHONE)) == OF_SOUND
    assert sum(len(packed) for _, packed in kept) < 200 * 60


async def test_what_failed_is_stored_as_failed_and_not_as_nothing(tmp_path: Path, database_url: str | None) -> None:
    class Broken(Landmarks):
        def measure(self, image: Image, face: Face) -> FaceMesh | None:
            raise RuntimeError("broken")

    broken = replace(networks(), landmarks=Broken())
    async with running_server(tmp_path, database_url, networks=broken) as server:
        page = await server.candidate((await (await server.admin()).exam())["id"])
        await look(page, 1)
        (seen,) = await observations(server, page.attempt_id, Stream.CAMERA)
        assert [str(detector) for detector in seen.failed] == ["landmarks"]
        assert measures.YAW not in seen.values
        assert measures.FACES in seen.values


async def rescored(staff: StaffPage, exam_id: str) -> dict[str, Any]:
    answer = await staff.http.post(f"/api/v1/exams/{exam_id}/rescore", json={"policy": None})
    assert answer.status_code == 200, answer.text
    (found,) = answer.json()["rescored"]
    incidents = [each | {"opened_at": each["since"], "closed_at": each["ended"]} for each in found["incidents"]]
    return {**found, "incidents": incidents}


async def test_observations_survive_restarts_and_give_the_incidents_that_were_recorded(
    tmp_path: Path, database_url: str | None
) -> None:
    clock = FakeClock()
    async with running_server(tmp_path, database_url, clock=clock, networks=networks()) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await checked_in(server, admin, exam_id)
        await look(page, 1, times=4)
        await sound(page, LOUD, 4)
        await page.say("tab_hidden", "on")
        await look(page, 2, times=2)
        before = await stored(server, page.attempt_id)
    async with running_server(tmp_path, database_url, clock=clock, networks=networks()) as server:
        page, admin = page.at(server), admin.at(server)
        assert sorted(await stored(server, page.attempt_id)) == sorted(before)
        await look(page, 2, times=3)
        await page.say("tab_hidden", "off")
        await page.say("clipboard", detail="paste, 9 characters")
        await look(page, 0, times=5)
    async with running_server(tmp_path, database_url, clock=clock, networks=networks()) as server:
        page, admin = page.at(server), admin.at(server)
        late = await page.put(picture(0, mark=77), at=clock.now() - timedelta(seconds=2.5))
        assert late.json()["late"] is True
        await look(page, 0, times=2)
        await look(page, 1, times=4)
        await sound(page, QUIET, 5)
        recorded = await listed(admin, exam_id)
        kinds = {"multiple_faces", "speech", "tab_hidden", "clipboard", "no_face"}
        assert {each["kind"] for each in recorded} == kinds
        judged = await rescored(admin, exam_id)
        assert times(judged["incidents"]) == times(recorded)
        assert judged["before"] == judged["after"] > 0
        assert {each["kind"]: each["peak"] for each in judged["incidents"]} == {each["kind"]: each["peak"] for each in recorded}


@pytest.mark.parametrize("then", ["start", "submit"])
async def test_a_look_at_check_in_that_lasts_until_the_exam_has_begun_or_ended_is_answered(tmp_path: Path, then: str) -> None:
    detector = SlowDetector()
    detector.go_on.set()
    async with running_server(tmp_path, None, networks=replace(networks(), faces=detector)) as server:
        staff = await server.admin()
        page = await server.join(await staff.invite(str((await staff.exam())["id"])))
        version = (await page.http.post(f"{page.path}/token")).json()["attempt"]["consent"]["version"]
        await page.http.put(f"{page.path}/consent", json={"text_version": version}, headers=page.auth)
        detector.entered.clear()
        detector.go_on.clear()
        headers = page.auth | {"content-type": "image/jpeg"}
        looking = asyncio.create_task(page.http.post(f"{page.path}/check", headers=headers, content=picture(1)))
        await asyncio.to_thread(detector.entered.wait, 10)
        assert (await page.http.post(f"{page.path}/start", headers=page.auth)).status_code == 200
        if then == "submit":
            assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
        # What a frame, or the end, writes: the version that the look began with is gone.
        async with server.get(Database).write() as tx:
            await tx.connection.execute(update(attempts).values(rules_version=attempts.c.rules_version + 1))
        detector.go_on.set()
        answer = await looking
        assert (answer.status_code, len(answer.json()["faces"])) == (200, 1)
