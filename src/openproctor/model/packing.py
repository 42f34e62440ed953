"""Observations as bytes: kept with every frame, stretch of sound and page event until retention ends them.

Little-endian: capture time (8 bytes), failed detectors as bits (1 byte), then for each measure its number (1 byte) and its
value in half precision (2 bytes). A frame with all of its 20 measures takes 69 bytes.
"""

import struct

from openproctor.model.observation import Detector, Measure, Measured, Stream

__all__ = ["pack", "rounded", "time_of", "unpack"]

_HEAD = struct.Struct("<dB")
_ITEM = struct.Struct("<Be")
_LARGEST = 65504.0
_INFINITE = float("inf")
_DETECTORS = tuple(Detector)


def rounded(observation: Measured) -> Measured:
    """The observation at the precision in which it is kept: judged the same now and when replayed."""
    return unpack(pack(observation), observation.stream)


def pack(observation: Measured) -> bytes:
    """The observation as bytes; its stream is known from where they are kept. What is no number is not known: left out."""
    failed = sum(1 << _DETECTORS.index(detector) for detector in observation.failed)
    parts = [_HEAD.pack(observation.at, failed)]
    parts += (
        _ITEM.pack(measure, max(-_LARGEST, min(_LARGEST, value)))
        for measure, value in observation.values.items()
        if abs(value) < _INFINITE
    )
    return b"".join(parts)


def unpack(data: bytes, stream: Stream) -> Measured:
    """What :func:`pack` was given, at half precision. Measures that this version does not know are left out."""
    at, failed = _HEAD.unpack_from(data)
    values = {Measure(number): value for number, value in _ITEM.iter_unpack(data[_HEAD.size :]) if number in _KNOWN}
    return Measured(at, stream, values, tuple(detector for bit, detector in enumerate(_DETECTORS) if failed >> bit & 1))


def time_of(data: bytes) -> float:
    """The capture time alone."""
    at: float = _HEAD.unpack_from(data)[0]
    return at


_KNOWN = frozenset(int(measure) for measure in Measure)
