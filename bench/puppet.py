"""A living candidate made from one portrait: a cut-out whose head turns, whose eyes move and blink, whose mouth opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, cast

import cv2
import matplotlib
import numpy as np
import simplejpeg
import skimage.data
from numpy.typing import NDArray

from openproctor.detection.detector import FaceDetecting, FaceMeshing
from openproctor.detection.networks.face_mesh import FaceLandmarker

__all__ = ["Expression", "Pixels", "Puppet", "make_puppets"]

Pixels: TypeAlias = NDArray[np.uint8]
Field: TypeAlias = NDArray[np.float32]

FACE = 190
"""Height of the face in a puppet, in pixels: the largest that is shown."""
ABOVE, ASIDE, BELOW = 0.55, 0.95, 1.35
"""How much of the portrait belongs to the puppet, in heights of the face above, beside and below its box."""
_EYES = (
    ((33, 246, 161, 160, 159, 158, 157, 173, 133), (155, 154, 153, 145, 144, 163, 7)),
    ((362, 398, 384, 385, 386, 387, 388, 466, 263), (249, 390, 373, 374, 380, 381, 382)),
)
"""Landmarks of the upper and of the lower lid of each eye, around it."""
_IRISES = (468, 473)
_LIPS = (61, 291, 13, 14)
_ROUND = (234, 454, 10, 152)
"""Cheeks, forehead and chin."""


@dataclass(frozen=True, slots=True)
class Expression:
    """How the face is held at one moment."""

    yaw: float = 0.0
    """Degrees beyond the portrait's own, towards the right edge of the picture."""
    pitch: float = 0.0
    """Degrees, downwards."""
    look_x: float = 0.0
    """Shift of the irises in half widths of the eye."""
    look_y: float = 0.0
    closed: float = 0.0
    """How far the eyes are closed, 0 to 1."""
    mouth: float = 0.0
    """Opening beyond the portrait's own, in widths of the mouth."""


@dataclass(slots=True, eq=False)
class Puppet:
    """A portrait without its background, premultiplied, with the depth of its head."""

    colours: Pixels
    """Height x width x 4, RGB and cover."""
    points: Field
    """The 478 landmarks in its pixels, away from the camera positive."""
    box: tuple[float, float, float, float]
    """The face: x, y, width, height."""
    depth: Field
    """Depth of the head's surface towards the camera, in pixels."""
    turns: Field
    """How far each pixel follows the head: 1 in the face, 0 from the shoulders down."""
    _rows: NDArray[np.float32] = field(init=False)
    _columns: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        height, width = self.depth.shape
        self._columns, self._rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))

    def show(self, how: Expression) -> Pixels:
        """The cut-out, RGB and cover, with this expression."""
        image = self.colours
        across, down = self._columns.copy(), self._rows.copy()
        self._move_eyes(how, across, down)
        self._open_mouth(how, down)
        image = _remap(image, across, down)
        if how.closed > 0.05:
            image = self._with_lids(image, how.closed)
        if abs(how.yaw) > 0.1:
            image = _remap(image, _turned(self.depth, self.turns, self._columns, self._middle(0), how.yaw), self._rows)
        if abs(how.pitch) > 0.1:
            lowered = _turned(self.depth.T, self.turns.T, self._rows.T, self._middle(1), how.pitch)
            image = _remap(image, self._columns, np.ascontiguousarray(lowered.T))
        return image

    def _middle(self, axis: int) -> float:
        left, right = (self.points[i, axis] for i in (_ROUND[:2] if axis == 0 else _ROUND[2:]))
        return float(left + right) / 2

    def _move_eyes(self, how: Expression, across: Field, down: Field) -> None:
        for (upper, lower), iris in zip(_EYES, _IRISES, strict=True):
            lids = self.points[list(upper + lower), :2]
            half = float(np.ptp(lids[:, 0])) / 2
            tall = float(np.ptp(lids[:, 1])) / 2
            x, y = self.points[iris, :2]
            far = ((self._columns - x) / (0.95 * half)) ** 2 + ((self._rows - y) / max(1.6 * tall, 0.45 * half)) ** 2
            window = np.exp(-(far**2))
            across -= window * np.float32(how.look_x * half)
            down -= window * np.float32(how.look_y * half)

    def _open_mouth(self, how: Expression, down: Field) -> None:
        if abs(how.mouth) < 1e-3:
            return
        left, right, upper, lower = self.points[list(_LIPS), :2]
        wide = float(right[0] - left[0])
        seam = float(upper[1] + lower[1]) / 2
        beside = np.exp(-(((self._columns - (left[0] + right[0]) / 2) / (0.6 * wide)) ** 4))
        below = np.clip((self._rows - seam) / (0.08 * wide), 0, 1) * np.exp(
            -((np.clip(self._rows - seam, 0, None) / (0.9 * wide)) ** 2)
        )
        down -= (beside * below).astype(np.float32) * np.float32(how.mouth * wide)

    def _with_lids(self, image: Pixels, closed: float) -> Pixels:
        """Lids of the colour of the skin above the eyes, drawn down over them."""
        painted = image.copy()
        cover = np.zeros(image.shape[:2], np.uint8)
        lashes = np.zeros(image.shape[:2], np.uint8)
        for upper, lower in _EYES:
            top = self.points[list(upper), :2]
            bottom = np.interp(top[:, 0], *self._lower_lid(upper, lower))
            edge = np.stack([top[:, 0], top[:, 1] + closed * (bottom - top[:, 1])], axis=1)
            grown = top - np.array([0, 0.12 * np.ptp(top[:, 0])])
            cv2.fillPoly(cover, [np.concatenate([grown, edge[::-1]]).round().astype(np.int32)], 255)
            cv2.polylines(lashes, [edge.round().astype(np.int32)], False, 255, 2, cv2.LINE_AA)
            skin = self._skin_above(top)
            painted[cover > 0, :3] = skin
            cover_soft = cv2.GaussianBlur(cover, (0, 0), 1.6)[..., None] / 255
            image = _mixed(image, painted, cover_soft)
            dark = np.concatenate([skin * 0.45, [255]]).astype(np.uint8)
            image = _mixed(image, np.broadcast_to(dark, image.shape), cv2.GaussianBlur(lashes, (0, 0), 0.8)[..., None] / 255)
            cover[:], lashes[:] = 0, 0
        return image

    def _lower_lid(self, upper: tuple[int, ...], lower: tuple[int, ...]) -> tuple[Field, Field]:
        around = self.points[[upper[0], *lower[::-1], upper[-1]], :2]
        order = np.argsort(around[:, 0])
        return around[order, 0], around[order, 1]

    def _skin_above(self, lid: Field) -> NDArray[np.float64]:
        x0, x1 = lid[:, 0].min(), lid[:, 0].max()
        y = lid[:, 1].min() - 0.12 * (x1 - x0)
        patch = self.colours[int(y - 3) : int(y + 2), int(x0 + 3) : int(x1 - 3), :3]
        return np.asarray(np.median(patch.reshape(-1, 3), axis=0), np.float64)

    def with_glasses(self) -> Puppet:
        """The same person with a dark frame around each eye."""
        colours = self.colours.copy()
        middles = []
        for upper, lower in _EYES:
            lids = self.points[list(upper + lower), :2]
            x, y = lids.mean(axis=0)
            half = float(np.ptp(lids[:, 0])) * 0.95
            centre = (round(float(x)), round(float(y + 0.12 * half)))
            cv2.ellipse(colours, centre, (round(half), round(0.72 * half)), 0, 0, 360, (28, 24, 24, 255), 3, cv2.LINE_AA)
            middles.append((centre, half))
        (left, half), (right, other) = middles
        cv2.line(
            colours, (round(left[0] + half), left[1]), (round(right[0] - other), right[1]), (28, 24, 24, 255), 3, cv2.LINE_AA
        )
        return Puppet(colours, self.points, self.box, self.depth, self.turns)


