"""What is done with one frame: what each detector sees in it, what that measures, and what is remembered of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from openproctor.analysis import liveness, scene
from openproctor.analysis.boxes import scaled
from openproctor.analysis.cascade import Cascade, LookMemory
from openproctor.analysis.change import Thumbnail, changed, thumbnail
from openproctor.analysis.image import Image, ImageError, Picture, fitted_size
from openproctor.analysis.plan import Wanted
from openproctor.analysis.sense import sensible_faces, sensible_values
from openproctor.analysis.views import BODY, WHOLE, View, best_now, next_view, seen_in
from openproctor.analysis.wall import WallState, bodies_without_wall, learn_wall, without_wall
from openproctor.model.learnt import Learnt
from openproctor.model.observation import Detector, Face, FaceLook, FaceMesh, Measure, Thing, ThingKind

__all__ = ["FULL", "FrameLook", "Memory", "Seen", "finish", "look_first", "main_face", "worthwhile"]

FULL = (640, 480)
"""Size in pixels into which a picture is fitted for the slower detectors."""
MOUTHS = 24
"""Looks at the mouth that are remembered: more than a stretch of sound lasts."""
RETURN_LOOKS = 3
"""Looks at identity, two seconds apart, once the candidate is back."""
REFERENCE_LOOKS = 5
"""Templates whose mean is the reference."""
SURE = 0.5
"""Presence from which the angles of a mesh mean something."""
REST_S = 6.0
"""Landmarks of a face around which nothing has moved are looked for this much less often: eyes alone may still move."""
LISTENS_S = 15.0
"""After speech was heard, landmarks keep their pace for so long."""
SPOKEN_S = 0.5
"""Seconds of speech in a stretch of sound that are worth it."""
LONGEST_S = 86_400.0
_THINGS = {Measure.PHONE: ThingKind.PHONE, Measure.BOOK: ThingKind.BOOK, Measure.LAPTOP: ThingKind.LAPTOP}


@dataclass(frozen=True, slots=True)
class FrameLook:
    """What the detectors made of one frame, or of one stretch of sound."""

    faces: FaceLook | None
    """None: not analysed."""
    width: int
    height: int
    values: dict[Measure, float] = field(default_factory=dict)
    """What was measured. What is missing is not known."""
    failed: tuple[Detector, ...] = ()
    """Detectors that should have looked and could not."""
    failing: frozenset[Detector] = frozenset()
    """Those that failed when they last should have looked, at this frame or before."""
    things: tuple[Thing, ...] = ()
    learnt: Learnt | None = None
    """What is known of the candidate now, where this look added to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What the next look at the same attempt needs to know of the earlier ones."""

    look: LookMemory | None = None
    scene: scene.SceneState | None = None
    life: liveness.LifeState | None = None
    wall: WallState = field(default_factory=WallState)
    last: dict[Detector, float] = field(default_factory=dict)
    """Capture time of each detector's last look."""
    absent: int = 0
    """Looks at identity owed since the face was gone, or not alone: the first may fall on somebody who is still moving."""
    templates: tuple[NDArray[np.float32], ...] = ()
    """Of the candidate, while there is no reference."""
    mouths: tuple[tuple[float, float], ...] = ()
    """Capture times with the mouth's opening."""
    failing: frozenset[Detector] = frozenset()
    views: dict[int, View] = field(default_factory=dict)
    """The object detector's last look at each view of the picture."""
    heard_at: float = -inf
    """Capture time up to which speech was heard."""
    mesh_values: dict[Measure, float] = field(default_factory=dict)
    """How the head was held then."""
    mesh_thumb: Thumbnail | None = None
    """What was there when the landmarks were last looked for."""


