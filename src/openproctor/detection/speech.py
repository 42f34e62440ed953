"""Speech in the sound, and whether the candidate's own lips moved meanwhile. No word is recognised."""

from __future__ import annotations

from typing import ClassVar

from openproctor.detection.detector import Options, SoundDetector, SpeechMeasuring, Values
from openproctor.detection.frame_analysis import SoundContext
from openproctor.detection.landmarks import MouthMemory, SpeechHeard
from openproctor.detection.lips import lips_during
from openproctor.detection.networks.silero import SpeechDetector
from openproctor.model import measures
from openproctor.model.observation import Detector

__all__ = ["Speech", "create", "open_network"]

SPOKEN_S = 0.5
"""Seconds of speech in a segment of sound from which on the lips are watched."""
LONGEST_S = 90.0


class Speech(SoundDetector):
    """Listens to every segment."""

    name = Detector.SPEECH
    ranges: ClassVar = {measures.SPEECH_S: (0, LONGEST_S), measures.SOUND_S: (0, LONGEST_S), measures.LIPS: (0, 1)}

    def __init__(self, network: SpeechMeasuring) -> None:
        self._network = network

    @property
    def version(self) -> str:
        return f"{self._network.name}-{self._network.version}"

    def load(self) -> None:
        self._network.load()

    def listen(self, sound: SoundContext) -> Values:
        values = dict(self._network.measure(sound.data))
        end = sound.begin + values[measures.SOUND_S]
        if values[measures.SPEECH_S] >= SPOKEN_S:
            sound.memory[SpeechHeard] = SpeechHeard(end)
        lips = lips_during(sound.memory[MouthMemory].openings, sound.begin, end)
        return values if lips is None else values | {measures.LIPS: lips}


def open_network(options: Options) -> SpeechMeasuring:
    """The network, not yet loaded."""
    return SpeechDetector(options.weights("silero-vad")["silero-vad"])


def create(options: Options) -> Speech:
    """The detector."""
    return Speech(open_network(options))
