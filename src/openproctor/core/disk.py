"""Whether a folder's disk takes what is written: tried, and how much room there is."""

import errno
import os
import secrets
from pathlib import Path

from openproctor.core.data_folder import reason
from openproctor.core.errors import DependencyFailed

__all__ = ["FULL", "explain_disk", "free_bytes", "try_disk"]

FULL = 256 * 1024
"""Bytes that are free on a disk that counts as full: the next picture or two would fill it."""
BLOCK = b"\0" * 4096


def try_disk(folder: Path) -> None:
    """Write a small file durably into a folder that is there, and remove it.

    Raises:
        DependencyFailed: that failed, or there is no room.
    """
    path = folder / f".probe.{secrets.token_hex(4)}"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(descriptor, BLOCK)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
            path.unlink(missing_ok=True)
        # Root may use what is kept back for it.
        found = os.statvfs(folder)
        free = found.f_frsize * (found.f_bfree if os.geteuid() == 0 else found.f_bavail)
    except OSError as error:
        raise DependencyFailed(explain_disk(folder, error)) from error
    if free < FULL:
        raise DependencyFailed(_full(folder))


def free_bytes(folder: Path) -> int:
    """How many bytes users may still write on the disk of a folder."""
    found = os.statvfs(folder)
    return found.f_frsize * found.f_bavail


def explain_disk(folder: Path, error: OSError) -> str:
    """Why something in the data folder could not be written, in one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(folder)
    return f"{folder} cannot be written to ({reason(error)}): DATA_DIR must be a folder that this user owns, with all in it."


def _full(folder: Path) -> str:
    return f"The disk of DATA_DIR={folder} is full: make room, or set DATA_DIR to a folder on another disk."
