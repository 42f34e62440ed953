"""Feeds damaged pictures to the path that frames take, with atheris: no error besides the declared ones, and no growth.

    .venv/bin/python -m bench.fuzz_images --runs 1000000

Each picture passes what a frame passes: the request's limits, the markers, the decoder, the scene's measures and the cascade
that decides where to look for faces. The face network itself sees an array of pixels that we made, and is left out.
"""

import hashlib
import inspect
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import numpy as np
import psutil
import typer
from numpy.typing import NDArray
from PIL import Image as Pillow
from starlette.requests import Request
from starlette.types import Message

from openproctor.core.errors import Problem
from openproctor.detection.faces import Faces
from openproctor.detection.frame_analysis import FrameContext, Memory
from openproctor.detection.image import ImageError, Picture
from openproctor.detection.scene import Scene
from openproctor.detection.validation import validate_values
from openproctor.ingest import jpeg
from openproctor.ingest.upload import read_jpeg
from openproctor.model.observation import Face

__all__ = ["ImagePath", "Mutator", "seeds"]

MAX_LEN = 20_000
SOI, EOI = b"\xff\xd8", b"\xff\xd9"
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd8\xff]")
WARM_UP = 2000
"""Pictures after which the memory is read for the first time."""
EVERY = 1000


class NoFaces:
    """Finds no faces; what it is given is an array that our own code made."""

    name, version = "none", "1"

    def load(self) -> None:
        """Nothing to load."""

    def detect(self, image: NDArray[np.uint8]) -> tuple[Face, ...]:
        assert image.ndim == 3
        assert image.shape[2] == 3
        return ()


class ImagePath:
    """The path of a frame up to its measures, without a server around it."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self._detectors = (Faces(NoFaces()), Scene())
        self._memory = Memory()
        self._at = 0.0

    def take(self, data: bytes) -> str:
        """Process one picture. Returns the outcome's name; any error that is not a declared refusal is raised."""
        outcome = self._take(data)
        self.outcomes[outcome] += 1
        return outcome

    def _take(self, data: bytes) -> str:
        try:
            picture = _run(_read(data))
        except Problem as problem:
            assert problem.status < 500
            return problem.type
        self._at += 0.5
        try:
            frame = FrameContext(Picture.from_jpeg(picture), picture, self._at, memory=self._memory)
            for detector in self._detectors:
                validate_values(detector.look(frame), detector.ranges)
        except ImageError:
            return "truncated-jpeg, told by the decoder"
        self._memory = frame.memory
        return "analysed"


async def _read(data: bytes) -> bytes:
    async def receive() -> Message:
        return {"type": "http.request", "body": data, "more_body": False}

    return await read_jpeg(Request({"type": "http", "headers": [(b"content-type", b"image/jpeg")]}, receive))


def _run(reading: Any) -> bytes:
    """The result of a coroutine that never waits."""
    try:
        reading.send(None)
    except StopIteration as done:
        return bytes(done.value)
    raise AssertionError("it waits for something")


