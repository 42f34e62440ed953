"""Which tests of a run in several processes go together: two browsers at a time, for they and their pages mostly wait.

pytest-xdist's own groups write into a test's identifier, which pytest no longer lets them.
"""

from pathlib import PurePosixPath

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

FIRST_BROWSER = frozenset(
    {
        *("test_whole_loop", "test_nothing_lost", "test_signals", "test_roster"),
        *("test_slow_line", "test_devices", "test_coming_back", "test_live_page_comes_back"),
    }
)
"""Files of tests in a browser; the others go to the second. Both take about as long."""
ALONE = frozenset({"test_hostile_hour"})
"""It has a browser of its own."""


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Sends the tests of one browser to one process, and every other test to whichever is free."""

    def _split_scope(self, nodeid: str) -> str:
        file = PurePosixPath(nodeid.partition("::")[0])
        if "e2e" not in file.parts:
            return nodeid
        if file.stem in ALONE:
            return file.stem
        return "first browser" if file.stem in FIRST_BROWSER else "second browser"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)
