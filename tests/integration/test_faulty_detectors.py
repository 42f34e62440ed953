"""A detector that raises, hangs or answers nonsense: named as not analysed, the others go on, and so does the exam."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from openproctor.model.observation import Detector
from tests.fakes import picture
from tests.support.detectors import NONSENSE, Faulty, fake_networks
from tests.support.server import running_server

SLOWER = [Detector.LANDMARKS, Detector.OBJECTS, Detector.IDENTITY]


@pytest.fixture(params=["raises", "hangs", "answers nonsense"])
def fault(request: pytest.FixtureRequest) -> Iterator[str]:
    yield str(request.param)


def make(fault: str, detector: Detector) -> Faulty:
    if fault == "raises":
        return Faulty(error=RuntimeError("broken"))
    if fault == "hangs":
        return Faulty(hold=threading.Event())
    return Faulty(answer=NONSENSE[detector])


@pytest.mark.parametrize("faulty", [Detector.FACES, *SLOWER])
async def test_it_is_named_and_the_others_go_on(tmp_path: Path, fault: str, faulty: Detector) -> None:
    broken = make(fault, faulty)
    networks = fake_networks({faulty: broken})
    async with running_server(tmp_path, None, networks=networks, limit_s=0.1) as server:
        admin = await server.admin()
        exam = await admin.exam()
        page = await server.candidate(exam["id"])
        reply = (await page.put(picture(1))).json()
        assert faulty in reply["not_analysed"]
        assert (reply["status"] == "not_analysed") == (faulty is Detector.FACES)
        others = {Detector.FACES, *SLOWER} - {faulty}
        assert not others & set(reply["not_analysed"])
        seen = await admin.live(exam["id"], page.attempt_id)
        assert faulty in seen["not_analysed"]
        assert seen["faces"] == (None if faulty is Detector.FACES else 1)
        server.clock.advance(1)
        assert (await page.put(picture(1))).status_code == 200
        assert (await admin.http.get(f"/api/v1/exams/{exam['id']}/incidents")).json()["incidents"] == []
        if broken.hold is not None:
            broken.hold.set()


async def test_what_works_still_finds_what_is_wrong(tmp_path: Path, fault: str) -> None:
    broken = make(fault, Detector.OBJECTS)
    async with running_server(tmp_path, None, networks=fake_networks({Detector.OBJECTS: broken}), limit_s=0.1) as server:
        admin = await server.admin()
        exam = await admin.exam()
        page = await server.candidate(exam["id"])
        for _ in range(3):
            await page.put(picture(2))
            server.clock.advance(1)
        found = (await admin.http.get(f"/api/v1/exams/{exam['id']}/incidents")).json()["incidents"]
        assert [incident["kind"] for incident in found] == ["multiple_faces"]
        if broken.hold is not None:
            broken.hold.set()


async def test_a_detector_that_works_again_is_no_longer_named(tmp_path: Path) -> None:
    broken = Faulty(error=RuntimeError("out of memory"))
    async with running_server(tmp_path, None, networks=fake_networks({Detector.LANDMARKS: broken})) as server:
        admin = await server.admin()
        exam = await admin.exam()
        page = await server.candidate(exam["id"])
        await page.put(picture(1))
        assert (await admin.live(exam["id"], page.attempt_id))["not_analysed"] == ["landmarks"]
        broken.error = None
        server.clock.advance(5)
        await page.put(picture(1))
        assert (await admin.live(exam["id"], page.attempt_id))["not_analysed"] == []


async def test_sound_that_cannot_be_measured_is_named_too(tmp_path: Path, fault: str) -> None:
    broken = make(fault, Detector.SPEECH)
    async with running_server(tmp_path, None, networks=fake_networks({Detector.SPEECH: broken}), limit_s=0.1) as server:
        admin = await server.admin()
        exam = await admin.exam()
        page = await server.candidate(exam["id"])
        reply = await page.put_chunk("sound", b"a stretch of sound", "audio/webm")
        assert reply.status_code == 200, reply.text
        assert reply.json()["not_analysed"] == ["speech"]
        assert (await admin.live(exam["id"], page.attempt_id))["not_analysed"] == ["speech"]
        assert (await page.put(picture(1))).json()["not_analysed"] == []
        if broken.hold is not None:
            broken.hold.set()
