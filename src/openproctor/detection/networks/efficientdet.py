"""Phones, books, laptops and people: EfficientDet-Lite0 on the whole picture, or closer on a part of it.

A phone on the desk is some 25 pixels of a 640x480 picture, and 12 of what the network sees when it sees all at once: on our
labelled photos that finds 3 % of them. Looking at overlapping parts at their own size finds a third, looking once more around
what was found nearly half, and settles most false ones (``docs/accuracy.md``).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from openproctor.detection.crops import CROPS, WHOLE, Box
from openproctor.detection.image import Image, shrink
from openproctor.model.observation import DetectedObject, ObjectKind

__all__ = ["ObjectDetector"]

_SIDE = 320
_FLOOR = 0.1
_DOUBT = 0.15
"""Score from which something small is looked at again."""
_AROUND = 7.0
"""Sides of the closer look, in sides of what was found."""
_LEAST = 110.0
"""Least side of the closer look, in pixels: the network recognises things by what is around them."""
_NUMBER: dict[ObjectKind, int] = {ObjectKind.PERSON: 0, ObjectKind.LAPTOP: 72, ObjectKind.PHONE: 76, ObjectKind.BOOK: 83}
"""Indices of COCO's 90 categories, from 0."""
_SAME = 0.5
_INSIDE = 0.8
"""Shares of the union and of the smaller box from which two boxes are of one thing."""

Scores: TypeAlias = NDArray[np.float32]


class ObjectDetector:
    """EfficientDet-Lite0, int8, in LiteRT.

    Source: Tan, Pang, Le, "EfficientDet: Scalable and Efficient Object Detection", CVPR 2020 (arXiv 1911.09070); the weights
    are those that Google publishes for MediaPipe (Apache-2.0). The graph ends before its boxes are decoded.
    """

    name = "efficientdet_lite0"
    version = "1"

    def __init__(self, model: Path) -> None:
        """``model`` is the file that ``weights.ensure_weights`` returned."""
        self._model = model
        self._own = threading.local()
        self._anchors = _anchors()

    def load(self) -> None:
        """Reads the model and runs it once; raises what LiteRT raises for a broken file."""
        self._run(np.zeros((_SIDE, _SIDE, 3), np.uint8))

    def detect(self, image: Image, crop: int | None = None) -> tuple[DetectedObject, ...]:
        """See ``ObjectDetecting.detect``. People are looked for in the whole picture only: a part shows parts of them."""
        found: list[DetectedObject] = []
        for number in range(len(CROPS)) if crop is None else (crop,):
            detections = self._look(*_cut(image, CROPS[number]))
            found += (detection for detection in detections if number == WHOLE or detection.kind is not ObjectKind.PERSON)
        found.sort(key=lambda detection: -detection.score)
        kept: list[DetectedObject] = []
        for detection in found:
            if not any(detection.kind is other.kind and _are_one(detection, other) for other in kept):
                kept.append(detection)
        return tuple(self._again(image, kept))

    def _again(self, image: Image, found: list[DetectedObject]) -> Iterator[DetectedObject]:
        """Look at the likeliest phone once more, from close by: its score becomes the mean of both."""
        best = next((detection for detection in found if detection.kind is ObjectKind.PHONE), None)
        for detection in found:
            if detection is not best or detection.score < _DOUBT:
                yield detection
                continue
            closer = max((other.score for other in self._near(image, detection)), default=0.0)
            score = (detection.score + closer) / 2
            yield DetectedObject(detection.kind, detection.x, detection.y, detection.width, detection.height, score)

    def _near(self, image: Image, detection: DetectedObject) -> Iterator[DetectedObject]:
        height, width = image.shape[:2]
        side = int(min(max(_LEAST, _AROUND * max(detection.width, detection.height)), height, width))
        left = int(np.clip(detection.x + detection.width / 2 - side / 2, 0, width - side))
        top = int(np.clip(detection.y + detection.height / 2 - side / 2, 0, height - side))
        for other in self._look(image[top : top + side, left : left + side], left, top):
            if other.kind is detection.kind:
                yield other

    def _look(self, image: Image, left: int, top: int) -> Iterator[DetectedObject]:
        """What is in one picture, which begins at ``left`` and ``top`` of the whole."""
        height, width = image.shape[:2]
        across, down = width / _SIDE, height / _SIDE
        offsets, scores = self._run(shrink(image, _SIDE, _SIDE))
        for kind, number in _NUMBER.items():
            rows = np.nonzero(scores[:, number] >= _FLOOR)[0]
            if not rows.size:
                continue
            boxes = self._decoded(offsets[rows], rows) * np.array([across, down, across, down], np.float32)
            kept = cv2.dnn.NMSBoxes(boxes.tolist(), scores[rows, number].tolist(), _FLOOR, _SAME)
            for row in np.asarray(kept, int).ravel():
                x, y, wide, tall = map(float, boxes[row])
                if wide >= 1 and tall >= 1:
                    yield DetectedObject(kind, x + left, y + top, wide, tall, min(1.0, float(scores[rows[row], number])))

    def _decoded(self, offsets: Scores, rows: NDArray[np.intp]) -> Scores:
        """Boxes (x, y, width, height) in pixels of the network's input, from offsets to the anchors (the paper's section 4)."""
        anchors = self._anchors[rows]
        middle = offsets[:, :2] * anchors[:, 2:] + anchors[:, :2]
        sides = np.exp(np.minimum(offsets[:, 2:], 8.0)) * anchors[:, 2:]
        corner = middle - sides / 2
        return np.stack([corner[:, 1], corner[:, 0], sides[:, 1], sides[:, 0]], axis=1)

    def _run(self, image: Image) -> tuple[Scores, Scores]:
        """Offsets (n x 4: vertical, horizontal, height, width) and scores (n x 90) of a 320x320 RGB picture."""
        interpreter = self._interpreter()
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], image[None])
        interpreter.invoke()
        by_size = {detail["shape"][-1]: detail["index"] for detail in interpreter.get_output_details()}
        return interpreter.get_tensor(by_size[4])[0], interpreter.get_tensor(by_size[90])[0]

    def _interpreter(self) -> Interpreter:
        # An interpreter holds the tensors of one run: each thread needs its own.
        if not hasattr(self._own, "interpreter"):
            interpreter = Interpreter(str(self._model), num_threads=1)
            interpreter.allocate_tensors()
            self._own.interpreter = interpreter
        own: Interpreter = self._own.interpreter
        return own


