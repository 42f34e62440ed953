"""Stretches of sound and page events: acknowledged once and for all, or refused without a trace."""

import hashlib
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from openproctor.cli.bench.sounds import PERIOD, RATE, encode_webm
from openproctor.evidence.chain.checkpoint_signer import CheckpointSigner
from openproctor.model import measures
from openproctor.model.observation import Stream
from openproctor.wire.attempts import ChunkReply
from openproctor.wire.streams import BY_STREAM
from tests.fakes import picture
from tests.integration.steps import hearing_networks, listed, look, observations, problem, snapshot
from tests.support.server import CandidatePage, Server, StaffPage, digest, running_server

SOUND, EVENT = "audio/webm", "application/json"
STREAMS = [("sound", SOUND), ("events", EVENT)]
MEDIA = dict(STREAMS)
QUIET = encode_webm(np.random.default_rng(1).normal(0, 0.002, 2 * RATE).astype(np.float32))
LOUD = encode_webm(np.random.default_rng(2).normal(0, 0.2, 4 * RATE).astype(np.float32))
PASTE = b'{"signal": "clipboard", "state": "once", "detail": "paste, 120 characters", "count": 1}'
BODIES = {"sound": QUIET, "events": PASTE}
OTHERS = {"sound": LOUD, "events": PASTE.replace(b"120", b"121")}


@pytest.fixture
async def server(tmp_path: Path, database_url: str | None) -> AsyncIterator[Server]:
    async with running_server(tmp_path, database_url, networks=hearing_networks()) as running:
        yield running


@pytest.fixture
async def page(server: Server, exam_id: str) -> CandidatePage:
    return await server.candidate(exam_id)


async def test_each_is_acknowledged_with_the_digest_of_what_was_received(page: CandidatePage) -> None:
    for stream, media in STREAMS:
        answer = await page.put_chunk(stream, BODIES[stream], media)
        assert answer.status_code == 200, answer.text
        reply = ChunkReply.model_validate(answer.json())
        assert (reply.seq, reply.late, reply.not_analysed) == (0, False, [])
        assert reply.sha256 == hashlib.sha256(BODIES[stream]).hexdigest()


@pytest.mark.both
@pytest.mark.parametrize(("stream", "media"), STREAMS)
async def test_the_same_again_gets_the_same_answer_to_the_letter_and_changes_nothing(
    server: Server, page: CandidatePage, stream: str, media: str
) -> None:
    first = await page.put_chunk(stream, BODIES[stream], media, seq=0)
    server.clock.advance(2)
    assert (await page.put_chunk(stream, OTHERS[stream], media, seq=1)).status_code == 200
    before = await snapshot(server)
    again = await page.put_chunk(stream, BODIES[stream], media, seq=0)
    assert (again.status_code, again.content) == (200, first.content)
    assert await snapshot(server) == before


@pytest.mark.parametrize(("stream", "media"), STREAMS)
async def test_other_bytes_under_a_used_number_are_refused_and_the_first_ones_stay(
    server: Server, page: CandidatePage, stream: str, media: str
) -> None:
    first = await page.put_chunk(stream, BODIES[stream], media, seq=5)
    before = await snapshot(server)
    assert problem(await page.put_chunk(stream, OTHERS[stream], media, seq=5)) == (409, "frame-conflict")
    assert await snapshot(server) == before
    assert (await page.put_chunk(stream, BODIES[stream], media, seq=5)).content == first.content


async def test_every_stream_counts_for_itself(page: CandidatePage) -> None:
    for stream, media in STREAMS:
        assert (await page.put_chunk(stream, BODIES[stream], media, seq=0)).status_code == 200
    assert (await page.put_chunk("events", OTHERS["events"], EVENT, seq=1)).status_code == 200
    assert (await page.put(picture(1), seq=0)).status_code == 200
    attempt = (await page.http.post(f"{page.path}/token")).json()["attempt"]
    assert attempt["next_seqs"] == {"camera": 1, "microphone": 1, "page": 2, "recording": 0, "screen": 0}


def said(**members: object) -> bytes:
    return json.dumps({"signal": "clipboard", "state": "once"} | members).encode()


REFUSED: list[tuple[str, bytes, dict[str, str], tuple[int, str]]] = [
    *((stream, BODIES[stream], {"content-type": "image/jpeg"}, (415, "unsupported-media-type")) for stream in MEDIA),
    *((stream, BODIES[stream], {"content-type": ""}, (415, "unsupported-media-type")) for stream in MEDIA),
    *((stream, BODIES[stream], {"content-digest": digest(b"else")}, (400, "digest-mismatch")) for stream in MEDIA),
    *((stream, BODIES[stream], {"content-digest": ""}, (400, "digest-missing")) for stream in MEDIA),
    *((stream, BODIES[stream], {"captured-at": "2026-11-22T09:00:00"}, (422, "invalid-request")) for stream in MEDIA),
    *((stream, BODIES[stream], {"authorization": "Bearer nonsense"}, (401, "token-invalid")) for stream in MEDIA),
    ("sound", QUIET + bytes(BY_STREAM[Stream.MICROPHONE].limit), {}, (413, "body-too-large")),
    ("sound", b"", {}, (422, "invalid-sound")),
    ("sound", b"RIFF....WAVE", {}, (422, "invalid-sound")),
    ("sound", QUIET[:100], {}, (422, "invalid-sound")),
    ("events", said(detail="x" * BY_STREAM[Stream.PAGE].limit), {}, (413, "body-too-large")),
    ("events", b"", {}, (422, "invalid-request")),
    ("events", PASTE[:-1], {}, (422, "invalid-request")),
    ("events", b"[]", {}, (422, "invalid-request")),
    ("events", b"\xff\xfe", {}, (422, "invalid-request")),
    ("events", said(signal="daydreaming"), {}, (422, "invalid-request")),
    ("events", said(signal="phone"), {}, (422, "invalid-request")),
    ("events", said(signal="camera_lost"), {}, (422, "invalid-request")),
    ("events", said(state="maybe"), {}, (422, "invalid-request")),
    ("events", said(count=0), {}, (422, "invalid-request")),
    ("events", said(count=1001), {}, (422, "invalid-request")),
    ("events", said(detail="x" * 201), {}, (422, "invalid-request")),
    ("events", said(pasted="the words themselves"), {}, (422, "invalid-request")),
    ("events", b'{"state": "once"}', {}, (422, "invalid-request")),
]


