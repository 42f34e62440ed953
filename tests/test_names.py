"""Names that were given up stay given up, and the check would see one that is back."""

from pathlib import Path

import pytest
from scripts.check_names import ROOT, found, old_names

PAGE = (ROOT / "docs" / "names.md").read_text()


def test_no_old_name_is_in_use() -> None:
    assert len(list(old_names(PAGE))) > 80
    assert found(ROOT, PAGE) == []


@pytest.mark.parametrize(
    ("file", "code", "name"),
    [
        ("src/openproctor/ingest/pipeline.py", "class Known:\n    pass\n", "Known"),
        ("src/openproctor/ingest/pipeline.py", "state = known .late\n", "known.late"),
        ("src/openproctor/ingest/spool.py", "def add(ring: str) -> None: ...\n", "ring"),
        ("src/openproctor/detection/engine.py", "def sensible_faces() -> None: ...\n", "sensible_"),
        ("tests/support/taken.py", "", "taken.py"),
        ("web/src/outbox/queue.ts", "export const shelf = 1; // a shelf\n", "shelf"),
        ("web/src/candidate/value.ts", "", "value.ts"),
    ],
)
def test_an_old_name_is_found(tmp_path: Path, file: str, code: str, name: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(code)
    assert found(tmp_path, PAGE) == [f"{file}: {name}"]


def test_words_of_comments_and_of_other_places_are_free(tmp_path: Path) -> None:
    (tmp_path / "web/src/outbox").mkdir(parents=True)
    (tmp_path / "web/src/outbox/queue.ts").write_text("// the shelf\nconst kept = 1;\n")
    (tmp_path / "src/openproctor/feed").mkdir(parents=True)
    (tmp_path / "src/openproctor/feed/log.py").write_text('"""Known to all."""\nring = 1  # Known\n')
    assert found(tmp_path, PAGE) == []
