"""From a WebM or MP4 file to samples; whatever else comes is refused."""

import io
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from openproctor.cli.bench import sounds
from openproctor.cli.bench.sounds import PERIOD, encode_webm
from openproctor.detection.sound import MAX_SECONDS, RATE, SoundError, decode
from tests.support.segments import sounding_mp4
from tests.support.voices import silence

PACKET_S = PERIOD / sounds.RATE


def tone(seconds: float, hertz: float = 440, loud: float = 0.5) -> NDArray[np.float32]:
    times = np.arange(round(sounds.RATE * seconds)) / sounds.RATE
    return (loud * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def recorded(
    sound: NDArray[np.float32],
    *,
    codec: str = "libopus",
    container: str = "webm",
    layout: str = "mono",
    streams: int = 1,
    picture: bool = False,
) -> bytes:
    """A recording of some other make; ``sound`` is (channels x) samples."""
    channels = np.atleast_2d(sound)
    file = io.BytesIO()
    with av.open(file, "w", format=container) as output:
        sources: list[Any] = [output.add_stream(codec, rate=sounds.RATE) for _ in range(streams)]
        for source in sources:
            source.layout = layout
        film: Any = output.add_stream("vp8", rate=10) if picture else None
        if film is not None:
            film.width, film.height, film.pix_fmt = 64, 48, "yuv420p"
        for begin in range(0, channels.shape[1] - PERIOD + 1, PERIOD):
            part = (channels[:, begin : begin + PERIOD] * 32767).astype(np.int16)
            for source in sources:
                frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(part.T.reshape(1, -1)), format="s16", layout=layout)
                frame.sample_rate, frame.pts = sounds.RATE, begin
                output.mux(source.encode(frame))
        if film is not None:
            output.mux(film.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8))))
        for source in [*sources, *([film] if film else [])]:
            output.mux(source.encode(None))
    return file.getvalue()


@pytest.mark.parametrize("seconds", [0.02, 0.5, 1.0, 5.0, 5.013, 60.0])
def test_its_length_is_right_within_one_packet(seconds: float) -> None:
    sound = decode(encode_webm(silence(seconds)))
    assert sound.seconds == pytest.approx(seconds, abs=PACKET_S)
    assert sound.samples.dtype == np.float32


@pytest.mark.parametrize("hertz", [150, 440, 2500])
def test_a_tone_is_heard_at_its_pitch_and_nearly_as_loud(hertz: float) -> None:
    samples = decode(encode_webm(tone(2, hertz))).samples
    heard = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert heard.argmax() * RATE / len(samples) == pytest.approx(hertz, abs=2)
    assert np.sqrt(np.mean(samples**2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.15)


def test_of_two_channels_the_mean_is_heard() -> None:
    one_side = decode(recorded(np.stack([tone(1), np.zeros(sounds.RATE, np.float32)]), layout="stereo"))
    assert one_side.seconds == pytest.approx(1, abs=PACKET_S)
    assert np.sqrt(np.mean(one_side.samples**2)) == pytest.approx(0.25 / np.sqrt(2), rel=0.15)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a WebM"),
        (b"\x1a\x45\xdf\xa3", "decoded"),
        (b"\x1a\x45\xdf\xa3" + bytes(5000), "decoded"),
        (recorded(tone(1), container="ogg"), "not a WebM"),
        (recorded(tone(1), container="wav", codec="pcm_s16le"), "not a WebM"),
        (recorded(tone(1), container="matroska", codec="pcm_s16le"), "not Opus"),
        (recorded(np.repeat(tone(1)[None], 6, axis=0), layout="5.1"), "channels"),
        (recorded(tone(1), streams=2), "one stream"),
        (recorded(tone(1), picture=True), "one stream"),
        (recorded(tone(1), streams=0, picture=True), "one stream"),
    ],
    ids=["nothing", "a magic number", "zeros", "Ogg", "WAV", "PCM", "5.1", "two streams", "a film", "a silent film"],
)
def test_what_is_no_recording_of_the_page_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(SoundError, match=why):
        decode(data)


def test_a_file_that_ends_before_its_first_packet_is_refused() -> None:
    whole = encode_webm(tone(1))
    for length in (4, 20, 60, 150, 300):
        with pytest.raises(SoundError):
            decode(whole[:length])


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_of_a_truncated_file_no_more_is_heard_than_is_there(part: float) -> None:
    """A page's recorder states no length beforehand, so that the rest is missing cannot be seen in the file."""
    whole = encode_webm(silence(5))
    heard = decode(whole[: int(part * len(whole))])
    assert 0 < heard.seconds == pytest.approx(5 * part, abs=0.5)


def test_a_minute_in_a_hidden_tab_is_taken_and_what_is_too_long_is_refused() -> None:
    assert decode(encode_webm(silence(MAX_SECONDS - 1))).seconds == pytest.approx(MAX_SECONDS - 1, abs=PACKET_S)
    with pytest.raises(SoundError, match="longer than 75 s"):
        decode(encode_webm(silence(MAX_SECONDS + 1)))


def test_damage_to_the_packets_gives_sound_or_is_refused_and_nothing_else() -> None:
    whole = encode_webm(silence(1))
    begin = whole.index(b"A_OPUS") + 40
    chance = np.random.default_rng(11)
    refused = 0
    for _ in range(200):
        damaged = bytearray(whole)
        for place in chance.integers(begin, len(whole), 6):
            damaged[place] = chance.integers(256)
        try:
            assert decode(bytes(damaged)).seconds <= MAX_SECONDS
        except SoundError:
            refused += 1
    assert 0 < refused < 200


@pytest.mark.parametrize("rate", [48_000, 44_100, 24_000, 16_000])
@pytest.mark.parametrize("in_fragments", [True, False])
def test_a_tone_in_mp4_is_heard_at_its_pitch_and_nearly_as_loud(rate: int, in_fragments: bool) -> None:
    times = np.arange(2 * rate) / rate
    written = (0.5 * np.sin(2 * np.pi * 440 * times)).astype(np.float32)
    samples = decode(sounding_mp4(written, rate, in_fragments=in_fragments)).samples
    heard = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert len(samples) / RATE == pytest.approx(2, abs=0.2)
    assert heard.argmax() * RATE / len(samples) == pytest.approx(440, abs=2)
    assert np.sqrt(np.mean(samples**2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.15)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (recorded(tone(1), container="mp4", codec="libmp3lame"), "not AAC"),
        (recorded(tone(1), container="mp4", codec="aac", streams=2), "one stream"),
        (sounding_mp4(tone(1), layout="5.1"), "channels"),
        (sounding_mp4(tone(1), 96_000), "samples a second"),
        (sounding_mp4(tone(MAX_SECONDS + 2)), "longer than 75 s"),
        (sounding_mp4(tone(1))[:-50], "cut off"),
        (b"\0\0\0\x08ftyp" + bytes(5000), "decoded"),
    ],
    ids=["MP3", "two streams", "5.1", "96 kHz", "77 s", "cut off", "zeros"],
)
def test_mp4_that_is_no_recording_of_the_page_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(SoundError, match=why):
        decode(data)


def test_damage_to_the_packets_of_mp4_gives_sound_or_is_refused_and_nothing_else() -> None:
    whole = sounding_mp4(tone(1))
    chance = np.random.default_rng(12)
    for _ in range(200):
        damaged = bytearray(whole)
        for place in chance.integers(8, len(whole), 6):
            damaged[place] = chance.integers(256)
        try:
            assert decode(bytes(damaged)).seconds <= MAX_SECONDS
        except SoundError:
            continue
