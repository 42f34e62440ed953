"""The picture as a whole: how bright and sharp it is, whether the lens is covered, the picture frozen, or a loop played.

All of it is computed from the grey thumbnail of every frame, and costs a twentieth of a look for faces.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from openproctor.detection.detector import FrameDetector, Options, Values
from openproctor.detection.frame_analysis import FrameContext
from openproctor.detection.image import Thumbnail
from openproctor.model import measures
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector

__all__ = ["Scene", "SceneMemory", "SceneState", "create", "observe"]

LONGEST_S = 86_400.0
Print: TypeAlias = NDArray[np.float32]
"""A frame's fingerprint: mean grey of 16 x 12 cells."""

CELLS = (16, 12)
RING = 240
"""Frames that are remembered: loops of up to four minutes at a frame a second."""
SAME_PIXELS = 0.003
"""Share of the thumbnail's pixels that may differ in a frozen picture. A camera's noise changes a third of them and more."""
EDGE = 12
"""Sobel response that makes an edge, after a mean of 3x3: a covered lens makes the camera raise its gain, and its noise would
make edges of its own (1 % of the pixels without the mean, 0.04 % with it)."""
BARE = 0.012
"""Share of edge pixels of a picture that shows anything: the barest of our labelled pictures has 0.12, of the darkened ones
0.023."""
FLAT_BRIGHT, FLAT_STD = 0.6, 8.0
"""A bare picture is a covered lens if it is also dim or even; a white wall in daylight is neither. A camera's automatic
exposure brings even the red glow of a finger to middle grey, which is 0.46, but not beyond."""
MOVED = 0.6
"""Difference of two fingerprints, in grey levels, above the noise of a camera: something moved."""
REPEATED = 0.45
"""Difference up to which two frames are of nearly the same moment. A camera's noise makes 0.07 of it; frames of a loop that are
sampled once a second, so a little beside those of the round before, 0.2 to 0.5; the nearest of all earlier frames of somebody
who moves, 1 and more in most cases."""
NEAREST_S = 5.0
"""A repetition lies at least this far back."""
IN_STEP_S = 1.5
"""Repetitions of a loop all lie equally far back, except for the phase of sampling."""
EVERY_S = 1.9
WINDOW_S = 45.0
LEAST_FRAMES, LEAST_SHARE = 10, 0.35
"""Moving frames in the window, and the share of them that must repeat in step."""


@dataclass(slots=True, eq=False)
class SceneState:
    """What is remembered of one attempt. Changed in place: it holds some 200 KB."""

    thumb: Thumbnail
    digest: bytes
    same_since: float
    last: Print
    prints: NDArray[np.float32]
    times: NDArray[np.float64]
    count: int = 0
    judged_at: float = -1.0
    judged: dict[Measure, float] = field(default_factory=dict)
    """What one picture shows by itself, as computed at ``judged_at``: that need not be done for every frame."""
    lags: list[tuple[float, float | None]] = field(default_factory=list)
    """For each frame that moved lately: capture time, and how many seconds back it repeats another, if it does."""


@dataclass(frozen=True, slots=True, eq=False)
class SceneMemory:
    """The pictures before this one."""

    state: SceneState | None = None


class Scene(FrameDetector):
    """Looks at every frame; costs a twentieth of a look for faces."""

    name = Detector.SCENE
    version = None
    ranges: ClassVar = {
        measures.BRIGHTNESS: (0, 1),
        measures.SHARPNESS: (0, 1),
        measures.BLOCKED: (0, 1),
        measures.FROZEN_S: (0, LONGEST_S),
        measures.REPLAY_S: (0, LONGEST_S),
    }

    def load(self) -> None:
        """Nothing to load."""

    def look(self, frame: FrameContext) -> Values:
        digest = hashlib.blake2b(frame.jpeg, digest_size=16).digest()
        memory = frame.memory[SceneMemory]
        state, values = observe(memory.state, frame.picture.thumbnail(), digest, frame.at)
        frame.memory[SceneMemory] = SceneMemory(state)
        return values


