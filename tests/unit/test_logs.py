"""What the log says of an error, and what it must not."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from openproctor.core.logs import configure_logs


@pytest.fixture
def restored() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers.clear()
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.usefixtures("restored")
def test_an_error_is_logged_without_the_values_that_led_to_it(tmp_path: Path) -> None:
    configure_logs("info", tmp_path / "log")
    cookie = "".join(("a secret", " that nobody may read"))
    try:
        raise ValueError(len(cookie))
    except ValueError as error:
        structlog.get_logger("test").error("request_failed", exc_info=error)
    written = (tmp_path / "log").read_text()
    assert json.loads(written)["exception"][0]["exc_type"] == "ValueError"
    assert cookie not in written
