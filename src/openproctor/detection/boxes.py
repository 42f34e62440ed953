"""Geometry of boxes: which of them show the same face."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from openproctor.model.observation import Face

__all__ = ["is_near", "match", "plausible", "scaled", "strongest"]

_SAME_IOU = 0.3
"""Boxes that share more than this part of their union are one face (the value of CenterFace's own code)."""
_SAME_INSIDE = 0.75
"""A box of which more than this part lies inside a stronger one is the same face, too."""
_MIN_SIDE = 4.0
_MAX_ASPECT = 3.0


def strongest(boxes: NDArray[np.float32], scores: NDArray[np.float32]) -> list[int]:
    """Non-maximum suppression: indices of the boxes to keep, highest score first.

    ``boxes`` is n x 4 (x, y, width, height), ``scores`` n.
    """
    kept: list[int] = []
    order = np.argsort(-scores, kind="stable")
    while order.size:
        best, rest = int(order[0]), order[1:]
        kept.append(best)
        order = rest[~_same(boxes[best], boxes[rest])]
    return kept


def _same(box: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
    ends = np.minimum(box[:2] + box[2:], others[:, :2] + others[:, 2:])
    shared = np.clip(ends - np.maximum(box[:2], others[:, :2]), 0, None).prod(axis=1)
    area, areas = box[2:].prod(), others[:, 2:].prod(axis=1)
    same: NDArray[np.bool_] = (shared > _SAME_IOU * (area + areas - shared)) | (shared > _SAME_INSIDE * areas)
    return same


def plausible(face: Face, width: int, height: int) -> bool:
    """Whether a box can be a face of such a picture: neither a speck, nor a stripe, nor centred outside."""
    if min(face.width, face.height) < _MIN_SIDE:
        return False
    if max(face.width, face.height) > _MAX_ASPECT * min(face.width, face.height):
        return False
    x, y = _centre(face)
    return 0 <= x <= width and 0 <= y <= height


def scaled(faces: Iterable[Face], across: float, down: float) -> tuple[Face, ...]:
    """Boxes found in a scaled picture, brought to another scale by the two factors."""
    return tuple(replace(f, x=f.x * across, y=f.y * down, width=f.width * across, height=f.height * down) for f in faces)


def is_near(one: Face, other: Face) -> bool:
    """Whether two boxes of different frames can be the same face: less than a face apart, similar in size."""
    size, other_size = _size(one), _size(other)
    if max(size, other_size) > 2.0 * min(size, other_size):
        return False
    (x, y), (u, v) = _centre(one), _centre(other)
    return max(abs(x - u), abs(y - v)) < 0.75 * max(size, other_size)


def match(known: Sequence[Face], found: Sequence[Face]) -> dict[int, int]:
    """Pairs known faces with found ones, the strongest found ones first: index of known to index of found."""
    pairs: dict[int, int] = {}
    for j, face in sorted(enumerate(found), key=lambda item: -item[1].score):
        near = [i for i, other in enumerate(known) if i not in pairs and is_near(other, face)]
        if near:
            pairs[min(near, key=lambda i: _distance(known[i], face))] = j
    return pairs


def _centre(face: Face) -> tuple[float, float]:
    return face.x + face.width / 2, face.y + face.height / 2


def _size(face: Face) -> float:
    return max(1.0, (face.width + face.height) / 2)


def _distance(one: Face, other: Face) -> float:
    (x, y), (u, v) = _centre(one), _centre(other)
    return abs(x - u) + abs(y - v)
