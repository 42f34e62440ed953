"""Recorded stretches: kept and acknowledged once, refused without a trace, and played back as one video."""

import hashlib
import io
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import av
import httpx
import pytest
from sqlalchemy import insert, select, update

from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import attempts, chain, deletions, gaps
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.feed.presence import PresenceBoard
from openproctor.model.observation import Stream
from openproctor.wire.streams import BY_STREAM
from tests.fakes import picture
from tests.integration.steps import listed, problem, put_policy, snapshot
from tests.support.segments import recorded
from tests.support.server import CandidatePage, Server, StaffPage, digest

WEBM = "video/webm"
STREAMS = ("recording", "screen")
ONE, OTHER = recorded(2, brightness=(60,)), recorded(2, brightness=(200,))
SILENT = recorded(2, brightness=(150,), sound=False, size=(320, 240))
POLICY = {"recording": {"camera": True, "screen": True}, "link": {"lost_after_s": 60}}
"""The line is never taken for lost: the tests' clock jumps."""


@pytest.fixture
async def exam_id(admin: StaffPage) -> str:
    return str((await admin.exam(policy=POLICY))["id"])


@pytest.fixture
async def page(server: Server, exam_id: str) -> CandidatePage:
    return await server.candidate(exam_id)


async def record(page: CandidatePage, stream: str, files: Sequence[bytes], *, every_s: float = 2) -> None:
    """Hand in stretches that follow each other, each when it is over."""
    for file in files:
        begin = page.server.clock.now()
        page.server.clock.advance(every_s)
        answer = await page.put_chunk(stream, file, WEBM, at=begin)
        assert answer.status_code == 200, answer.text


async def recordings(staff: StaffPage, exam_id: str, page: CandidatePage) -> dict[str, Any]:
    """What the staff is told, by stream."""
    answer = await staff.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/recordings")
    assert answer.status_code == 200, answer.text
    return {video["stream"]: video for video in answer.json()["videos"]}


async def fetch(staff: StaffPage, video: dict[str, Any], wanted: str | None = None) -> httpx.Response:
    return await staff.http.get(video["video"], headers={"range": wanted} if wanted else {})


def frame_times(file: bytes) -> list[int]:
    with av.open(io.BytesIO(file), "r") as container:
        return [int(frame.pts or 0) for frame in container.decode(video=0)]


@pytest.mark.parametrize("stream", STREAMS)
async def test_a_stretch_is_acknowledged_once_and_for_all(server: Server, page: CandidatePage, stream: str) -> None:
    first = await page.put_chunk(stream, ONE, WEBM, seq=0)
    assert first.json() == {"seq": 0, "sha256": hashlib.sha256(ONE).hexdigest(), "not_analysed": [], "late": False}
    server.clock.advance(2)
    before = await snapshot(server)
    again = await page.put_chunk(stream, ONE, WEBM, seq=0)
    assert (again.status_code, again.content) == (200, first.content)
    assert problem(await page.put_chunk(stream, OTHER, WEBM, seq=0)) == (409, "frame-conflict")
    assert await snapshot(server) == before
    (file,) = before["files"]
    key = f"{stream}/0000000000-{hashlib.sha256(ONE).hexdigest()[:16]}.webm"
    assert file.endswith(key)


@pytest.mark.both
async def test_each_stretch_is_part_of_the_attempts_chain(server: Server, page: CandidatePage) -> None:
    await record(page, "recording", [ONE, OTHER])
    async with server.get(Database).read() as tx:
        rows = (await tx.connection.execute(select(chain).where(chain.c.kind == "recording").order_by(chain.c.position))).all()
    assert [hashlib.sha256(body).hexdigest() in row.body for body, row in zip((ONE, OTHER), rows, strict=True)] == [True, True]


async def test_streams_number_their_stretches_apart_and_the_page_is_told_where_to_go_on(page: CandidatePage) -> None:
    await record(page, "recording", [ONE, OTHER])
    await record(page, "screen", [SILENT])
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert attempt["next_seqs"] == {"camera": 0, "microphone": 0, "page": 0, "recording": 2, "screen": 1}
    assert attempt["recording"] == {"camera": True, "screen": True, "camera_kbits": 250, "screen_kbits": 200}


@pytest.mark.parametrize(
    ("body", "media", "refused"),
    [
        (b"no video", WEBM, (422, "invalid-recording")),
        (ONE[:-40], WEBM, (422, "invalid-recording")),
        (recorded(1, codec="libvpx-vp9"), WEBM, (422, "invalid-recording")),
        (recorded(16, sound=False, every_s=0.5), WEBM, (422, "invalid-recording")),
        (ONE, "video/mp4", (415, "unsupported-media-type")),
        (b"\x00" * (BY_STREAM[Stream.RECORDING].limit + 1), WEBM, (413, "body-too-large")),
    ],
)
async def test_what_no_page_records_is_refused_and_changes_nothing(
    server: Server, page: CandidatePage, body: bytes, media: str, refused: tuple[int, str]
) -> None:
    before = await snapshot(server)
    assert problem(await page.put_chunk("recording", body, media)) == refused
    assert await snapshot(server) == before


