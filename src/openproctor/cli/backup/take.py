"""Taking a backup: the database first, then the files that this very copy names, the manifest last.

Everything acknowledged before it began is in it. A backup into the folder of an earlier one writes only what is
new; until the new manifest is in place the earlier one is valid, and afterwards what it no longer names is removed, so
that an erasure reaches the backup with the next one. A name that ends in ``.tar`` asks for one file instead.
"""

import os
import secrets
import shutil
import tarfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openproctor.cli.backup.manifest import MANIFEST, BackupFailed, File, Manifest, describe_bytes, describe_file, read_manifest
from openproctor.cli.backup.snapshot import is_sqlite, postgresql_snapshot, sqlite_snapshot
from openproctor.core.settings import Settings
from openproctor.database.tables.migrate import newest_schema
from openproctor.evidence.store.protocol import EvidenceStore, Missing

__all__ = ["BESIDE", "take_backup"]

BESIDE = ("secret",)
"""Small files of the data folder without which the rest cannot be used."""


async def take_backup(settings: Settings, store: EvidenceStore, target: Path, now: datetime) -> Manifest:
    """Back up into ``target``. ``store`` gives bytes as they are stored: what is encrypted stays so.

    Raises:
        BackupFailed
        DependencyFailed: the database has the schema of another version.
    """
    if target.suffix != ".tar":
        return await _into_folder(settings, store, target, now)
    folder = _beside(target)
    try:
        manifest = await _into_folder(settings, store, folder, now)
        _pack(folder, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return manifest


async def _into_folder(settings: Settings, store: EvidenceStore, target: Path, now: datetime) -> Manifest:
    before = _earlier(target)
    stamp = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
    sqlite = is_sqlite(settings.database)
    database = f"database-{stamp}.{'db' if sqlite else 'dump'}"
    files: dict[str, File] = {}
    missing = []
    try:
        for key in await _snapshot(settings, target / database):
            try:
                data = await store.read(key)
            except Missing:
                missing.append(key)
                continue
            files[f"evidence/{key}"] = _keep(target, f"evidence/{key}", data)
        files[database] = describe_file(target / database)
        for name in BESIDE:
            if (settings.data_dir / name).is_file():
                files[name] = _keep(target, name, (settings.data_dir / name).read_bytes())
        manifest = Manifest(
            made_at=now,
            database="sqlite" if sqlite else "postgresql",
            database_file=database,
            revision=newest_schema(),
            files=files,
            missing=missing,
        )
        _write(target / MANIFEST, manifest.model_dump_json(indent=1).encode())
    except BaseException:
        (target / database).unlink(missing_ok=True)
        raise
    if before is not None:
        for stale in before.files.keys() - files.keys():
            (target / stale).unlink(missing_ok=True)
    return manifest


def _beside(target: Path) -> Path:
    if target.exists():
        raise BackupFailed(f"{target} exists already.")
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}")


async def _snapshot(settings: Settings, target: Path) -> Sequence[str]:
    if is_sqlite(settings.database):
        return sqlite_snapshot(Path(settings.database.partition(":///")[2]), target)
    return await postgresql_snapshot(settings.database, target)


def _earlier(target: Path) -> Manifest | None:
    """The backup that is in the folder already; the folder is made if it does not exist.

    Raises:
        BackupFailed: the folder holds something else.
    """
    if (target / MANIFEST).is_file():
        return read_manifest((target / MANIFEST).read_bytes())
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BackupFailed(f"{target} is not empty, and no backup either.")
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    return None


def _keep(target: Path, name: str, data: bytes) -> File:
    """Write one file, unless it is there with just these bytes."""
    file, path = describe_bytes(data), target / name
    if not (path.is_file() and path.stat().st_size == file.size and describe_file(path) == file):
        _write(path, data)
    return file


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{path.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _pack(folder: Path, target: Path) -> None:
    """Pack a folder into one file, which gets its name once it is complete."""
    beside = target.with_name(f".{target.name}.new")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    tar.add(path, path.relative_to(folder).as_posix())
            tar.close()
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
