"""What is said in several places is the same in all of them: the gate's commands, the licence, the length of a line."""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def gate() -> list[str]:
    """The commands of ``make check``, in their order: the server's, then the pages'."""
    recipes = re.findall(r"^check-\w+:[^\n]*\n((?:\t[^\n]*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert len(recipes) == 3
    return [line.strip().replace("$(BIN)", ".venv/bin") for recipe in recipes for line in recipe.splitlines()]


def hooks() -> list[dict[str, str]]:
    """The hooks of pre-commit. They are plain enough to be read without a parser."""
    text = (ROOT / ".pre-commit-config.yaml").read_text()
    return [dict(re.findall(r"^ +(\w+): (.+)$", part, re.MULTILINE)) for part in text.split("- id: ")[1:]]


def test_the_hooks_are_the_commands_of_the_gate() -> None:
    assert len(gate()) >= 6
    assert [hook["entry"] for hook in hooks()] == gate()


def test_the_hooks_fetch_nothing_and_look_at_everything() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text()
    assert re.findall(r"repo: (\S+)", text) == ["local"]
    for hook in hooks():
        assert (hook["language"], hook["pass_filenames"], hook["always_run"]) == ("system", "false", "true")


def test_the_licence_is_the_same_everywhere() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text()
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert json.loads((ROOT / "web" / "package.json").read_text())["license"] == "Apache-2.0"
    for name in PROJECT["project"]["license-files"]:
        assert (ROOT / name).is_file(), name


def test_editors_break_lines_where_ruff_does() -> None:
    length = re.search(r"^max_line_length = (\d+)$", (ROOT / ".editorconfig").read_text(), re.MULTILINE)
    assert length is not None
    assert int(length[1]) == PROJECT["tool"]["ruff"]["line-length"]


def test_the_version_stands_in_no_file() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert "version" not in PROJECT["project"]
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text()


def test_lock_files_name_no_host() -> None:
    for path in [*(ROOT / "requirements").glob("*.txt"), ROOT / "web" / "package-lock.json"]:
        text = path.read_text()
        assert "--index-url" not in text, path
        assert "--find-links" not in text, path
        assert '"resolved": "http' not in text, path
