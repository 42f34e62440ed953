"""Evidence in a folder, written so that it survives a power cut."""

import asyncio
import os
import secrets
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from openproctor.evidence.store import Missing, check_key

__all__ = ["LocalStore"]


STALE_S = 3600.0
"""A half-written file that is this old was left by a crash."""


class LocalStore:
    """One file a key below ``root``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, items: Mapping[str, bytes]) -> None:
        """Write beside, fsync, rename, and at the end fsync each folder once (and those made on the way)."""
        files = {self._root / check_key(key): data for key, data in items.items()}
        if files:
            await asyncio.to_thread(self._put, files)

    async def read(self, key: str) -> bytes:
        """The bytes under ``key``.

        Raises:
            Missing: there are none.
        """
        try:
            return await asyncio.to_thread((self._root / check_key(key)).read_bytes)
        except FileNotFoundError as error:
            raise Missing(key) from error

    async def delete(self, keys: Iterable[str]) -> None:
        """Remove the files and fsync their folders; what is not there is left alone."""
        paths = [self._root / check_key(key) for key in keys]
        if paths:
            await asyncio.to_thread(_remove, paths)

    async def keys(self, prefix: str) -> list[str]:
        """The files below the folder ``prefix``; what a crash left half-written is among them once it is an hour old."""
        folder = self._root / check_key(prefix.removesuffix("/"))
        return await asyncio.to_thread(self._keys, folder)

    def _keys(self, folder: Path) -> list[str]:
        found = []
        for path in folder.rglob("*"):
            try:
                fresh = time.time() - path.stat().st_mtime < STALE_S
            except FileNotFoundError:
                continue  # it has got its name, or has gone, since the folder was read
            if path.is_file() and not (path.name.startswith(".") and fresh):
                found.append(path.relative_to(self._root).as_posix())
        return sorted(found)

    def _put(self, files: Mapping[Path, bytes]) -> None:
        for path, data in files.items():
            self._make_folder(path.parent)
            self._write(path, data)
        for folder in {path.parent for path in files}:
            _fsync_folder(folder)

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)
        _fsync_folder(folder.parent)


def _remove(paths: Iterable[Path]) -> None:
    folders = set()
    for path in paths:
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        folders.add(path.parent)
    for folder in folders:
        _fsync_folder(folder)


def _fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
