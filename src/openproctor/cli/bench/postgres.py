"""A private PostgreSQL cluster: its own folder, its own port, gone afterwards. For benchmarks and tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openproctor.cli.bench.server import free_port

__all__ = ["find_binaries", "running_cluster"]


def find_binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, if PostgreSQL's server is installed."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).parent] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


@contextmanager
def running_cluster(binaries: Path) -> Iterator[int]:
    """Start a cluster, and end it by its own control program. The value is its port; the user is ``openproctor``.

    Raises:
        RuntimeError: it did not start.
    """
    folder = Path(tempfile.mkdtemp(prefix="openproctor-pg-"))
    as_user = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data, port = folder / "data", free_port()

    def run(*command: str) -> None:
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs
            [*as_user, *command], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)

    run(str(binaries / "initdb"), "-D", str(data), "-U", "openproctor", "-A", "trust", "--no-sync", "-E", "UTF8")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(str(binaries / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-o", options, "-w", "start")
    try:
        yield port
    finally:
        run(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)
