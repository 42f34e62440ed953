"""Frames: what is taken, what is refused, and that a refused one changes nothing."""

import asyncio
import dataclasses
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from openproctor.attempts.tokens import LIFETIME
from openproctor.database.engine import Database
from openproctor.database.tables import events, frames
from openproctor.wire.attempts import FrameReply
from tests.fakes import BrokenDetector, SlowDetector, picture
from tests.support.server import CandidatePage, Server, digest, running_server


@pytest.fixture
async def page(server: Server) -> CandidatePage:
    admin = await server.admin()
    return await server.candidate((await admin.exam())["id"])


async def stored(server: Server) -> tuple[int, int]:
    """How many frames and events there are."""
    async with server.get(Database).read() as tx:
        count = (await tx.connection.execute(select(func.count()).select_from(frames))).scalar_one()
        logged = (await tx.connection.execute(select(func.count()).select_from(events))).scalar_one()
    return count, logged


async def test_the_reply_carries_the_observation(page: CandidatePage) -> None:
    answer = await page.put(picture(1))
    assert answer.status_code == 200
    reply = answer.json()
    FrameReply.model_validate(reply)
    assert reply["status"] == "analysed"
    assert len(reply["faces"]) == 1
    assert (reply["width"], reply["height"]) == (640, 480)
    assert reply["next_sample_s"] == 1.0


async def test_the_same_frame_again_gets_the_same_reply_and_is_stored_once(server: Server, page: CandidatePage) -> None:
    first = await page.put(picture(2), seq=0)
    again = await page.put(picture(2), seq=0)
    assert first.json() == again.json()
    assert (await stored(server))[0] == 1


async def test_something_unsure_makes_the_server_ask_for_the_next_frame_sooner(page: CandidatePage) -> None:
    assert (await page.put(picture(2))).json()["next_sample_s"] == 0.25


JPEG = picture(1)
SOS = JPEG.index(b"\xff\xda")


