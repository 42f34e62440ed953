"""Checks that what a detector returned can be true at all. What cannot is "not analysed", never a finding."""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from openproctor.detection.detector import Range
from openproctor.model.measures import Measure
from openproctor.model.observation import DetectedObject, Face, FaceMesh

__all__ = ["InvalidOutput", "validate_embedding", "validate_faces", "validate_mesh", "validate_objects", "validate_values"]

Kind = TypeVar("Kind")

MOST = 200
"""More faces or things than this in a frame are not plausible."""
BEYOND = 1.0
"""Boxes may reach out of the picture by as much as its own size."""


class InvalidOutput(ValueError):  # noqa: N818 (what has happened, in plain words)
    """The answer has a shape or a value that no picture can give."""


def validate_faces(faces: object, width: int, height: int) -> tuple[Face, ...]:
    """``faces`` as it is.

    Raises:
        InvalidOutput
    """
    found = _all_of(faces, Face)
    _check_boxes([(face.x, face.y, face.width, face.height, face.score) for face in found], width, height)
    return found


def validate_objects(detections: object, width: int, height: int) -> tuple[DetectedObject, ...]:
    """``detections`` as it is.

    Raises:
        InvalidOutput
    """
    found = _all_of(detections, DetectedObject)
    _check_boxes(
        [(detection.x, detection.y, detection.width, detection.height, detection.score) for detection in found], width, height
    )
    return found


def validate_mesh(mesh: object) -> FaceMesh | None:
    """``mesh`` as it is.

    Raises:
        InvalidOutput
    """
    if mesh is None:
        return None
    if not isinstance(mesh, FaceMesh):
        raise InvalidOutput(f"a {type(mesh).__name__} instead of a mesh")
    _check(all(isfinite(angle) and abs(angle) <= 180 for angle in (mesh.yaw, mesh.pitch, mesh.roll)), "angles")
    _check(all(isfinite(value) and abs(value) <= 2 for value in (mesh.gaze_x, mesh.gaze_y)), "gaze")
    shares = (mesh.presence, mesh.eyes_closed, mesh.mouth_open)
    _check(all(isfinite(value) and -0.01 <= value <= 1.01 for value in shares), "shares")
    _check(len(mesh.points) == 5 and all(isfinite(value) for point in mesh.points for value in point), "points")
    return mesh


def validate_embedding(embedding: object) -> NDArray[np.float32] | None:
    """``embedding`` as it is.

    Raises:
        InvalidOutput
    """
    if embedding is None:
        return None
    if not isinstance(embedding, np.ndarray) or embedding.shape != (128,):
        raise InvalidOutput("not an embedding of 128 numbers")
    length = float(np.linalg.norm(embedding))
    _check(isfinite(length) and length > 1e-3, "an embedding without direction")
    return embedding


def validate_values(values: object, ranges: Mapping[Measure, Range]) -> dict[Measure, float]:
    """``values`` as they are, each within its range.

    Raises:
        InvalidOutput
    """
    if not isinstance(values, dict):
        raise InvalidOutput(f"a {type(values).__name__} instead of measures")
    for measure, value in values.items():
        bounds = ranges.get(measure)
        if bounds is None:
            raise InvalidOutput(f"{measure!r} is not what this detector measures")
        if not bounds[0] <= value <= bounds[1]:  # not a number is within no bounds
            raise InvalidOutput(f"it cannot be: {measure!r} of {value}")
    return values


def _all_of(found: object, kind: type[Kind]) -> tuple[Kind, ...]:
    if not isinstance(found, tuple | list) or not all(isinstance(each, kind) for each in found):
        raise InvalidOutput(f"not a list of {kind.__name__}")
    _check(len(found) <= MOST, f"{len(found)} of them")
    return tuple(found)


def _check_boxes(boxes: Iterable[Sequence[float]], width: int, height: int) -> None:
    for x, y, across, down, score in boxes:
        _check(all(isfinite(value) for value in (x, y, across, down, score)), "not a number")
        _check(0 <= score <= 1, f"a score of {score}")
        _check(0 < across <= 2 * width and 0 < down <= 2 * height, "the size of a box")
        _check(-BEYOND * width <= x <= 2 * width and -BEYOND * height <= y <= 2 * height, "the place of a box")


def _check(right: bool, what: str) -> None:
    if not right:
        raise InvalidOutput(f"it cannot be: {what}")
