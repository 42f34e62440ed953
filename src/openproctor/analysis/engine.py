"""Runs the detectors beside the event loop: threads, a bounded queue, and a memory of each attempt.

Every detector has threads of its own. One that raises, hangs or answers nonsense is named in ``FrameLook.failed``, what it
would have measured is unknown, and the others go on.
"""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import structlog
from cachetools import TTLCache

from openproctor.analysis.cascade import Cascade, Pace
from openproctor.analysis.detector import Detectors, FaceDetector
from openproctor.analysis.image import Picture
from openproctor.analysis.lane import Lane, Stalled
from openproctor.analysis.lips import lips_during
from openproctor.analysis.looking import SPOKEN_S, FrameLook, Memory, Seen, finish, look_first, main_face, worthwhile
from openproctor.analysis.plan import Stretch, Wanted, due
from openproctor.analysis.sense import sensible_embedding, sensible_mesh, sensible_things, sensible_values
from openproctor.analysis.sound import SoundError
from openproctor.model.observation import Detector, Measure

__all__ = ["AnalysisEngine", "EngineBusy", "FrameLook"]

_FIRST_GUESS = 0.02
"""Seconds of work in a frame, until some have been measured."""
_LIMIT_S = 8.0
"""No detector needs a tenth of this; on a machine that is badly overloaded it may."""
_IDLE_S = 120.0
_log = structlog.get_logger(__name__)


