"""A server in a process of its own, on a free port of loopback: measured, stopped and started again from outside."""

import contextlib
import os
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import psutil

__all__ = ["UNLIMITED", "ServerProcess", "free_port", "query", "read_frames"]

UNLIMITED = {"OPENPROCTOR_RATE_FACTOR": "1000"}
"""All candidates of a benchmark come from one address, and some send more than a page would."""

_LINK = re.compile(r"/setup#(\S+)")
PROGRAM = ("-c", "from openproctor.cli.main import main; main()", "serve")
START_S = 60.0
STOP_S = 30.0


PORTS = range(20_000, 32_000)
"""Below those that systems give to connections that go out: one of these may take a port between its choice and its use."""


def free_port() -> int:
    """A port on loopback that nobody listens on right now."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class ServerProcess:
    """Runs ``openproctor serve`` on ``data_dir`` while the block runs. It may be stopped and started again in between."""

    def __init__(self, data_dir: Path, settings: Mapping[str, str] | None = None, program: Sequence[str] = PROGRAM) -> None:
        """``program`` are the arguments of Python that serve, for instance with other parts."""
        self._program = program
        self._port = free_port()
        self.data_dir = data_dir
        self._settings = dict(settings or {})
        self._process: subprocess.Popen[bytes] | None = None
        self.base = f"http://127.0.0.1:{self._port}"
        self.first_link: str | None = None
        """Token of the link by which the first administrator sets a password, if the last start offered one."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Start, and wait until it is ready.

        Raises:
            RuntimeError: it did not start; what it said is on stderr.
        """
        output = self.data_dir.parent / f"{self.data_dir.name}.out"
        with output.open("w") as file:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, *self._program],
                env=self._environment(),
                stdout=file,
            )
        self._await_health()
        found = _LINK.search(output.read_text())
        self.first_link = found.group(1) if found else None

    def stop(self) -> None:
        """Ask it to end, and wait."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=STOP_S)
            except subprocess.TimeoutExpired:
                # With PYTHONFAULTHANDLER set it says where it hangs.
                self._process.send_signal(signal.SIGABRT)
                self._process.wait(timeout=STOP_S)
                raise

    def kill(self) -> None:
        """End it at once (SIGKILL), with no chance to finish anything."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=STOP_S)

    @property
    def pid(self) -> int:
        """The process that serves."""
        assert self._process is not None
        return self._process.pid

    def cpu_s(self) -> float:
        """CPU seconds, user and system, of the server and its children."""
        return sum(times.user + times.system for times in (process.cpu_times() for process in self._processes()))

    def rss_mb(self) -> float:
        """Resident memory of the server and its children."""
        return sum(process.memory_info().rss for process in self._processes()) / 2**20

    def _environment(self) -> dict[str, str]:
        """The machine's environment without settings that are not this server's."""
        kept = {
            key: value
            for key, value in os.environ.items()
            if key == "OPENPROCTOR_WEIGHTS" or not key.startswith("OPENPROCTOR_")
        }
        kept.pop("DATABASE_URL", None)
        own = {"PORT": str(self._port), "DATA_DIR": str(self.data_dir), "OPENPROCTOR_LOG_LEVEL": "warning", "COLUMNS": "200"}
        return kept | own | self._settings

    def _processes(self) -> list[psutil.Process]:
        assert self._process is not None
        server = psutil.Process(self._process.pid)
        return [server, *server.children(recursive=True)]

    def _await_health(self) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_S
        # One client: each new one would read all authorities that the machine trusts, and slow down the start that it awaits.
        with httpx.Client(base_url=self.base) as http:
            while time.monotonic() < deadline and self._process.poll() is None:
                try:
                    if http.get("/healthz").status_code == httpx.codes.OK:
                        return
                except httpx.TransportError:
                    pass  # it does not listen yet
                time.sleep(0.05)
        self.stop()
        raise RuntimeError("the server did not start")


_ADDRESS = {"camera": "frames", "microphone": "sound", "page": "events"}


def read_frames(data_dir: Path) -> list[tuple[str, str, int, str]]:
    """What a stopped server has stored in SQLite: attempt, stream (as in the address), sequence number, sha-256 in
    hexadecimal."""
    rows = query(data_dir, "SELECT attempt_id, stream, seq, hex(sha256) FROM frames")
    return [(attempt, _ADDRESS[stream], seq, digest.lower()) for attempt, stream, seq, digest in rows]


def query(data_dir: Path, statement: str) -> list[tuple[Any, ...]]:
    """What the SQLite database of a stopped server answers."""
    connection = sqlite3.connect(data_dir / "openproctor.db")
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()
