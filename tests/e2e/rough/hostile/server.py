"""Serves like ``quick_server``, but in simulated time: the loop's own time stands still, and goes on as the conductor says.

It serves once the conductor has said which time it is, and can only be killed.
"""

import asyncio
import os
from collections.abc import Callable
from contextvars import Context
from email.utils import formatdate
from typing import TypeVarTuple

import uvicorn

from openproctor.core.clock import SystemClock
from openproctor.core.settings import Settings
from openproctor.http.transport import SERVER_OPTIONS
from openproctor.server.app import create_app
from tests.e2e.quick_server import light_engine

__all__ = ["CONTROL_PORT", "EPOCH"]

CONTROL_PORT, EPOCH = "HOSTILE_CONTROL_PORT", "HOSTILE_EPOCH"
"""Settings of this program: where it is conducted, and which moment (Unix time) the simulated second 0 is."""
SUBSTEP_S = 0.25
"""Loops of the server that look twice a second do so."""
AT_ONCE_S = 0.1
"""Shorter pauses are meant to let others work, not to wait for a time."""
TURNS = 4
"""Turns of the loop for what is due at a time."""

Some = TypeVarTuple("Some")


class SimulatedTime:
    """Seconds since the simulation's beginning."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


class SimulatedLoop(asyncio.SelectorEventLoop):
    """All timers of asyncio go by this time. It waits in vain while the time stands still, until the conductor's words come."""

    def __init__(self, simulated: SimulatedTime) -> None:
        super().__init__()
        self.time = simulated  # type: ignore[method-assign]

    def call_later(
        self, delay: float, callback: Callable[[*Some], object], *args: *Some, context: Context | None = None
    ) -> asyncio.TimerHandle:
        return super().call_later(delay if delay >= AT_ONCE_S else 0, callback, *args, context=context)


class Server(uvicorn.Server):
    """Writes the simulated time into its answers, too."""

    wall: SystemClock

    async def on_tick(self, counter: int) -> bool:
        ends = await super().on_tick(counter)
        date = formatdate(self.wall.now().timestamp(), usegmt=True).encode()
        others = [header for header in self.server_state.default_headers if header[0] != b"date"]
        self.server_state.default_headers = [(b"date", date), *others]
        return ends


class Conducted:
    """Does as the conductor says."""

    def __init__(self, simulated: SimulatedTime) -> None:
        self._simulated = simulated
        self.begun = asyncio.Event()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Each line is a time to go to; the answer comes when what was due until then has had its turn."""
        while line := await reader.readline():
            until = float(line)
            if not self.begun.is_set():
                self._simulated.at = until
                self.begun.set()
            while self._simulated.at < until:
                self._simulated.at = min(self._simulated.at + SUBSTEP_S, until)
                for _ in range(TURNS):
                    await asyncio.sleep(0)
            writer.write(line)
        writer.close()


async def serve(simulated: SimulatedTime) -> None:
    """Wait for the conductor, and serve."""
    settings, conducted = Settings(), Conducted(simulated)
    epoch = float(os.environ[EPOCH])
    async with await asyncio.start_server(conducted.talk, "127.0.0.1", int(os.environ[CONTROL_PORT])):
        await conducted.begun.wait()
        clock = SystemClock(wall=lambda: epoch + simulated(), steady=simulated)
        app = create_app(
            settings,
            clock=clock,
            engine=light_engine(),
            on_first_start=lambda path: print(f"http://127.0.0.1:{settings.port}{path}", flush=True),
        )
        server = Server(uvicorn.Config(app, host="127.0.0.1", port=settings.port, loop="none", **SERVER_OPTIONS))
        server.wall = clock
        await server.serve()


def main() -> None:
    simulated = SimulatedTime()
    with asyncio.Runner(loop_factory=lambda: SimulatedLoop(simulated)) as runner:
        runner.run(serve(simulated))


if __name__ == "__main__":
    main()
