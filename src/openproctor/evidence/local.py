"""Evidence in a folder, written so that it survives a power cut."""

import asyncio
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from openproctor.evidence.store import Missing, check_key

__all__ = ["LocalStore"]


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


def _fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
