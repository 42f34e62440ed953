"""A lock file from which commands see that a server works on a data folder.

On SQLite all writing goes through one connection of one process (docs/decisions/0002-one-writer.md). A command that
would write much has to know whether there is a server; the lock ends with its process, however that ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["exclusive", "shared"]

NAME = "serving.lock"


@contextmanager
def shared(data_dir: Path) -> Iterator[None]:
    """Mark the folder as in use by a server while the block runs; several servers may."""
    with _opened(data_dir) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield


@contextmanager
def exclusive(data_dir: Path) -> Iterator[None]:
    """Keep servers from starting on this folder while the block runs.

    Raises:
        BlockingIOError: a server works on it.
    """
    with _opened(data_dir) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


@contextmanager
def _opened(data_dir: Path) -> Iterator[int]:
    data_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(data_dir / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
