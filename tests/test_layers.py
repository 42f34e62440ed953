"""The import rule: rooms in one order, an import may only go down. Read from the source, so a conditional import counts too."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "openproctor"
ROOMS = (
    "model",
    "core",
    "rules",
    "wire",
    "http",
    "database",
    "detection",
    "evidence",
    "feed",
    "accounts",
    "incidents",
    "attempts",
    "exams",
    "ingest",
    "review",
    "retention",
    "live",
    "integrations",
    "server",
    "cli",
)
"""From the lowest to the highest. A room imports from itself and from rooms before it."""
MOST_ROOMS = 20
FOR_THE_MODEL = {"collections", "dataclasses", "datetime", "enum", "openproctor", "pydantic", "struct", "typing"}


def modules(root: Path) -> dict[str, Path]:
    """Every module by its dotted name without the package's."""
    found = {}
    for path in root.rglob("*.py"):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path) -> Iterator[str]:
    """Dotted names of everything that a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def edges(root: Path) -> dict[str, set[str]]:
    """For each module the modules of ours that it imports."""
    found = modules(root)
    ours = "openproctor."
    return {
        name: {target.removeprefix(ours) for target in imported(path) if target.removeprefix(ours) in found} - {name}
        for name, path in found.items()
    }


def room(name: str) -> str:
    return name.partition(".")[0]


def upward(graph: Mapping[str, set[str]]) -> list[str]:
    """Imports that go up, as ``from -> to``."""
    rank = {name: number for number, name in enumerate(ROOMS)}
    return [
        f"{name} -> {target}"
        for name, targets in sorted(graph.items())
        for target in sorted(targets)
        if name and room(name) in rank and rank[room(target)] > rank[room(name)]
    ]


def circles(graph: Mapping[str, set[str]]) -> list[str]:
    """Circles among the imports, as ``a -> b -> a``."""
    done: set[str] = set()
    found = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found.append(" -> ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for target in sorted(graph[name]):
                visit(target, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return found


def loose(root: Path) -> set[str]:
    """Modules at the root that belong to no room."""
    return {path.stem for path in root.glob("*.py")} - {"__init__", "__main__"}


def test_every_folder_is_a_room_and_there_are_few() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ROOMS)
    assert len(ROOMS) <= MOST_ROOMS
    assert loose(ROOT) == set()


def test_every_room_has_a_caption_of_one_line() -> None:
    for path in ROOT.rglob("__init__.py"):
        if "migrations" in path.parts:
            continue
        caption = ast.get_docstring(ast.parse(path.read_text()))
        assert caption is not None, path
        assert "\n" not in caption, path


def test_imports_only_go_down() -> None:
    assert upward(edges(ROOT)) == []


def test_there_is_no_circle() -> None:
    assert circles(edges(ROOT)) == []


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ({"model/cell.py": "from openproctor.server.app import create_app"}, upward),
        ({"model/cell.py": "def f():\n    import openproctor.server.app"}, upward),
        ({"ingest/a.py": "from openproctor.ingest import b", "ingest/b.py": "from openproctor.ingest.a import x"}, circles),
    ],
    ids=["upward", "upward and hidden in a function", "circle"],
)
def test_a_planted_fault_is_found(tmp_path: Path, planted: dict[str, str], found: object) -> None:
    assert callable(found)
    files = {"server/app.py": "", "model/__init__.py": "", "ingest/__init__.py": "", **planted}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert len(found(edges(tmp_path))) == 1
    (tmp_path / "loose.py").touch()
    assert loose(tmp_path) == {"loose"}


def test_the_model_needs_nothing_but_pydantic() -> None:
    for path in (ROOT / "model").glob("*.py"):
        for target in imported(path):
            assert room(target) in FOR_THE_MODEL, (path, target)


def test_endpoints_hold_no_sql() -> None:
    graph = edges(ROOT)
    for name, path in modules(ROOT).items():
        if name.endswith("endpoints"):
            assert "sqlalchemy" not in path.read_text(), name
            assert not any(target.startswith("database.tables") for target in graph[name]), name
