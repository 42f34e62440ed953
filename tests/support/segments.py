"""Recorded stretches as a browser makes them: short WebM files with VP8 and Opus, made here by an encoder."""

import io
from collections.abc import Sequence
from fractions import Fraction

import av
import numpy as np

__all__ = ["recorded"]

RATE = 48_000
PACKET = 960


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
) -> bytes:
    """A stretch whose pictures are as bright as ``brightness`` says, in turn; or of noise, at so many bits a second."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as output:
        video = output.add_stream(codec, rate=10)
        assert isinstance(video, av.VideoStream)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.codec_context.time_base = Fraction(1, 1000)
        video.options = {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0"} if codec.startswith("libvpx") else {}
        if noise_bits:
            video.bit_rate = noise_bits
        noise = np.random.default_rng(1)
        audio = output.add_stream("libopus", rate=RATE, layout="mono") if sound else None
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
