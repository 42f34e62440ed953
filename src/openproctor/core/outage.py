"""Logs failures of one thing as what they are, an outage: when it begins, now and then while it lasts, and when it is over."""

import time
from collections.abc import Callable

import structlog

__all__ = ["Outage"]

REMIND_S = 60.0
_log = structlog.get_logger(__name__)


class Outage:
    """What is known of one thing that can fail.

    A store that is gone fails for every frame of every candidate. One line for each would fill the disk, and hide all others.
    """

    def __init__(self, part: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._part = part
        self._monotonic = monotonic
        self._cause: str | None = None
        self._failures = 0
        self._since = 0.0
        self._told_at = 0.0

    @property
    def cause(self) -> str | None:
        """Why it fails; None while it works."""
        return self._cause

    def failed(self, cause: str) -> None:
        """It failed once more. Logged at the first time, for another cause, and once a minute with the number of failures."""
        now = self._monotonic()
        if self._cause is None:
            self._failures, self._since = 0, now
        self._failures += 1
        if cause != self._cause or now - self._told_at >= REMIND_S:
            _log.error("storage_unavailable", part=self._part, cause=cause, failures=self._failures)
            self._told_at = now
        self._cause = cause

    def worked(self) -> None:
        """It worked. Logged after a failure."""
        if self._cause is None:
            return
        lasted_s = round(self._monotonic() - self._since, 1)
        _log.warning("storage_available", part=self._part, failures=self._failures, lasted_s=lasted_s)
        self._cause = None