@dataclass(slots=True, eq=False)
class Seen:
    """One frame on its way through the detectors."""

    picture: Picture
    faces: FaceLook | None = None
    look: LookMemory | None = None
    scene: scene.SceneState | None = None
    scene_values: dict[Measure, float] = field(default_factory=dict)
    mesh: FaceMesh | None = None
    things: tuple[Thing, ...] | None = None
    template: NDArray[np.float32] | None = None
    failed: dict[Detector, str] = field(default_factory=dict)
    """With the reason, for the log."""
    looked: set[Detector] = field(default_factory=set)
    """The slower detectors that looked, with success, or had nothing new to look at."""
    waited_s: float = 0.0
    rests: bool = False
    """Nothing has moved around the face: how the head was held still holds."""
    view: int | None = None
    """Which view of the picture the object detector looks at."""
    _image: Image | None = None

    def image(self) -> Image:
        """The picture at the size for the slower detectors, decoded once."""
        if self._image is None:
            self._image = self.picture.fit(*FULL)
        return self._image

    def scale(self) -> float:
        """Pixels of the fitted image for one of the picture."""
        return fitted_size(self.picture.width, self.picture.height, *FULL)[0] / self.picture.width

    def attempt(self, detector: Detector, work: Callable[[], None]) -> None:
        """Let one detector look; what it raises is its failure and nobody else's."""
        try:
            work()
        except ImageError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a native library throws is a statement about this one look
            self.failed[detector] = f"{type(error).__name__}: {error}"


def look_first(cascade: Cascade, picture: Picture, jpeg: bytes, memory: Memory, wanted: Wanted, at: float) -> Seen:
    """Faces and scene: what is looked at in every frame.

    Raises:
        ImageError: the picture cannot be decoded.
    """
    seen = Seen(picture)

    def find_faces() -> None:
        found, look = cascade.look(picture, memory.look, at)
        sensible_faces(found.faces, found.width, found.height)
        seen.faces, seen.look = replace(found, faces=without_wall(found.faces, wanted.learnt.wall)), look

    def see_scene() -> None:
        digest = hashlib.blake2b(jpeg, digest_size=16).digest()
        state, values = scene.observe(memory.scene, thumbnail(picture), digest, at)
        most = {Measure.FROZEN_S: LONGEST_S, Measure.REPLAY_S: LONGEST_S}
        seen.scene, seen.scene_values = state, sensible_values(values, most)

    seen.attempt(Detector.FACES, find_faces)
    seen.attempt(Detector.SCENE, see_scene)
    return seen


def main_face(seen: Seen) -> Face | None:
    """The candidate's face, which is the largest, in pixels of ``seen.image()``."""
    if seen.faces is None or not seen.faces.faces:
        return None
    largest = max(seen.faces.faces, key=lambda each: each.width * each.height)
    return scaled([largest], seen.scale(), seen.scale())[0]


def worthwhile(seen: Seen, memory: Memory, detector: Detector, at: float) -> bool:
    """Whether a look that is due would show anything that the one before did not."""
    if detector is Detector.OBJECTS:
        seen.view = next_view(memory.views, thumbnail(seen.picture), at)
        if seen.view is None:
            seen.looked.add(detector)
        return seen.view is not None
    if detector is Detector.LANDMARKS:
        rested = at - memory.last.get(detector, -inf) >= REST_S
        # Whose voice it is, the lips tell, and they are small.
        seen.rests = not (rested or at - memory.heard_at < LISTENS_S or _face_moved(seen, memory))
        return not seen.rests
    return True


def _face_moved(seen: Seen, memory: Memory) -> bool:
    face = main_face(seen)
    if memory.mesh_thumb is None or face is None:
        return True
    thumb = thumbnail(seen.picture)
    moved = changed(thumb, memory.mesh_thumb)
    scale = thumb.shape[1] / (seen.scale() * seen.picture.width)
    left, top = max(0, int((face.x - face.width / 4) * scale)), max(0, int((face.y - face.height / 4) * scale))
    right, bottom = int((face.x + face.width * 1.25) * scale) + 1, int((face.y + face.height * 1.25) * scale) + 1
    return bool(moved[top:bottom, left:right].any())


def finish(seen: Seen, memory: Memory, wanted: Wanted, at: float) -> tuple[FrameLook, Memory]:
    """What the frame measures, and what is remembered of it."""
    values: dict[Measure, float] = dict(seen.scene_values)
    after = replace(
        memory,
        look=seen.look if seen.look is not None else memory.look,
        scene=seen.scene if seen.scene is not None else memory.scene,
        last={**memory.last, **dict.fromkeys(seen.looked | seen.failed.keys(), at)},
        failing=(memory.failing - seen.looked - {Detector.FACES, Detector.SCENE}) | seen.failed.keys(),
    )
    if seen.faces is not None:
        values[Measure.FACES] = len(seen.faces.faces)
        if len(seen.faces.faces) != 1:
            after = replace(after, absent=RETURN_LOOKS)
    after = _measure_mesh(seen, values, after, at)
    after = _measure_things(seen, values, after, wanted.learnt.wall, at)
    after, learnt = _measure_identity(seen, values, after, wanted)
    if wanted.check_in:
        after, learnt = _learn_wall(seen, after, learnt or wanted.learnt, at)
    look = FrameLook(
        faces=seen.faces,
        width=seen.picture.width,
        height=seen.picture.height,
        values=values,
        failed=tuple(seen.failed),
        failing=after.failing,
        things=seen.things or (),
        learnt=learnt if learnt is not None and learnt != wanted.learnt else None,
    )
    return look, after


