"""How many frames a machine can take, how soon a verdict comes, how soon the staff hears: against a real server."""

import asyncio
import base64
import hashlib
import json
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypedDict

import httpx
import numpy as np
from websockets.asyncio.client import connect

from openproctor.analysis.faces import DlibHog
from openproctor.analysis.image import decode_jpeg
from openproctor.bench.server import ServerProcess, read_frames
from openproctor.bench.webcams import Webcam

__all__ = ["Report", "bench_ingest", "dlib_cpu_ms"]

TRIES = 5
SETTLE_S = 3.0
DLIB_FRAMES = 40


class Percentiles(TypedDict):
    """Milliseconds."""

    p50: float
    p95: float
    p99: float


class Report(TypedDict):
    """What ``openproctor bench ingest --json`` prints."""

    frames: int
    """Acknowledged by the server."""
    frames_per_s: float
    cpu_ms_per_frame: float
    """CPU time, user and system, of all server processes, over the frames acknowledged."""
    verdict_ms: Percentiles
    """From sending a frame to its reply, as the client sees it."""
    alert_ms: Percentiles
    """From sending the frame that opened an incident to the staff socket's message."""
    alerts: int
    lost: int
    """Frames without an acknowledgement, or acknowledged and not in the database with the same sha-256."""
    duplicates: int
    """Frames in the database beyond one for each that was sent."""
    refused: int
    """Answers of 503; each frame was sent again."""
    rss_mb: float
    """Resident memory of all server processes at the end."""


@dataclass
class _Measured:
    """What the clients note while they send."""

    verdicts: list[float] = field(default_factory=list)
    alerts: list[float] = field(default_factory=list)
    sent_at: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[tuple[str, int], str] = field(default_factory=dict)
    sent: int = 0
    refused: int = 0


async def bench_ingest(webcams: list[Webcam], seconds: int, detector: str) -> Report:
    """Start a server on a temporary folder, send each webcam's frames at one a second, and stop it."""
    measured = _Measured()
    with (
        tempfile.TemporaryDirectory(prefix="openproctor-bench-") as folder,
        ServerProcess(Path(folder) / "data", {"OPENPROCTOR_FACE_DETECTOR": detector}) as server,
    ):
        assert server.first_link is not None
        async with httpx.AsyncClient(base_url=server.base, timeout=30) as staff:
            exam_id = await _make_exam(staff, server.first_link)
            pages = [await _join(server.base, staff, exam_id, number) for number in range(len(webcams))]
            listening = asyncio.create_task(_listen(server.base, staff, exam_id, measured))
            cpu, began = server.cpu_s(), time.perf_counter()
            await asyncio.gather(
                *(
                    _send(page, webcam, seconds, number / len(webcams), measured)
                    for number, (page, webcam) in enumerate(zip(pages, webcams, strict=True))
                )
            )
            cpu, took = server.cpu_s() - cpu, time.perf_counter() - began
            rss = server.rss_mb()
            await asyncio.sleep(SETTLE_S)  # the last alerts may still be on their way
            listening.cancel()
            for page in pages:
                await page.http.aclose()
        server.stop()
        stored = read_frames(Path(folder) / "data")
    return _report(measured, stored, cpu, took, rss)


def dlib_cpu_ms(webcams: Iterable[Webcam]) -> float:
    """CPU-ms a frame that dlib's HOG detector alone needs for the same frames (one upsampling, as ``face_recognition``)."""
    detector = DlibHog()
    detector.load()
    frames = [frame for webcam in webcams for frame in webcam.frames(1)][:DLIB_FRAMES]
    began = time.process_time()
    for frame in frames:
        detector.detect(decode_jpeg(frame))
    return (time.process_time() - began) * 1000 / len(frames)


def _report(measured: _Measured, stored: list[tuple[str, int, str]], cpu: float, took: float, rss: float) -> Report:
    kept = {(attempt, seq): digest for attempt, seq, digest in stored}
    gone = sum(kept.get(key) != digest for key, digest in measured.acknowledged.items())
    count = len(measured.acknowledged)
    return Report(
        frames=count,
        frames_per_s=round(count / took, 1),
        cpu_ms_per_frame=round(cpu * 1000 / max(1, count), 2),
        verdict_ms=_percentiles(measured.verdicts),
        alert_ms=_percentiles(measured.alerts),
        alerts=len(measured.alerts),
        lost=measured.sent - count + gone,
        duplicates=len(stored) - len(kept) + max(0, len(kept) - measured.sent),
        refused=measured.refused,
        rss_mb=round(rss, 1),
    )


