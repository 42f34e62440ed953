"""Adding a detector, a signal and a media engine takes one file and one line each, as ``docs/extending.md`` says."""

import difflib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_layers import edges, upward

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "extending.md"
THINGS = ("A detector", "A signal", "A media engine")


def blocks(thing: str, language: str) -> list[tuple[str, str]]:
    """The code under a heading: the file that its first line names, and what follows."""
    section = PAGE.read_text().split(f"\n## {thing}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n# (\S+)\n(.*?)```", section, re.DOTALL)


def add(thing: str, root: Path) -> tuple[int, int]:
    """Add a thing; returns how many files are new, and how many lines of files that were there are new or another."""
    files = blocks(thing, "python")
    for name, code in files:
        assert not (root / name).exists()
        (root / name).write_text(code)
    changed = 0
    for name, change in blocks(thing, "diff"):
        before = (root / name).read_text()
        kept = "".join(line[1:] + "\n" for line in change.splitlines() if line[0] != "+")
        after = "".join(line[1:] + "\n" for line in change.splitlines() if line[0] != "-")
        assert before.count(kept) == 1, f"{name} does not hold {kept!r} once"
        (root / name).write_text(before.replace(kept, after))
        difference = difflib.ndiff(before.splitlines(), (root / name).read_text().splitlines())
        changed += sum(line.startswith("+ ") for line in difference)
    return len(files), changed


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that may be extended."""
    package = Path("src") / "openproctor"
    shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "web"))
    return tmp_path


def exercise(copy: Path) -> subprocess.CompletedProcess[str]:
    """Use the toys in a process that imports the copy."""
    environment = os.environ | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "tests.extending.exercise"]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


def test_each_is_one_file_and_one_line_and_all_of_them_work(copy: Path) -> None:
    assert {thing: add(thing, copy) for thing in THINGS} == dict.fromkeys(THINGS, (1, 1))
    used = exercise(copy)
    assert (used.returncode, used.stdout.splitlines()[-1:]) == (0, ["used"]), used.stderr


def test_without_them_there_is_nothing_to_use(copy: Path) -> None:
    used = exercise(copy)
    assert used.returncode != 0
    assert "contrast" in used.stderr


def test_the_layers_hold_with_them(copy: Path) -> None:
    for thing in THINGS:
        add(thing, copy)
    assert upward(edges(copy / "src" / "openproctor")) == []
