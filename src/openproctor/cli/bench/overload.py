"""Several times what the machine can do: are the shares fair, is memory bounded, are events and incidents all there?"""

import asyncio
import hashlib
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypedDict

import httpx

from openproctor.cli.bench.candidates import Page, content_digest, join, make_exam, policy_named
from openproctor.cli.bench.memory import watched_memory
from openproctor.cli.bench.server import UNLIMITED, ServerProcess, read_frames
from openproctor.cli.bench.webcams import Webcam

__all__ = ["OverloadReport", "bench_overload"]

CALIBRATE_S = 10.0
IN_FLIGHT = 3
"""Frames that a page has under way at once; further ones are given up, as live pictures are."""
EVENT_EVERY_S = 5.0
RETRY_S = 0.5


class OverloadReport(TypedDict):
    """What ``openproctor bench overload --json`` prints. Server and pages share the machine."""

    capacity_per_s: float
    """Frames a second that were accepted when each page sent the next as soon as it had the answer."""
    offered_per_s: float
    taken_per_s: float
    refused: int
    """Answers of 503 to frames."""
    broken: int
    """Requests, frames and events, that ended without an answer."""
    fairness: float
    """Jain's index over the candidates' accepted frames: 1 for equal shares."""
    least_share: float
    """Accepted frames of the candidate who got least, divided by the mean."""
    events: int
    events_refused: int
    events_lost: int
    """Page events that were not acknowledged, or are not in the database."""
    incidents: int
    incidents_missing: int
    """Incidents that follow from the stored observations and were not recorded."""
    rss_begin_mb: float
    rss_most_mb: float
    rss_growth: float
    """Relative growth from the end of the warm-up (a fifth of the time) to the end."""


@dataclass
class _Count:
    taken: Counter[str] = field(default_factory=Counter)
    offered: int = 0
    refused: int = 0
    broken: int = 0
    events_sent: dict[tuple[str, int], str] = field(default_factory=dict)
    events_refused: int = 0


async def bench_overload(webcams: Sequence[Webcam], times: float, seconds: float) -> OverloadReport:
    """Measure what the machine can do with these candidates, then offer ``times`` as much for ``seconds``."""
    with (
        tempfile.TemporaryDirectory(prefix="openproctor-bench-") as folder,
        ServerProcess(Path(folder) / "data", UNLIMITED) as server,
    ):
        assert server.first_link is not None
        async with httpx.AsyncClient(base_url=server.base, timeout=60) as staff:
            exam_id = await make_exam(staff, server.first_link, policy_named("faces"))
            pages = [await join(server.base, staff, exam_id, number, webcam) for number, webcam in enumerate(webcams)]
            senders = [_Sender(page, list(webcam.frames(200))) for page, webcam in zip(pages, webcams, strict=True)]
            capacity = await _capacity(senders)
            count = _Count()
            rate = capacity * times / len(senders)
            async with watched_memory(server) as memory:
                await asyncio.gather(*(sender.offer(rate, seconds, count) for sender in senders))
            missing, incidents = await _missing_incidents(staff, exam_id)
        for page in pages:
            await page.http.aclose()
        server.stop()
        stored = {
            (attempt, seq): digest for attempt, stream, seq, digest in read_frames(Path(folder) / "data") if stream == "events"
        }
    shares = [count.taken[page.attempt_id] for page in pages]
    mean = sum(shares) / len(shares)
    return OverloadReport(
        capacity_per_s=round(capacity, 1),
        offered_per_s=round(count.offered / seconds, 1),
        taken_per_s=round(sum(shares) / seconds, 1),
        refused=count.refused,
        broken=count.broken,
        fairness=round(sum(shares) ** 2 / max(1, len(shares) * sum(share**2 for share in shares)), 4),
        least_share=round(min(shares) / max(mean, 1e-9), 3),
        events=len(count.events_sent),
        events_refused=count.events_refused,
        events_lost=sum(stored.get(key) != digest for key, digest in count.events_sent.items()),
        incidents=incidents,
        incidents_missing=missing,
        rss_begin_mb=round(memory.samples[0], 1),
        rss_most_mb=round(memory.most, 1),
        rss_growth=round(memory.growth, 4),
    )