BAD: list[tuple[bytes, dict[str, str], int, str]] = [
    (b"GIF89a not a picture at all", {}, 422, "not-a-jpeg"),
    (JPEG[: len(JPEG) // 2], {}, 422, "truncated-jpeg"),
    (JPEG[:SOS], {}, 422, "truncated-jpeg"),
    (JPEG[:20], {}, 422, "truncated-jpeg"),
    (JPEG + b"\0" * 600_000, {}, 413, "body-too-large"),
    (JPEG, {"content-digest": digest(b"something else")}, 400, "digest-mismatch"),
    (JPEG, {"content-digest": "md5=:AAAA:"}, 400, "digest-missing"),
    (JPEG, {"content-type": "image/png"}, 415, "unsupported-media-type"),
    (JPEG, {"captured-at": "yesterday"}, 422, "invalid-request"),
    (JPEG, {"captured-at": "2026-11-22T09:00:00"}, 422, "invalid-request"),
    (JPEG, {"authorization": ""}, 401, "token-invalid"),
    (JPEG, {"authorization": "Bearer nonsense"}, 401, "token-invalid"),
]


@pytest.mark.parametrize(("body", "headers", "status", "problem"), BAD)
async def test_a_bad_frame_gets_its_problem_and_changes_nothing(
    server: Server, page: CandidatePage, body: bytes, headers: dict[str, str], status: int, problem: str
) -> None:
    before = await stored(server)
    answer = await page.put(body, headers=headers)
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["type"]) == (status, f"urn:openproctor:{problem}")
    assert await stored(server) == before


async def test_a_picture_of_400_megapixels_is_refused_by_its_header(server: Server, page: CandidatePage) -> None:
    # The frame header of a small picture, rewritten to 20,000 x 20,000.
    at = JPEG.index(b"\xff\xc0") + 5
    bomb = JPEG[:at] + (20_000).to_bytes(2, "big") * 2 + JPEG[at + 4 :]
    answer = await page.put(bomb)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:openproctor:image-too-large")
    assert (await stored(server))[0] == 0


@pytest.mark.parametrize("seq", [-1, 2**31, 2**63])
async def test_a_sequence_number_out_of_range_is_refused(server: Server, page: CandidatePage, seq: int) -> None:
    answer = await page.put(JPEG, seq=seq)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:openproctor:sequence-out-of-range")
    assert (await stored(server))[0] == 0


async def test_other_bytes_under_a_used_number_are_refused_and_the_first_ones_stay(server: Server, page: CandidatePage) -> None:
    first = await page.put(picture(1), seq=3)
    answer = await page.put(picture(1, mark=77), seq=3)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:openproctor:frame-conflict")
    assert (await page.put(picture(1), seq=3)).json() == first.json()
    assert (await stored(server))[0] == 1


async def test_an_expired_token_is_refused_as_expired(server: Server, page: CandidatePage) -> None:
    server.clock.advance(LIFETIME.total_seconds() + 1)
    answer = await page.put(JPEG)
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:openproctor:token-expired")
    renewed = await page.http.post(f"{page.path}/token")
    page.token = renewed.json()["access_token"]
    assert (await page.put(JPEG)).status_code == 200


async def test_nobody_writes_into_another_candidates_attempt(server: Server, page: CandidatePage) -> None:
    admin = await server.admin()
    other = await server.candidate((await admin.exam())["id"], "Candidate Two")
    other.token = page.token
    answer = await other.put(JPEG)
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:openproctor:token-invalid")
    refreshed = await page.http.post(f"{other.path}/token")
    assert (refreshed.status_code, refreshed.json()["type"]) == (401, "urn:openproctor:not-signed-in")
    assert (await stored(server))[0] == 0


async def test_a_sealed_attempt_takes_nothing_more(server: Server, page: CandidatePage) -> None:
    taken = await page.put(picture(1), seq=0)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    before = await stored(server)
    server.clock.advance(1)
    answer = await page.put(JPEG, seq=1)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:openproctor:attempt-closed")
    assert await stored(server) == before
    # What was taken before is still acknowledged: a lost reply must not look like a lost frame.
    assert (await page.put(picture(1), seq=0)).json() == taken.json()


async def test_a_frame_before_the_start_is_refused(server: Server) -> None:
    admin = await server.admin()
    page = await server.join(await admin.invite((await admin.exam())["id"]))
    answer = await page.put(JPEG)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:openproctor:invalid-transition")


@pytest.mark.both
async def test_a_frame_captured_before_one_already_judged_is_kept_as_late(server: Server, page: CandidatePage) -> None:
    server.clock.advance(60)
    assert (await page.put(picture(1))).json()["late"] is False
    late = await page.put(picture(2), at=server.clock.now() - timedelta(seconds=30))
    assert late.json()["late"] is True
    assert (await stored(server))[0] == 2


async def test_a_broken_detector_is_not_analysed_and_never_nothing_found(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async with running_server(tmp_path_factory.mktemp("broken"), None, detector=BrokenDetector()) as broken:
        admin = await broken.admin()
        exam = await admin.exam()
        page = await broken.candidate(exam["id"])
        async with admin.socket(exam["id"]) as socket:
            await socket.until("snapshot")
            answer = await page.put(JPEG)
            assert answer.status_code == 200
            assert answer.json()["status"] == "not_analysed"
            live = (await socket.until("live"))["live"]
            while live["analysed"]:
                live = (await socket.until("live"))["live"]
            assert live["faces"] is None


async def test_the_short_way_and_the_documented_route_answer_alike(server: Server, page: CandidatePage) -> None:
    documented = httpx.AsyncClient(transport=httpx.ASGITransport(app=server.app.serve_documented), base_url="http://documented")
    async with documented:
        for body, headers, status, problem in BAD:
            for http in (page.http, documented):
                answer = await dataclasses.replace(page, http=http).put(body, seq=0, headers=headers)
                assert (answer.status_code, answer.json()["type"]) == (status, f"urn:openproctor:{problem}")
        first = await page.put(picture(2), seq=0)
        again = await dataclasses.replace(page, http=documented).put(picture(2), seq=0)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert first.headers["content-type"] == again.headers["content-type"] == "application/json"


async def test_an_overloaded_server_says_when_to_come_back(tmp_path: Path) -> None:
    detector = SlowDetector()
    async with running_server(tmp_path, None, detector=detector, pending=1) as server:
        exam = await (await server.admin()).exam()
        pages = [await server.candidate(exam["id"], f"Candidate {i}") for i in range(3)]
        waiting = asyncio.create_task(pages[0].put(JPEG))
        await asyncio.to_thread(detector.entered.wait, 10)
        refused = await pages[1].put(JPEG)
        assert (refused.status_code, refused.json()["type"]) == (503, "urn:openproctor:overloaded")
        assert int(refused.headers["retry-after"]) >= 1
        # Control goes through all the same.
        assert (await pages[2].http.post(f"{pages[2].path}/submit", headers=pages[2].auth)).status_code == 200
        detector.go_on.set()
        assert (await waiting).status_code == 200
        assert (await pages[1].put(JPEG, seq=0)).status_code == 200
