"""Whether a picture differs from an earlier one by more than noise and a trembling camera."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from openproctor.detection.image import Thumbnail
from openproctor.model.observation import Face

__all__ = ["changed", "outside"]

_REACH = 5
"""Side, in thumbnail pixels, of the neighbourhood in which a value may reappear when the camera shakes."""
_TOLERANCE = 6
"""Grey levels beyond the neighbourhood's own range that noise, compression and flicker may add."""
_DENSE = 6
"""Differing pixels among 3x3 that make a change: shaking edges leave thin lines, a newcomer leaves a patch."""


def changed(now: Thumbnail, before: Thumbnail) -> NDArray[np.bool_]:
    """Which pixels of ``now`` show something that was not there ``before``; all of them if the sizes differ.

    A pixel differs unless its grey value lies within the range of its neighbourhood in the other picture,
    give or take the tolerance, in both directions: what appeared and what disappeared. It has changed where
    most around it differ.
    """
    if now.shape != before.shape:
        return np.ones(now.shape, np.bool_)
    differs = (_beyond(now, before) | _beyond(before, now)).astype(np.uint8)
    crowd = cv2.boxFilter(differs, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)
    dense: NDArray[np.bool_] = crowd >= _DENSE
    return dense


def _beyond(now: Thumbnail, before: Thumbnail) -> NDArray[np.bool_]:
    around = np.ones((_REACH, _REACH), np.uint8)
    value = now.astype(np.int16)
    low = cv2.erode(before, around).astype(np.int16) - _TOLERANCE
    high = cv2.dilate(before, around).astype(np.int16) + _TOLERANCE
    beyond: NDArray[np.bool_] = (value < low) | (value > high)
    return beyond


def outside(mask: NDArray[np.bool_], faces: Iterable[Face], scale: float) -> NDArray[np.bool_]:
    """The part of a change that the people already known do not explain by moving.

    ``faces`` are in pixels of the picture, ``scale`` is thumbnail pixels for one of those. Around each face
    half a face is left out on every side, and three faces' width below it, where the body is.
    """
    rest = mask.copy()
    for face in faces:
        left, right = face.x - face.width / 2, face.x + face.width * 1.5
        top, chin = face.y - face.height / 2, face.y + face.height
        _clear(rest, left, right, top, chin + face.height / 2, scale)
        _clear(rest, left - face.width / 2, right + face.width / 2, chin, float("inf"), scale)
    return rest


def _clear(mask: NDArray[np.bool_], left: float, right: float, top: float, bottom: float, scale: float) -> None:
    height, width = mask.shape
    x0, x1 = (min(width, max(0, round(x * scale))) for x in (left, right))
    y0, y1 = (round(min(height, max(0.0, y * scale))) for y in (top, bottom))
    mask[y0:y1, x0:x1] = False
