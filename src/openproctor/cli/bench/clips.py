"""Webcam clips with labels: a folder of JPEG files, or a video, and a JSON file that says what happens when."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import simplejpeg
from av.error import FFmpegError

from openproctor.cli.bench.sounds import RATE, SECONDS, encode_webm
from openproctor.core.errors import OperatorError
from openproctor.model.incident import IncidentKind

__all__ = ["Clip", "ClipError", "Span", "find_clips"]

VIDEOS = frozenset({".mp4", ".webm", ".mkv", ".mjpeg", ".mov", ".avi"})
SOUNDS = (".wav", ".flac", ".ogg", ".opus", ".webm", ".mp3", ".m4a")
WIDTH, HEIGHT = 640, 480
QUALITY = 80
"""JPEG quality that a candidate's page sends."""


class ClipError(OperatorError):
    """A clip, or what is written about it, cannot be read. The message says which and why."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something that happens in a clip. Times are in seconds from the clip's begin."""

    signal: IncidentKind | None
    """What ought to be noticed, or in a quiet span what must not be; None: nothing at all may be noticed."""
    begin: float
    end: float
    quiet: bool = False
    """No incident of kind ``signal`` may come of it; if that is None, no incident of any kind."""
    instead: frozenset[IncidentKind] = frozenset()
    """An incident of one of these kinds counts as found too, because it cannot be distinguished from ``signal``."""
    also: frozenset[IncidentKind] = frozenset()
    """What may be noticed besides."""
    what: str = ""
    """A name for the report."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One candidate. Frames and sound are read when they are asked for."""

    name: str
    source: Path
    """The folder with the JPEG files, or the video."""
    fps: float
    check_in_s: float
    """The first seconds are the check-in: learnt from, not judged."""
    spans: tuple[Span, ...]

    def frames(self) -> Frames:
        """The pictures, to be asked for in the order of their times."""
        return _Folder(self) if self.source.is_dir() else _Video(self)

    def sounds(self) -> Iterator[tuple[float, bytes]]:
        """Segments of five seconds as a page records them: begin and WebM file. Empty where there is no sound."""
        path = self.source
        if path.is_dir():
            found = [path / f"sound{suffix}" for suffix in SOUNDS if (path / f"sound{suffix}").exists()]
            if not found:
                return
            path = found[0]
        yield from _segments(path)


def find_clips(directory: Path) -> list[Clip]:
    """The clips of a folder, by name.

    Raises:
        ClipError: there are none, or one is invalid.
    """
    clips = [_clip(path.parent, path) for path in sorted(directory.glob("*/clip.json"))]
    for path in sorted(each for each in directory.iterdir() if each.suffix.lower() in VIDEOS):
        label = path.with_suffix(".json")
        if label.exists():
            clips.append(_clip(path, label))
    if not clips:
        raise ClipError(f"there are no clips in {directory}: neither NAME/clip.json nor a video with NAME.json")
    return clips


def _clip(source: Path, label: Path) -> Clip:
    try:
        said = json.loads(label.read_text())
        spans = tuple(_span(each) for each in said.get("spans", ()))
        return Clip(source.stem, source, float(said.get("fps", 1.0)), float(said.get("check_in_s", 0.0)), spans)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ClipError(f"{label} is no clip's label: {type(error).__name__}: {error}") from error


def _span(said: dict[str, Any]) -> Span:
    signal = said.get("signal")
    quiet = bool(said.get("quiet", False))
    if signal is None and not quiet:
        raise ValueError("a span without a signal has to be quiet")
    return Span(
        signal=None if signal is None else IncidentKind(signal),
        begin=float(said["begin"]),
        end=float(said["end"]),
        quiet=quiet,
        instead=frozenset(IncidentKind(kind) for kind in said.get("instead", ())),
        also=frozenset(IncidentKind(kind) for kind in said.get("also", ())),
        what=str(said.get("what") or signal or "quiet"),
    )


class Frames:
    """What a camera gives: at any time its newest picture."""

    def at(self, wanted: float) -> tuple[float, bytes] | None:
        """The first picture at or after ``wanted`` seconds and its time, as JPEG; None after the end."""
        raise NotImplementedError


class _Folder(Frames):
    """JPEG files, numbered from 1 in steps of ``1 / fps``; numbers may be missing."""

    def __init__(self, clip: Clip) -> None:
        paths = [path for path in clip.source.iterdir() if path.suffix.lower() in {".jpg", ".jpeg"} and path.stem.isdigit()]
        self._paths = sorted(paths, key=lambda path: int(path.stem))
        self._times = [(int(path.stem) - 1) / clip.fps for path in self._paths]
        if not self._paths:
            raise ClipError(f"{clip.source} holds no numbered JPEG files")

    def at(self, wanted: float) -> tuple[float, bytes] | None:
        place = bisect_left(self._times, wanted - 1e-6)
        if place == len(self._times):
            return None
        return self._times[place], _as_sent(self._paths[place].read_bytes())


class _Video(Frames):
    """Anything that PyAV decodes, once from its begin to its end."""

    def __init__(self, clip: Clip) -> None:
        self._clip = clip
        self._decoded = self._decode()

    def at(self, wanted: float) -> tuple[float, bytes] | None:
        for time, pixels in self._decoded:
            if time >= wanted - 1e-6:
                return time, _encoded(pixels)
        return None

    def _decode(self) -> Iterator[tuple[float, Any]]:
        try:
            with av.open(str(self._clip.source)) as container:
                if not container.streams.video:
                    raise ClipError(f"{self._clip.source} has no picture")
                for number, frame in enumerate(container.decode(video=0)):
                    # A bare sequence of JPEG pictures has no times of its own.
                    time = frame.time if frame.time is not None else number / self._clip.fps
                    yield time, frame.to_ndarray(format="rgb24")
        except FFmpegError as error:
            raise ClipError(f"{self._clip.source} cannot be decoded: {error}") from error


def _as_sent(jpeg: bytes) -> bytes:
    """A file as it is, if a page could have sent it."""
    try:
        height, width, _, _ = simplejpeg.decode_jpeg_header(jpeg)
        if (width, height) == (WIDTH, HEIGHT):
            return jpeg
        return _encoded(simplejpeg.decode_jpeg(jpeg))
    except ValueError as error:
        raise ClipError(f"a picture of a clip is no JPEG: {error}") from error


def _encoded(pixels: Any) -> bytes:
    """RGB pixels, fitted into 640x480, as JPEG."""
    height, width = pixels.shape[:2]
    scale = min(WIDTH / width, HEIGHT / height)
    if scale < 1:
        pixels = cv2.resize(pixels, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), quality=QUALITY, colorspace="RGB"))


def _segments(path: Path) -> Iterator[tuple[float, bytes]]:
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                return
            resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
            held: list[Any] = []
            begin = 0.0
            for frame in container.decode(audio=0):
                held += [each.to_ndarray()[0] for each in resampler.resample(frame)]
                while sum(map(len, held)) >= RATE * SECONDS:
                    samples = np.concatenate(held)
                    yield begin, encode_webm(samples[: RATE * SECONDS])
                    held = [samples[RATE * SECONDS :]]
                    begin += SECONDS
    except FFmpegError as error:
        raise ClipError(f"the sound of {path} cannot be decoded: {error}") from error
