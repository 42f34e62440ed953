"""Sound out of an MP4 file: its packets are found by our own reader, and only they are given to a decoder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import av
import numpy as np
from numpy.typing import NDArray

from openproctor.core.mp4 import SOUND, Mp4Error, Track, read_mp4
from openproctor.core.mp4_codecs import aac_config, opus_head

__all__ = ["MAX_SAMPLE_RATE", "packets_of", "sounds_of"]

MAX_SAMPLE_RATE = 48_000
DECODERS = {"mp4a": "aac", "Opus": "opus"}
MAX_PACKET = 16_384
"""Largest packet, in bytes. Of AAC one holds 1,536 at most for two channels."""


def packets_of(data: bytes) -> Track:
    """The one track of a file, which is of sound.

    Raises:
        Mp4Error: there are others, or it is damaged or of another codec.
    """
    tracks = read_mp4(data)
    if len(tracks) != 1 or tracks[0].kind != SOUND:
        raise Mp4Error("not exactly one stream of sound")
    (track,) = tracks
    if track.codec not in DECODERS:
        raise Mp4Error(f"not AAC or Opus but {track.codec}")
    if track.channels > 2:
        raise Mp4Error("more than two channels")
    if any(len(each.data) > MAX_PACKET for each in track.samples):
        raise Mp4Error("a packet is too large")
    return track


def sounds_of(track: Track) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """What the packets hold, one after the other: samples a second, and channels x samples.

    Raises:
        Mp4Error, FFmpegError
    """
    decoder = cast("av.AudioCodecContext", av.CodecContext.create(DECODERS[track.codec], "r"))
    decoder.extradata = aac_config(track.config) if track.codec == "mp4a" else opus_head(track.config)
    decoder.thread_count = 1
    for each in track.samples:
        for frame in decoder.decode(av.Packet(each.data)) if each.data else ():
            if not 8_000 <= frame.sample_rate <= MAX_SAMPLE_RATE:
                raise Mp4Error(f"{frame.sample_rate} samples a second")
            if frame.layout.nb_channels > 2:
                raise Mp4Error("more than two channels")
            found = frame.to_ndarray()
            if not np.issubdtype(found.dtype, np.floating):
                raise Mp4Error(f"its samples are {found.dtype}")
            planar = found if frame.format.is_planar else found.reshape(-1, frame.layout.nb_channels).T
            yield frame.sample_rate, planar.astype(np.float32, copy=False)