class _Sender:
    """A page that sends more than it should."""

    def __init__(self, page: Page, frames: Sequence[bytes]) -> None:
        self.page = page
        self._frames = frames
        self._seq = 0
        self._under_way = 0

    async def frame(self) -> int:
        """Send the next frame. Returns the answer's status."""
        seq, self._seq = self._seq, self._seq + 1
        return await self.put("frames", seq, self._frames[seq % len(self._frames)], "image/jpeg")

    async def put(self, stream: str, seq: int, body: bytes, media: str) -> int:
        headers = {
            "authorization": f"Bearer {self.page.token}",
            "content-type": media,
            "content-digest": content_digest(body),
            "captured-at": datetime.now(UTC).isoformat(),
        }
        path = f"/api/v1/attempts/{self.page.attempt_id}/{stream}/{seq}"
        return (await self.page.http.put(path, content=body, headers=headers)).status_code

    async def offer(self, rate: float, seconds: float, count: _Count) -> None:
        """Offer ``rate`` frames a second, whether accepted or not, and page events that must arrive."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._events(seconds, count))
            begin = time.perf_counter()
            for number in range(int(rate * seconds)):
                await asyncio.sleep(max(0.0, begin + number / rate - time.perf_counter()))
                count.offered += 1
                if self._under_way < IN_FLIGHT:
                    tasks.create_task(self._one(count))

    async def _one(self, count: _Count) -> None:
        self._under_way += 1
        try:
            status = await self.frame()
        except httpx.TransportError:
            count.broken += 1
        else:
            count.taken[self.page.attempt_id] += status == httpx.codes.OK
            count.refused += status == httpx.codes.SERVICE_UNAVAILABLE
        finally:
            self._under_way -= 1

    async def _events(self, seconds: float, count: _Count) -> None:
        for seq in range(int(seconds / EVENT_EVERY_S)):
            await asyncio.sleep(EVENT_EVERY_S)
            body = json.dumps({"signal": "clipboard", "state": "once", "detail": f"copy, {seq} characters"}).encode()
            count.events_sent[self.page.attempt_id, seq] = hashlib.sha256(body).hexdigest()
            await self._event(seq, body, count)

    async def _event(self, seq: int, body: bytes, count: _Count) -> None:
        """Send one until it is accepted, as a page does."""
        while True:
            try:
                status = await self.put("events", seq, body, "application/json")
            except httpx.TransportError:
                count.broken += 1
            else:
                if status == httpx.codes.OK:
                    return
                count.events_refused += 1
            await asyncio.sleep(RETRY_S)


async def _capacity(senders: Sequence[_Sender]) -> float:
    """Frames a second when each page sends one after the other."""
    until = time.perf_counter() + CALIBRATE_S

    async def one_after_the_other(sender: _Sender) -> int:
        taken = 0
        while time.perf_counter() < until:
            taken += await sender.frame() == httpx.codes.OK
        return taken

    return sum(await asyncio.gather(*map(one_after_the_other, senders))) / CALIBRATE_S


async def _missing_incidents(staff: httpx.AsyncClient, exam_id: str) -> tuple[int, int]:
    """How many incidents follow from the stored observations but are not recorded, and how many are recorded."""
    noted: set[tuple[str, str]] = set()
    before: int | None = None
    while True:
        query: dict[str, Any] = {"limit": 200} | ({} if before is None else {"before": before})
        page = (await staff.get(f"/api/v1/exams/{exam_id}/incidents", params=query)).raise_for_status().json()
        noted |= {(each["attempt_id"], each["kind"]) for each in page["incidents"] if each["incident_class"] == "suspicion"}
        before = page["next_before"]
        if before is None:
            break
    found: set[tuple[str, str]] = set()
    after: str | None = None
    while True:
        query = {} if after is None else {"after": after}
        again = await staff.post(f"/api/v1/exams/{exam_id}/rescore", params=query, json={"policy": None})
        answer = again.raise_for_status().json()
        found |= {(attempt["attempt_id"], each["kind"]) for attempt in answer["rescored"] for each in attempt["incidents"]}
        after = answer["next"]
        if after is None:
            return len(found - noted), len(noted)