def _measure_mesh(seen: Seen, values: dict[Measure, float], memory: Memory, at: float) -> Memory:
    mesh = seen.mesh
    if mesh is None:
        if seen.rests:
            # Or a look after the pause would speak for all of it: see ``judge._by_share``.
            values |= memory.mesh_values
        return memory
    values[Measure.PRESENCE] = mesh.presence
    if mesh.presence < SURE:
        return replace(memory, mesh_values={Measure.PRESENCE: mesh.presence}, mesh_thumb=thumbnail(seen.picture))
    values |= {
        Measure.YAW: mesh.yaw,
        Measure.PITCH: mesh.pitch,
        Measure.ROLL: mesh.roll,
        Measure.GAZE_X: mesh.gaze_x,
        Measure.GAZE_Y: mesh.gaze_y,
        Measure.EYES_CLOSED: mesh.eyes_closed,
        Measure.MOUTH_OPEN: mesh.mouth_open,
    }
    held = {each: values[each] for each in (Measure.PRESENCE, Measure.YAW, Measure.PITCH, Measure.GAZE_X, Measure.GAZE_Y)}
    life, still_s = liveness.observe(memory.life, mesh, at)
    if still_s is not None:
        values[Measure.STILL_S] = still_s
    mouths = (*memory.mouths, (at, mesh.mouth_open))[-MOUTHS:]
    return replace(memory, life=life, mouths=mouths, mesh_values=held, mesh_thumb=thumbnail(seen.picture))


def _measure_things(seen: Seen, values: dict[Measure, float], memory: Memory, wall: tuple[Face, ...], at: float) -> Memory:
    if seen.things is None or seen.view is None:
        return memory
    views = seen_in(memory.views, seen.view, View(at, thumbnail(seen.picture), seen.things))
    for measure, kind in _THINGS.items():
        best = best_now(views, seen.view, kind)
        if best is not None:
            values[measure] = best
    if seen.view == WHOLE:
        people = [thing for thing in seen.things if thing.kind is ThingKind.PERSON and thing.score >= BODY]
        values[Measure.BODIES] = len(bodies_without_wall(people, scaled(wall, seen.scale(), seen.scale())))
    return replace(memory, views=views)


def _measure_identity(seen: Seen, values: dict[Measure, float], memory: Memory, wanted: Wanted) -> tuple[Memory, Learnt | None]:
    if seen.template is None:
        return memory, None
    known = wanted.learnt.reference
    if known is not None and not wanted.check_in:
        values[Measure.IDENTITY] = float(np.linalg.norm(seen.template - np.asarray(known, np.float32)))
        return replace(memory, absent=max(0, memory.absent - 1)), None
    templates = (*memory.templates, seen.template)[-REFERENCE_LOOKS:]
    memory = replace(memory, absent=max(0, memory.absent - 1), templates=templates)
    if not wanted.check_in and len(templates) < REFERENCE_LOOKS:
        return memory, None
    mean = np.mean(templates, axis=0)
    reference = tuple(round(float(value), 6) for value in mean)
    return memory, replace(wanted.learnt, reference=reference)


def _learn_wall(seen: Seen, memory: Memory, learnt: Learnt, at: float) -> tuple[Memory, Learnt]:
    if seen.look is None:
        return memory, learnt
    scale = seen.scale()
    wall = learn_wall(memory.wall, seen.image(), scaled(seen.look.faces, scale, scale), at)
    hung = tuple(
        replace(
            face,
            x=round(face.x / scale, 1),
            y=round(face.y / scale, 1),
            width=round(face.width / scale, 1),
            height=round(face.height / scale, 1),
        )
        for face in wall.wall
    )
    return replace(memory, wall=wall), replace(learnt, wall=hung)
