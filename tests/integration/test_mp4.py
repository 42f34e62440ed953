"""What Safari records, MP4 with AAC and H.264: judged, kept, played, exported and verified as WebM is."""

import hashlib
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from openproctor.cli.bench.sounds import RATE, encode_webm
from openproctor.evidence.bundle.verify import verify_file
from openproctor.model import measures
from openproctor.model.observation import Stream
from tests.integration.steps import hearing_networks, listed, look, observations, problem, snapshot
from tests.support.bundles import opened
from tests.support.segments import recorded, recorded_mp4, sounding_mp4
from tests.support.server import CandidatePage, Server, StaffPage, running_server

TONE = np.sin(np.arange(5 * RATE) / 20).astype(np.float32) * 0.5
SILENCE = np.zeros(5 * RATE, np.float32)
LOUD, QUIET = sounding_mp4(TONE), sounding_mp4(SILENCE)
WEBM = recorded(2, brightness=(150,))
ONE, OTHER = recorded_mp4(2, brightness=(60,)), recorded_mp4(2, brightness=(200,))
UPRIGHT = recorded_mp4(2, size=(120, 160), brightness=(90,), sound_codec="libopus")
MEDIA = {"webm": "video/webm", "mp4": "video/mp4"}
RECORDED = {"recording": {"camera": True, "screen": True}, "link": {"lost_after_s": 60}}


@pytest.fixture
async def server(tmp_path: Path, database_url: str | None) -> AsyncIterator[Server]:
    async with running_server(tmp_path / "data", database_url, networks=hearing_networks()) as running:
        yield running


async def record(page: CandidatePage, *files: bytes, stream: str = "recording") -> None:
    """Hand in stretches of two seconds that follow each other, each when it is over."""
    for file in files:
        begin = page.server.clock.now()
        page.server.clock.advance(2)
        answer = await page.put_chunk(stream, file, MEDIA["mp4" if file[4:8] == b"ftyp" else "webm"], at=begin)
        assert answer.status_code == 200, answer.text


async def recording(staff: StaffPage, page: CandidatePage, exam_id: str) -> dict[str, Any]:
    answer = await staff.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/recordings")
    found: dict[str, Any] = answer.json()["videos"][0]
    return found


def brightness(file: bytes) -> list[int]:
    """Of each picture, to the next ten."""
    with av.open(io.BytesIO(file), "r") as container:
        return [10 * round(float(np.median(frame.to_ndarray(format="rgb24"))) / 10) for frame in container.decode(video=0)]


@pytest.mark.parametrize("sound", [LOUD, sounding_mp4(TONE, 44_100, layout="stereo"), sounding_mp4(TONE, codec="libopus")])
async def test_sound_in_mp4_is_listened_to(server: Server, sound: bytes) -> None:
    admin = await server.admin()
    page = await server.candidate((await admin.exam())["id"])
    answer = await page.put_chunk("sound", sound, "audio/mp4")
    assert (answer.status_code, answer.json()["not_analysed"]) == (200, [])
    (heard,) = await observations(server, page.attempt_id, Stream.MICROPHONE)
    assert heard.values[measures.SPEECH_S] == pytest.approx(5, abs=0.5)


