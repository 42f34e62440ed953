"""What a page adds in words goes to its own incident, and still lips tell another one's voice."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from openproctor.cli.bench.sounds import RATE, encode_webm
from openproctor.model.observation import Detector, Face
from tests.fakes import picture
from tests.integration.steps import hearing_networks, listed, look
from tests.support.detectors import Faulty, fake_networks
from tests.support.server import Server, StaffPage, running_server

LOUD = encode_webm(np.random.default_rng(2).normal(0, 0.2, 5 * RATE).astype(np.float32))


async def details(staff: StaffPage, exam_id: str) -> dict[str, str | None]:
    return {str(each["kind"]): each["detail"] for each in await listed(staff, exam_id)}


async def test_what_is_said_of_one_happening_is_not_said_of_another(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.candidate(exam_id)
    await page.say("tab_hidden", "on")
    server.clock.advance(3)
    await page.say("clipboard", detail="paste, 120 characters")
    assert await details(admin, exam_id) == {"tab_hidden": None, "clipboard": "paste, 120 characters"}


async def test_what_is_said_of_something_that_lasts_is_there_when_it_becomes_an_incident(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    page = await server.candidate(exam_id)
    await page.say("second_screen", "on", detail="2 screens")
    await look(page, 1, times=6)
    assert await details(admin, exam_id) == {"second_screen": "2 screens"}


@pytest.mark.parametrize(("signal", "state"), [("tab_hidden", "once"), ("clipboard", "on"), ("clipboard", "off")])
async def test_what_lasts_does_not_happen_at_once_and_the_other_way_round(
    server: Server, admin: StaffPage, exam_id: str, signal: str, state: str
) -> None:
    page = await server.candidate(exam_id)
    refused = await page.say(signal, state)
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:openproctor:invalid-request")
    await look(page, 1, times=4)
    assert await listed(admin, exam_id) == []


async def test_a_face_beyond_the_edge_does_not_break_the_check_in(tmp_path: Path) -> None:
    beyond = Faulty(answer=(Face(100, 100, 200, 250, 0.9), Face(700, 100, 50, 50, 0.9)))
    async with running_server(tmp_path, None, networks=fake_networks({Detector.FACES: beyond})) as server:
        admin = await server.admin()
        page = await server.join(await admin.invite((await admin.exam())["id"]))
        attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
        consent = {"text_version": attempt["consent"]["version"]}
        await page.http.put(f"{page.path}/consent", json=consent, headers=page.auth)
        sent = page.auth | {"content-type": "image/jpeg"}
        checked = await page.http.post(f"{page.path}/check", headers=sent, content=picture(1))
        assert (checked.status_code, checked.json()["status"]) == (200, "analysed")


async def test_a_voice_while_the_lips_are_still_is_another_ones(tmp_path: Path) -> None:
    async with running_server(tmp_path, None, networks=hearing_networks()) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await server.candidate(exam_id)
        for number in range(40):
            await look(page, 1)
            if number % 5 == 4:
                begin = server.clock.now() - timedelta(seconds=5)
                assert (await page.put_chunk("sound", LOUD, "audio/webm", at=begin)).status_code == 200
        assert "second_voice" in await details(admin, exam_id)
