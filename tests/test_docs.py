"""The documentation names only what is there: files, headings, settings, commands and targets. Read from the text alone."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from openproctor.cli.main import COMMANDS
from openproctor.core.settings import Settings
from openproctor.detection.weight_manifest import MANIFEST
from tests.test_layers import ROOMS

ROOT = Path(__file__).parent.parent
BASES = (ROOT, ROOT / "src" / "openproctor", ROOT / "web", ROOT / "web" / "src")
"""Where a path in backticks may begin: at the repository's root, or at the package's or the pages' own."""
TREES = tuple(ROOT / name for name in ("src", "tests", "scripts", "bench", "web/src", "web/eslint"))
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md")])
LINK = re.compile(r"\]\(([^()\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
SOURCE = re.compile(r"[\w./-]+\.(?:py|pyi|ts|tsx|js|css|mako)")
IN_A_TREE = re.compile(r"(?:src|tests|web|docs|scripts|bench|requirements|\.github|\.ci)/[\w./-]*")
HISTORY = "Superseded by [decision"
"""A decision that says so keeps the names of its time; ``names.md`` is about names that are gone."""
SETTING = re.compile(r"\bOPENPROCTOR_[A-Z0-9_]+\b")
TARGET = re.compile(r"(?:^ {4}|`)(?:[A-Z_]+=\S+ )*make ([a-z][a-z-]*)", re.MULTILINE)
COMMAND = re.compile(r"(?:^ {4}|`)(?:[A-Z_]+=\S+ )*openproctor ([a-z]+)", re.MULTILINE)


def by_name(path: Path) -> str:
    return str(path.relative_to(ROOT))


each_page = pytest.mark.parametrize("page", DOCS, ids=by_name)


def slug(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    kept = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^]]*)]\([^)]*\)", r"\1", heading).lower())
    return kept.strip().replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {slug(line.lstrip("#")) for line in page.read_text().splitlines() if line.startswith("#")}


def broken_links(page: Path) -> Iterator[str]:
    """Relative links of a page that lead nowhere."""
    for target in LINK.findall(page.read_text()):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        if not place.exists() or (anchor and place.suffix == ".md" and anchor not in anchors(place)):
            yield target


def missing_paths(page: Path) -> Iterator[str]:
    """Paths in backticks that are none of this repository's."""
    text = page.read_text()
    if HISTORY in text or page.name == "names.md":
        return
    for quoted in QUOTED.findall(text):
        for word in quoted.split():
            if "/" not in word and SOURCE.fullmatch(word):
                if not any(True for tree in TREES for _ in tree.rglob(word)):
                    yield word
            elif (SOURCE.fullmatch(word) or IN_A_TREE.fullmatch(word)) and not any((base / word).exists() for base in BASES):
                yield word


def known_settings() -> set[str]:
    """Every environment variable of ours: the fields of the settings, and what else is read."""
    read = {f"OPENPROCTOR_{name.upper()}" for name in Settings.model_fields}
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").iterdir(), ROOT / "Makefile"]:
        if path.is_file():
            read |= {name for line in path.read_text().splitlines() if "environ" in line for name in SETTING.findall(line)}
    return read


def test_there_are_pages() -> None:
    assert len(DOCS) > 30


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    assert list(broken_links(page)) == []


@each_page
def test_paths_are_there(page: Path) -> None:
    assert list(missing_paths(page)) == []


@each_page
def test_settings_are_read_by_something(page: Path) -> None:
    assert set(SETTING.findall(page.read_text())) <= known_settings()


@each_page
def test_commands_and_targets_are_there(page: Path) -> None:
    text = page.read_text()
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(TARGET.findall(text)) <= targets
    assert set(COMMAND.findall(text)) <= COMMANDS.keys()


def test_every_setting_is_explained() -> None:
    text = (ROOT / "docs" / "operations.md").read_text()
    without_prefix = {"port", "data_dir", "database_url", "evidence_url"}
    for name in Settings.model_fields:
        full = name.upper() if name in without_prefix else f"OPENPROCTOR_{name.upper()}"
        # Of several in one row, the later ones leave out the prefix.
        assert f"`{full}" in text or f"{full}=" in text or f"`{full.removeprefix('OPENPROCTOR')}`" in text, name


def test_the_flow_lists_the_rooms_in_their_order() -> None:
    layers = (ROOT / "docs" / "flow.md").read_text().partition("## Layers")[2]
    assert tuple(re.findall(r"^\| `(\w+)` \|", layers, re.MULTILINE)) == ROOMS


def test_the_notices_name_every_model_file_and_its_licence() -> None:
    rows = [line for line in (ROOT / "docs" / "notices.md").read_text().splitlines() if line.startswith("|")]
    for weight in MANIFEST:
        told = [f"| `{weight.file}` |", f"| `{weight.package}` {weight.version} | {weight.licence} |"]
        assert any(all(each in row for each in told) for row in rows), weight.file


def test_the_notices_name_every_package_that_is_asked_for() -> None:
    text = (ROOT / "docs" / "notices.md").read_text()
    python = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    pages = json.loads((ROOT / "web" / "package.json").read_text())["dependencies"]
    for name in [*(re.split(r"[\[<>=]", each)[0] for each in python), *pages]:
        assert f"`{name}`" in text, name


@pytest.mark.parametrize(
    ("text", "link", "path"),
    [
        ("[a](none.md)", ["none.md"], []),
        ("[a](there.md#nothing)", ["there.md#nothing"], []),
        ("[a](there.md#a-heading-here) `ingest/pipeline.py`", [], []),
        ("`ingest/none.py`", [], ["ingest/none.py"]),
        ("`.venv/bin/pytest tests/none`", [], ["tests/none"]),
        ("`nowhere_at_all.py`", [], ["nowhere_at_all.py"]),
        (f"{HISTORY} 4]: `none/at_all.py`", [], []),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, text: str, link: list[str], path: list[str]) -> None:
    (tmp_path / "there.md").write_text("# A heading, here\n")
    page = tmp_path / "page.md"
    page.write_text(text)
    assert list(broken_links(page)) == link
    assert list(missing_paths(page)) == path
