"""Speech in a segment of sound: Silero's voice activity detector, asked only about what is loud enough to be speech.

Source: Silero Team, "Silero VAD: pre-trained enterprise-grade Voice Activity Detector", 2021 to 2026 (MIT), version 6.2.
It says whether somebody speaks, not what: no word is recognised.
"""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from openproctor.detection.networks.sessions import open_session
from openproctor.detection.sound import RATE, Samples, Sound, decode
from openproctor.model import measures
from openproctor.model.measures import Measure

__all__ = ["SpeechDetector", "speech_seconds"]

_WINDOW = 512
_CONTEXT = 64
"""Samples of a window, and of the one before that the network sees with it (its own code's values at 16 kHz)."""
_WINDOW_S = _WINDOW / RATE
_SPEECH, _STILL_SPEECH = 0.5, 0.35
"""Probability from which speech begins, and down to which it goes on (Silero's own defaults)."""
_LEAST_S = 0.25
"""Shorter bursts are not speech (Silero's own default): a key, a cough."""
_GAP_S = 0.3
"""Pauses in speech up to this do not end it."""
_AUDIBLE = 0.0016
"""Root mean square, -56 dB, below which a window is not worth asking about: a quiet room with a laptop's microphone is near
-60 dB, somebody speaking in it near -30."""
_STANDS_OUT = 1.6
"""And a window must be this many times as loud as the quiet parts of the segment: a fan is loud, but even."""
_AROUND = 8
"""Windows before and after a loud one that are asked about, too: the network listens for changes."""


class SpeechDetector:
    """Silero VAD, the variant that takes a sequence of windows at once, in onnxruntime."""

    name = "silero_vad"
    version = "6.2.3"

    def __init__(self, model: Path) -> None:
        """``model`` is the file that ``weights.ensure_weights`` returned."""
        self._model = model
        self._session: onnxruntime.InferenceSession | None = None
        self._lock = threading.Lock()

    def load(self) -> None:
        """Reads the model and runs it once; raises what onnxruntime raises for a broken file."""
        self.probabilities(np.zeros(RATE, np.float32))

    def measure(self, data: bytes) -> dict[Measure, float]:
        """See ``SpeechMeasuring.measure``."""
        sound = decode(data)
        return {measures.SPEECH_S: self.speech_s(sound), measures.SOUND_S: sound.seconds}

    def speech_s(self, sound: Sound) -> float:
        """Seconds of speech."""
        samples = sound.samples
        worth = _worth_asking(samples)
        if not worth.any():
            return 0.0
        found = np.zeros(len(worth), np.float32)
        for begin, end in _runs(worth):
            found[begin:end] = self.probabilities(samples[begin * _WINDOW : end * _WINDOW])
        return speech_seconds(found)

    def probabilities(self, samples: Samples) -> NDArray[np.float32]:
        """Probability of speech in each whole window of 32 ms, 0 to 1."""
        count = len(samples) // _WINDOW
        padded = np.concatenate([np.zeros(_CONTEXT, np.float32), samples[: count * _WINDOW]])
        windows = np.lib.stride_tricks.sliding_window_view(padded, _CONTEXT + _WINDOW)[::_WINDOW]
        state = np.zeros((1, 1, 128), np.float32)
        inputs = {"input": np.ascontiguousarray(windows), "h": state, "c": state}
        found: NDArray[np.float32] = self._loaded().run(["speech_probs"], inputs)[0]
        return found

    def _loaded(self) -> onnxruntime.InferenceSession:
        with self._lock:
            if self._session is None:
                self._session = open_session(self._model)
            return self._session


def speech_seconds(probabilities: NDArray[np.float32]) -> float:
    """Seconds of speech in windows of 32 ms, with hysteresis, short pauses bridged and short bursts left out."""
    spans: list[list[int]] = []
    speaking = False
    for window, probability in enumerate(probabilities):
        speaking = probability >= (_STILL_SPEECH if speaking else _SPEECH)
        if not speaking:
            continue
        if spans and (window - spans[-1][1]) * _WINDOW_S <= _GAP_S:
            spans[-1][1] = window + 1
        else:
            spans.append([window, window + 1])
    lengths = [(end - begin) * _WINDOW_S for begin, end in spans]
    return round(sum(length for length in lengths if length >= _LEAST_S), 3)


def _worth_asking(samples: Samples) -> NDArray[np.bool_]:
    count = len(samples) // _WINDOW
    loudness = np.sqrt(np.mean(np.square(samples[: count * _WINDOW].reshape(count, _WINDOW)), axis=1))
    if not count:
        return np.zeros(0, np.bool_)
    quiet = float(np.percentile(loudness, 10))
    loud = (loudness > _AUDIBLE) & (loudness > _STANDS_OUT * quiet)
    if loudness.min() > 20 * _AUDIBLE:
        loud |= True  # never quiet: somebody may be speaking all the time
    near: NDArray[np.bool_] = np.convolve(loud, np.ones(2 * _AROUND + 1), mode="same") > 0
    return near


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
