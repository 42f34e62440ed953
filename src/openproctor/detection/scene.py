"""The picture as a whole: how bright and sharp it is, a covered lens, a frozen picture, a loop (``scene_measures.py``)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from openproctor.detection import scene_measures
from openproctor.detection.change import thumbnail
from openproctor.detection.detector import FrameDetector, Options, Values
from openproctor.detection.frame_analysis import FrameContext
from openproctor.model import measures
from openproctor.model.observation import Detector

__all__ = ["Scene", "SceneMemory", "create"]

LONGEST_S = 86_400.0


@dataclass(frozen=True, slots=True, eq=False)
class SceneMemory:
    """The pictures before this one."""

    state: scene_measures.SceneState | None = None


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
        memory = frame.recall(SceneMemory)
        state, values = scene_measures.observe(memory.state, thumbnail(frame.picture), digest, frame.at)
        frame.remember(SceneMemory(state))
        return values


def create(options: Options) -> Scene:
    """The detector."""
    return Scene()
