"""The import rule: one direction, no circles. Read from the source, so that a conditional import counts too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "openproctor"
TOP = {
    "app",
    "cli",
    "cli_accounts",
    "cli_evidence",
    "commands_database",
    "commands_keep",
    "commands_keys",
    "lifecycle",
    "routes",
    "bench",
}
"""Stand on top: nothing below imports them."""
FOUNDATION = {"model", "tables"}
STAGES = {"analysis", "rules", "evidence", "feed"}
ROOT_FILES = {
    "clock",
    "database",
    "errors",
    "identifiers",
    "links",
    "logs",
    "middleware",
    "openapi",
    "secret",
    "serving",
    "settings",
    "storage",
    "tls",
}
PURE_ROOT_FILES = ROOT_FILES - {"openapi"}


def modules() -> dict[str, Path]:
    """Every module of ours by its dotted name without the package's."""
    found = {}
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """Dotted names, without the package's, of what a file imports of ours."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            if name.startswith("openproctor."):
                yield name.removeprefix("openproctor.")


def package(name: str) -> str:
    return name.partition(".")[0]


MODULES = modules()
EDGES = {name: {target for target in imports(path) if target in MODULES} - {name} for name, path in MODULES.items()}


@pytest.mark.parametrize("name", sorted(MODULES))
def test_imports_go_one_way(name: str) -> None:
    used = {package(target) for target in EDGES[name]} - {package(name)}
    if package(name) == "model":
        assert not used
    elif package(name) in STAGES | {"tables"}:
        assert used <= FOUNDATION | PURE_ROOT_FILES
    elif package(name) not in TOP:
        assert not used & TOP


def test_there_is_no_circle() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name not in done:
            for target in sorted(EDGES[name]):
                visit(target, (*path, name))
            done.add(name)

    for name in sorted(MODULES):
        visit(name, ())


def test_the_model_needs_nothing_but_pydantic() -> None:
    for path in (ROOT / "model").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert package(node.module) in {
                    "openproctor",
                    "pydantic",
                    "enum",
                    "dataclasses",
                    "typing",
                    "collections",
                    "struct",
                    "datetime",
                }


def test_endpoints_hold_no_sql() -> None:
    for name, path in MODULES.items():
        if name.endswith("endpoints"):
            assert "sqlalchemy" not in path.read_text(), name
            assert not any(package(target) == "tables" for target in EDGES[name]), name
