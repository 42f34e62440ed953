"""Measures what a crash loses: the server is killed again and again while candidates send; nothing acknowledged may be gone."""

import asyncio
import hashlib
import json
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

import httpx

from openproctor.cli.bench.candidates import Page, content_digest, join, make_exam, policy_named
from openproctor.cli.bench.server import UNLIMITED, ServerProcess, query, read_frames
from openproctor.cli.bench.webcams import Webcam

__all__ = ["CrashReport", "bench_crash"]

PERIOD_S = 0.5
"""Seconds between two frames of a candidate, who also sends a page event now and then."""
EVENT_EVERY = 7
RUN_S = (0.3, 1.2)
"""Seconds that the server lives between two kills, evenly spread."""
AFTER_S = 6.0
"""Seconds it runs after the last kill: where starting is slow, nothing before that lasts long enough to become an incident."""
HEAL_S = 60.0
AROUND = (-2.8, 0.0)
"""Seconds from the begin of an incident within which every frame is evidence: a little less than the policy's 3, because the
server estimates the candidates' clocks again after every start."""


class CrashReport(TypedDict):
    """What ``openproctor bench crash --json`` prints."""

    kills: int
    acknowledged: int
    """Items that the server acknowledged."""
    lost: int
    """Acknowledged items that are not in the database, or are there with another sha-256."""
    duplicates: int
    strangers: int
    """Items in the database that nobody sent."""
    unsent: int
    """Items that never got through; there are none once the server stays up."""
    broken_rows: int
    """Rows of evidence whose bytes the store does not have."""
    incidents: int
    """Suspicions that were recorded, some of them across a kill."""
    missing_pictures: int
    """Frames from around the begin of these incidents that were acknowledged and are not kept as evidence."""
    integrity: str
    """What SQLite's own check says."""
    ready_s: float
    """The longest time from a start to the first answer of ``/healthz``."""


@dataclass
class _Traffic:
    sent: dict[tuple[str, str, int], str] = field(default_factory=dict)
    acknowledged: dict[tuple[str, str, int], str] = field(default_factory=dict)
    stopping: bool = False


async def bench_crash(webcams: list[Webcam], kills: int, *, seed: int = 1) -> CrashReport:
    """Kill the server ``kills`` times under the load of these candidates, then look at what it has."""
    chance = random.Random(seed)  # noqa: S311 - when to kill, repeatable
    traffic, slowest = _Traffic(), 0.0
    with tempfile.TemporaryDirectory(prefix="openproctor-crash-") as folder:
        data = Path(folder) / "data"
        with ServerProcess(data, UNLIMITED) as server:
            assert server.first_link is not None
            async with httpx.AsyncClient(base_url=server.base, timeout=30) as staff:
                exam_id = await make_exam(staff, server.first_link, policy_named("faces"))
                pages = [await join(server.base, staff, exam_id, number, webcam) for number, webcam in enumerate(webcams)]
            senders = [
                asyncio.create_task(_send(page, webcam, number / len(pages), traffic))
                for number, (page, webcam) in enumerate(zip(pages, webcams, strict=True))
            ]
            for _ in range(kills):
                await asyncio.sleep(chance.uniform(*RUN_S))
                server.kill()
                began = time.perf_counter()
                await asyncio.to_thread(server.start)
                slowest = max(slowest, time.perf_counter() - began)
            await asyncio.sleep(AFTER_S)
            traffic.stopping = True
            async with asyncio.timeout(HEAL_S):
                await asyncio.gather(*senders)
            for page in pages:
                await page.http.aclose()
            server.stop()
        return _report(data, traffic, kills, slowest)


async def _send(page: Page, webcam: Webcam, offset: float, traffic: _Traffic) -> None:
    """Send as a page's outbox does: the same item again until it is acknowledged, then the next."""
    token = page.token
    await asyncio.sleep(offset * PERIOD_S)
    for seq, frame in enumerate(webcam.frames(100_000)):
        token = await _put(page, token, "frames", seq, frame, "image/jpeg", traffic)
        if seq % EVENT_EVERY == 0:
            body = json.dumps({"signal": "clipboard", "state": "once", "detail": f"paste, {seq} characters"}).encode()
            token = await _put(page, token, "events", seq // EVENT_EVERY, body, "application/json", traffic)
        if traffic.stopping:
            return
        await asyncio.sleep(PERIOD_S)


async def _put(page: Page, token: str, stream: str, seq: int, body: bytes, media: str, traffic: _Traffic) -> str:
    key, digest = (page.attempt_id, stream, seq), hashlib.sha256(body).hexdigest()
    traffic.sent[key] = digest
    captured_at = datetime.now(UTC).isoformat()
    while True:
        headers = {
            "authorization": f"Bearer {token}",
            "content-type": media,
            "content-digest": content_digest(body),
            "captured-at": captured_at,
        }
        try:
            answer = await page.http.put(f"/api/v1/attempts/{page.attempt_id}/{stream}/{seq}", content=body, headers=headers)
            if answer.status_code == httpx.codes.UNAUTHORIZED:
                token = (await page.http.post(f"/api/v1/attempts/{page.attempt_id}/token")).json()["access_token"]
                continue
        except httpx.TransportError:
            await asyncio.sleep(0.05)
            continue
        if answer.status_code == httpx.codes.OK and answer.json()["sha256"] == digest:
            traffic.acknowledged[key] = digest
            return token
        if answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR and answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
            raise RuntimeError(f"{answer.status_code}: {answer.text}")
        await asyncio.sleep(0.2)


def _report(data: Path, traffic: _Traffic, kills: int, slowest: float) -> CrashReport:
    stored, begins = read_frames(data), _begins(data)
    counted = Counter((attempt, stream, seq) for attempt, stream, seq, _ in stored)
    kept = {(attempt, stream, seq): digest for attempt, stream, seq, digest in stored}
    return CrashReport(
        kills=kills,
        acknowledged=len(traffic.acknowledged),
        lost=sum(kept.get(key) != digest for key, digest in traffic.acknowledged.items()),
        duplicates=sum(count - 1 for count in counted.values()),
        strangers=sum(traffic.sent.get(key) != digest for key, digest in kept.items()),
        unsent=len(traffic.sent) - len(traffic.acknowledged),
        broken_rows=_broken_rows(data),
        incidents=len(begins),
        missing_pictures=_missing_pictures(data, begins),
        integrity=_integrity(data),
        ready_s=round(slowest, 2),
    )


def _integrity(data: Path) -> str:
    return str(query(data, "PRAGMA integrity_check")[0][0])


def _begins(data: Path) -> list[tuple[str, datetime]]:
    rows = query(data, "SELECT attempt_id, opened_at FROM incidents WHERE incident_class = 'suspicion'")
    return [(attempt, datetime.fromisoformat(at)) for attempt, at in rows]


def _missing_pictures(data: Path, begins: list[tuple[str, datetime]]) -> int:
    kept = set(query(data, "SELECT attempt_id, seq FROM evidence WHERE stream = 'camera'"))
    frames = query(data, "SELECT attempt_id, seq, captured_at FROM frames WHERE stream = 'camera'")
    wanted = {
        (attempt, seq)
        for attempt, seq, captured_at in frames
        for other, at in begins
        if attempt == other and AROUND[0] <= (datetime.fromisoformat(captured_at) - at).total_seconds() <= AROUND[1]
    }
    return len(wanted - kept)


def _broken_rows(data: Path) -> int:
    keys = [key for (key,) in query(data, "SELECT key FROM evidence WHERE erased_at IS NULL")]
    return sum(not (data / "evidence" / key).is_file() for key in keys)
