"""Fails if a name that was given up is back: those in the left column of ``docs/names.md``.

    python -m scripts.check_names

A word is compared with whole identifiers of the code, comments and strings left out; a name with an ending with file names; one
that ends in ``_`` with the beginnings of identifiers.
"""

import io
import re
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["OldName", "found", "old_names"]

ROOT = Path(__file__).parents[1]
PYTHON, PAGES = ("src/openproctor", "tests", "scripts", "bench"), ("web/src",)
ENDINGS = (".py", ".ts", ".tsx")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")


@dataclass(frozen=True, slots=True)
class OldName:
    """A name that was given up."""

    name: str
    folders: tuple[str, ...]
    """Where it must not be, from the project's root."""

    def is_in(self, path: Path, identifiers: set[str]) -> bool:
        """Whether a file has it."""
        if self.name.endswith(ENDINGS):
            return path.name == self.name
        if self.name.endswith("_"):
            return any(part.startswith(self.name) for part in identifiers)
        return self.name in identifiers


def old_names(page: str) -> Iterator[OldName]:
    """The left column of each table, with the places that its rows name."""
    folders: tuple[str, ...] = PYTHON
    for line in page.splitlines():
        if line.startswith("## "):
            folders = PAGES if "Pages" in line else PYTHON
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| `") or len(cells) != 3:
            continue
        place = cells[2].strip("`")
        for name in re.findall(r"`([^`]+)`", cells[0]):
            yield OldName(name, (f"{folders[0]}/{place}",) if place else folders)


def identifiers_in(path: Path) -> set[str]:
    """Every identifier of a file, and every chain of them with dots between: ``known.late`` and both of its parts."""
    source = path.read_text()
    if path.suffix == ".py":
        kept = (tokenize.NAME, tokenize.OP)
        tokens = [each.string for each in tokenize.generate_tokens(io.StringIO(source).readline) if each.type in kept]
        code = re.sub(r"\s*\.\s*", ".", " ".join(tokens))
    else:
        code = COMMENT.sub(" ", source)
    chains = set(IDENTIFIER.findall(code))
    parts = {part for chain in chains for part in chain.split(".")}
    pairs = {".".join(pair) for chain in chains for pair in zip(chain.split("."), chain.split(".")[1:], strict=False)}
    return parts | pairs


def found(root: Path, page: str) -> list[str]:
    """Old names that are in use below ``root``, as ``file: name``."""
    names = list(old_names(page))
    files: dict[Path, set[str]] = {}
    for folder in {folder for name in names for folder in name.folders}:
        top = root / folder
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.suffix in ENDINGS and "node_modules" not in path.parts and path not in files:
                files[path] = identifiers_in(path)
    hits = []
    for path, identifiers in sorted(files.items()):
        relative = path.relative_to(root)
        inside = [name for name in names if any(relative.is_relative_to(folder) for folder in name.folders)]
        hits += [f"{relative}: {name.name}" for name in inside if name.is_in(path, identifiers)]
    return hits


def main() -> None:
    """Print what is back, and fail if anything is."""
    page = (ROOT / "docs" / "names.md").read_text()
    hits = found(ROOT, page)
    print("\n".join(hits) or f"none of {len(list(old_names(page)))} old names is in use")
    sys.exit(1 if hits else 0)


if __name__ == "__main__":
    main()