def _percentiles(values: list[float]) -> Percentiles:
    p50, p95, p99 = np.percentile(values or [0.0], [50, 95, 99]) * 1000
    return Percentiles(p50=round(p50, 1), p95=round(p95, 1), p99=round(p99, 1))


@dataclass(frozen=True, slots=True)
class _Page:
    attempt_id: str
    token: str
    http: httpx.AsyncClient


async def _make_exam(staff: httpx.AsyncClient, link: str) -> str:
    body = {"token": link, "email": "bench@example.org", "name": "Bench", "password": "only for this run"}
    (await staff.post("/api/v1/setup", json=body)).raise_for_status()
    made = await staff.post("/api/v1/exams", json={"title": "Bench"})
    exam_id = str(made.raise_for_status().json()["id"])
    (await staff.put(f"/api/v1/exams/{exam_id}/open-link", json={"enabled": True})).raise_for_status()
    return exam_id


async def _join(base: str, staff: httpx.AsyncClient, exam_id: str, number: int) -> _Page:
    exam = (await staff.get(f"/api/v1/exams/{exam_id}")).raise_for_status().json()
    token = exam["open_link"]["path"].partition("#")[2]
    http = httpx.AsyncClient(base_url=base, timeout=30)
    joined = (await http.post("/api/v1/attempts", json={"token": token, "name": f"Candidate {number}"})).raise_for_status()
    access = joined.json()
    attempt_id = access["attempt"]["id"]
    auth = {"authorization": f"Bearer {access['access_token']}"}
    version = access["attempt"]["consent"]["version"]
    path = f"/api/v1/attempts/{attempt_id}"
    (await http.put(f"{path}/consent", json={"text_version": version}, headers=auth)).raise_for_status()
    (await http.post(f"{path}/start", headers=auth)).raise_for_status()
    return _Page(attempt_id, access["access_token"], http)


async def _listen(base: str, staff: httpx.AsyncClient, exam_id: str, measured: _Measured) -> None:
    cookie = "; ".join(f"{name}={value}" for name, value in staff.cookies.items())
    url = f"{base.replace('http', 'ws', 1)}/api/v1/exams/{exam_id}/live"
    async with connect(url, additional_headers={"cookie": cookie}, max_size=None) as socket:
        async for text in socket:
            now = time.perf_counter()
            message = json.loads(text)
            event = message.get("event", {})
            cover = (event.get("incident") or {}).get("cover")
            if event.get("kind") == "incident_opened" and cover and cover["sha256"] in measured.sent_at:
                measured.alerts.append(now - measured.sent_at[cover["sha256"]])


async def _send(page: _Page, webcam: Webcam, seconds: int, offset: float, measured: _Measured) -> None:
    token, renewed = page.token, time.perf_counter()
    begin = time.perf_counter() + offset
    for seq, frame in enumerate(webcam.frames(seconds)):
        await asyncio.sleep(max(0.0, begin + seq - time.perf_counter()))
        if time.perf_counter() - renewed > 300:
            answer = (await page.http.post(f"/api/v1/attempts/{page.attempt_id}/token")).raise_for_status()
            token, renewed = answer.json()["access_token"], time.perf_counter()
        measured.sent += 1
        await _put(page, token, seq, frame, measured)


async def _put(page: _Page, token: str, seq: int, frame: bytes, measured: _Measured) -> None:
    digest = hashlib.sha256(frame)
    headers: dict[str, Any] = {
        "authorization": f"Bearer {token}",
        "content-type": "image/jpeg",
        "content-digest": f"sha-256=:{base64.b64encode(digest.digest()).decode()}:",
        "captured-at": datetime.now(UTC).isoformat(),
    }
    began = time.perf_counter()
    measured.sent_at[digest.hexdigest()] = began
    for _ in range(TRIES):
        answer = await page.http.put(f"/api/v1/attempts/{page.attempt_id}/frames/{seq}", content=frame, headers=headers)
        if answer.status_code == httpx.codes.OK:
            measured.verdicts.append(time.perf_counter() - began)
            measured.acknowledged[page.attempt_id, seq] = answer.json()["sha256"]
            return
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            answer.raise_for_status()
        measured.refused += 1
        await asyncio.sleep(float(answer.headers.get("retry-after", 1)))
