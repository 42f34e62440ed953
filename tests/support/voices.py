"""Voices for the tests of the speech detector: babble made of vowels, and a speech synthesiser where one is installed."""

import shutil
import subprocess
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from openproctor.cli.bench.sounds import RATE

__all__ = ["Samples", "babble", "silence", "spoken"]

Samples = NDArray[np.float32]
"""Mono, -1 to 1, at ``RATE``."""
VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))
"""First three formants in Hz (Peterson and Barney, J. Acoust. Soc. Am. 24, 1952: men)."""
BANDS = ((1.0, 80), (0.6, 100), (0.3, 140))
"""Strength and half width of each formant."""


def babble(seconds: float, seed: int = 1, loud: float = 0.3) -> Samples:
    """Syllables of a man's voice that glide from vowel to vowel, with short pauses."""
    chance = np.random.default_rng(seed)
    found: list[NDArray[np.float64]] = []
    while sum(map(len, found)) < seconds * RATE:
        found += [_syllable(chance), np.zeros(round(RATE * chance.uniform(0.03, 0.08)))]
    voice = np.concatenate(found)[: round(seconds * RATE)]
    return np.asarray(loud * voice / np.abs(voice).max(), np.float32)


def _syllable(chance: np.random.Generator) -> NDArray[np.float64]:
    count = round(RATE * chance.uniform(0.15, 0.3))
    passed = np.linspace(0, 1, count)
    pitch = chance.uniform(100, 140) * (1 - 0.15 * passed)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    begin, end = chance.choice(VOWELS, 2)
    sound = np.zeros(count)
    for number in range(1, 29):
        for first, last, (strength, width) in zip(begin, end, BANDS, strict=True):
            off = number * pitch - (first + (last - first) * passed)
            sound += strength / (1 + (off / width) ** 2) * np.sin(number * phase)
    return np.asarray(sound * np.sqrt(np.sin(np.pi * passed).clip(0)))


def silence(seconds: float, seed: int = 1) -> Samples:
    """A quiet room's noise."""
    return np.random.default_rng(seed).normal(0, 0.002, round(RATE * seconds)).astype(np.float32)


def spoken(text: str, folder: Path) -> Samples | None:
    """``text`` by espeak-ng; None where it is not installed."""
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    file = folder / "spoken.wav"
    subprocess.run([program, "-v", "en", "-w", str(file), text], check=True, capture_output=True)
    with wave.open(str(file)) as stored:
        rate, data = stored.getframerate(), stored.readframes(stored.getnframes())
    samples = np.frombuffer(data, np.int16) / 32768
    places = np.arange(int(len(samples) * RATE / rate)) * rate / RATE
    return np.asarray(np.interp(places, np.arange(len(samples)), samples), np.float32)
