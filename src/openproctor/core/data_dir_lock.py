"""Lock files from which processes see that a server works on a data folder.

On SQLite all writing goes through one connection of one process (docs/decisions/0002-one-writer.md). A command that
would write much has to know whether there is a server, and a second server must not begin; a lock ends with its process,
however that ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["exclusive", "is_served", "shared", "sole_writer"]

NAME = "serving.lock"
WRITER = "writing.lock"


@contextmanager
def shared(data_dir: Path) -> Iterator[None]:
    """Mark the folder as in use by a server while the block runs; several servers may, on PostgreSQL."""
    with _opened(data_dir, NAME) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield


@contextmanager
def exclusive(data_dir: Path) -> Iterator[None]:
    """Keep servers from starting on this folder while the block runs.

    Raises:
        BlockingIOError: a server works on it.
    """
    with _opened(data_dir, NAME) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


@contextmanager
def sole_writer(data_dir: Path) -> Iterator[None]:
    """Be the one server that writes to the SQLite database of this folder while the block runs.

    Raises:
        BlockingIOError: another one is.
    """
    with _opened(data_dir, WRITER) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def is_served(data_dir: Path) -> bool:
    """Whether a server works on this folder now. Writes nothing."""
    try:
        descriptor = os.open(data_dir / NAME, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def _opened(data_dir: Path, name: str) -> Iterator[int]:
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(data_dir / name, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