class EngineBusy(RuntimeError):  # noqa: N818 (what has happened, in plain words)
    """The queue is full; the frame was not looked at."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"the analysis is busy; try again in {retry_after:.1f} s")
        self.retry_after = retry_after
        """Seconds in which the queue will have been worked off."""


class AnalysisEngine:
    """Measures frames and stretches of sound, many attempts at a time.

    The detectors release the interpreter's lock while they compute, so threads use all cores. All methods are
    called from one event loop.
    """

    def __init__(
        self,
        detectors: Detectors | FaceDetector,
        *,
        workers: int | None = None,
        pending: int = 64,
        attempts: int = 2048,
        pace: Pace | None = None,
        limit_s: float = _LIMIT_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``workers`` threads for each detector (one for each core by default), at most ``pending`` frames waiting or being
        worked on, ``limit_s`` seconds for one look of one detector.

        What is known of the ``attempts`` looked at last is kept (about 60 KB each), two minutes from the last look on; then it
        starts anew.
        """
        self._detectors = detectors if isinstance(detectors, Detectors) else Detectors(detectors)
        self._installed = frozenset(self._detectors.installed()) | {Detector.SCENE}
        self._cascade = Cascade(self._detectors.faces, pace)
        self._workers = workers or os.cpu_count() or 1
        self._limit = pending
        self._lanes = {detector: Lane(str(detector), self._workers, limit_s) for detector in Detector}
        self._running = False
        self._seconds = _FIRST_GUESS
        self._waited_s = 0.0
        self._stretch = Stretch()
        self._stretched_at = 0.0
        self._memories: TTLCache[str, Memory] = TTLCache(attempts, _IDLE_S, monotonic)

    @property
    def pending(self) -> int:
        """Frames waiting or being worked on."""
        return sum(lane.pending for lane in self._lanes.values())

    @property
    def stretch(self) -> float:
        """How much less often than planned the slower detectors look, because there is too much to do."""
        return self._stretch.factor

    @property
    def installed(self) -> frozenset[Detector]:
        """The detectors that this server has."""
        return self._installed

    @property
    def versions(self) -> dict[str, str]:
        """Name and version of each detector, for instance ``centerface-1``."""
        return {str(kind): f"{each.name}-{each.version}" for kind, each in self._detectors.installed().items()}

    async def start(self) -> None:
        """Starts the threads, loads the detectors and warms them up. Raises what loading raises; call ``close``
        then too.
        """
        for lane in self._lanes.values():
            lane.start()
        self._running = True
        # In every thread that will use it: some libraries keep a model for each.
        for detector, loadable in self._detectors.installed().items():
            await self._lanes[detector].run_in_all(loadable.load)

    async def close(self) -> None:
        """Waits for the work at hand, but not for what hangs, and ends the threads. Calling it again does nothing."""
        self._running = False
        for lane in self._lanes.values():
            await lane.close()

    async def analyse(self, attempt_key: str, jpeg: bytes, at: float, wanted: Wanted | None = None) -> FrameLook:
        """Looks at one frame of an attempt, taken at ``at`` seconds on a clock that is the same for all its
        frames.

        The caller never runs two frames of one attempt at once, and gives them in order: each look builds on
        the one before. Raises EngineBusy where too many frames wait, ImageError for a picture that cannot be
        decoded; neither changes what is remembered.
        """
        if (pending := self.pending) >= self._limit:
            raise EngineBusy(max(0.1, self._seconds * math.ceil(pending / self._workers)))
        wanted = wanted or Wanted()
        memory = self._memories.get(attempt_key) or Memory()
        look, memory = await self._look(jpeg, at, wanted, memory)
        self._memories[attempt_key] = memory
        return look

    async def listen(self, attempt_key: str, data: bytes, begin: float) -> FrameLook:
        """Measures one stretch of sound, a complete WebM file that began at ``begin``.

        Raises SoundError for what is none, EngineBusy as :meth:`analyse`.
        """
        if self.pending >= self._limit:
            raise EngineBusy(1.0)
        speech = self._detectors.speech
        if speech is None:
            return FrameLook(None, 0, 0)
        try:
            found = await self._lanes[Detector.SPEECH].run(lambda: speech.measure(data))
            values = sensible_values(found, {Measure.SPEECH_S: 90.0, Measure.SOUND_S: 90.0})
        except SoundError:
            raise
        except Exception as error:  # noqa: BLE001 - a detector's failure is a finding about the detector
            _log.warning("not_analysed", detector=Detector.SPEECH, reason=f"{type(error).__name__}: {error}")
            return FrameLook(None, 0, 0, failed=(Detector.SPEECH,), failing=frozenset({Detector.SPEECH}))
        memory = self._memories.get(attempt_key)
        if memory is not None and values[Measure.SPEECH_S] >= SPOKEN_S:
            self._memories[attempt_key] = replace(memory, heard_at=begin + values[Measure.SOUND_S])
        lips = None if memory is None else lips_during(memory.mouths, begin, begin + values[Measure.SOUND_S])
        return FrameLook(None, 0, 0, values if lips is None else {**values, Measure.LIPS: lips})

    def forget(self, attempt_key: str) -> None:
        """Drops what is remembered of an attempt, for instance when it has ended."""
        self._memories.pop(attempt_key, None)

    def drop_idle(self) -> None:
        """Drops what is remembered of attempts that nobody has looked at for long, though there is no look at others either."""
        self._memories.expire()

    async def _look(self, jpeg: bytes, at: float, wanted: Wanted, memory: Memory) -> tuple[FrameLook, Memory]:
        picture = Picture.from_jpeg(jpeg)
        handed_in = time.perf_counter()

        def first() -> Seen:
            began = time.perf_counter()
            seen = look_first(self._cascade, picture, jpeg, memory, wanted, at)
            seen.waited_s = began - handed_in
            self._seconds += 0.05 * (time.perf_counter() - began - self._seconds)
            return seen

        try:
            seen = await self._lanes[Detector.FACES].run(first)
        except Stalled as error:
            seen = Seen(picture, failed=dict.fromkeys((Detector.FACES, Detector.SCENE), str(error)))
        self._note_load(seen.waited_s)
        faces = 0 if seen.faces is None else len(seen.faces.faces)
        planned = due(wanted, memory.last, at, faces=faces, returned=memory.absent > 0, stretch=self.stretch)
        installed = [detector for detector in planned if detector in self.installed]
        await self._look_further(seen, [each for each in installed if worthwhile(seen, memory, each, at)])
        for detector, reason in seen.failed.items():
            _log.warning("not_analysed", detector=str(detector), reason=reason)
        return finish(seen, memory, wanted, at)

    async def _look_further(self, seen: Seen, wanted: Sequence[Detector]) -> None:
        """Let the slower detectors look; identity after landmarks, for it is better with them."""
        if Detector.LANDMARKS in wanted:
            await self._let_look(seen, Detector.LANDMARKS)
        rest = [detector for detector in wanted if detector is not Detector.LANDMARKS]
        if len(rest) == 1:
            await self._let_look(seen, rest[0])
        elif rest:
            await asyncio.gather(*(self._let_look(seen, detector) for detector in rest))

    async def _let_look(self, seen: Seen, detector: Detector) -> None:
        work = _WORK[detector]
        try:
            await self._lanes[detector].run(lambda: work(self._detectors, seen))
        except Exception as error:  # noqa: BLE001 - the edge: whatever a native library throws is about this one look
            seen.failed[detector] = f"{type(error).__name__}: {error}"
        else:
            seen.looked.add(detector)

    def _note_load(self, waited_s: float) -> None:
        self._waited_s += 0.1 * (waited_s - self._waited_s)
        now = time.monotonic()
        if now - self._stretched_at >= 1.0:
            self._stretched_at = now
            self._stretch = self._stretch.after(self._waited_s)


def _see_mesh(detectors: Detectors, seen: Seen) -> None:
    face = main_face(seen)
    if detectors.landmarks is not None and face is not None:
        seen.mesh = sensible_mesh(detectors.landmarks.measure(seen.image(), face))


def _see_things(detectors: Detectors, seen: Seen) -> None:
    if detectors.objects is not None:
        image = seen.image()
        found = detectors.objects.detect(image, seen.view)
        seen.things = sensible_things(found, image.shape[1], image.shape[0])


def _see_identity(detectors: Detectors, seen: Seen) -> None:
    face = main_face(seen)
    if detectors.identity is not None and face is not None:
        points = seen.mesh.points if seen.mesh is not None and seen.mesh.presence >= 0.5 else None
        seen.template = sensible_embedding(detectors.identity.encode(seen.image(), face, points))


_WORK: dict[Detector, Callable[[Detectors, Seen], None]] = {
    Detector.LANDMARKS: _see_mesh,
    Detector.OBJECTS: _see_things,
    Detector.IDENTITY: _see_identity,
}
