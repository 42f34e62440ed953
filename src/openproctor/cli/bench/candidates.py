"""Candidates of a benchmark: each joins, checks in, and then sends what a candidate's page sends."""

import asyncio
import base64
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
from websockets.asyncio.client import ClientConnection, connect

from openproctor.cli.bench.webcams import Webcam
from openproctor.model.incident import IncidentKind
from openproctor.rules.policy import Policy, preset

__all__ = [
    "ClientRecord",
    "Page",
    "content_digest",
    "enter",
    "join",
    "listen",
    "make_exam",
    "policy_named",
    "send_frames",
    "send_sounds",
]

TRIES = 5
SOUND_S = 5.0
CHECKS = 6
"""Looks at check-in: enough for a baseline and a reference."""


@dataclass
class ClientRecord:
    """What the clients record while they send."""

    verdicts: list[float] = field(default_factory=list)
    alerts: list[float] = field(default_factory=list)
    sent_at: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[tuple[str, str, int], str] = field(default_factory=dict)
    """By attempt, stream and sequence number: the digest that the server echoed."""
    sent: int = 0
    frames: int = 0
    """Acknowledged frames of the camera."""
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One candidate's browser."""

    attempt_id: str
    token: str
    http: httpx.AsyncClient


def policy_named(name: str) -> Policy:
    """A preset, or ``faces``: the standard policy with nothing but ``multiple_faces`` and ``no_face``."""
    if name in ("relaxed", "standard", "strict"):
        return preset(name)  # type: ignore[arg-type]
    kept = {IncidentKind.MULTIPLE_FACES, IncidentKind.NO_FACE}
    standard = preset("standard")
    signals = {
        kind: signal if kind in kept else signal.model_copy(update={"enabled": False})
        for kind, signal in standard.signals.items()
    }
    return standard.model_copy(update={"signals": signals})


async def make_exam(staff: httpx.AsyncClient, link: str, policy: Policy) -> str:
    """Sign in by the first link and make an exam that anyone may join."""
    body = {"token": link, "email": "bench@example.org", "name": "Bench", "password": "only for this run"}
    (await staff.post("/api/v1/setup", json=body)).raise_for_status()
    made = await staff.post("/api/v1/exams", json={"title": "Bench", "policy": policy.model_dump(mode="json")})
    exam_id = str(made.raise_for_status().json()["id"])
    (await staff.put(f"/api/v1/exams/{exam_id}/open-link", json={"enabled": True})).raise_for_status()
    return exam_id


async def join(base: str, staff: httpx.AsyncClient, exam_id: str, number: int, webcam: Webcam) -> Page:
    """Join, consent, check in before the camera, and begin."""
    return await enter(base, staff, exam_id, number, list(webcam.frames(CHECKS)))


async def enter(base: str, staff: httpx.AsyncClient, exam_id: str, number: int, checks: Sequence[bytes] = ()) -> Page:
    """Join, consent, let the server analyse these frames first, and begin."""
    exam = (await staff.get(f"/api/v1/exams/{exam_id}")).raise_for_status().json()
    token = exam["open_link"]["path"].partition("#")[2]
    http = httpx.AsyncClient(base_url=base, timeout=60)
    joined = (await http.post("/api/v1/attempts", json={"token": token, "name": f"Candidate {number}"})).raise_for_status()
    access = joined.json()
    attempt_id = access["attempt"]["id"]
    auth = {"authorization": f"Bearer {access['access_token']}"}
    version = access["attempt"]["consent"]["version"]
    path = f"/api/v1/attempts/{attempt_id}"
    (await http.put(f"{path}/consent", json={"text_version": version}, headers=auth)).raise_for_status()
    for frame in checks:
        looked = await http.post(f"{path}/check", content=frame, headers=auth | {"content-type": "image/jpeg"})
        looked.raise_for_status()
    (await http.post(f"{path}/start", headers=auth)).raise_for_status()
    return Page(attempt_id, access["access_token"], http)


async def listen(base: str, staff: httpx.AsyncClient, exam_id: str, measured: ClientRecord) -> None:
    """Record when the staff's socket is notified of an incident that a frame has opened."""
    given = (await staff.post(f"/api/v1/exams/{exam_id}/socket-ticket")).raise_for_status().json()
    url = f"{base.replace('http', 'ws', 1)}/api/v1/exams/{exam_id}/live"
    async with connect(url, max_size=None) as socket, asyncio.TaskGroup() as tasks:
        await socket.send(json.dumps({"type": "hello", "ticket": given["ticket"]}))
        tasks.create_task(_ping(socket))
        async for text in socket:
            now = time.perf_counter()
            event = json.loads(text).get("event", {})
            cover = (event.get("incident") or {}).get("cover")
            if event.get("kind") == "incident_opened" and cover and cover["sha256"] in measured.sent_at:
                measured.alerts.append(now - measured.sent_at[cover["sha256"]])


async def _ping(socket: ClientConnection) -> None:
    """Ping as a page does: the server disconnects a silent socket."""
    while True:
        await socket.send('{"type": "ping", "t": 0}')
        await asyncio.sleep(2)


async def send_frames(page: Page, webcam: Webcam, seconds: int, offset: float, measured: ClientRecord) -> None:
    """One frame a second."""
    token, renewed = page.token, time.perf_counter()
    begin = time.perf_counter() + offset
    for seq, frame in enumerate(webcam.frames(seconds)):
        await asyncio.sleep(max(0.0, begin + seq - time.perf_counter()))
        if time.perf_counter() - renewed > 300:
            answer = (await page.http.post(f"/api/v1/attempts/{page.attempt_id}/token")).raise_for_status()
            token, renewed = answer.json()["access_token"], time.perf_counter()
        took = await _put(page, token, "frames", seq, frame, "image/jpeg", measured)
        measured.verdicts.append(took)
        measured.frames += 1


async def send_sounds(page: Page, sounds: Sequence[bytes], seconds: int, offset: float, measured: ClientRecord) -> None:
    """One segment of sound every five seconds; every 50 segments the token is renewed."""
    begin = time.perf_counter() + offset
    token = page.token
    for seq in range(int(seconds / SOUND_S)):
        await asyncio.sleep(max(0.0, begin + (seq + 1) * SOUND_S - time.perf_counter()))
        if seq % 50 == 49:
            answer = (await page.http.post(f"/api/v1/attempts/{page.attempt_id}/token")).raise_for_status()
            token = answer.json()["access_token"]
        await _put(page, token, "sound", seq, sounds[seq % len(sounds)], "audio/webm", measured)


async def _put(page: Page, token: str, stream: str, seq: int, body: bytes, media: str, measured: ClientRecord) -> float:
    """Send one item. Returns the seconds until the server had acknowledged it."""
    digest = hashlib.sha256(body)
    headers = {
        "authorization": f"Bearer {token}",
        "content-type": media,
        "content-digest": content_digest(body),
        "captured-at": datetime.now(UTC).isoformat(),
    }
    began = time.perf_counter()
    measured.sent += 1
    measured.sent_at[digest.hexdigest()] = began
    for _ in range(TRIES):
        answer = await page.http.put(f"/api/v1/attempts/{page.attempt_id}/{stream}/{seq}", content=body, headers=headers)
        if answer.status_code == httpx.codes.OK:
            measured.acknowledged[page.attempt_id, stream, seq] = answer.json()["sha256"]
            break
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            answer.raise_for_status()
        measured.refused += 1
        await asyncio.sleep(float(answer.headers.get("retry-after", 1)))
    return time.perf_counter() - began


def content_digest(body: bytes) -> str:
    """The ``Content-Digest`` of a body (RFC 9530)."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