async def test_a_body_that_is_not_what_its_digest_says_is_refused(server: Server, page: CandidatePage) -> None:
    before = await snapshot(server)
    headers = page.auth | {
        "content-type": WEBM,
        "content-digest": digest(OTHER),
        "captured-at": server.clock.now().isoformat(),
    }
    answer = await page.http.put(f"{page.path}/recording/0", content=ONE, headers=headers)
    assert problem(answer) == (400, "digest-mismatch")
    assert await snapshot(server) == before


async def test_nothing_is_kept_that_the_policy_does_not_record(server: Server, admin: StaffPage) -> None:
    exam = await admin.exam(policy={"recording": {"camera": True}})
    page = await server.candidate(exam["id"])
    before = await snapshot(server)
    assert problem(await page.put_chunk("screen", ONE, WEBM)) == (409, "recording-not-wanted")
    assert await snapshot(server) == before
    assert (await page.put_chunk("recording", ONE, WEBM)).status_code == 200


async def test_before_the_start_nothing_is_kept(server: Server, admin: StaffPage, exam_id: str) -> None:
    page = await server.join(await admin.invite(exam_id))
    before = await snapshot(server)
    assert problem(await page.put_chunk("recording", ONE, WEBM)) == (409, "invalid-transition")
    assert await snapshot(server) == before