async def test_what_is_wrong_gets_its_problem_and_changes_nothing(server: Server, page: CandidatePage) -> None:
    assert (await page.put_chunk("sound", QUIET, SOUND, seq=0)).status_code == 200
    before = await snapshot(server)
    for stream, body, headers, expected in REFUSED:
        sent = page.auth | {
            "content-type": MEDIA[stream],
            "content-digest": digest(body),
            "captured-at": server.clock.now().isoformat(),
        }
        answer = await page.http.put(f"{page.path}/{stream}/1", content=body, headers=sent | headers)
        assert problem(answer) == expected, (stream, body[:80], headers)
        assert await snapshot(server) == before, (stream, body[:80], headers)


@pytest.mark.parametrize(("stream", "media"), STREAMS)
async def test_a_sequence_number_out_of_range_is_refused(server: Server, page: CandidatePage, stream: str, media: str) -> None:
    before = await snapshot(server)
    for seq in (-1, 2**31):
        answer = await page.put_chunk(stream, BODIES[stream], media, seq=seq)
        assert problem(answer) == (422, "sequence-out-of-range")
    assert await snapshot(server) == before


@pytest.mark.parametrize(("stream", "media"), STREAMS)
async def test_before_the_start_nothing_is_taken(
    server: Server, admin: StaffPage, exam_id: str, stream: str, media: str
) -> None:
    page = await server.join(await admin.invite(exam_id))
    before = await snapshot(server)
    assert problem(await page.put_chunk(stream, BODIES[stream], media)) == (409, "invalid-transition")
    assert await snapshot(server) == before


@pytest.mark.parametrize(("stream", "media"), STREAMS)
async def test_after_the_end_nothing_is_taken_but_what_was_taken_is_still_acknowledged(
    server: Server, page: CandidatePage, stream: str, media: str
) -> None:
    taken = await page.put_chunk(stream, BODIES[stream], media, seq=0)
    assert (await page.http.post(f"{page.path}/submit", headers=page.auth)).status_code == 200
    await server.get(CheckpointSigner).attest(page.attempt_id)
    before = await snapshot(server)
    server.clock.advance(1)
    assert problem(await page.put_chunk(stream, OTHERS[stream], media, seq=1)) == (409, "attempt-closed")
    assert problem(await page.put_chunk(stream, OTHERS[stream], media, seq=0)) == (409, "frame-conflict")
    assert (await page.put_chunk(stream, BODIES[stream], media, seq=0)).content == taken.content
    assert await snapshot(server) == before


@pytest.mark.parametrize(("stream", "media"), STREAMS)
async def test_nobody_speaks_for_another_candidate(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage, stream: str, media: str
) -> None:
    other = await server.candidate(exam_id, "Candidate Two")
    other.token = page.token
    before = await snapshot(server)
    assert problem(await other.put_chunk(stream, BODIES[stream], media)) == (401, "token-invalid")
    assert await snapshot(server) == before


async def test_sound_is_measured_from_its_begin_and_not_kept(server: Server, page: CandidatePage) -> None:
    server.clock.advance(3)
    begin = server.clock.now() - timedelta(seconds=2)
    await page.put_chunk("sound", QUIET, SOUND, at=begin)
    (stored,) = await observations(server, page.attempt_id, Stream.MICROPHONE)
    assert stored.at == begin.timestamp()
    assert stored.values[measures.SOUND_S] == pytest.approx(2, abs=PERIOD / RATE)
    assert stored.values[measures.SPEECH_S] == 0
    assert (await snapshot(server))["files"] == []


async def test_speech_is_an_incident_with_the_pictures_around_it(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    await look(page, 1, times=4)
    assert (await page.put_chunk("sound", QUIET, SOUND)).status_code == 200
    assert await listed(admin, exam_id) == []
    await look(page, 1, times=2)
    assert (await page.put_chunk("sound", LOUD, SOUND)).status_code == 200
    (incident,) = await listed(admin, exam_id)
    assert (incident["kind"], incident["peak"], incident["closed_at"]) == ("speech", 4, None)
    shown = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents/{incident['id']}")).json()["frames"]
    assert len(shown) == 4


async def test_a_late_stretch_of_sound_is_judged_as_of_its_time(
    server: Server, admin: StaffPage, exam_id: str, page: CandidatePage
) -> None:
    server.clock.advance(3)
    assert (await page.put_chunk("sound", QUIET, SOUND)).json()["late"] is False
    late = await page.put_chunk("sound", LOUD, SOUND, at=server.clock.now() - timedelta(seconds=2))
    assert late.json()["late"] is True
    (noted,) = await listed(admin, exam_id)
    assert (noted["kind"], noted["late"]) == ("speech", True)
    assert datetime.fromisoformat(noted["opened_at"]) == server.clock.now() - timedelta(seconds=2)
    assert len(await observations(server, page.attempt_id, Stream.MICROPHONE)) == 2
