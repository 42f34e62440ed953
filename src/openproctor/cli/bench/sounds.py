"""Segments of sound as a candidate's page records them: WebM files with Opus, five seconds each."""

import io
from collections.abc import Callable, Sequence

import av
import numpy as np
from numpy.typing import NDArray

__all__ = ["RATE", "encode_webm", "quiet_room", "typing"]

RATE = 48_000
SECONDS = 5
PERIOD = 2880
"""Samples of an Opus packet of 60 ms, which is what Chromium's recorder makes."""
Sound = NDArray[np.float32]


def quiet_room(count: int = 12, seed: int = 1) -> Sequence[bytes]:
    """What is heard during most of an exam: mostly the room's noise, now and then keys, and something louder."""
    chance = np.random.default_rng(seed)
    kinds: list[Callable[[np.random.Generator], Sound]] = [_room, _room, typing, _room, _room, _hum]
    return [encode_webm(kinds[number % len(kinds)](chance)) for number in range(count)]


def encode_webm(sound: Sound) -> bytes:
    """Mono sound at 48 kHz, -1 to 1, as a complete WebM file with Opus at 24 kbit/s; silence fills up the last packet."""
    sound = np.concatenate([sound, np.zeros(-len(sound) % PERIOD, np.float32)])
    file = io.BytesIO()
    with av.open(file, "w", format="webm") as container:
        stream = container.add_stream("libopus", rate=RATE, options={"frame_duration": "60"})
        stream.bit_rate = 24_000
        stream.layout = "mono"
        for begin in range(0, len(sound) - PERIOD + 1, PERIOD):
            samples = np.clip(sound[begin : begin + PERIOD] * 32767, -32768, 32767).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, begin
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def _room(chance: np.random.Generator) -> Sound:
    noise = chance.normal(0, 0.002, RATE * SECONDS)
    return noise.astype(np.float32)


def _hum(chance: np.random.Generator) -> Sound:
    times = np.arange(RATE * SECONDS) / RATE
    hum = sum(0.05 / number * np.sin(2 * np.pi * 120 * number * times) for number in (1, 2, 3))
    return (hum + chance.normal(0, 0.01, len(times))).astype(np.float32)


def typing(chance: np.random.Generator) -> Sound:
    """Five seconds of keys in a quiet room."""
    sound = chance.normal(0, 0.002, RATE * SECONDS)
    click = np.exp(-np.arange(1500) / 200) * chance.normal(0, 0.3, 1500)
    for begin in np.cumsum(chance.uniform(0.08, 0.35, 60) * RATE).astype(int):
        if begin + len(click) < len(sound):
            sound[begin : begin + len(click)] += click
    return sound.astype(np.float32)