async def test_after_the_end_only_what_was_recorded_before_it_is_taken(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await record(page, "recording", [ONE])
    begin = server.clock.now()
    server.clock.advance(2)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    server.clock.advance(60)
    late = await page.put_chunk("recording", OTHER, WEBM, seq=1, at=begin)
    assert (late.status_code, late.json()["late"]) == (200, True)
    before = await snapshot(server)
    assert problem(await page.put_chunk("recording", OTHER, WEBM, seq=2)) == (409, "attempt-closed")
    assert await snapshot(server) == before
    assert [each["late"] for each in (await recordings(admin, exam_id, page))["recording"]["segments"]] == [False, True]


@pytest.mark.both
async def test_an_attempt_erased_while_a_stretch_comes_in_keeps_no_file_of_it(
    server: Server, page: CandidatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = server.get(EvidenceStore)
    put = store.put

    async def erased_meanwhile(items: Any) -> None:
        await put(items)
        async with server.get(Database).write() as tx:
            await tx.connection.execute(update(attempts).values(erased_at=server.clock.now()))

    monkeypatch.setattr(store, "put", erased_meanwhile)
    assert problem(await page.put_chunk("recording", ONE, WEBM)) == (409, "attempt-closed")
    async with server.get(Database).read() as tx:
        noted = (await tx.connection.execute(select(deletions.c.key))).scalars().all()
    assert [key.rpartition("/")[2] for key in noted] == [f"0000000000-{hashlib.sha256(ONE).hexdigest()[:16]}.webm"]


@pytest.mark.both
async def test_the_stretches_are_one_video_with_its_gaps_left_out_and_named(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A clock that jumps half a minute is a camera that was lost, if the watchdog happens to look just then.
    monkeypatch.setattr(server.get(PresenceBoard), "known", lambda: ())
    begun = server.clock.now()
    await record(page, "recording", [ONE, SILENT])
    server.clock.advance(30)
    await record(page, "recording", [OTHER])
    video = (await recordings(admin, exam_id, page))["recording"]
    assert [each["media_start_s"] for each in video["segments"]] == [0, 2.021, 4.021]
    assert (video["width"], video["height"], video["has_sound"]) == (320, 240, True)
    (gap,) = video["gaps"]
    assert (gap["begins_at"], gap["ends_at"]) == (
        (begun + timedelta(seconds=4)).isoformat().replace("+00:00", "Z"),
        (begun + timedelta(seconds=34)).isoformat().replace("+00:00", "Z"),
    )
    assert gap["cause"] == "nothing_recorded"
    answer = await fetch(admin, video)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "video/webm")
    assert int(answer.headers["content-length"]) == len(answer.content) == video["size"]
    assert {name: answer.headers[name] for name in ("accept-ranges", "cache-control", "x-content-type-options")} == {
        "accept-ranges": "bytes",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    times = frame_times(answer.content)
    assert len(times) == 60
    assert times == sorted(times)
    assert times[40] == 4021


async def test_a_gaps_cause_is_what_the_page_said_or_what_was_noted_then(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await record(page, "screen", [SILENT])
    assert (await page.say("screen_share_stopped", "on")).status_code == 200
    server.clock.advance(20)
    await page.put(picture(1))
    assert (await page.say("screen_share_stopped", "off")).status_code == 200
    await record(page, "screen", [SILENT])
    server.clock.advance(20)
    begin = server.clock.now()
    await record(page, "screen", [SILENT])
    kinds = [each["kind"] for each in await listed(admin, exam_id)]
    assert "screen_share_stopped" in kinds
    async with server.get(Database).write() as tx:
        await tx.connection.execute(
            insert(gaps).values(
                attempt_id=page.attempt_id,
                stream="screen",
                first_seq=2,
                last_seq=4,
                seqs=[2, 3, 4],
                begins_at=begin - timedelta(seconds=15),
                ends_at=begin - timedelta(seconds=1),
                cause="device_full",
                noted_at=begin,
            )
        )
    video = (await recordings(admin, exam_id, page))["screen"]
    assert [gap["cause"] for gap in video["gaps"]] == ["screen_share_stopped", "device_full"]


async def test_ranges_of_bytes_are_answered_as_players_ask_for_them(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await record(page, "recording", [ONE, SILENT, OTHER])
    video = (await recordings(admin, exam_id, page))["recording"]
    whole = (await fetch(admin, video)).content
    size = len(whole)
    for wanted, start, stop in (
        ("bytes=0-", 0, size),
        ("bytes=0-0", 0, 1),
        (f"bytes=700-{size // 2}", 700, size // 2 + 1),
        (f"bytes={size // 2}-{size * 5}", size // 2, size),
        ("bytes=-300", size - 300, size),
    ):
        answer = await fetch(admin, video, wanted)
        assert answer.status_code == 206
        assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{size}"
        assert answer.content == whole[start:stop]
    beyond = await fetch(admin, video, f"bytes={size}-")
    assert problem(beyond) == (416, "invalid-range")
    assert beyond.headers["content-range"] == f"bytes */{size}"
    for unknown in ("bytes=0-1,5-6", "lines=1-2", "bytes=9-3"):
        assert (await fetch(admin, video, unknown)).status_code == 200


async def test_a_video_that_is_being_watched_does_not_grow_while_the_exam_goes_on(
    admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await record(page, "recording", [ONE])
    earlier = (await recordings(admin, exam_id, page))["recording"]
    whole = (await fetch(admin, earlier)).content
    await record(page, "recording", [OTHER])
    assert (await fetch(admin, earlier)).content == whole
    later = (await recordings(admin, exam_id, page))["recording"]
    assert len(frame_times((await fetch(admin, later)).content)) == 40


async def test_a_stretch_that_the_store_has_lost_leaves_a_hole_and_not_an_error(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await record(page, "recording", [ONE, OTHER, ONE])
    folder = server.get(Settings).data_dir / "evidence"
    (lost,) = folder.rglob("0000000001-*.webm")
    lost.unlink()
    answer = await fetch(admin, (await recordings(admin, exam_id, page))["recording"])
    assert answer.status_code == 200
    assert len(frame_times(answer.content)) == 40


async def test_recordings_are_for_this_exams_staff_alone(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await record(page, "recording", [ONE])
    video = (await recordings(admin, exam_id, page))["recording"]
    stranger = await server.member("proctor", "proctor@example.org")
    for address in (video["video"], f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/recordings"):
        assert (await stranger.http.get(address)).status_code == 404
        assert (await page.http.get(address, headers=page.auth)).status_code == 401
    other = await admin.exam()
    moved = video["video"].replace(exam_id, other["id"])
    assert (await admin.http.get(moved)).status_code == 404
    camera = video["video"].replace("/recordings/recording/", "/recordings/camera/")
    assert (await admin.http.get(camera)).status_code == 404


@pytest.mark.both
async def test_nobody_is_recorded_who_has_not_agreed_to_it(server: Server, admin: StaffPage) -> None:
    exam = await admin.exam()
    page = await server.join(await admin.invite(exam["id"]))
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    body = {"text_version": attempt["consent"]["version"]}
    assert (await page.http.put(f"{page.path}/consent", json=body, headers=page.auth)).json()["consent_given"] is True
    assert (await put_policy(admin, exam["id"], {**exam["policy"], **POLICY})).status_code == 200
    changed = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert changed["consent_given"] is False
    assert "recorded as video" in " ".join(changed["consent"]["paragraphs"])
    assert problem(await page.http.post(f"{page.path}/start", headers=page.auth)) == (409, "consent-missing")
    await page.begin()
    assert (await page.put_chunk("recording", ONE, WEBM)).status_code == 200