def observe(state: SceneState | None, thumb: Thumbnail, digest: bytes, at: float) -> tuple[SceneState, dict[Measure, float]]:
    """What one frame measures.

    ``thumb`` is grey, height x width; ``digest`` is of the file's bytes; ``at`` is in seconds, not before the last one's.
    """
    cells = cast("Print", cv2.resize(thumb.astype(np.float32), CELLS, interpolation=cv2.INTER_AREA))
    if state is None or state.thumb.shape != thumb.shape or at < state.same_since:
        state = SceneState(thumb, digest, at, cells, np.zeros((RING, cells.size), np.float32), np.full(RING, np.inf))
        state.judged, state.judged_at = _still_values(thumb), at
        _remember(state, cells, at)
        return state, {**state.judged, measures.FROZEN_S: 0.0, measures.REPLAY_S: 0.0}
    if digest != state.digest and np.count_nonzero(thumb != state.thumb) > SAME_PIXELS * thumb.size:
        state.same_since = at
    if float(np.abs(cells - state.last).mean()) > MOVED:
        state.lags.append((at, _lag(state, cells, at)))
    state.lags = [each for each in state.lags if at - each[0] <= WINDOW_S]
    _remember(state, cells, at)
    if at - state.judged_at >= EVERY_S:
        state.judged, state.judged_at = _still_values(thumb), at
    state.thumb, state.digest, state.last = thumb, digest, cells
    values = dict(state.judged)
    values[measures.FROZEN_S] = at - state.same_since
    values[measures.REPLAY_S] = _replayed(state.lags, at)
    return state, values


def _still_values(thumb: Thumbnail) -> dict[Measure, float]:
    bright = _brightness(thumb)
    smooth = cv2.blur(thumb, (3, 3))
    edges = float((np.abs(cv2.Sobel(smooth, cv2.CV_16S, 1, 0)) > EDGE).mean())
    edges = max(edges, float((np.abs(cv2.Sobel(smooth, cv2.CV_16S, 0, 1)) > EDGE).mean()))
    dim = bright < FLAT_BRIGHT or float(thumb.std()) < FLAT_STD
    sharp = float(cv2.Laplacian(thumb, cv2.CV_32F).std()) / 40
    return {
        measures.BRIGHTNESS: bright,
        measures.SHARPNESS: min(1.0, sharp),
        measures.BLOCKED: max(0.0, 1 - edges / BARE) if dim else 0.0,
    }


def _brightness(thumb: Thumbnail) -> float:
    """The grey value that only a twentieth of the pixels exceed, 0 to 1; a histogram is ten times as quick as sorting."""
    below = np.cumsum(np.bincount(thumb.ravel(), minlength=256))
    return float(np.searchsorted(below, 0.95 * thumb.size)) / 255


def _remember(state: SceneState, cells: Print, at: float) -> None:
    place = state.count % RING
    state.prints[place], state.times[place] = cells.ravel(), at
    state.count += 1


def _lag(state: SceneState, cells: Print, at: float) -> float | None:
    """How many seconds back the same moment was seen, the nearest one; None if never."""
    known = min(state.count, RING)
    far = state.times[:known] <= at - NEAREST_S
    if not far.any():
        return None
    same = far & (np.abs(state.prints[:known] - cells.ravel()).mean(axis=1) < REPEATED)
    return float(at - state.times[:known][same].max()) if same.any() else None


def _replayed(lags: list[tuple[float, float | None]], at: float) -> float:
    """For how long the moving frames have repeated earlier ones in step."""
    repeated = [(when, lag) for when, lag in lags if lag is not None]
    if len(lags) < LEAST_FRAMES or not repeated:
        return 0.0
    usual = float(np.median([lag for _, lag in repeated]))
    in_step = [when for when, lag in repeated if abs(lag - usual) <= IN_STEP_S]
    if len(in_step) < LEAST_SHARE * len(lags):
        return 0.0
    return at - in_step[0]


def create(options: Options) -> Scene:
    """The detector."""
    return Scene()