async def test_speech_in_mp4_is_noted_kept_and_can_be_heard(server: Server, tmp_path: Path) -> None:
    admin = await server.admin()
    policy = {"evidence": {"keep_sound": True}, "signals": {"second_voice": {"enabled": False}}}
    exam_id = (await admin.exam(policy=policy))["id"]
    page = await server.candidate(exam_id)
    for sound in (QUIET, LOUD, QUIET, QUIET, QUIET, QUIET):
        await look(page, 1, times=5)
        assert (await page.put_chunk("sound", sound, "audio/mp4")).status_code == 200
    (incident,) = await listed(admin, exam_id)
    detail = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).json()
    assert (incident["kind"], detail["sounds"][0]["sha256"]) == ("speech", hashlib.sha256(LOUD).hexdigest())
    heard = await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{detail['sounds'][0]['id']}")
    assert (heard.content, heard.headers["content-type"]) == (LOUD, "audio/mp4")
    assert ".m4a" in heard.headers["content-disposition"]
    bundle = (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/bundle")).content
    verdict = verify_file(io.BytesIO(bundle), ())
    assert verdict.ok, (verdict.item, verdict.problem)
    (name,) = (name for name in opened(bundle) if name.endswith(f"-{hashlib.sha256(LOUD).hexdigest()[:16]}.mp4"))
    assert opened(bundle)[name] == LOUD


@pytest.mark.parametrize(
    ("body", "media", "refused"),
    [
        (LOUD, "audio/webm", (415, "unsupported-media-type")),
        (encode_webm(SILENCE), "audio/mp4", (415, "unsupported-media-type")),
        (LOUD[:-40], "audio/mp4", (422, "invalid-sound")),
        (ONE, "audio/mp4", (422, "invalid-sound")),
        (sounding_mp4(np.tile(SILENCE, 16)), "audio/mp4", (422, "invalid-sound")),
        (sounding_mp4(SILENCE, layout="5.1"), "audio/mp4", (422, "invalid-sound")),
        (sounding_mp4(SILENCE, 96_000), "audio/mp4", (422, "invalid-sound")),
        (sounding_mp4(SILENCE, codec="libmp3lame"), "audio/mp4", (422, "invalid-sound")),
    ],
    ids=["MP4 as WebM", "WebM as MP4", "cut off", "with pictures", "80 s", "5.1", "96 kHz", "MP3"],
)
async def test_sound_that_no_page_records_is_refused(server: Server, body: bytes, media: str, refused: tuple[int, str]) -> None:
    admin = await server.admin()
    page = await server.candidate((await admin.exam())["id"])
    before = await snapshot(server)
    assert problem(await page.put_chunk("sound", body, media)) == refused
    assert await snapshot(server) == before


@pytest.mark.both
async def test_a_recording_in_mp4_is_played_as_one_file_of_which_any_range_can_be_had(server: Server) -> None:
    admin = await server.admin()
    exam_id = (await admin.exam(policy=RECORDED))["id"]
    page = await server.candidate(exam_id)
    await record(page, ONE, OTHER, ONE)
    video = await recording(admin, page, exam_id)
    (part,) = video["parts"]
    assert (part["video"], part["media_type"], part["size"]) == (video["video"], "video/mp4", video["size"])
    assert "/recordings/recording/video.mp4?until=" in part["video"]
    answer = await admin.http.get(part["video"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "video/mp4")
    assert len(answer.content) == part["size"]
    assert brightness(answer.content) == [60] * 20 + [200] * 20 + [60] * 20
    middle = part["size"] // 2
    piece = await admin.http.get(part["video"], headers={"range": f"bytes=700-{middle}"})
    assert (piece.status_code, piece.content) == (206, answer.content[700 : middle + 1])


@pytest.mark.both
async def test_a_recording_that_changes_its_form_in_the_middle_is_played_part_by_part(server: Server) -> None:
    admin = await server.admin()
    exam_id = (await admin.exam(policy=RECORDED))["id"]
    page = await server.candidate(exam_id)
    await record(page, WEBM, WEBM, ONE, OTHER, UPRIGHT, WEBM)
    video = await recording(admin, page, exam_id)
    parts = video["parts"]
    assert [part["media_type"] for part in parts] == ["video/webm", "video/mp4", "video/mp4", "video/webm"]
    ends = [part["media_start_s"] + part["duration_s"] for part in parts]
    assert [part["media_start_s"] for part in parts] == pytest.approx([0, *ends[:-1]])
    assert ends[-1] == pytest.approx(video["duration_s"])
    assert (len(video["segments"]), video["gaps"], video["size"]) == (6, [], sum(part["size"] for part in parts))
    shown = [brightness((await admin.http.get(part["video"])).content) for part in parts]
    assert shown == [[150] * 40, [60] * 20 + [200] * 20, [90] * 20, [150] * 20]
    wrong = parts[1]["video"].replace("video.mp4", "video.webm")
    assert (await admin.http.get(wrong)).status_code == 404
    assert (await admin.http.get(f"{video['video']}&part=4")).status_code == 404


async def test_a_recording_in_mp4_is_in_the_bundle_by_a_name_that_players_know(server: Server) -> None:
    admin = await server.admin()
    exam_id = (await admin.exam(policy=RECORDED))["id"]
    page = await server.candidate(exam_id)
    await record(page, ONE, WEBM)
    bundle = (await admin.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/bundle")).content
    verdict = verify_file(io.BytesIO(bundle), ())
    assert verdict.ok, (verdict.item, verdict.problem)
    names = [name for name in opened(bundle) if name.startswith("recordings/")]
    assert sorted(name.rpartition(".")[2] for name in names) == ["mp4", "webm"]


@pytest.mark.parametrize(
    ("body", "media", "refused"),
    [
        (ONE, "video/webm", (415, "unsupported-media-type")),
        (WEBM, "video/mp4", (415, "unsupported-media-type")),
        (ONE, "audio/mp4", (415, "unsupported-media-type")),
        (ONE[:-40], "video/mp4", (422, "invalid-recording")),
        (LOUD, "video/mp4", (422, "invalid-recording")),
        (recorded(1, codec="mpeg4", container="mp4", sound=False), "video/mp4", (422, "invalid-recording")),
        (recorded_mp4(16, sound=False, every_s=0.5), "video/mp4", (422, "invalid-recording")),
    ],
    ids=["MP4 as WebM", "WebM as MP4", "video as sound", "cut off", "without pictures", "MPEG-4 part 2", "16 s"],
)
async def test_video_that_no_page_records_is_refused(server: Server, body: bytes, media: str, refused: tuple[int, str]) -> None:
    admin = await server.admin()
    page = await server.candidate((await admin.exam(policy=RECORDED))["id"])
    before = await snapshot(server)
    assert problem(await page.put_chunk("recording", body, media)) == refused
    assert await snapshot(server) == before
