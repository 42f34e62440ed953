"""Counts the files of OpenProctor that one frame passes through, and how often it changes from one to another.

    .venv/bin/python -m scripts.walk [--verbose]

A server of its own, with the real detectors, is given a candidate in front of a webcam. Somebody sits still; the last frames
are followed, each from the first byte of its request to the last of its reply. Every call of a function of ours counts, in
every thread, in the order in which they happen (``sys.setprofile``). A coroutine that goes on after it had to wait counts as
called again: a reader who follows the frame comes back to its file, too. A frame is quiet if none of the slower detectors
was due; of the quiet frames, and of the others, the usual walk is printed (the median by changes of file: now and then a
job of the server's own falls into a frame's time).
"""

import argparse
import asyncio
import base64
import hashlib
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import FrameType

import cv2
import httpx
import numpy as np
import simplejpeg
import skimage.data
import uvicorn

import openproctor
from openproctor.core.settings import Settings
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.server.app import create_app

__all__ = ["Follower", "Walk"]

HOME = str(Path(openproctor.__file__).parent)
FRAMES, FOLLOWED, EVERY_S = 50, 30, 0.2
SLOWER = tuple(f"detection/{name}.py" for name in ("landmarks", "objects", "identity"))


@dataclass
class Walk:
    """The calls of functions of ours for one frame."""

    calls: list[tuple[str, str]] = field(default_factory=list)
    """File, below the package, and function."""

    @property
    def files(self) -> list[str]:
        """The file of each call."""
        return [file for file, _ in self.calls]

    @property
    def changes(self) -> int:
        """How often the next call is in another file."""
        return sum(one != other for one, other in pairwise(self.files))

    @property
    def quiet(self) -> bool:
        """Whether none of the slower detectors was due."""
        return not any(file in SLOWER and function.endswith(".wants") for file, function in self.calls)


class Follower:
    """Records walks."""

    def __init__(self) -> None:
        self.walks: list[Walk] = []
        self._open = False

    def profile(self, frame: FrameType, event: str, _: object) -> None:
        """For ``sys.setprofile`` and ``threading.setprofile``."""
        if self._open and event == "call" and frame.f_code.co_filename.startswith(HOME):
            self.walks[-1].calls.append((frame.f_code.co_filename[len(HOME) + 1 :], frame.f_code.co_qualname))

    @contextmanager
    def follow(self) -> Iterator[None]:
        """Record what is called while the block runs."""
        self.walks.append(Walk())
        self._open = True
        try:
            yield
        finally:
            self._open = False


def webcam(seq: int) -> bytes:
    """Somebody who sits still before a camera with a little noise: a JPEG."""
    room = np.asarray(cv2.resize(skimage.data.astronaut()[:384], (640, 480)), np.float64)  # type: ignore[no-untyped-call]
    noise = np.random.default_rng(seq % 3).normal(0, 2, (480, 640, 1))
    return bytes(simplejpeg.encode_jpeg(np.clip(room + noise, 0, 255).astype(np.uint8), quality=85))


def sit(base: str, setup_path: str, follower: Follower) -> None:
    """As administrator make an exam, and as its candidate hand in frames."""
    with httpx.Client(base_url=f"{base}/api/v1", timeout=60) as http:

        def ask(method: str, path: str, **request: object) -> dict[str, object]:
            answer = http.request(method, path, **request)  # type: ignore[arg-type]
            answer.raise_for_status()
            found = answer.json()
            return found if isinstance(found, dict) else found[0]

        account = {"email": "admin@example.org", "name": "Admin", "password": "correct horse battery"}
        ask("POST", "/setup", json={"token": setup_path.partition("#")[2], **account})
        exam = ask("POST", "/exams", json={"title": "Walk"})
        candidate = ask("POST", f"/exams/{exam['id']}/candidates", json={"candidates": [{"name": "Candidate"}]})
        access = http.post("/attempts", json={"token": str(candidate["invite_path"]).partition("#")[2]}).json()
        http.headers["authorization"] = f"Bearer {access['access_token']}"
        path = f"/attempts/{access['attempt']['id']}"
        ask("PUT", f"{path}/consent", json={"text_version": access["attempt"]["consent"]["version"]})
        ask("POST", f"{path}/start")
        between = threading.Event()
        for seq in range(FRAMES):
            picture = webcam(seq)
            headers = {
                "content-type": "image/jpeg",
                "content-digest": f"sha-256=:{base64.b64encode(hashlib.sha256(picture).digest()).decode()}:",
                "captured-at": datetime.now(UTC).isoformat(),
            }
            with follower.follow() if seq >= FRAMES - FOLLOWED else nullcontext():
                ask("PUT", f"{path}/frames/{seq}", content=picture, headers=headers)
            between.wait(EVERY_S)


async def serve(follower: Follower) -> None:
    """Serve on a free port of loopback for one candidate."""
    links: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder)), on_first_start=links.append)
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, **SERVER_OPTIONS))
        serving = asyncio.create_task(server._serve())
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event to wait for
            await asyncio.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        sys.setprofile(follower.profile)
        await asyncio.to_thread(sit, f"http://127.0.0.1:{port}", links[0], follower)
        sys.setprofile(None)
        server.should_exit = True
        await serving


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m scripts.walk", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="print every call")
    given = parser.parse_args()
    follower = Follower()
    threading.setprofile(follower.profile)
    asyncio.run(serve(follower))
    threading.setprofile(None)
    for name, quiet in (("a quiet frame", True), ("a frame at which a slower detector is due", False)):
        walks = sorted((walk for walk in follower.walks if walk.quiet is quiet), key=lambda walk: walk.changes)
        walk = walks[len(walks) // 2]
        if given.verbose:
            for file, function in walk.calls:
                print(f"{file:44} {function}")
        print(f"{name}: {len(set(walk.files))} files, {walk.changes} changes of file, {len(walk.calls)} calls")


if __name__ == "__main__":
    main()
