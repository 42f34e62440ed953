"""Messages and gaps through the outbox: taken once, bounded, sealed, and seen by the staff."""

import json
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from openproctor.database.engine import Database
from openproctor.database.tables import chain
from tests.fakes import picture
from tests.integration.steps import problem, snapshot
from tests.support.server import CandidatePage, Server, StaffPage

JSON = "application/json"


@pytest.fixture
async def page(server: Server, exam_id: str) -> CandidatePage:
    return await server.candidate(exam_id)


NUMBERS = [3, 5, 7, 9]


def gap(page: CandidatePage, seqs: list[int] = NUMBERS, **members: Any) -> bytes:
    now = page.server.clock.now()
    body = {
        "stream": "camera",
        "seqs": seqs,
        "begins_at": (now - timedelta(seconds=1)).isoformat(),
        "ends_at": now.isoformat(),
        "cause": "device_full",
    }
    return json.dumps(body | members).encode()


async def tell(page: CandidatePage, body: bytes, seq: int = 0) -> httpx.Response:
    return await page.put_chunk("gaps", body, JSON, seq=seq)


async def listed(staff: StaffPage, exam_id: str, page: CandidatePage) -> list[dict[str, Any]]:
    answer = await staff.http.get(f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/gaps")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


async def sealed(server: Server, page: CandidatePage) -> list[dict[str, Any]]:
    async with server.get(Database).read() as tx:
        rows = await tx.connection.execute(
            select(chain.c.body).where(chain.c.attempt_id == page.attempt_id, chain.c.kind == "gap")
        )
        return [json.loads(body) for body in rows.scalars()]


@pytest.mark.both
async def test_a_gap_is_noted_once_sealed_once_and_shown_to_the_staff(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    server.clock.advance(10)
    body = gap(page)
    first = await tell(page, body)
    assert first.status_code == 200, first.text
    server.clock.advance(5)
    assert (await tell(page, body, seq=0)).content == first.content
    assert (await tell(page, body, seq=7)).json()["seq"] == 7
    (noted,) = await listed(admin, exam_id, page)
    assert (noted["stream"], noted["first_seq"], noted["last_seq"], noted["count"]) == ("camera", 3, 9, 4)
    assert noted["cause"] == "device_full"
    (entry,) = await sealed(server, page)
    assert (entry["stream"], entry["seqs"], entry["cause"]) == ("camera", NUMBERS, "device_full")


async def test_what_arrived_after_all_is_not_counted_as_missing(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    """A page that hears no answer cannot know that the server has an item, and may give it up; or it comes still later."""
    server.clock.advance(10)
    assert (await page.put(picture(1, mark=1), seq=3)).status_code == 200
    assert (await tell(page, gap(page))).status_code == 200
    assert [(each["count"], each["first_seq"], each["last_seq"]) for each in await listed(admin, exam_id, page)] == [(3, 5, 9)]
    for seq in (5, 7, 9):
        assert (await page.put(picture(1, mark=seq), seq=seq)).status_code == 200
    assert await listed(admin, exam_id, page) == []
    assert [entry["seqs"] for entry in await sealed(server, page)] == [NUMBERS], "what the page said stays sealed"


@pytest.mark.both
async def test_what_no_page_could_say_anything_of_is_listed_after_the_end(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    """A device that stores nothing, and a page that dies: the numbers tell."""
    server.clock.advance(10)
    for seq in (0, 1, 5, 6, 9):
        assert (await page.put(picture(1, mark=seq), seq=seq)).status_code == 200
        server.clock.advance(1)
    assert (await tell(page, gap(page, [7]))).status_code == 200
    assert len(await listed(admin, exam_id, page)) == 1, "it may still wait on the device"
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/end"
    ended = await admin.http.post(path, json={"reason": "The time is over."})
    assert ended.status_code == 200, ended.text

    given_up, unsaid = sorted(await listed(admin, exam_id, page), key=lambda each: str(each["cause"]))
    assert (given_up["cause"], given_up["first_seq"], given_up["count"]) == ("device_full", 7, 1)
    assert (unsaid["cause"], unsaid["first_seq"], unsaid["last_seq"], unsaid["count"]) == ("unexplained", 2, 8, 4)
    for seq in (2, 3, 4, 8):
        at = server.clock.now() - timedelta(seconds=3)
        assert (await page.put(picture(1, mark=seq), seq=seq, at=at)).status_code == 200
    assert [each["cause"] for each in await listed(admin, exam_id, page)] == ["device_full"]


@pytest.mark.both
async def test_what_is_lost_bit_by_bit_for_one_reason_is_one_line(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    """Stretch after stretch of sound is refused, each told by itself."""
    for number in range(50):
        server.clock.advance(5)
        body = gap(page, [number], stream="microphone", cause="refused:invalid-sound")
        assert (await tell(page, body, number)).status_code == 200
    assert (await tell(page, gap(page, [3], stream="camera"), 50)).status_code == 200
    sound, camera = await listed(admin, exam_id, page)
    assert (sound["stream"], sound["count"], sound["first_seq"], sound["last_seq"]) == ("microphone", 50, 0, 49)
    assert datetime.fromisoformat(sound["ends_at"]) - datetime.fromisoformat(sound["begins_at"]) >= timedelta(seconds=245)
    assert (camera["stream"], camera["count"]) == ("camera", 1)
    assert len(await sealed(server, page)) == 51, "what the page said stays sealed, each by itself"


async def test_another_gap_from_the_same_number_is_refused(page: CandidatePage) -> None:
    assert (await tell(page, gap(page))).status_code == 200
    assert problem(await tell(page, gap(page, [3, 10]))) == (409, "frame-conflict")
    assert (await tell(page, gap(page, stream="microphone"))).status_code == 200


async def test_a_number_that_was_given_up_is_not_given_again(page: CandidatePage) -> None:
    assert (await tell(page, gap(page))).status_code == 200
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert attempt["next_seqs"]["camera"] == 10


@pytest.mark.parametrize(
    "members",
    [
        {"stream": "gaps"},
        {"seqs": []},
        {"seqs": [3, 3]},
        {"seqs": [4, 3]},
        {"seqs": [-1, 3]},
        {"seqs": [3, 2**31]},
        {"seqs": list(range(2001))},
        {"cause": "because"},
        {"cause": "refused:<b>"},
        {"begins_at": "2027-01-01T00:00:00Z", "ends_at": "2026-01-01T00:00:00Z"},
        {"begins_at": "2026-01-01T00:00:00"},
        {"more": 1},
    ],
)
async def test_a_gap_that_cannot_be_is_refused_and_changes_nothing(
    server: Server, page: CandidatePage, members: dict[str, Any]
) -> None:
    before = await snapshot(server)
    assert problem(await tell(page, gap(page, **members))) == (422, "invalid-request")
    assert await snapshot(server) == before


async def test_times_of_a_gap_stay_within_the_attempt(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    body = gap(page, begins_at="2000-01-01T00:00:00Z", ends_at="2100-01-01T00:00:00Z")
    assert (await tell(page, body)).status_code == 200
    (noted,) = await listed(admin, exam_id, page)
    now = server.clock.now()
    assert noted["begins_at"] <= noted["ends_at"] <= now.isoformat().replace("+00:00", "Z")
    assert noted["begins_at"] > "2001"


async def renewed(page: CandidatePage, seconds: float) -> None:
    """Let time pass, and have a token that is good then."""
    page.server.clock.advance(seconds)
    answer = await page.http.post(f"{page.path}/token")
    assert answer.status_code == 200, answer.text
    page.token = answer.json()["access_token"]


async def test_gaps_are_taken_after_the_end_but_not_for_ever(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    await renewed(page, 3600)
    assert (await tell(page, gap(page))).status_code == 200
    late_for_s = (await admin.http.get(f"/api/v1/exams/{exam_id}")).json()["policy"]["link"]["late_for_s"]
    await renewed(page, late_for_s)
    assert problem(await tell(page, gap(page, [20]))) == (409, "attempt-closed")
    # What is there already is answered as before.
    assert (await tell(page, gap(page))).status_code == 200


async def write(page: CandidatePage, text: str, client_id: str = "client-0001", **more: Any) -> httpx.Response:
    body = json.dumps({"text": text, "client_id": client_id}).encode()
    return await page.put_chunk("messages", body, JSON, seq=0, **more)


@pytest.mark.both
async def test_a_message_arrives_once_by_whichever_way(server: Server, page: CandidatePage) -> None:
    first = await write(page, "I was offline.")
    assert first.status_code == 200, first.text
    again = await write(page, "I was offline.")
    assert again.content == first.content
    posted = await page.http.post(
        f"{page.path}/messages", json={"text": "I was offline.", "client_id": "client-0001"}, headers=page.auth
    )
    assert posted.json()["id"] == first.json()["message"]["id"]


async def test_what_was_written_before_the_end_arrives_after_it_and_nothing_else(server: Server, page: CandidatePage) -> None:
    server.clock.advance(10)
    written = server.clock.now() - timedelta(seconds=5)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    server.clock.advance(5)
    assert (await write(page, "Just before.", at=written)).status_code == 200
    assert problem(await write(page, "After.", "client-0002")) == (409, "attempt-closed")


async def test_gaps_are_for_those_who_may_read_the_exam(server: Server, exam_id: str, page: CandidatePage) -> None:
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/gaps"
    assert (await page.http.get(path, headers=page.auth)).status_code == 401
    outsider = await server.member("proctor", "outsider@example.org")
    assert (await outsider.http.get(path)).status_code == 404
    elsewhere = await (await server.admin()).exam()
    answer = await (await server.admin()).http.get(f"/api/v1/exams/{elsewhere['id']}/attempts/{page.attempt_id}/gaps")
    assert answer.status_code == 404
