"""How a picture is to be turned: the orientation that a camera writes beside the pixels (Exif 2.32, tag 0x0112).

A phone held upright writes the sensor's pixels as they lie, and says how to turn them. Browsers do, and so do the detectors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["SWAPS_SIDES", "UPRIGHT", "orientation", "turned"]

UPRIGHT = 1
SWAPS_SIDES = frozenset({5, 6, 7, 8})
"""Orientations in which width and height change places."""

_ORIENTATION, _SHORT = 0x0112, 3
_APP1, _START_OF_SCAN, _END = 0xE1, 0xDA, 0xD9
_EXIF = b"Exif\0"
"""What an Exif segment begins with; a byte of padding follows."""
_ENTRY = 12
"""Bytes of one entry of a directory: tag, type, count, value."""

_TURNS: Mapping[int, Callable[[NDArray[np.uint8]], Any]] = {
    2: lambda pixels: cv2.flip(pixels, 1),
    3: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_180),
    4: lambda pixels: cv2.flip(pixels, 0),
    5: cv2.transpose,
    6: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_90_CLOCKWISE),
    7: lambda pixels: cv2.flip(cv2.transpose(pixels), -1),
    8: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_90_COUNTERCLOCKWISE),
}


def orientation(jpeg: bytes) -> int:
    """The orientation that a JPEG file asks for, 1 to 8; 1, as it lies, where it says nothing that can be understood.

    Only the markers before the picture's data are read. What is damaged here is no reason to refuse a picture: browsers
    show it as it lies.
    """
    at = 2
    while jpeg[at : at + 1] == b"\xff":
        marker = jpeg[at + 1 : at + 2]
        if marker == b"\xff":  # a byte that fills up
            at += 1
            continue
        if not marker or marker[0] in (_START_OF_SCAN, _END):
            break
        size = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker[0] == _APP1 and jpeg.startswith(_EXIF, at + 4):
            return _in_tiff(jpeg[at + 4 + len(_EXIF) + 1 : at + 2 + size])
        at += 2 + size
    return UPRIGHT


def _in_tiff(tiff: bytes) -> int:
    """The orientation in the first directory; that of the thumbnail would be in the second."""
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"
    if tiff[:4] not in (b"II*\0", b"MM\0*"):
        return UPRIGHT

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    first = number(4, 4)
    # Bounded by the segment's length, whatever the directory claims.
    entries = min(number(first, 2), (len(tiff) - first) // _ENTRY)
    for entry in range(first + 2, first + 2 + entries * _ENTRY, _ENTRY):
        if number(entry, 2) == _ORIENTATION:
            asked = number(entry + 8, 2)
            fits = number(entry + 2, 2) == _SHORT and number(entry + 4, 4) == 1 and 1 <= asked <= 8
            return asked if fits else UPRIGHT
    return UPRIGHT


def turned(pixels: NDArray[np.uint8], asked: int) -> NDArray[np.uint8]:
    """The pixels, height x width or height x width x 3, as a person is to see them; ``asked`` is the file's orientation."""
    turn = _TURNS.get(asked)
    if turn is None:
        return pixels
    upright: NDArray[np.uint8] = turn(pixels)
    return upright
