"""Threads for one kind of detector: bounded work, and a time limit that a hanging native library cannot defeat."""

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

__all__ = ["DetectorPool", "DetectorTimeout"]

Result = TypeVar("Result")

RETRY_S = 60.0
"""Seconds after which a pool whose threads all hang lets one new call through."""


class DetectorTimeout(RuntimeError):  # noqa: N818 (what has happened, in plain words)
    """The work took longer than allowed, or all threads still hang in earlier work."""


@dataclass(slots=True, eq=False)
class _Job(Generic[Result]):
    work: Callable[[], Result]
    loop: asyncio.AbstractEventLoop
    answer: "asyncio.Future[Result]"
    began: float | None = None
    """Monotonic seconds at which a thread began it; None before."""
    worker: "_Worker | None" = None
    done: bool = False


@dataclass(slots=True, eq=False)
class _Worker:
    thread: threading.Thread | None = None
    lost: bool = field(default=False)
    """Its work was given up; the thread ends when it comes back, if ever."""


class DetectorPool:
    """Runs work beside the event loop, ``workers`` at a time. All methods are called from one event loop.

    A thread cannot be stopped from outside, so work over its time limit is given up together with its thread, and a new
    thread takes its place. At most ``2 * workers`` threads are lost like this; from then on work is refused, except
    for one try a minute. Threads are daemons: the server can end while one hangs.
    """

    def __init__(self, name: str, workers: int, limit_s: float) -> None:
        self.name = name
        self._limit_s = limit_s
        self._workers = workers
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._threads: set[_Worker] = set()
        self._lost: set[_Worker] = set()
        self._lost_at = 0.0
        self._open = False
        self.pending = 0
        """Work waiting or being done. What a caller gave up counts until its thread is free."""

    @property
    def lost(self) -> int:
        """Threads that hang in work that was given up."""
        return len(self._lost)

    def start(self) -> None:
        """Start the threads."""
        self._open = True
        for _ in range(self._workers):
            self._add_worker()

    async def close(self) -> None:
        """End the threads that are not hanging, after the work that waits. Calling it again does nothing."""
        if not self._open:
            return
        self._open = False
        for _ in self._threads:
            self._jobs.put(None)
        threads = [worker.thread for worker in self._threads if worker.thread is not None]
        for thread in threads:
            await asyncio.to_thread(thread.join, self._limit_s)
        self._threads.clear()

    async def run_in_all(self, work: Callable[[], None]) -> None:
        """Do the work once in every thread, without a time limit; raises what it raises."""
        together = threading.Barrier(self._workers)

        def once() -> None:
            # No thread takes a second job before each has had one.
            together.wait()
            work()

        loop = asyncio.get_running_loop()
        jobs = [_Job(once, loop, loop.create_future()) for _ in range(self._workers)]
        for job in jobs:
            self.pending += 1
            self._jobs.put(job)
        for done in await asyncio.gather(*(job.answer for job in jobs), return_exceptions=True):
            if isinstance(done, BaseException):
                raise done

    async def run(self, work: Callable[[], Result]) -> Result:
        """Do the work in a thread; raises what it raises.

        Raises:
            DetectorTimeout: it took too long, or too much earlier work did.
        """
        if not self._open:
            raise DetectorTimeout(f"{self.name} is not running")
        if self._is_exhausted():
            raise DetectorTimeout(f"{self.name} hangs; {len(self._lost)} threads are lost to it")
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Result] = loop.create_future()
        job = _Job(work, loop, answer)
        self.pending += 1
        self._jobs.put(job)
        timer = loop.call_later(self._limit_s, self._check, job)
        try:
            return await answer
        finally:
            # A caller that gives up does not stop the work in its thread: the time limit still applies.
            if not answer.cancelled():
                timer.cancel()

    def _is_exhausted(self) -> bool:
        if len(self._lost) < 2 * self._workers:
            return False
        if time.monotonic() - self._lost_at < RETRY_S:
            return True
        self._lost_at = time.monotonic()  # this one may try
        return False

    def _check(self, job: _Job[Any]) -> None:
        """Called once the time limit has passed since the job was handed in or begun: gives up work that is over it."""
        if job.done:
            return
        left = self._limit_s if job.began is None else self._limit_s - (time.monotonic() - job.began)
        if left > 0:
            job.loop.call_later(left, self._check, job)
            return
        worker = job.worker
        if worker is not None and not worker.lost:
            worker.lost = True
            self._threads.discard(worker)
            self._lost.add(worker)
            self._lost_at = time.monotonic()
            self.pending -= 1
            if self._open:
                self._add_worker()
        if not job.answer.done():
            job.answer.set_exception(DetectorTimeout(f"{self.name} took longer than {self._limit_s:g} s"))

    def _add_worker(self) -> None:
        worker = _Worker()
        worker.thread = threading.Thread(target=self._work, args=(worker,), name=f"analysis-{self.name}", daemon=True)
        self._threads.add(worker)
        worker.thread.start()

    def _work(self, worker: _Worker) -> None:
        while (job := self._jobs.get()) is not None:
            job.worker, job.began = worker, time.monotonic()
            result, error = None, None
            try:
                result = job.work()
            except Exception as raised:  # noqa: BLE001 - the edge of a worker: whatever it was, the caller gets it
                error = raised
            with contextlib.suppress(RuntimeError):  # the loop has been closed meanwhile
                job.loop.call_soon_threadsafe(self._finish, job, worker, result, error)
            if worker.lost:
                return

    def _finish(self, job: _Job[Any], worker: _Worker, result: object, error: Exception | None) -> None:
        job.done = True
        if worker in self._lost:
            self._lost.discard(worker)
        else:
            self.pending -= 1
        if job.answer.done():
            return
        if error is not None:
            job.answer.set_exception(error)
        else:
            job.answer.set_result(result)
