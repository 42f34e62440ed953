"""Measures what the tests run of the package: ``pytest -p tests.coverage_plugin``, which ``make test`` does.

SlipCover takes its probes out of the code once they have been passed, so that measuring costs next to nothing; coverage.py's
tracer makes this suite take nearly three times as long. What is run in processes of its own is not measured.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import slipcover

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "openproctor"
REPORT = ROOT / "build" / "coverage.json"

_covered = slipcover.Slipcover(branch=True, source=[str(PACKAGE)])
# Before anything of the package is imported, so when pytest reads its command line.
_imports = slipcover.ImportManager(_covered, slipcover.FileMatcher(sources=[PACKAGE]))
_imports.__enter__()


class Coverage:
    """Collects from the workers what they ran."""

    def __init__(self) -> None:
        self._found: dict[str, Any] | None = None

    def _add(self, found: dict[str, Any]) -> None:
        self._found = found if self._found is None else slipcover.merge_coverage(self._found, found)

    @pytest.hookimpl(wrapper=True, trylast=True)  # the innermost: xdist's own wrapper sends what a worker puts out
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> Iterator[None]:
        """Hand over, or write down, what was run."""
        yield
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["coverage"] = json.dumps(_covered.get_coverage())
            return
        if self._found is None:
            self._add(_covered.get_coverage())
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(json.dumps(self._found))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """A worker has ended."""
        if found := getattr(node, "workeroutput", {}).get("coverage"):
            self._add(json.loads(found))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Coverage(), "coverage of the package")
