"""How many frames a machine can take, how soon a verdict comes, how soon the staff hears: against a real server."""

import asyncio
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import cv2
import httpx
import numpy as np

from openproctor.cli.bench.candidates import ClientRecord, join, listen, make_exam, policy_named, send_frames, send_sounds
from openproctor.cli.bench.memory import Memory, watched_memory
from openproctor.cli.bench.server import UNLIMITED, ServerProcess, read_frames
from openproctor.cli.bench.sounds import quiet_room
from openproctor.cli.bench.webcams import Webcam
from openproctor.detection.cascade import Cascade
from openproctor.detection.faces import open_network
from openproctor.detection.image import Image, Picture, decode_jpeg
from openproctor.detection.networks.dlib_hog import DlibHog
from openproctor.detection.standard import standard_options

__all__ = ["FacePath", "Report", "bench_ingest", "face_path"]

SETTLE_S = 3.0
COMPARED_FRAMES = 40
COMPARED_WEBCAMS = 12


class Percentiles(TypedDict):
    """Milliseconds."""

    p50: float
    p95: float
    p99: float


class FacePath(TypedDict):
    """The face path alone against what the tutorials do, on the same frames in the same run."""

    cpu_ms_per_frame: float
    """CPU time of decoding one frame and looking at it, over whole sequences."""
    tutorial_cpu_ms_per_frame: float
    """CPU time of decoding a PNG of the frame and dlib's HOG detector with one upsampling, as ``face_recognition`` does."""
    ratio: float
    """Frames that the face path analyses in the time that the tutorial needs for one."""


class Report(TypedDict):
    """What ``openproctor bench ingest --json`` prints."""

    frames: int
    """Camera frames acknowledged by the server."""
    frames_per_s: float
    cpu_ms_per_frame: float
    """CPU time, user and system, of all server processes, over the frames acknowledged: with sound and everything else that
    the policy asks for. A candidate sends one frame a second, so it is the cost of a candidate and second, too."""
    verdict_ms: Percentiles
    """From sending a frame to its reply, as the client sees it."""
    alert_ms: Percentiles
    """From sending the frame that opened an incident to the staff socket's message."""
    alerts: int
    lost: int
    """Items without an acknowledgement, or acknowledged and not in the database with the same sha-256."""
    duplicates: int
    """Items in the database beyond one for each that was sent."""
    refused: int
    """Answers of 503; each item was sent again."""
    rss_mb: float
    """Resident memory of all server processes at the end."""
    rss_most_mb: float
    rss_growth: float
    """Relative growth from the end of the warm-up (a fifth of the run) to the end; 0 for runs of a few seconds."""
    policy: str
    face_path: NotRequired[FacePath]


async def bench_ingest(webcams: list[Webcam], seconds: int, detector: str, policy: str = "standard") -> Report:
    """Start a server on a temporary folder and send what each candidate's page would: frames, and sound if it is wanted."""
    measured = ClientRecord()
    wanted = policy_named(policy)
    with (
        tempfile.TemporaryDirectory(prefix="openproctor-bench-") as folder,
        ServerProcess(Path(folder) / "data", UNLIMITED | {"OPENPROCTOR_FACE_DETECTOR": detector}) as server,
    ):
        assert server.first_link is not None
        async with httpx.AsyncClient(base_url=server.base, timeout=30) as staff:
            exam_id = await make_exam(staff, server.first_link, wanted)
            pages = [await join(server.base, staff, exam_id, number, webcam) for number, webcam in enumerate(webcams)]
            listening = asyncio.create_task(listen(server.base, staff, exam_id, measured))
            sounds = quiet_room() if policy != "faces" else ()
            cpu, began = server.cpu_s(), time.perf_counter()
            work = []
            for number, (page, webcam) in enumerate(zip(pages, webcams, strict=True)):
                work.append(send_frames(page, webcam, seconds, number / len(webcams), measured))
                if sounds:
                    work.append(send_sounds(page, sounds, seconds, 5 * number / len(webcams), measured))
            async with watched_memory(server) as memory:
                await asyncio.gather(*work)
            cpu, took = server.cpu_s() - cpu, time.perf_counter() - began
            await asyncio.sleep(SETTLE_S)  # the last alerts may still be on their way
            listening.cancel()
            for page in pages:
                await page.http.aclose()
        server.stop()
        stored = read_frames(Path(folder) / "data")
    return _report(measured, stored, cpu, took, memory, policy)


def face_path(webcams: Sequence[Webcam], seconds: int) -> FacePath:
    """Measure both on the same frames, in CPU time of this thread."""
    finder = open_network(standard_options())
    finder.load()
    own = _cascade_cpu_ms(Cascade(finder), webcams[:COMPARED_WEBCAMS], seconds)
    tutorial = _tutorial_cpu_ms(webcams)
    return FacePath(
        cpu_ms_per_frame=round(own, 2),
        tutorial_cpu_ms_per_frame=round(tutorial, 2),
        ratio=round(tutorial / own, 1),
    )


def _cascade_cpu_ms(cascade: Cascade, webcams: Sequence[Webcam], seconds: int) -> float:
    spent, count = 0.0, 0
    for webcam in webcams:
        memory = None
        for at, frame in enumerate(webcam.frames(seconds)):
            began = time.thread_time()
            _, memory = cascade.look(Picture.from_jpeg(frame), memory, float(at))
            spent += time.thread_time() - began
            count += 1
    return spent * 1000 / max(1, count)


def _tutorial_cpu_ms(webcams: Iterable[Webcam]) -> float:
    detector = DlibHog()
    detector.load()
    frames = [frame for webcam in webcams for frame in webcam.frames(1)][:COMPARED_FRAMES]
    files = [cv2.imencode(".png", cv2.cvtColor(decode_jpeg(frame), cv2.COLOR_RGB2BGR))[1] for frame in frames]
    began = time.thread_time()
    for file in files:
        detector.detect(cast("Image", cv2.imdecode(file, cv2.IMREAD_COLOR_RGB)))
    return (time.thread_time() - began) * 1000 / len(files)


def _report(
    measured: ClientRecord, stored: list[tuple[str, str, int, str]], cpu: float, took: float, memory: Memory, policy: str
) -> Report:
    kept = {(attempt, stream, seq): digest for attempt, stream, seq, digest in stored}
    gone = sum(kept.get(key) != digest for key, digest in measured.acknowledged.items())
    return Report(
        frames=measured.frames,
        frames_per_s=round(measured.frames / took, 1),
        cpu_ms_per_frame=round(cpu * 1000 / max(1, measured.frames), 2),
        verdict_ms=_percentiles(measured.verdicts),
        alert_ms=_percentiles(measured.alerts),
        alerts=len(measured.alerts),
        lost=measured.sent - len(measured.acknowledged) + gone,
        duplicates=len(stored) - len(kept) + max(0, len(kept) - measured.sent),
        refused=measured.refused,
        rss_mb=round(memory.samples[-1], 1),
        rss_most_mb=round(memory.most, 1),
        rss_growth=round(memory.growth, 4),
        policy=policy,
    )


def _percentiles(values: list[float]) -> Percentiles:
    p50, p95, p99 = np.percentile(values or [0.0], [50, 95, 99]) * 1000
    return Percentiles(p50=round(p50, 1), p95=round(p95, 1), p99=round(p99, 1))
