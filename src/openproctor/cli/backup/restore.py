"""Restores a backup: everything is verified first, and only then a new data folder is made."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openproctor.cli.backup.manifest import MANIFEST, BackupFailed, Manifest, describe_file, read_manifest
from openproctor.cli.backup.snapshot import DATABASE, load_postgresql, named_in_sqlite
from openproctor.database.tables.migrate import require_known_schema
from openproctor.evidence.store.protocol import EvidenceStore, check_key

__all__ = ["restore_backup", "verified"]

EVIDENCE = "evidence/"


async def restore_backup(source: Path, data_dir: Path, store: EvidenceStore, database: str) -> Manifest:
    """Make a data folder from a backup.

    Args:
        source: the folder, or the ``.tar`` file.
        data_dir: where to; it must be empty, or not be there at all.
        store: where evidence goes.
        database: the URL of the new database; for a backup of PostgreSQL an empty one.

    Raises:
        BackupFailed: the folder is not empty, or something in the backup is not as the manifest says. Nothing was written.
    """
    _require_empty(data_dir)
    with _unpacked(source) as folder:
        manifest = verified(folder)
        if (manifest.database == "sqlite") != database.startswith("sqlite"):
            raise BackupFailed(f"This is a backup of {manifest.database}; DATABASE_URL names another kind of database.")
        for name in manifest.files:
            if name.startswith(EVIDENCE):
                await store.put({name.removeprefix(EVIDENCE): (folder / name).read_bytes()})
            elif name != manifest.database_file:
                _copy(folder / name, data_dir / name)
        if manifest.database == "sqlite":
            _copy(folder / manifest.database_file, data_dir / DATABASE)
        else:
            await load_postgresql(database, folder / manifest.database_file)
    return manifest


def verified(folder: Path) -> Manifest:
    """The manifest of a backup, if every file matches it and all evidence that the database names is there.

    Raises:
        BackupFailed: the message names the first file that is wrong or missing.
        DependencyFailed: a newer version made it.
    """
    if not (folder / MANIFEST).is_file():
        raise BackupFailed(f"{folder} is no backup: it has no {MANIFEST}.")
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    require_known_schema(manifest.revision)
    if manifest.database_file not in manifest.files:
        raise BackupFailed("The backup has no database.")
    for name, file in manifest.files.items():
        try:
            path = folder / check_key(name)
        except ValueError as error:
            raise BackupFailed(str(error)) from error
        if not path.is_file():
            raise BackupFailed(f"{name} is missing.")
        if describe_file(path) != file:
            raise BackupFailed(f"{name} is not as it was when the backup was made.")
    if manifest.database == "sqlite":
        kept = {f"{EVIDENCE}{key}" for key in manifest.missing} | manifest.files.keys()
        for key in named_in_sqlite(folder / manifest.database_file):
            if f"{EVIDENCE}{key}" not in kept:
                raise BackupFailed(f"{key} is named by the database and not in the backup.")
    return manifest


@contextmanager
def _unpacked(source: Path) -> Iterator[Path]:
    if source.is_dir():
        yield source
        return
    if not source.is_file():
        raise BackupFailed(f"There is no backup at {source}.")
    with tempfile.TemporaryDirectory(prefix=".openproctor-", dir=source.parent) as made:
        try:
            with tarfile.open(source) as tar:
                tar.extractall(made, filter="data")
        except (tarfile.TarError, EOFError) as error:
            raise BackupFailed(f"{source} cannot be read: {error}.") from error
        yield Path(made)


def _require_empty(data_dir: Path) -> None:
    if data_dir.exists() and (not data_dir.is_dir() or any(data_dir.iterdir())):
        raise BackupFailed(f"{data_dir} is not empty.")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(source, target)
    target.chmod(0o600)