def _cut(image: Image, crop: Box) -> tuple[Image, int, int]:
    """A part of the picture, and where it begins, in pixels."""
    height, width = image.shape[:2]
    left, top, right, bottom = (round(part * side) for part, side in zip(crop, (width, height) * 2, strict=True))
    return image[top:bottom, left:right], left, top


def _anchors() -> Scores:
    """EfficientDet's anchors (vertical and horizontal middle, height, width): five levels, three sizes, three shapes each."""
    found = []
    for level in range(3, 8):
        stride = 2**level
        places = (np.arange(-(-_SIDE // stride)) + 0.5) * stride
        sizes = [4.0 * stride * 2 ** (octave / 3) for octave in range(3)]
        shapes = [(size / np.sqrt(aspect), size * np.sqrt(aspect)) for size in sizes for aspect in (1.0, 2.0, 0.5)]
        down, across = np.meshgrid(places, places, indexing="ij")
        middles = np.stack([down, across], axis=-1).reshape(-1, 1, 2)
        sides = np.array(shapes).reshape(1, -1, 2)
        both = np.concatenate(np.broadcast_arrays(middles, sides), axis=-1)
        found.append(both.reshape(-1, 4))
    return np.concatenate(found).astype(np.float32)


def _are_one(detection: DetectedObject, other: DetectedObject) -> bool:
    across = min(detection.x + detection.width, other.x + other.width) - max(detection.x, other.x)
    down = min(detection.y + detection.height, other.y + other.height) - max(detection.y, other.y)
    if across <= 0 or down <= 0:
        return False
    shared, areas = across * down, (detection.width * detection.height, other.width * other.height)
    return shared > _SAME * (sum(areas) - shared) or shared > _INSIDE * min(areas)
