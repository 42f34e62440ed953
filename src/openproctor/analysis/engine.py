"""Runs the detectors beside the event loop: threads, a bounded queue, and a memory of each attempt."""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from openproctor.analysis.cascade import Cascade, LookMemory, Pace
from openproctor.analysis.detector import FaceDetector
from openproctor.analysis.image import ImageError, Picture
from openproctor.model.observation import FaceLook

__all__ = ["AnalysisEngine", "EngineBusy", "NotAnalysed"]

_FIRST_GUESS = 0.02
"""Seconds of work in a frame, until some have been measured."""


class EngineBusy(RuntimeError):  # noqa: N818 (what has happened, in plain words)
    """The queue is full; the frame was not looked at."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"the analysis is busy; try again in {retry_after:.1f} s")
        self.retry_after = retry_after
        """Seconds in which the queue will have been worked off."""


class NotAnalysed(RuntimeError):  # noqa: N818
    """The detector failed on this frame. Store it as not analysed, never as nothing found."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"not analysed: {reason}")
        self.reason = reason
        """What failed, for the log and the record."""


class AnalysisEngine:
    """Finds faces in frames, many attempts at a time.

    The detectors release the interpreter's lock while they compute, so threads use all cores. All methods are
    called from one event loop.
    """

    def __init__(
        self,
        detector: FaceDetector,
        *,
        workers: int | None = None,
        pending: int = 64,
        attempts: int = 2048,
        pace: Pace | None = None,
    ) -> None:
        """``workers`` threads (one for each core by default), at most ``pending`` frames waiting or being
        worked on.

        What is known of the ``attempts`` looked at last is kept (about 40 KB each); an older one starts anew.
        """
        self._detector = detector
        self._cascade = Cascade(detector, pace)
        self._workers = workers or os.cpu_count() or 1
        self._limit = pending
        self._attempts = attempts
        self._pool: ThreadPoolExecutor | None = None
        self._pending = 0
        self._seconds = _FIRST_GUESS
        self._memories: OrderedDict[str, LookMemory] = OrderedDict()

    @property
    def pending(self) -> int:
        """Frames waiting or being worked on."""
        return self._pending

    async def start(self) -> None:
        """Starts the threads, loads the detector and warms it up. Raises what loading raises; call ``close``
        then too.
        """
        self._pool = ThreadPoolExecutor(self._workers, thread_name_prefix="analysis")
        await asyncio.get_running_loop().run_in_executor(self._pool, self._detector.load)

    async def close(self) -> None:
        """Waits for the frames being worked on and ends the threads. Calling it again does nothing."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, wait=True)

    async def analyse(self, attempt_key: str, jpeg: bytes, at: float) -> FaceLook:
        """Looks at one frame of an attempt, taken at ``at`` seconds on a clock that is the same for all its
        frames.

        The caller never runs two frames of one attempt at once, and gives them in order: each look builds on
        the one before. Raises EngineBusy where too many frames wait, ImageError for a picture that cannot be
        decoded, NotAnalysed where the detector fails. None of the three changes what is remembered.
        """
        if self._pool is None:
            raise NotAnalysed("the engine is not running")
        if self._pending >= self._limit:
            raise EngineBusy(max(0.1, self._seconds * math.ceil(self._pending / self._workers)))
        loop = asyncio.get_running_loop()
        self._pending += 1
        job = self._pool.submit(self._look, jpeg, self._memories.get(attempt_key), at)
        # Counted by the work itself: a caller who gives up does not take his frame out of the thread's hands.
        job.add_done_callback(lambda _: loop.call_soon_threadsafe(self._finished))
        look, memory = await asyncio.wrap_future(job)
        self._remember(attempt_key, memory)
        return look

    def forget(self, attempt_key: str) -> None:
        """Drops what is remembered of an attempt, for instance when it has ended."""
        self._memories.pop(attempt_key, None)

    def _look(self, jpeg: bytes, memory: LookMemory | None, at: float) -> tuple[FaceLook, LookMemory]:
        began = time.perf_counter()
        try:
            return self._cascade.look(Picture.from_jpeg(jpeg), memory, at)
        except ImageError:
            raise
        except Exception as error:
            # The edge of a worker: whatever a native library throws becomes a statement about this one frame.
            raise NotAnalysed(f"{type(error).__name__}: {error}") from error
        finally:
            self._seconds += 0.05 * (time.perf_counter() - began - self._seconds)

    def _finished(self) -> None:
        self._pending -= 1

    def _remember(self, attempt_key: str, memory: LookMemory) -> None:
        self._memories[attempt_key] = memory
        self._memories.move_to_end(attempt_key)
        if len(self._memories) > self._attempts:
            self._memories.popitem(last=False)
