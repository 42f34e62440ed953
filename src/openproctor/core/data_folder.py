"""The data folder: its owner's alone, like all that is made in it."""

import os
import stat
from pathlib import Path

from openproctor.core.errors import DependencyFailed

__all__ = ["PRIVATE_UMASK", "is_ours", "is_usable", "open_data_folder", "reason", "wider_than_private"]

PRIVATE_UMASK = 0o077
"""Of every command's process: what it makes is its user's alone."""
OURS = ("secret", "openproctor.db")
"""Files from which a data folder is known to be one."""
_OTHERS = 0o077


def open_data_folder(folder: Path) -> list[str]:
    """Make the folder if it is missing, and let nobody else in.

    A folder with wider modes is narrowed if it is empty or a data folder already; never one with other things in it, or one
    like ``/tmp``. Returns a sentence for each thing that stays readable by others.

    Raises:
        DependencyFailed: it cannot be made, or is no folder that this user can write to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except FileExistsError as error:
        raise DependencyFailed(f"DATA_DIR={folder} is a file: set DATA_DIR to a folder.") from error
    except OSError as error:
        raise DependencyFailed(
            f"DATA_DIR={folder} cannot be made ({reason(error)}): set DATA_DIR to a folder that this user can write to."
        ) from error
    if not is_usable(folder):
        raise DependencyFailed(
            f"DATA_DIR={folder} is not writable for this user: make this user its owner, or set DATA_DIR to another folder."
        )
    return [said for path in _to_narrow(folder) if (said := _narrow(path))]


def is_usable(folder: Path) -> bool:
    """Whether this process may list a folder, and make and remove files in it."""
    return os.access(folder, os.R_OK | os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def wider_than_private(path: Path) -> bool:
    """Whether others than the owner may do anything with it."""
    return bool(path.stat().st_mode & _OTHERS)


def is_ours(folder: Path) -> bool:
    """Whether it is empty, or a data folder already: not a folder of something else."""
    if folder.stat().st_mode & stat.S_ISVTX:
        return False
    return any((folder / name).exists() for name in OURS) or not any(folder.iterdir())


def reason(error: BaseException) -> str:
    """Why a call of the system failed, in the system's words and without the path."""
    number = error.errno if isinstance(error, OSError) else None
    if number is not None and number > 0:
        return os.strerror(number)  # libraries put the address into the text
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _to_narrow(folder: Path) -> list[Path]:
    files = [path for pattern in (*OURS, "openproctor.db-*") for path in folder.glob(pattern)]
    return [path for path in (folder, *files) if wider_than_private(path)]


def _narrow(path: Path) -> str | None:
    if path.is_dir() and not is_ours(path):
        return f"DATA_DIR={path} can be read by others and holds other things too: give OpenProctor a folder of its own."
    try:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)
    except OSError as error:
        return f"{path} can be read by others, and that cannot be changed ({reason(error)}): make this user its owner."
    return None
