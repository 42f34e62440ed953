"""How hard to look: a cheap glance at every frame, and a full look where the glance leaves a doubt.

A full look costs four times a glance, and a glance ten times a comparison of thumbnails. Most frames of an
exam show what the one before showed. So, for each frame of an attempt:

1. Nothing has changed since the last look, which is at most ``Pace.unchanged`` seconds old: its result still
   holds.
2. Otherwise a glance at 320 pixels. If it agrees with what the last full look confirmed, that result holds,
   with the boxes moved. A face that only the full look can see stays until the next full look.
3. A full look at 640 pixels decides where the glance disagrees (a face more or less, even a doubtful one), on
   the first frame, soon after something moved that is not a known person, and now and then in any case.

A person who comes or goes is therefore noticed on the very next frame if a glance can see them, and within
about ``Pace.moved`` seconds if only a full look can. Where they hardly stand out from what was there before, so
that the thumbnails look alike, it takes up to ``Pace.unchanged`` and ``Pace.idle`` seconds instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from openproctor.detection.boxes import is_near, match, scaled
from openproctor.detection.change import changed, outside
from openproctor.detection.detector import FaceDetecting
from openproctor.detection.image import Image, Picture, Thumbnail
from openproctor.model.observation import Face, FaceDetections

__all__ = ["Cascade", "LookMemory", "Pace"]

_GLANCE = (320, 240)
_FULL = (640, 480)
_FACE = 0.5
"""Score from which a face counts."""
_DOUBT = 0.35
"""Score from which something new in a glance is worth a full look."""
_GLIMPSED = 44.0
"""Height in pixels of the full look from which a glance may see a face: it loses them under some 50 pixels. Where it does not
see one after all, the next frame is looked at fully, and then what the glance showed is known."""
_STILL_THERE = 0.25
"""Score down to which a glance still sees a confirmed face: less than _DOUBT, or it would come and go."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long results hold, in seconds."""

    unchanged: float = 20.0
    """How long a picture in which nothing changes is not looked at again."""
    moved: float = 3.5
    """At most this long after something moved that no glance can follow, a full look is made."""
    steady: float = 10.0
    """A full look is made at least this often while anything moves, known people too."""
    idle: float = 20.0
    """A full look is made at least this often where nothing has changed since the last one."""


@dataclass(frozen=True, slots=True)
class LookMemory:
    """What the next look at the same attempt needs to know of the earlier ones."""

    faces: tuple[Face, ...]
    """The faces confirmed, where they were last seen."""
    glimpsed: tuple[bool, ...]
    """For each of them, whether a glance saw it when it was confirmed, or should have."""
    dismissed: tuple[Face, ...]
    """What scored as a face, or nearly, in a glance, but not in the full look."""
    size: tuple[int, int]
    """Width and height of the frames, in pixels."""
    looked_at: float
    """Time of the last look of either kind, in seconds."""
    looked: Thumbnail
    """The picture at that time."""
    full_at: float
    """Time of the last full look, in seconds."""
    full: Thumbnail
    """The picture at that time."""


