"""Segments of sound: from a WebM file with Opus, as a browser records it, to samples."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TypeAlias, cast

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

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
    """Decodes a WebM file with one Opus stream; decoding stops at ``MAX_SECONDS``, so a long file costs no more than that.

    Raises SoundError for anything else.
    """
    if not data.startswith(b"\x1a\x45\xdf\xa3"):  # EBML, which is what WebM is
        raise SoundError("not a WebM file")
    try:
        with av.open(io.BytesIO(data), format="webm", mode="r") as container:
            return Sound(_samples(container))
    except (FFmpegError, ValueError, IndexError) as error:
        if isinstance(error, SoundError):
            raise
        raise SoundError(f"it cannot be decoded: {error}") from error


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
    samples = channels[0] if len(channels) == 1 else channels.mean(axis=0)
    # The mean of each three is filter enough for a detector of speech, at a tenth of a resampler's cost.
    whole = samples[: len(samples) // _STEP * _STEP]
    thirds: Samples = (whole[0::_STEP] + whole[1::_STEP] + whole[2::_STEP]) * np.float32(1 / _STEP)
    return thirds
