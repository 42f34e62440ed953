"""Recorded stretches as a browser makes them: short WebM files with VP8 and Opus, or MP4 files with H.264 and AAC."""

import io
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

__all__ = ["recorded", "recorded_mp4", "sounding_mp4"]

RATE = 48_000
PACKET = 960
SPEED = {
    "libvpx": {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0"},
    "libx264": {"preset": "ultrafast", "tune": "zerolatency", "profile": "baseline"},
}
IN_FRAGMENTS = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
"""As recorders write it, who cannot go back to a file's beginning."""


def recorded(
    seconds: float = 2.0,
    *,
    brightness: Sequence[int] = (128,),
    size: tuple[int, int] = (160, 120),
    sound: bool = True,
    codec: str = "libvpx",
    every_s: float = 0.1,
    container: str = "webm",
    noise_bits: int = 0,
    sound_codec: str = "libopus",
    options: Mapping[str, str] | None = None,
) -> bytes:
    """A stretch whose pictures are as bright as ``brightness`` says, in turn; or of noise, at so many bits a second."""
    file = io.BytesIO()
    with av.open(file, "w", format=container, options=dict(options or {})) as output:
        video = output.add_stream(codec, rate=10)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.codec_context.time_base = Fraction(1, 1000)
        video.options = {**SPEED.get(codec.partition("-")[0], {})}
        if noise_bits:
            video.bit_rate = noise_bits
        noise = np.random.default_rng(1)
        audio = output.add_stream(sound_codec, rate=RATE, layout="mono") if sound else None
        for number in range(round(seconds / every_s)):
            level = brightness[number % len(brightness)]
            image = np.full((size[1], size[0], 3), level, np.uint8)
            image[:: 8 + number % 4] = 255 - level
            if noise_bits:
                image = noise.integers(0, 256, image.shape, np.uint8)
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = round(number * every_s * 1000), Fraction(1, 1000)
            output.mux(video.encode(frame))
        output.mux(video.encode(None))
        if audio is not None:
            assert isinstance(audio, av.AudioStream)
            for begin in range(0, round(seconds * RATE), PACKET):
                tone = (np.sin(np.arange(begin, begin + PACKET) / 20) * 8000).astype(np.int16)
                sounding = av.AudioFrame.from_ndarray(tone[None], format="s16", layout="mono")
                sounding.sample_rate, sounding.pts, sounding.time_base = RATE, begin, Fraction(1, RATE)
                output.mux(audio.encode(sounding))
            output.mux(audio.encode(None))
    return file.getvalue()


def recorded_mp4(seconds: float = 2.0, *, in_fragments: bool = True, sound_codec: str = "aac", **more: Any) -> bytes:
    """A stretch as Safari makes it, H.264 and AAC; or, with Opus, as Chromium does."""
    options = IN_FRAGMENTS if in_fragments else None
    return recorded(seconds, codec="libx264", container="mp4", sound_codec=sound_codec, options=options, **more)


def sounding_mp4(
    samples: NDArray[np.float32], rate: int = RATE, *, codec: str = "aac", layout: str = "mono", in_fragments: bool = True
) -> bytes:
    """Sound alone, as Safari records it; ``samples`` is one channel, given to each."""
    file, channels = io.BytesIO(), {"mono": 1, "stereo": 2, "5.1": 6}[layout]
    with av.open(file, "w", format="mp4", options=IN_FRAGMENTS if in_fragments else {}) as output:
        stream = output.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        for begin in range(0, len(samples) - 1023, 1024):
            part = np.repeat(samples[None, begin : begin + 1024], channels, axis=0)
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(part), format="fltp", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, begin, Fraction(1, rate)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return file.getvalue()