class Cascade:
    """The strategy above with one detector. The state of an attempt is the caller's ``LookMemory``."""

    def __init__(self, detector: FaceDetecting, pace: Pace | None = None) -> None:
        self._detector = detector
        self._pace = pace or Pace()

    def look(self, picture: Picture, memory: LookMemory | None, at: float) -> tuple[FaceDetections, LookMemory]:
        """Finds the faces of one frame, given what is remembered of this attempt (None on its first frame).

        ``at`` is in seconds on any clock that does not run backwards within an attempt. Boxes are in pixels
        of the picture. Raises ImageError, and whatever the detector raises.
        """
        thumb = picture.thumbnail()
        if memory is None or memory.size != (picture.width, picture.height) or at < memory.looked_at:
            return self._look_fully(picture, None, thumb, at)
        if self._full_is_due(memory, thumb, at):
            return self._look_fully(picture, None, thumb, at)
        if self._still_holds(memory, thumb, at):
            return self._result(picture, memory.faces, full=False), memory
        glance = self._glance(picture)
        seen = _agree(glance, memory)
        if seen is None:
            return self._look_fully(picture, glance, thumb, at)
        memory = replace(memory, faces=seen, looked_at=at, looked=thumb)
        return self._result(picture, seen, full=False), memory

    def _still_holds(self, memory: LookMemory, thumb: Thumbnail, at: float) -> bool:
        if at - memory.looked_at >= self._pace.unchanged:
            return False
        return not changed(thumb, memory.looked).any()

    def _full_is_due(self, memory: LookMemory, thumb: Thumbnail, at: float) -> bool:
        age = at - memory.full_at
        if age < self._pace.moved:
            return False
        change = changed(thumb, memory.full)
        if age >= self._pace.steady:
            return age >= self._pace.idle or bool(change.any())
        # Only faces that glances follow are left out: anyone else who moved may be gone, which only a full look shows.
        followed = [face for face, seen in zip(memory.faces, memory.glimpsed, strict=True) if seen]
        return bool(outside(change, followed, thumb.shape[1] / memory.size[0]).any())

    def _glance(self, picture: Picture) -> tuple[Face, ...]:
        small = picture.fit(*_GLANCE)
        return _in_frame(self._detector.detect(small), small, picture)

    def _look_fully(
        self, picture: Picture, glance: tuple[Face, ...] | None, thumb: Thumbnail, at: float
    ) -> tuple[FaceDetections, LookMemory]:
        """``glance`` is what a glance at the same frame showed; without one, the size of a face decides whether it would."""
        image = picture.fit(*_FULL)
        found = _in_frame(self._detector.detect(image), image, picture)
        faces = tuple(face for face in found if face.score >= _FACE)
        if glance is None:
            scale = image.shape[1] / picture.width
            glimpsed = tuple(face.height * scale >= _GLIMPSED for face in faces)
        else:
            pairs = match(faces, [face for face in glance if face.score >= _DOUBT])
            glimpsed = tuple(i in pairs for i in range(len(faces)))
        memory = LookMemory(
            faces=faces,
            glimpsed=glimpsed,
            dismissed=tuple(face for face in glance or () if not any(is_near(face, other) for other in faces)),
            size=(picture.width, picture.height),
            looked_at=at,
            looked=thumb,
            full_at=at,
            full=thumb,
        )
        return self._result(picture, faces, full=True), memory

    def _result(self, picture: Picture, faces: tuple[Face, ...], *, full: bool) -> FaceDetections:
        ranked = tuple(sorted(faces, key=lambda face: -face.score))
        source = f"{self._detector.name}-{self._detector.version}"
        return FaceDetections(ranked, picture.width, picture.height, source, full)


def _agree(glance: Sequence[Face], memory: LookMemory) -> tuple[Face, ...] | None:
    """The confirmed faces where the glance sees them now; None where it contradicts what was confirmed."""
    firm = [face for face in glance if face.score >= _FACE]
    if len(memory.faces) == 1 and len(firm) == len(glance) == 1:
        return (firm[0],)  # one person, however far they moved
    seen = [face for face in glance if face.score >= _STILL_THERE]
    pairs = match(memory.faces, seen)
    if any(known and i not in pairs for i, known in enumerate(memory.glimpsed)):
        return None
    for j, face in enumerate(seen):
        explained = j in pairs.values() or any(is_near(face, other) for other in memory.dismissed)
        if face.score >= _DOUBT and not explained:
            return None
    return tuple(_moved(face, seen[pairs[i]]) if i in pairs else face for i, face in enumerate(memory.faces))


def _moved(known: Face, seen: Face) -> Face:
    """The box where it is now. A glance's low score does not take back what a full look confirmed."""
    return seen if seen.score >= _FACE else replace(seen, score=known.score)


def _in_frame(faces: tuple[Face, ...], image: Image, picture: Picture) -> tuple[Face, ...]:
    return scaled(faces, picture.width / image.shape[1], picture.height / image.shape[0])
