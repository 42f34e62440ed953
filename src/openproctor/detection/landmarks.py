"""How the candidate's face is held: head pose, gaze, eyes and mouth, and whether it shows any life."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import ClassVar

from openproctor.detection import liveness
from openproctor.detection.change import changed
from openproctor.detection.detector import FaceMeshing, FrameDetector, Options, Values
from openproctor.detection.frame_analysis import FrameContext, Looks
from openproctor.detection.image import Thumbnail
from openproctor.detection.networks.face_mesh import FaceLandmarker
from openproctor.detection.schedule import Cadence
from openproctor.detection.validation import validate_mesh
from openproctor.model import measures
from openproctor.model.measures import Measure
from openproctor.model.observation import Detector, Face

__all__ = ["Landmarks", "MouthMemory", "SpeechHeard", "create", "open_network"]

MOUTHS = 24
"""Looks at the mouth that are remembered: more than a segment of sound lasts."""
SURE = 0.5
"""Presence from which the angles of a mesh mean something."""
REST_S = 6.0
"""Seconds between looks at a face around which nothing has moved: the eyes alone may still move."""
LISTENS_S = 15.0
"""Seconds after speech was heard during which landmarks keep their pace."""
LONGEST_S = 86_400.0


@dataclass(frozen=True, slots=True, eq=False)
class MeshMemory:
    """The last look."""

    held: dict[Measure, float] = field(default_factory=dict)
    """How the head was held at that look."""
    thumb: Thumbnail | None = None
    """The picture at that look."""
    life: liveness.LifeState | None = None


@dataclass(frozen=True, slots=True)
class MouthMemory:
    """The last looks at the mouth."""

    openings: tuple[tuple[float, float], ...] = ()
    """Capture times in seconds with the mouth's opening, 0 to 1, oldest first."""


@dataclass(frozen=True, slots=True)
class SpeechHeard:
    """Stored by the speech detector."""

    until: float = -inf
    """Capture time, in seconds, up to which speech was heard."""


class Landmarks(FrameDetector):
    """Looks at the largest face."""

    name = Detector.LANDMARKS
    needs = (Detector.FACES,)
    cadence = Cadence(lambda policy: policy.landmarks_every_s, check_in_s=0.5)
    ranges: ClassVar = {
        measures.PRESENCE: (-0.01, 1.01),
        measures.YAW: (-180, 180),
        measures.PITCH: (-180, 180),
        measures.ROLL: (-180, 180),
        measures.GAZE_X: (-2, 2),
        measures.GAZE_Y: (-2, 2),
        measures.EYES_CLOSED: (-0.01, 1.01),
        measures.MOUTH_OPEN: (-0.01, 1.01),
        measures.STILL_S: (0, LONGEST_S),
    }

    def __init__(self, network: FaceMeshing) -> None:
        self._network = network

    @property
    def version(self) -> str:
        return f"{self._network.name}-{self._network.version}"

    def load(self) -> None:
        self._network.load()

    def wants(self, frame: FrameContext) -> bool:
        face = frame.largest_face()
        if face is None:
            return False
        rested = frame.at - frame.memory[Looks].last.get(self.name, -inf) >= REST_S
        # The lips show whose voice it is, and are too small to count as movement.
        listens = frame.at - frame.memory[SpeechHeard].until < LISTENS_S
        if rested or listens or _has_moved(face, frame):
            return True
        # The last look still holds. Without its values the next look would count for all the time since: ``judge._by_share``.
        frame.values |= frame.memory[MeshMemory].held
        return False

    def look(self, frame: FrameContext) -> Values:
        face = frame.main_face()
        mesh = None if face is None else validate_mesh(self._network.measure(frame.image(), face))
        if mesh is None:
            return {}
        frame.mesh = mesh
        memory = frame.memory[MeshMemory]
        values = {measures.PRESENCE: mesh.presence}
        if mesh.presence < SURE:
            frame.memory[MeshMemory] = replace(memory, held=dict(values), thumb=frame.picture.thumbnail())
            return values
        values |= {
            measures.YAW: mesh.yaw,
            measures.PITCH: mesh.pitch,
            measures.GAZE_X: mesh.gaze_x,
            measures.GAZE_Y: mesh.gaze_y,
        }
        life, still_s = liveness.observe(memory.life, mesh, frame.at)
        frame.memory[MeshMemory] = MeshMemory(dict(values), frame.picture.thumbnail(), life)
        openings = (*frame.memory[MouthMemory].openings, (frame.at, mesh.mouth_open))[-MOUTHS:]
        frame.memory[MouthMemory] = MouthMemory(openings)
        values |= {measures.ROLL: mesh.roll, measures.EYES_CLOSED: mesh.eyes_closed, measures.MOUTH_OPEN: mesh.mouth_open}
        return values if still_s is None else values | {measures.STILL_S: still_s}


def _has_moved(face: Face, frame: FrameContext) -> bool:
    """Whether anything has moved around a face, in pixels of the picture, since the last look."""
    before = frame.memory[MeshMemory].thumb
    if before is None:
        return True
    thumb = frame.picture.thumbnail()
    moved = changed(thumb, before)
    scale = thumb.shape[1] / frame.picture.width
    left, top = max(0, int((face.x - face.width / 4) * scale)), max(0, int((face.y - face.height / 4) * scale))
    right, bottom = int((face.x + face.width * 1.25) * scale) + 1, int((face.y + face.height * 1.25) * scale) + 1
    return bool(moved[top:bottom, left:right].any())


def open_network(options: Options) -> FaceMeshing:
    """The network, not yet loaded."""
    return FaceLandmarker(options.weights("face-landmarker")["face-landmarker"])


def create(options: Options) -> Landmarks:
    """The detector."""
    return Landmarks(open_network(options))
