"""Serves as ``openproctor serve`` does, and measures how long its event loop is held: for ``openproctor bench lists``."""

import asyncio
import gc
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from openproctor.core.logs import configure_logs
from openproctor.core.settings import Settings
from openproctor.http.middleware import send_json
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.server.app import create_app
from openproctor.server.memory_tuning import tune_process

__all__ = ["HOLDS", "PROGRAM"]

PROGRAM = ("-m", "openproctor.cli.bench.watched_server")
"""For :class:`openproctor.cli.bench.server.ServerProcess`."""
HOLDS = "/bench/holds"
"""The address that answers, as JSON, with the longest hold since it was asked last."""
EVERY_S = 0.002
"""A hold is measured to within this."""


@dataclass
class _Watch:
    """A coroutine that wants to run every two milliseconds. While something holds the loop, it cannot."""

    longest_s: float = 0.0
    """From when it wanted to run until it did."""
    worked_s: float = 0.0
    """CPU time of the loop's thread in that time: the rest is other processes on the machine, and other threads."""
    collected_s: float = 0.0
    """The longest collection of garbage, which is a part of some hold."""
    running: asyncio.Task[None] | None = None
    _collecting_since: float = field(default=0.0, init=False)

    async def _look(self) -> None:
        while True:
            wall, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(EVERY_S)
            late = time.perf_counter() - wall - EVERY_S
            if late > self.longest_s:
                self.longest_s, self.worked_s = late, time.thread_time() - cpu

    def note_collection(self, phase: str, _: Mapping[str, int]) -> None:
        """For ``gc.callbacks``."""
        if phase == "start":
            self._collecting_since = time.perf_counter()
        else:
            self.collected_s = max(self.collected_s, time.perf_counter() - self._collecting_since)

    def since_last(self) -> dict[str, float]:
        if self.running is None:
            self.running = asyncio.create_task(self._look())
        found = {
            "longest_ms": self.longest_s * 1000,
            "worked_ms": self.worked_s * 1000,
            "collected_ms": self.collected_s * 1000,
        }
        self.longest_s = self.worked_s = self.collected_s = 0.0
        return found


def _watched(app: ASGIApp) -> ASGIApp:
    watch = _Watch()
    gc.callbacks.append(watch.note_collection)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == HOLDS:
            await send_json(200, "application/json", json.dumps(watch.since_last()).encode(), send)
        else:
            await app(scope, receive, send)

    return answer


def main() -> None:
    """Serve until stopped."""
    settings = Settings()
    configure_logs(settings.log_level, settings.log_file)
    tune_process()
    app = create_app(settings, on_first_start=lambda path: print(f"http://127.0.0.1:{settings.port}{path}", flush=True))  # noqa: T201
    uvicorn.run(_watched(app), host="127.0.0.1", port=settings.port, **SERVER_OPTIONS)


if __name__ == "__main__":
    main()
