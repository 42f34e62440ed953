"""Commands run within the test's process: a process of its own takes a second to begin."""

import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any
from unittest.mock import patch

import pytest
import structlog
from typer.testing import CliRunner

from openproctor.cli.main import app

__all__ = ["Outcome", "as_nobody", "clean_environment", "one_sentence", "run"]

OURS = ("PORT", "DATA_DIR", "DATABASE_URL", "EVIDENCE_URL")
NOBODY = 65534
LONGEST_S = 60


@dataclass(frozen=True)
class Outcome:
    """What a command ended with and said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    def failures(self) -> list[str]:
        """The sentences, of ``check`` as of any other command."""
        own = [line.partition(": ")[2] for line in self.err.splitlines() if line.startswith("openproctor: ")]
        return own + [line.split(maxsplit=2)[2] for line in self.out.splitlines() if line.startswith("failure ")]


def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any setting but the folder of the model files."""
    for name in list(os.environ):
        upper = name.upper()
        if upper in OURS or upper.startswith("AWS_") or (upper.startswith("OPENPROCTOR_") and upper != "OPENPROCTOR_WEIGHTS"):
            monkeypatch.delenv(name)


def run(*command: str, **environment: str) -> Outcome:
    """Run a command that has to end. ``serve`` that begins to serve is told to end after a while, and ends with 0."""

    def give_up(_: int, __: FrameType | None) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST_S)
    try:
        with _own_logs():
            result = CliRunner().invoke(app, list(command), env=environment)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


@contextmanager
def _own_logs() -> Iterator[None]:
    """What a command configures of the logs is its own: its stream is closed when it ends, and the tests after it log, too."""
    root, settings, configure = logging.getLogger(), structlog.get_config(), structlog.configure
    handlers, level = root.handlers[:], root.level

    def without_cache(**given: Any) -> None:
        # A logger that were kept would log to the command's stream for ever.
        configure(**given | {"cache_logger_on_first_use": False})

    root.handlers[:] = []  # a command closes those that it finds
    try:
        with patch.object(structlog, "configure", without_cache):
            yield
    finally:
        for each in root.handlers:
            each.close()
        root.handlers[:] = handlers
        root.setLevel(level)
        configure(**settings)


def one_sentence(outcome: Outcome, *names: str) -> str:
    """The one failure, which names these; it is one line, and nothing else is said of it."""
    (said,) = outcome.failures()
    assert "Traceback" not in outcome.said, outcome.said
    assert "serves" not in outcome.out, outcome.said
    assert outcome.err.count("\n") <= 1, outcome.err
    for name in names:
        assert name in said, said
    return said


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user without rights, while the block runs: to root no folder is closed."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
