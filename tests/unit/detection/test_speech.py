"""Seconds of speech: what counts as one, and what the detector hears."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from openproctor.cli.bench import sounds
from openproctor.cli.bench.sounds import encode_webm
from openproctor.detection.networks.silero import SpeechDetector, speech_seconds
from openproctor.detection.sound import RATE, Sound, SoundError
from openproctor.model import measures
from openproctor.model.incident import IncidentKind
from openproctor.rules.policy import Policy
from tests.support.voices import Samples, babble, silence, spoken

WINDOW_S = 0.032
SPOKEN = "The answer to the second question is forty two, I believe. Now try the third one, and write it down."


def windows(*segments: tuple[int, float]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """So many windows of such a probability, one segment after the other."""
    return np.concatenate([np.full(count, probability, np.float32) for count, probability in segments])


def heard(*segments: tuple[int, float]) -> float:
    """Windows of speech."""
    return speech_seconds(windows(*segments)) / WINDOW_S


def test_what_is_surely_speech_is_counted_window_by_window() -> None:
    assert speech_seconds(windows((50, 0.0), (100, 0.9), (6, 0.0))) == pytest.approx(3.2)


def test_what_is_never_speech_is_none() -> None:
    assert heard((100, 0.3)) == 0
    assert speech_seconds(np.zeros(0, np.float32)) == 0


def test_it_begins_at_a_half_and_goes_on_down_to_a_third() -> None:
    assert heard((20, 0.49)) == 0
    assert heard((1, 0.5), (20, 0.36)) == pytest.approx(21)
    assert heard((20, 0.36), (10, 0.5)) == pytest.approx(10)
    assert heard((10, 0.5), (20, 0.34)) == pytest.approx(10)


def test_after_a_gap_it_must_begin_anew() -> None:
    assert heard((20, 0.9), (1, 0.1), (20, 0.4)) == pytest.approx(20)


def test_short_pauses_are_part_of_it_and_long_ones_are_not() -> None:
    assert heard((20, 0.9), (9, 0.0), (20, 0.9)) == pytest.approx(49)
    assert heard((20, 0.9), (10, 0.0), (20, 0.9)) == pytest.approx(40)


def test_a_burst_of_less_than_a_quarter_of_a_second_is_none() -> None:
    assert heard((7, 0.9), (20, 0.0)) == 0
    assert heard((8, 0.9), (20, 0.0)) == pytest.approx(8)
    assert heard((7, 0.9), (20, 0.0), (30, 0.9), (20, 0.0), (7, 0.9)) == pytest.approx(30)


def test_words_with_short_pauses_between_them_are_speech() -> None:
    assert heard(*[(5, 0.9), (6, 0.0)] * 4) == pytest.approx(38)


@pytest.fixture(scope="module")
def detector(weights: dict[str, Path]) -> SpeechDetector:
    found = SpeechDetector(weights["silero-vad"])
    found.load()
    return found


def speech_s(detector: SpeechDetector, sound: Samples) -> float:
    return detector.measure(encode_webm(sound))[measures.SPEECH_S]


@pytest.mark.parametrize("seed", range(4))
def test_a_voice_is_heard(detector: SpeechDetector, seed: int) -> None:
    sound = np.concatenate([silence(3), babble(4, seed), silence(3)])
    values = detector.measure(encode_webm(sound))
    assert Policy().signals[IncidentKind.SPEECH].threshold < values[measures.SPEECH_S] < 4.5
    assert values[measures.SOUND_S] == pytest.approx(10, abs=sounds.PERIOD / sounds.RATE)


@pytest.mark.parametrize("loud", [0.3, 0.03])
def test_a_voice_that_never_pauses_is_heard_although_nothing_stands_out(detector: SpeechDetector, loud: float) -> None:
    assert speech_s(detector, babble(5, seed=3, loud=loud)) > 1.5


def test_spoken_words_are_heard_nearly_from_the_first_to_the_last(detector: SpeechDetector, tmp_path: Path) -> None:
    voice = spoken(SPOKEN, tmp_path)
    if voice is None:
        pytest.skip("espeak-ng is not installed (Debian: apt-get install espeak-ng)")
    seconds = len(voice) / sounds.RATE
    assert speech_s(detector, voice) > 0.8 * seconds
    assert speech_s(detector, 0.05 * voice) > 0.8 * seconds
    assert 0.7 * seconds < speech_s(detector, np.concatenate([silence(3), 0.3 * voice, silence(3)])) < seconds + 0.3


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("noise", [sounds._room, sounds.typing, sounds._hum], ids=["a room", "typing", "a hum"])
def test_noise_is_no_speech(detector: SpeechDetector, noise: Callable[[np.random.Generator], Samples], seed: int) -> None:
    assert speech_s(detector, noise(np.random.default_rng(seed))) < 0.25


@pytest.mark.parametrize("hertz", [500, 1000, 3000])
def test_a_tone_that_comes_and_goes_is_no_speech(detector: SpeechDetector, hertz: float) -> None:
    sound = silence(5)
    times = np.arange(sounds.RATE) / sounds.RATE
    for begin in (1, 3):
        sound[begin * sounds.RATE : (begin + 1) * sounds.RATE] += (0.2 * np.sin(2 * np.pi * hertz * times)).astype(np.float32)
    assert speech_s(detector, sound) < 0.25


def test_silence_is_not_even_asked_about(detector: SpeechDetector, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(detector, "probabilities", lambda samples: asked.append(len(samples)))
    assert detector.speech_s(Sound(np.zeros(5 * RATE, np.float32))) == 0
    assert detector.speech_s(Sound(np.random.default_rng(1).normal(0, 0.001, 5 * RATE).astype(np.float32))) == 0
    assert asked == []


@pytest.mark.parametrize("count", [0, 1, 511, 512, 513])
def test_what_is_too_short_to_say_anything_has_no_speech(detector: SpeechDetector, count: int) -> None:
    loud = np.random.default_rng(2).normal(0, 0.2, count).astype(np.float32)
    assert detector.speech_s(Sound(loud)) == 0


def test_what_is_no_recording_is_refused(detector: SpeechDetector) -> None:
    with pytest.raises(SoundError):
        detector.measure(b"RIFF")
