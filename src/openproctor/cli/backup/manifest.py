"""What a backup holds: every file by its size and the SHA-256 of its bytes as they are stored."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from openproctor.core.errors import Problem

__all__ = ["MANIFEST", "BackupFailed", "File", "Manifest", "describe_bytes", "describe_file", "read_manifest"]

MANIFEST = "manifest.json"
BLOCK = 1 << 20


class BackupFailed(Problem):
    status, type, title = 500, "backup-failed", "The backup, or what was to be done with it, failed."


class File(BaseModel):
    """One file."""

    size: Annotated[int, Field(ge=0)]
    sha256: str


class Manifest(BaseModel):
    """All of a backup, by names relative to its folder."""

    format: Literal["openproctor-backup-1"] = "openproctor-backup-1"
    made_at: datetime
    database: Literal["sqlite", "postgresql"]
    database_file: str
    revision: str | None = None
    """That of the database's schema; earlier versions did not say it."""
    files: dict[str, File]
    missing: list[str] = []
    """Evidence that the database named and the store did not have."""


def describe_bytes(data: bytes) -> File:
    """Size and hash of bytes."""
    return File(size=len(data), sha256=hashlib.sha256(data).hexdigest())


def describe_file(path: Path) -> File:
    """Size and hash of a file, read piece by piece."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return File(size=size, sha256=digest.hexdigest())


def read_manifest(text: bytes) -> Manifest:
    """The manifest.

    Raises:
        BackupFailed: this is not a manifest, or one of a later version.
    """
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        raise BackupFailed(f"{MANIFEST} is not that of a backup that this version knows.") from error
