"""Faces that are not people: posters and photographs on the wall, learnt during check-in.

Only what has not changed by more than the camera's noise for the whole of that time is treated as a picture, pixel by pixel:
a person who keeps still breathes and blinks. What is not learnt counts as a face, and a person decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from openproctor.detection.image import Image
from openproctor.model.observation import DetectedObject, Face

__all__ = ["BackgroundFaces", "bodies_without_background", "learn_background", "without_background"]

LOOKS = 8
SECONDS = 8.0
"""Looks and time for which a face must have stood still."""
PATCH = 48
"""Side, in pixels, to which a face is scaled for comparing."""
SAME = 0.02
"""Mean difference, as a share of the grey range, that noise may make after blurring."""
HEADS = 9.0
"""A person is not taller than this many faces."""
OVERLAP = 0.5
"""Share of their union that two boxes must have in common to be of one face."""


@dataclass(frozen=True, slots=True, eq=False)
class _Track:
    box: Face
    patch: NDArray[np.float32]
    since: float
    looks: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class BackgroundFaces:
    """What one check-in has learnt."""

    tracks: tuple[_Track, ...] = ()
    faces: tuple[Face, ...] = ()
    """Faces that are treated as pictures so far."""


def learn_background(state: BackgroundFaces, image: Image, faces: Sequence[Face], at: float) -> BackgroundFaces:
    """The state after one look. ``image`` is RGB, ``faces`` are in its pixels; the largest face is the candidate's own."""
    others = sorted(faces, key=lambda face: -face.width * face.height)[1:]
    tracks = []
    for face in others:
        track = next((each for each in state.tracks if _overlap(each.box, face) >= OVERLAP), None)
        # The same pixels again, not those of the box: a detector's box trembles by more than a picture on a wall.
        if track is None or float(np.abs(_patch(image, track.box) - track.patch).mean()) > SAME:
            track = _Track(face, _patch(image, face), at)
        else:
            track = replace(track, looks=track.looks + 1)
        tracks.append(track)
    found = tuple(track.box for track in tracks if track.looks >= LOOKS and at - track.since >= SECONDS)
    return BackgroundFaces(tuple(tracks), found)


def without_background(faces: tuple[Face, ...], background: Sequence[Face]) -> tuple[Face, ...]:
    """The faces except those where a picture hangs: in a room that was left, the poster stays and no face is counted.

    A candidate's face does not get lost: it is larger than what was learnt, or it would have been learnt instead.
    """
    if not background:
        return faces
    return tuple(face for face in faces if not any(_overlap(face, picture) >= OVERLAP for picture in background))


def bodies_without_background(bodies: Iterable[DetectedObject], background: Sequence[Face]) -> tuple[DetectedObject, ...]:
    """The people except those on such pictures. Both in pixels of the same picture."""
    return tuple(body for body in bodies if not any(_is_of(body, face) for face in background))


def _is_of(body: DetectedObject, face: Face) -> bool:
    """Whether a face is that of a body: near its top, in its middle, and not too small for it."""
    x, y = face.x + face.width / 2, face.y + face.height / 2
    across, down = (x - body.x) / body.width, (y - body.y) / body.height
    return 0.25 < across < 0.75 and 0 < down < 0.5 and body.height < HEADS * face.height


def _patch(image: Image, face: Face) -> NDArray[np.float32]:
    height, width = image.shape[:2]
    # Boxes may reach out of the picture.
    x0, y0 = min(max(0, int(face.x)), width - 1), min(max(0, int(face.y)), height - 1)
    x1, y1 = min(width, max(x0 + 1, int(face.x + face.width))), min(height, max(y0 + 1, int(face.y + face.height)))
    grey = cv2.cvtColor(image[y0:y1, x0:x1], cv2.COLOR_RGB2GRAY)
    scaled = cv2.GaussianBlur(cv2.resize(grey, (PATCH, PATCH), interpolation=cv2.INTER_AREA), (5, 5), 0)
    values = scaled.astype(np.float32)
    # The light may change; what is shown does not.
    patch: NDArray[np.float32] = (values - values.mean()) / np.float32(255)
    return patch


def _overlap(one: Face, other: Face) -> float:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    if across <= 0 or down <= 0:
        return 0.0
    shared = across * down
    return shared / (one.width * one.height + other.width * other.height - shared)