def make_puppets(faces: FaceDetecting, landmarks: FaceMeshing) -> list[Puppet]:
    """Eileen Collins (NASA, shipped by scikit-image) and Grace Hopper (US Navy, shipped by matplotlib): public domain."""
    assert isinstance(landmarks, FaceLandmarker)  # a puppet is made of all 478 landmarks
    stored = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
    astronaut = np.asarray(skimage.data.astronaut(), np.uint8)  # type: ignore[no-untyped-call]
    return [_puppet(each, faces, landmarks) for each in (astronaut, simplejpeg.decode_jpeg(stored.read_bytes()))]


def _puppet(portrait: Pixels, faces: FaceDetecting, landmarks: FaceLandmarker) -> Puppet:
    face = faces.detect(np.ascontiguousarray(portrait))[0]
    scale = FACE / face.height
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    sized = np.asarray(cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=how), np.uint8)
    face = max(faces.detect(sized), key=lambda each: each.width * each.height)
    top = max(0, int(face.y - ABOVE * FACE))
    left, right = int(face.x - ASIDE * FACE), int(face.x + face.width + ASIDE * FACE)
    bottom = min(sized.shape[0], int(face.y + face.height + BELOW * FACE))
    cut = np.ascontiguousarray(sized[top:bottom, max(0, left) : min(sized.shape[1], right)])
    face = max(faces.detect(cut), key=lambda each: each.width * each.height)
    found = landmarks.points3d(cut, face)
    assert found is not None, "the portraits have faces"
    points = found[0]
    box = (face.x, face.y, face.width, face.height)
    cover = _cover(cut, box)
    depth, turns = _shape(points, cut.shape[:2])
    colours = np.dstack([cv2.multiply(cut, cv2.merge([cover] * 3), scale=1 / 255), cover])
    return Puppet(np.ascontiguousarray(colours), points, box, depth, turns)


