"""Measures what the tests run of the package: ``pytest -p tests.coverage_plugin``, which ``make coverage`` does.

SlipCover takes its probes out of the code once they have been passed, so that measuring costs next to nothing; coverage.py's
tracer makes this suite take nearly three times as long. What is run in processes of its own is not measured.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import slipcover

from tests.workers import OfAllWorkers

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "openproctor"
REPORT = ROOT / "build" / "coverage.json"

_covered = slipcover.Slipcover(branch=True, source=[str(PACKAGE)])
# Before anything of the package is imported, so when pytest reads its command line.
_imports = slipcover.ImportManager(_covered, slipcover.FileMatcher(sources=[PACKAGE]))
_imports.__enter__()


class Coverage(OfAllWorkers):
    """Collects from the workers what they ran."""

    name = "coverage"

    def __init__(self) -> None:
        self._found: dict[str, Any] | None = None

    def noted(self) -> Any:
        return _covered.get_coverage()

    def add(self, noted: dict[str, Any]) -> None:
        self._found = noted if self._found is None else slipcover.merge_coverage(self._found, noted)

    def finish(self, session: pytest.Session, exitstatus: int) -> None:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(json.dumps(self.noted() if self._found is None else self._found))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Coverage(), "coverage of the package")
