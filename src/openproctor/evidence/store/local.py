"""Evidence in a folder, written so that it survives a power cut."""

import asyncio
import errno
import os
import re
import secrets
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from openproctor.core.data_folder import reason
from openproctor.core.settings import Settings
from openproctor.evidence.store.protocol import Missing, check_key, check_prefix, unavailable

__all__ = ["LocalStore", "create"]

_BESIDE = re.compile(r"\..+\.[0-9a-f]{8}")
"""The name of a file that is being written, or was when the power failed."""
LISTED_AT_ONCE = 1000


class LocalStore:
    """One file a key below ``root``. One process at a time writes there."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._writing: set[Path] = set()

    async def put(self, items: Mapping[str, bytes]) -> None:
        """Write beside, fsync, rename, and at the end fsync each folder once (and those that were created)."""
        files = {self._root / check_key(key): data for key, data in items.items()}
        if files:
            with self._problems():
                await asyncio.to_thread(self._put, files)

    async def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes under ``key``, or a part of them.

        Raises:
            Missing: there are none.
        """
        with self._problems():
            return await asyncio.to_thread(self._read, key, start, stop)

    async def size(self, key: str) -> int:
        """The length of the file.

        Raises:
            Missing: there is none.
        """
        with self._problems():
            return await asyncio.to_thread(self._size, key)

    async def delete(self, keys: Iterable[str]) -> None:
        """Unlink, and fsync each folder once; folders that are then empty are removed, too."""
        paths = [self._root / check_key(key) for key in keys]
        if paths:
            with self._problems():
                await asyncio.to_thread(self._delete, paths)

    async def keys(self, prefix: str = "", *, older_than: datetime | None = None) -> AsyncIterator[str]:
        """Walk the folder, a thousand files at a time."""
        found = self._files(check_prefix(prefix))
        while True:
            with self._problems():
                batch = await asyncio.to_thread(lambda: list(islice(found, LISTED_AT_ONCE)))
            if not batch:
                return
            for path in batch:
                if not path.name.startswith(".") and (older_than is None or _written_at(path) < older_than):
                    yield path.relative_to(self._root).as_posix()

    async def repair(self) -> None:
        """Remove files that were being written when the process ended."""
        with self._problems():
            await asyncio.to_thread(self._repair)

    @contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unavailable(_cause(self._root, error)) from error

    def _put(self, files: Mapping[Path, bytes]) -> None:
        for path, data in files.items():
            self._make_folder(path.parent)
            self._write(path, data)
        for folder in {path.parent for path in files}:
            _fsync_folder(folder)

    def _write(self, path: Path, data: bytes) -> None:
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        self._writing.add(beside)
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        finally:
            self._writing.discard(beside)

    def _read(self, key: str, start: int, stop: int | None) -> bytes:
        try:
            with (self._root / check_key(key)).open("rb") as file:
                file.seek(start)
                return file.read(-1 if stop is None else max(0, stop - start))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise Missing(key) from error

    def _size(self, key: str) -> int:
        path = self._root / check_key(key)
        try:
            return path.stat().st_size
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Missing(key) from error

    def _delete(self, paths: Iterable[Path]) -> None:
        folders = set()
        for path in paths:
            path.unlink(missing_ok=True)
            folders.add(path.parent)
        for folder in folders:
            if folder.is_dir():
                _fsync_folder(folder)
            self._prune(folder)

    def _prune(self, folder: Path) -> None:
        while folder != self._root and folder.is_dir() and not any(folder.iterdir()):
            try:
                folder.rmdir()
            except OSError:
                return  # somebody has put a file there meanwhile: it stays
            folder = folder.parent

    def _files(self, prefix: str) -> Iterator[Path]:
        for parent, _, names in os.walk(self._root / prefix):
            yield from (Path(parent, name) for name in names)

    def _repair(self) -> None:
        for path in self._files(""):
            if _BESIDE.fullmatch(path.name) and path not in self._writing:
                path.unlink(missing_ok=True)

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)
        _fsync_folder(folder.parent)


def _cause(root: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk of {root} is full: make room."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST):
        return f"{root} cannot be used ({reason(error)}): it must be a folder in DATA_DIR that this user owns."
    return f"{root} cannot be used ({reason(error)}): look at its disk."


def _written_at(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return datetime.max.replace(tzinfo=UTC)  # it was deleted since it was listed


def _fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create(settings: Settings) -> LocalStore:
    """The folder ``evidence`` in the data folder."""
    return LocalStore(settings.data_dir / "evidence")