def _cover(cut: Pixels, box: tuple[float, float, float, float]) -> Pixels:
    """255 where the person is: GrabCut, started from where the head and the shoulders are."""
    height, width = cut.shape[:2]
    x, y, wide, tall = box
    middle = (round(x + wide / 2), round(y + tall / 2))
    mask = np.full((height, width), cv2.GC_BGD, np.uint8)
    shoulders = np.array(
        [
            (middle[0] - 1.5 * wide, height),
            (middle[0] - 1.35 * wide, y + 1.5 * tall),
            (middle[0] - 0.55 * wide, y + 1.1 * tall),
            (middle[0] + 0.55 * wide, y + 1.1 * tall),
            (middle[0] + 1.35 * wide, y + 1.5 * tall),
            (middle[0] + 1.5 * wide, height),
        ]
    ).astype(np.int32)
    cv2.ellipse(
        mask, (middle[0], round(y + 0.42 * tall)), (round(0.95 * wide), round(0.85 * tall)), 0, 0, 360, cv2.GC_PR_FGD, -1
    )
    cv2.fillPoly(mask, [shoulders], cv2.GC_PR_FGD)
    cv2.ellipse(mask, (middle[0], round(y + 0.45 * tall)), (round(0.5 * wide), round(0.55 * tall)), 0, 0, 360, cv2.GC_FGD, -1)
    cv2.rectangle(
        mask, (round(middle[0] - 0.6 * wide), round(y + 1.35 * tall)), (round(middle[0] + 0.6 * wide), height), cv2.GC_FGD, -1
    )
    cv2.setRNGSeed(1)
    cv2.grabCut(cut, mask, (0, 0, 0, 0), np.zeros((1, 65)), np.zeros((1, 65)), 4, cv2.GC_INIT_WITH_MASK)
    cover = np.where((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD), 255, 0).astype(np.uint8)
    ball = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    closed: Any = cv2.morphologyEx(cover, cv2.MORPH_CLOSE, ball)
    opened: Any = cv2.morphologyEx(closed, cv2.MORPH_OPEN, ball)
    return cast("Pixels", cv2.GaussianBlur(opened, (0, 0), 1.5))


def _shape(points: Field, size: tuple[int, ...]) -> tuple[Field, Field]:
    """Depth of the head's surface, and how far each pixel follows its turns."""
    height, width = size
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    left, right, forehead, chin = points[list(_ROUND)]
    middle_x, middle_y = (left[0] + right[0]) / 2, (forehead[1] + chin[1]) / 2
    half_x, half_y = (right[0] - left[0]) / 2, (chin[1] - forehead[1]) / 2
    far = ((columns - middle_x) / (1.25 * half_x)) ** 2 + ((rows - (middle_y - 0.25 * half_y)) / (1.5 * half_y)) ** 2
    depth = 1.15 * half_x * np.sqrt(np.clip(1 - far, 0, None))
    # Where the mesh lies, its own depth is used.
    weights, sums = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    for x, y, z in points[:468]:
        if 0 <= round(float(x)) < width and 0 <= round(float(y)) < height:
            weights[round(float(y)), round(float(x))] += 1
            sums[round(float(y)), round(float(x))] += -z
    blur = 0.09 * half_x
    weights, sums = (np.asarray(cv2.GaussianBlur(each, (0, 0), float(blur)), np.float32) for each in (weights, sums))
    own = sums / np.maximum(weights, 1e-6)
    zero = float(np.median(own[weights > 1e-3])) - float(np.median(depth[weights > 1e-3]))
    share = cv2.GaussianBlur((weights > 2e-3).astype(np.float32), (0, 0), float(blur))
    depth = share * (own - zero) + (1 - share) * depth
    below = np.clip((rows - (chin[1] - 0.1 * half_y)) / (0.8 * half_y), 0, 1)
    beside = np.clip((np.sqrt(far) - 1.0) / 0.6, 0, 1)
    turns = (1 - below) * (1 - beside)
    return depth.astype(np.float32), cv2.GaussianBlur(turns.astype(np.float32), (0, 0), float(blur))


def _turned(depth: Field, turns: Field, places: Field, middle: float, degrees: float) -> Field:
    """Where each pixel of every row comes from when the surface is turned about the head's axis.

    What is nearer covers what is farther: along a row, the projected places are forced to rise from the far side on.
    """
    angle = np.radians(degrees)
    found = places.copy()
    rows = np.flatnonzero(turns.max(axis=1) > 0.01)
    head = slice(rows[0], rows[-1] + 1)
    moved = (places[head] - middle) * (np.cos(angle) - 1) + depth[head] * np.sin(angle)
    projected = places[head] + turns[head] * moved
    if degrees > 0:
        projected = np.maximum.accumulate(projected, axis=1)
    else:
        projected = np.minimum.accumulate(projected[:, ::-1], axis=1)[:, ::-1]
    grid = places[0]
    rising = projected + np.float32(1e-3) * grid
    for row, source in zip(found[head], rising, strict=True):
        row[:] = np.interp(grid, source, grid)
    return found


def _remap(image: Pixels, across: Field, down: Field) -> Pixels:
    found: Any = cv2.remap(image, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return cast("Pixels", found)


def _mixed(one: Pixels, other: Pixels, share: NDArray[np.float64]) -> Pixels:
    mixed = one * (1 - share) + other * share
    return np.asarray(np.clip(mixed, 0, 255), np.uint8)
