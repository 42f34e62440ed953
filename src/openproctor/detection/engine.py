"""Runs the detectors beside the event loop: threads, a bounded queue, and a memory of each attempt.

Every detector has threads of its own. One that raises, hangs or returns impossible values is named in
``FrameResult.failed``, what it would have measured is unknown, and the others go on.
"""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

import structlog
from cachetools import TTLCache

from openproctor.detection.detector import FrameDetector, SoundDetector
from openproctor.detection.detector_pool import DetectorPool, DetectorTimeout
from openproctor.detection.frame_analysis import DetectorRequest, FrameContext, FrameResult, Memory, SoundContext
from openproctor.detection.image import ImageError, Picture
from openproctor.detection.schedule import Cadence, Slowdown, due
from openproctor.detection.sound import SoundError
from openproctor.detection.validation import validate_values
from openproctor.model.observation import Detector

__all__ = ["AnalysisEngine", "EngineBusy", "FrameResult"]

_FIRST_GUESS = 0.02
"""Seconds of work in a frame, until some have been measured."""
_LIMIT_S = 8.0
"""Time limit of one look, in seconds. No detector needs a tenth of it, except on a badly overloaded machine."""
_IDLE_S = 120.0
_log = structlog.get_logger(__name__)


class EngineBusy(RuntimeError):  # noqa: N818 (what has happened, in plain words)
    """The queue is full; the frame was not analysed."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"the analysis is busy; try again in {retry_after:.1f} s")
        self.retry_after = retry_after
        """Seconds in which the queue will have been worked off."""


class AnalysisEngine:
    """Measures frames and segments of sound, many attempts at a time.

    The detectors release the interpreter's lock while they compute, so threads use all cores. All methods are
    called from one event loop.
    """

    def __init__(
        self,
        detectors: Iterable[FrameDetector | SoundDetector],
        *,
        workers: int | None = None,
        pending: int = 64,
        attempts: int = 2048,
        limit_s: float = _LIMIT_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``workers`` threads for each detector (one for each core by default), at most ``pending`` frames waiting or being
        worked on, ``limit_s`` seconds for one look of one detector.

        What is known of the ``attempts`` analysed last is kept (about 60 KB each), for two minutes after the last look; then it
        starts again from nothing.
        """
        self._detectors = {detector.name: detector for detector in detectors}
        frames = [each for each in self._detectors.values() if isinstance(each, FrameDetector)]
        self._each = [detector for detector in frames if detector.cadence is None]
        self._timed = {detector.name: detector for detector in frames if detector.cadence is not None}
        self.cadences: Mapping[Detector, Cadence] = {
            name: detector.cadence for name, detector in self._timed.items() if detector.cadence is not None
        }
        """The cadence of each detector that does not look at every frame."""
        self._sound = [detector for detector in self._detectors.values() if isinstance(detector, SoundDetector)]
        self._workers = workers or os.cpu_count() or 1
        self._limit = pending
        self._pools = {name: DetectorPool(str(name), self._workers, limit_s) for name in self._detectors}
        self._seconds = _FIRST_GUESS
        self._waited_s = 0.0
        self._slowdown = Slowdown()
        self._slowdown_at = 0.0
        self.slowdown = 1.0
        """How much less often than planned the slower detectors look, because there is too much to do."""
        self._memories: TTLCache[str, Memory] = TTLCache(attempts, _IDLE_S, monotonic)

    @property
    def pending(self) -> int:
        """Frames waiting or being worked on."""
        count = 0
        for pool in self._pools.values():
            count += pool.pending
        return count

    @property
    def installed(self) -> frozenset[Detector]:
        """The detectors that this server has."""
        return frozenset(self._detectors)

    @property
    def versions(self) -> dict[str, str]:
        """Name and version of the network that each detector runs, for instance ``centerface-1``."""
        versions = {str(name): detector.version for name, detector in self._detectors.items()}
        return {name: version for name, version in versions.items() if version is not None}

    async def start(self) -> None:
        """Starts the threads, loads the detectors and warms them up. Raises what loading raises; call ``close``
        then too.
        """
        for pool in self._pools.values():
            pool.start()
        # In every thread that will use it: some libraries keep a model for each.
        for name, detector in self._detectors.items():
            await self._pools[name].run_in_all(detector.load)

    async def close(self) -> None:
        """Waits for the work at hand, but not for what hangs, and ends the threads. Calling it again does nothing."""
        for pool in self._pools.values():
            await pool.close()

    async def analyse(self, attempt_key: str, jpeg: bytes, at: float, request: DetectorRequest | None = None) -> FrameResult:
        """Analyses one frame of an attempt, captured at ``at`` seconds on a clock that is the same for all its frames.

        The caller never runs two frames of one attempt at once, and gives them in order: each look builds on
        the one before. Raises EngineBusy where too many frames wait, ImageError for a picture that cannot be
        decoded; neither changes what is remembered.
        """
        if (pending := self.pending) >= self._limit:
            raise EngineBusy(max(0.1, self._seconds * math.ceil(pending / self._workers)))
        frame = FrameContext(Picture.from_jpeg(jpeg), jpeg, at, request, self._memories.get(attempt_key))
        frame = await self._look_at_each(frame)
        looking = [self._timed[name] for name in due(self.cadences, frame, self.slowdown)]
        looking = [detector for detector in looking if detector.wants(frame)]
        if looking:
            await self._look_at_due(frame, looking)
        for name, reason in frame.failed.items():
            _log.warning("not_analysed", detector=str(name), reason=reason)
        result = frame.finish()
        self._memories[attempt_key] = frame.memory
        return result

    async def listen(self, attempt_key: str, data: bytes, begin: float) -> FrameResult:
        """Measures one segment of sound, a complete WebM file that began at ``begin``.

        Raises SoundError for bytes that are not such a file, EngineBusy as :meth:`analyse`.
        """
        if self.pending >= self._limit:
            raise EngineBusy(1.0)
        memory = self._memories.get(attempt_key) or Memory()
        sound = SoundContext(data, begin, memory)
        for detector in self._sound:
            await self._let_listen(sound, detector)
        for name, reason in sound.failed.items():
            _log.warning("not_analysed", detector=str(name), reason=reason)
        if attempt_key in self._memories:
            # What a frame has stored meanwhile stays.
            replaced = {kind: state for kind, state in sound.memory.items() if memory.get(kind) is not state}
            self._memories[attempt_key] = Memory({**self._memories[attempt_key], **replaced})
        failed = tuple(sound.failed)
        return FrameResult(None, 0, 0, sound.values, failed, frozenset(failed))

    async def _let_listen(self, sound: SoundContext, detector: SoundDetector) -> None:
        before = Memory(sound.memory)
        try:
            found = await self._pools[detector.name].run(lambda: validate_values(detector.listen(sound), detector.ranges))
        except SoundError:
            raise
        except Exception as error:  # noqa: BLE001 - a detector's failure is a finding about the detector
            sound.failed[detector.name] = f"{type(error).__name__}: {error}"
            sound.memory = before
        else:
            sound.values |= found

    def forget(self, attempt_key: str) -> None:
        """Drops what is remembered of an attempt, for instance when it has ended."""
        self._memories.pop(attempt_key, None)

    def drop_idle(self) -> None:
        """Drops what is remembered of attempts that were not analysed for long, even when no others are analysed either."""
        self._memories.expire()

    async def _look_at_each(self, frame: FrameContext) -> FrameContext:
        """Run the detectors that look at every frame: one after the other, in one visit to a thread."""
        handed_in = time.perf_counter()

        def look() -> float:
            began = time.perf_counter()
            for detector in self._each:
                try:
                    frame.values |= validate_values(detector.look(frame), detector.ranges)
                    frame.looked.add(detector.name)
                except ImageError:
                    raise
                except Exception as error:  # noqa: BLE001 - whatever a native library throws is about this one look
                    frame.failed[detector.name] = f"{type(error).__name__}: {error}"
            self._seconds += 0.05 * (time.perf_counter() - began - self._seconds)
            return began - handed_in

        if not self._each:
            return frame
        try:
            self._note_load(await self._pools[self._each[0].name].run(look))
        except DetectorTimeout as error:
            # The hanging thread may go on with its frame, so what follows works on a new one.
            frame = FrameContext(frame.picture, frame.jpeg, frame.at, frame.request, frame.memory)
            frame.failed = dict.fromkeys((detector.name for detector in self._each), str(error))
        return frame

    async def _look_at_due(self, frame: FrameContext, due: Sequence[FrameDetector]) -> None:
        """Run the slower detectors: side by side, but each after those whose findings it builds on."""
        while due:
            waiting = {detector.name for detector in due}
            ready = [detector for detector in due if not waiting.intersection(detector.needs)]
            if len(ready) == 1:
                await self._let_look(frame, ready[0])
            else:
                await asyncio.gather(*(self._let_look(frame, detector) for detector in ready))
            due = [detector for detector in due if detector not in ready]

    async def _let_look(self, frame: FrameContext, detector: FrameDetector) -> None:
        try:
            found = await self._pools[detector.name].run(lambda: validate_values(detector.look(frame), detector.ranges))
        except Exception as error:  # noqa: BLE001 - the edge: whatever a native library throws is about this one look
            frame.failed[detector.name] = f"{type(error).__name__}: {error}"
        else:
            frame.values |= found
            frame.looked.add(detector.name)

    def _note_load(self, waited_s: float) -> None:
        self._waited_s += 0.1 * (waited_s - self._waited_s)
        now = time.monotonic()
        if now - self._slowdown_at >= 1.0:
            self._slowdown_at = now
            self._slowdown = self._slowdown.after(self._waited_s)
            self.slowdown = self._slowdown.factor
