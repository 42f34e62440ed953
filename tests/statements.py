"""Proves that the short run executes on PostgreSQL every statement that the full matrix does.

``make test-all`` executes every test on both databases and compares what it executed on PostgreSQL with ``statements.txt``
beside this file; ``--record-statements`` writes that file. The short run (``make test``) must execute all that is in it, too.
A statement stands there as it was compiled, before values and lists are filled in.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tests.workers import OfAllWorkers

RECORD = Path(__file__).with_name("statements.txt")
_SPACE = re.compile(r"\s+")


class Statements(OfAllWorkers):
    """What was executed on PostgreSQL in this process, or, in the process that began the run, in all of them."""

    name = "statements"

    def __init__(self, config: pytest.Config) -> None:
        self.seen: set[str] = set()
        self._checks = bool(config.getoption("check_statements"))
        self._records = bool(config.getoption("record_statements"))
        self._exact = bool(config.getoption("all_databases"))

    def note(self, connection: Any, _: object, statement: str, __: object, context: Any, ___: object) -> None:
        """For SQLAlchemy's ``before_cursor_execute``."""
        if connection.dialect.name == "postgresql":
            compiled = getattr(context, "compiled", None)
            self.seen.add(_SPACE.sub(" ", statement if compiled is None else str(compiled)).strip())

    def noted(self) -> list[str]:
        return sorted(self.seen)

    def add(self, noted: list[str]) -> None:
        self.seen.update(noted)

    def finish(self, session: pytest.Session, exitstatus: int) -> None:
        if exitstatus == 0 and (self._checks or self._records) and (problem := self._problem()):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            session.config.get_terminal_writer().line(f"\n{problem}", red=True)

    def _problem(self) -> str:
        if self._records:
            RECORD.write_text("".join(f"{each}\n" for each in sorted(self.seen)))
            return ""
        recorded = set(RECORD.read_text().splitlines())
        missing, new = sorted(recorded - self.seen), sorted(self.seen - recorded) if self._exact else []
        if not missing and not new:
            return ""
        listed = "\n".join(f"  {each[:300]}" for each in missing or new)
        if missing:
            return f"{len(missing)} recorded statements were not executed on PostgreSQL; mark a test 'both':\n{listed}"
        return f"{len(new)} statements are not recorded (make record-statements):\n{listed}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--check-statements", action="store_true", help="fail where a recorded statement was not executed")
    parser.addoption("--record-statements", action="store_true", help="write down what was executed on PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "both: runs on SQLite and on PostgreSQL, for its statements or locks differ")
    statements = Statements(config)
    config.pluginmanager.register(statements, "statements")
    event.listen(Engine, "before_cursor_execute", statements.note)
