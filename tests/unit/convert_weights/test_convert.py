"""What the server loads is made from what was published, at set-up, and is what was pinned."""

import hashlib
from pathlib import Path

import pytest
from scripts.convert_weights.convert import CONVERSIONS, Conversion, convert_weights

from openproctor.detection.weight_manifest import MANIFEST
from openproctor.detection.weights import WeightsError, ensure_weights
from tests.support.weights import DATA, Index, tiny_entry

ENTRY = tiny_entry(converted=True)
UPPER = {"tiny": Conversion(bytes.upper, hashlib.sha256(DATA.upper()).hexdigest())}


def test_a_model_is_converted_once_and_again_when_damaged(tmp_path: Path) -> None:
    ready = convert_weights(tmp_path, manifest=[ENTRY], conversions=UPPER, fetch=Index())["tiny"]
    assert ready.name == "tiny-ready.bin"
    assert ready.read_bytes() == DATA.upper()
    before = ready.stat().st_ino
    convert_weights(tmp_path, manifest=[ENTRY], conversions=UPPER, fetch=Index())
    assert ready.stat().st_ino == before
    ready.write_bytes(b"half")
    convert_weights(tmp_path, manifest=[ENTRY], conversions=UPPER, fetch=Index())
    assert ready.read_bytes() == DATA.upper()
    assert ensure_weights(tmp_path, manifest=[ENTRY], fetch=Index()) == {"tiny": ready}


def test_what_comes_out_otherwise_is_not_kept(tmp_path: Path) -> None:
    wrong = {"tiny": Conversion(bytes.swapcase, hashlib.sha256(DATA).hexdigest())}
    with pytest.raises(WeightsError, match="came out otherwise than pinned"):
        convert_weights(tmp_path, manifest=[ENTRY], conversions=wrong, fetch=Index(), machine="x86_64")
    assert not (tmp_path / "tiny-ready.bin").exists()
    kept = convert_weights(tmp_path, manifest=[ENTRY], conversions=wrong, fetch=Index(), machine="aarch64")["tiny"]
    assert kept.read_bytes() == DATA.swapcase()


def test_every_converted_file_of_the_manifest_has_its_conversion() -> None:
    assert {entry.name for entry in MANIFEST if entry.converted} == set(CONVERSIONS)
    assert all(len(conversion.sha256) == 64 for conversion in CONVERSIONS.values())
