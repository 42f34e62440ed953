"""Observations as bytes: kept with every frame, segment of sound and page event until retention ends them.

Little-endian: capture time (8 bytes), failed detectors as bits (1 byte), then for each measure its number (1 byte) and its
value in half precision (2 bytes). A frame with all of its 20 measures takes 69 bytes.
"""

import struct

from openproctor.model.measures import known_measure
from openproctor.model.observation import Detector, Observation, Stream

__all__ = ["pack", "time_of", "unpack"]

_HEAD = struct.Struct("<dB")
_ITEM = struct.Struct("<Be")
_LARGEST = 65504.0
_INFINITE = float("inf")
_DETECTORS = tuple(Detector)


def pack(observation: Observation) -> bytes:
    """The observation as bytes; its stream is known from where they are kept. Infinite and NaN values are left out."""
    failed = sum(1 << _DETECTORS.index(detector) for detector in observation.failed)
    parts = [_HEAD.pack(observation.at, failed)]
    parts += (
        _ITEM.pack(measure, max(-_LARGEST, min(_LARGEST, value)))
        for measure, value in observation.values.items()
        if abs(value) < _INFINITE
    )
    return b"".join(parts)


def unpack(data: bytes, stream: Stream) -> Observation:
    """What :func:`pack` was given, at half precision. Measures that nothing declares here are left out."""
    at, failed = _HEAD.unpack_from(data)
    found = ((known_measure(number), value) for number, value in _ITEM.iter_unpack(data[_HEAD.size :]))
    values = {measure: value for measure, value in found if measure is not None}
    return Observation(at, stream, values, tuple(detector for bit, detector in enumerate(_DETECTORS) if failed >> bit & 1))


def time_of(data: bytes) -> float:
    """The capture time alone."""
    at: float = _HEAD.unpack_from(data)[0]
    return at
