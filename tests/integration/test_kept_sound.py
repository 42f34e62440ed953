"""Sound is kept only if the policy says so, and then where speech was noted."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from openproctor.cli.bench.sounds import RATE, encode_webm
from tests.integration.steps import hearing_networks, listed, look
from tests.support.server import CandidatePage, Server, StaffPage, running_server

LOUD = encode_webm(np.sin(np.arange(5 * RATE) / 20).astype(np.float32) * 0.5)
QUIET = encode_webm(np.zeros(5 * RATE, np.float32))


@pytest.fixture
async def server(tmp_path: Path, database_url: str | None) -> AsyncIterator[Server]:
    async with running_server(tmp_path / "data", database_url, networks=hearing_networks()) as running:
        yield running


async def sit(server: Server, admin: StaffPage, *, keep: bool) -> tuple[str, CandidatePage]:
    """An exam in which something is said between two quiet stretches; a frame has the same number as the sound."""
    policy = {"evidence": {"keep_sound": keep}, "signals": {"second_voice": {"enabled": False}}}
    exam = await admin.exam(policy=policy)
    page = await server.candidate(exam["id"])
    for sound in (QUIET, LOUD, QUIET, QUIET, QUIET, QUIET):
        await look(page, 1, times=5)
        answer = await page.put_chunk("sound", sound, "audio/webm")
        assert answer.status_code == 200, answer.text
    return exam["id"], page


async def test_without_the_policy_no_sound_is_kept(server: Server, tmp_path: Path) -> None:
    admin = await server.admin()
    exam_id, _ = await sit(server, admin, keep=False)
    (incident,) = await listed(admin, exam_id)
    detail = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).json()
    assert (incident["kind"], detail["sounds"]) == ("speech", [])
    assert list((tmp_path / "data").rglob("*.webm")) == []


async def test_with_it_the_stretches_of_the_incident_are_kept_and_can_be_heard(server: Server, tmp_path: Path) -> None:
    admin = await server.admin()
    exam_id, page = await sit(server, admin, keep=True)
    (incident,) = await listed(admin, exam_id)
    detail = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).json()
    kept = [sound["sha256"] for sound in detail["sounds"]]
    assert kept[0] == hashlib.sha256(LOUD).hexdigest()
    assert len(kept) == len(list((tmp_path / "data").rglob("*.webm"))) < 6, "not what was quiet before and long after"
    heard = await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{detail['sounds'][0]['id']}")
    assert (heard.content, heard.headers["content-type"]) == (LOUD, "audio/webm")
    assert heard.headers["cache-control"] == "no-store"
    assert all(frame["width"] for frame in detail["frames"]), "a sound is no frame"
    refused = await page.http.get(f"/api/v1/exams/{exam_id}/evidence/{detail['sounds'][0]['id']}", headers=page.auth)
    assert refused.status_code == 401
