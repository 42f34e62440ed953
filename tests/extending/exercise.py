"""Uses the toys of ``docs/extending.md``. Run with the extended copy of the package before the real one in the path."""

import asyncio
import json
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from unittest import mock

import numpy as np
import simplejpeg

from openproctor.detection.detector import FrameDetector, Options, SoundDetector
from openproctor.detection.standard import standard_detectors
from openproctor.model.incident import IncidentKind
from openproctor.model.observation import Detector
from tests.fakes import CountingDetector
from tests.support.detectors import Networks
from tests.support.server import running_server

TOY = import_module("openproctor.detection.contrast")


class WithToy(Networks):
    """The fakes, and the toy detector."""

    def detectors(self) -> list[FrameDetector | SoundDetector]:
        return [*super().detectors(), TOY.create(Options(lambda *names: {name: Path(name) for name in names}))]


def harsh() -> bytes:
    """One face by the counting detector's rule, and a window beside it."""
    image = np.full((480, 640, 3), 105, np.uint8)
    image[:, 360:] = 255
    image[:, :40] = 0
    return bytes(simplejpeg.encode_jpeg(image))


def the_server_has_it() -> None:
    """The standard set of detectors holds the toy."""
    without_files = mock.patch("openproctor.detection.standard.ensure_weights", lambda _, names: dict.fromkeys(names, Path()))
    with without_files:
        assert Detector("contrast") in [detector.name for detector in standard_detectors()]


def it_is_described() -> None:
    """The API's description, from which the pages' types are generated, names the toy signal."""
    printed = subprocess.run([sys.executable, "-m", "openproctor", "openapi"], capture_output=True, text=True, check=True)
    assert "harsh_light" in json.loads(printed.stdout)["components"]["schemas"]["IncidentKind"]["enum"]


async def it_works(folder: Path) -> None:
    """Detector and signal make an incident in a real server; the media engine answers."""
    async with running_server(folder, None, networks=WithToy(CountingDetector()), media="echo") as server:
        admin = await server.admin()
        exam_id = str((await admin.exam())["id"])
        page = await server.candidate(exam_id)
        for _ in range(8):
            answer = await page.put(harsh())
            assert answer.status_code == 200, answer.text
            server.clock.advance(1)
        incidents = (await admin.http.get(f"/api/v1/exams/{exam_id}/incidents")).json()
        found = next(each for each in incidents["incidents"] if each["kind"] == IncidentKind("harsh_light"))
        assert "The light was harsh (contrast up to " in found["cause"], found
        watch = {"type": "rtc_watch", "attempt_id": page.attempt_id, "peer": "peer-0123456789", "quality": "tile"}
        async with admin.socket(exam_id) as socket:
            await socket.send(watch)
            assert await socket.until("rtc_watch") == watch


if __name__ == "__main__":
    the_server_has_it()
    it_is_described()
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(it_works(Path(temporary)))
    print("used")