def seeds() -> Iterator[bytes]:
    """Valid pictures of the kinds there are, small, so that a million take minutes."""
    rng = np.random.default_rng(7)
    for width, height in ((64, 48), (48, 64), (33, 17)):
        pixels = rng.integers(0, 256, (height // 8 + 1, width // 8 + 1, 3), dtype=np.uint8)
        picture = Pillow.fromarray(pixels).resize((width, height))
        for mode in ("RGB", "L", "CMYK"):
            for options in (
                {},
                {"progressive": True},
                {"optimize": True},
                {"subsampling": 0},
                {"subsampling": 2},
                {"restart_marker_blocks": 2},
                {"exif": _exif()},
                {"progressive": True, "restart_marker_rows": 1},
            ):
                stream = io.BytesIO()
                picture.convert(mode).save(stream, "JPEG", quality=60, **options)
                yield stream.getvalue()


def _exif() -> bytes:
    exif = Pillow.Exif()
    exif[0x010E] = "A room."
    exif[0x0112] = 6
    return exif.tobytes()


class Mutator:
    """Damages pictures so that most of them still get past the first bytes."""

    def __init__(self, mutate: Callable[[bytes, int], bytes]) -> None:
        self._mutate = mutate
        self._seeds = list(seeds())

    def __call__(self, data: bytes, max_size: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if rng.random() < 0.5:
            data = rng.choice(self._seeds)
        kind = rng.random()
        if kind < 0.05:
            return bytes(self._mutate(data, max_size))
        if kind < 0.35:
            inside = bytes(self._mutate(data[2:-2], max_size - 4))
            return (SOI + inside + EOI)[:max_size]
        if kind < 0.5:
            return self._splice(data, rng)[:max_size]
        return self._flip(data, rng, 700 if kind < 0.65 else len(data))

    def _flip(self, data: bytes, rng: random.Random, within: int) -> bytes:
        damaged = bytearray(data)
        for _ in range(rng.randint(1, 6)):
            if len(damaged) > 4:
                damaged[rng.randrange(3, min(within, len(damaged)))] = rng.choice((0, 1, 255, 128, rng.randrange(256)))
        return bytes(damaged)

    def _splice(self, data: bytes, rng: random.Random) -> bytes:
        """Cut at one marker, and go on with what follows a marker of another picture."""
        other = rng.choice(self._seeds)
        here, there = ([found.start() for found in MARKER.finditer(each)] for each in (data, other))
        return data[: rng.choice(here or [2])] + other[rng.choice(there) :]


def main(
    runs: Annotated[int, typer.Option(help="Pictures.")] = 1_000_000,
    seed: Annotated[int, typer.Option(help="Of the mutations.")] = 1,
    report: Annotated[Path | None, typer.Option(hidden=True)] = None,
) -> None:
    """Feed damaged pictures, and print the outcomes."""
    if report is not None:
        _fuzz(runs, seed, report)
        return
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for data in seeds():
            (corpus / hashlib.sha256(data).hexdigest()).write_bytes(data)
        result = Path(folder, "report.json")
        began = time.monotonic()
        command = [sys.executable, "-m", "bench.fuzz_images", "--runs", str(runs), "--seed", str(seed), "--report", str(result)]
        # libFuzzer ends the process that it runs in, so it gets one of its own.
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode != 0 or not result.exists():
            sys.stderr.write(done.stdout[-4000:] + done.stderr[-8000:])
            raise SystemExit(1)
        print(json.dumps(json.loads(result.read_text()) | {"seconds": round(time.monotonic() - began)}, indent=2))


def _functions(module: ModuleType) -> Iterator[Any]:
    """What is written in a module, methods included."""
    own = [each for each in vars(module).values() if getattr(each, "__module__", None) == module.__name__]
    for each in own:
        yield from filter(inspect.isfunction, vars(each).values() if inspect.isclass(each) else (each,))


def _fuzz(runs: int, seed: int, report: Path) -> None:
    import atheris

    path, process = ImagePath(), psutil.Process(os.getpid())
    taken, began_mb, most_mb = 0, 0.0, 0.0

    def one_input(data: bytes) -> None:
        nonlocal taken, began_mb, most_mb
        path.take(data)
        taken += 1
        if taken % EVERY == 0 or taken == runs:
            now_mb = process.memory_info().rss / 2**20
            began_mb = now_mb if taken <= WARM_UP else began_mb
            most_mb = max(most_mb, now_mb) if taken > WARM_UP else now_mb
            found = {"pictures": taken, "outcomes": dict(path.outcomes.most_common())}
            report.write_text(json.dumps(found | {"rss_mb": round(now_mb), "grown_mb": round(most_mb - began_mb, 1)}))

    for function in _functions(jpeg):
        atheris.instrument_func(function)
    corpus = report.parent / "corpus"
    # The library replaces its functions when it is set up: look this one up as late as possible.
    mutator = Mutator(lambda data, most: atheris.Mutate(data, most))
    options = (f"-atheris_runs={runs}", f"-max_len={MAX_LEN}", f"-seed={seed}", "-timeout=20")
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={report.parent}/", str(corpus)],
        one_input,
        custom_mutator=mutator,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    typer.run(main)
