"""A server of the benchmark's own: another process, a temporary folder, a free port."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import psutil

__all__ = ["BenchServer"]

_LINK = re.compile(r"/setup#(\S+)")


class BenchServer:
    """Runs ``openproctor serve`` while the block runs; measured from outside."""

    def __init__(self, detector: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="openproctor-bench-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.first_link = ""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("OPENPROCTOR_")}
        environment |= {key: value for key, value in os.environ.items() if key.startswith("OPENPROCTOR_WEIGHTS")}
        environment.pop("DATABASE_URL", None)
        environment |= {
            "PORT": str(port),
            "DATA_DIR": self._folder.name,
            "OPENPROCTOR_FACE_DETECTOR": detector,
            "OPENPROCTOR_LOG_LEVEL": "warning",
            "COLUMNS": "200",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from openproctor.cli import main; main()", "serve"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            found = _LINK.search(line)
            if found:
                # Printed at the end of the start: the detector is warm, and the socket is about to listen.
                self.first_link = found.group(1)
                self._await_health()
                return self
        self.__exit__(None, None, None)
        raise RuntimeError("the server did not start; its own words are above")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._folder.cleanup()

    def cpu_s(self) -> float:
        """CPU seconds, user and system, of the server and its children."""
        return sum(times.user + times.system for times in (process.cpu_times() for process in self._processes()))

    def rss_mb(self) -> float:
        """Resident memory of the server and its children."""
        return sum(process.memory_info().rss for process in self._processes()) / 2**20

    def stop_and_read_frames(self) -> list[tuple[str, int, str]]:
        """Stop the server, and read what it has stored: attempt, sequence number, sha-256 in hexadecimal."""
        self._process.terminate()
        self._process.wait(timeout=30)
        connection = sqlite3.connect(Path(self._folder.name) / "openproctor.db")
        try:
            rows = connection.execute("SELECT attempt_id, seq, hex(sha256) FROM frames")
            return [(attempt, seq, digest.lower()) for attempt, seq, digest in rows]
        finally:
            connection.close()

    def _processes(self) -> list[psutil.Process]:
        server = psutil.Process(self._process.pid)
        return [server, *server.children(recursive=True)]

    def _await_health(self) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.base}/healthz").status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        raise RuntimeError("the server does not answer /healthz")
