"""Segments of sound: from a file as a browser records it, WebM with Opus or MP4 with AAC or Opus, to samples."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TypeAlias, cast

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from openproctor.core.containers import Container, container_of
from openproctor.core.mp4_boxes import Mp4Error
from openproctor.detection.mp4_sound import packets_of, sounds_of

__all__ = ["MAX_SECONDS", "RATE", "Samples", "Sound", "SoundError", "decode"]

RATE = 16_000
"""Samples a second, as the speech detector wants them."""
MAX_SECONDS = 75.0
"""Longer files are refused. The page records five seconds at a time; in a hidden tab a browser may delay it for a minute."""

_OPUS_RATE = 48_000
"""Sample rate that an Opus decoder gives, whatever was encoded (RFC 6716)."""
_STEP = _OPUS_RATE // RATE

Samples: TypeAlias = NDArray[np.float32]
"""Mono, -1 to 1."""


class SoundError(ValueError):
    """The bytes are not a segment of sound as a page records it."""


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """One segment."""

    samples: Samples

    @property
    def seconds(self) -> float:
        """Its length."""
        return len(self.samples) / RATE


def decode(data: bytes) -> Sound:
    """Decodes a file with one stream of sound; decoding stops at ``MAX_SECONDS``, so a long file costs no more than that.

    Raises SoundError for anything else.
    """
    container = container_of(data)
    if container is None:
        raise SoundError("not a WebM or MP4 file")
    try:
        if container is Container.MP4:
            return Sound(_samples_of_mp4(data))
        with av.open(io.BytesIO(data), format="webm", mode="r") as opened:
            return Sound(_samples(opened))
    except (FFmpegError, ValueError, IndexError, Mp4Error) as error:
        if isinstance(error, SoundError):
            raise
        raise SoundError(f"it cannot be decoded: {error}") from error


def _samples_of_mp4(data: bytes) -> Samples:
    found: list[NDArray[np.float32]] = []
    rate, count = 0, 0
    for rate_now, part in sounds_of(packets_of(data)):
        if rate not in (0, rate_now):
            raise SoundError("its samples a second change")
        rate = rate_now
        found.append(part if len(part) == 1 else part.mean(axis=0, keepdims=True))
        count += part.shape[1]
        if count > MAX_SECONDS * rate:
            raise SoundError(f"longer than {MAX_SECONDS:g} s")
    if not found:
        raise SoundError("nothing is in it")
    return _resampled(np.concatenate(found, axis=1)[0], rate)


def _resampled(samples: Samples, rate: int) -> Samples:
    """At ``RATE``. Most browsers record at three times that, of which the mean is taken; the rest is interpolated."""
    if rate == _OPUS_RATE:
        return _thirds(samples)
    places = np.arange(int(len(samples) * RATE / rate)) * (rate / RATE)
    between: Samples = np.interp(places, np.arange(len(samples)), samples).astype(np.float32)
    return between


def _thirds(samples: Samples) -> Samples:
    """The mean of each three: filter enough for a detector of speech, at a tenth of a resampler's cost."""
    whole = samples[: len(samples) // _STEP * _STEP]
    thirds: Samples = (whole[0::_STEP] + whole[1::_STEP] + whole[2::_STEP]) * np.float32(1 / _STEP)
    return thirds


def _samples(container: av.container.InputContainer) -> Samples:
    if len(container.streams) != 1 or len(container.streams.audio) != 1:
        raise SoundError("not exactly one stream of sound")
    stream = container.streams.audio[0]
    codec = cast("av.audio.codeccontext.AudioCodecContext | None", stream.codec_context)
    if codec is None or codec.name not in ("opus", "libopus"):
        raise SoundError(f"not Opus but {'nothing known' if codec is None else codec.name}")
    if stream.codec_context.channels > 2:
        raise SoundError("more than two channels")
    # One thread: the engine's threads are the parallelism.
    stream.codec_context.thread_count = 1
    found: list[NDArray[np.float32]] = []
    """Each channels x samples."""
    count = 0
    for frame in container.decode(stream):
        if frame.sample_rate != _OPUS_RATE:
            raise SoundError(f"{frame.sample_rate} samples a second")
        found.append(cast("NDArray[np.float32]", frame.to_ndarray()))
        count += frame.samples
        if count > MAX_SECONDS * _OPUS_RATE:
            raise SoundError(f"longer than {MAX_SECONDS:g} s")
    if not found:
        raise SoundError("nothing is in it")
    # All at once: there may be hundreds of frames, and numpy takes longer to begin than to compute.
    channels = np.concatenate(found, axis=1).astype(np.float32, copy=False)
    return _thirds(channels[0] if len(channels) == 1 else channels.mean(axis=0))
