"""The bill of materials names everything that is locked, with its hashes, and no place of whoever builds."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from scripts.sbom import python_parts

LOCKED = Path(__file__).parents[2] / "requirements" / "runtime.txt"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return python_parts()


def test_every_locked_package_is_in_it_with_its_version_and_a_hash(document: dict[str, Any]) -> None:
    listed = {part["name"].lower(): part for part in document["components"]}
    locked = dict(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", LOCKED.read_text(), re.MULTILINE))
    assert len(locked) > 50
    for name, version in locked.items():
        part = listed[name.lower()]
        assert part["version"] == version, name
        assert "sha256:" in json.dumps(part) or '"SHA-256"' in json.dumps(part), name


def test_it_says_nothing_of_the_machine_or_the_place_packages_came_from(document: dict[str, Any]) -> None:
    text = json.dumps(document["components"])
    assert str(Path.home()) not in text
    assert str(LOCKED.parent) not in text
    assert not re.search(r"https?://[^\"]*(simple|registry|index)", text)
