"""What the workers of a run have noted, brought together in the process that began it."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

__all__ = ["OfAllWorkers"]


class OfAllWorkers(ABC):
    """A plugin that runs in every worker, or in the only process where there are none."""

    name: ClassVar[str]

    @abstractmethod
    def noted(self) -> Any:
        """What this process has noted, as JSON can hold it."""

    @abstractmethod
    def add(self, noted: Any) -> None:
        """Take in what a worker has noted."""

    @abstractmethod
    def finish(self, session: pytest.Session, exitstatus: int) -> None:
        """All is there. Not called in workers."""

    @pytest.hookimpl(wrapper=True, trylast=True)  # the innermost: xdist's own wrapper sends what a worker puts out
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> Iterator[None]:
        yield
        output = getattr(session.config, "workeroutput", None)
        if output is None:
            self.finish(session, exitstatus)
        else:
            output[self.name] = json.dumps(self.noted())

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """A worker has ended."""
        noted = getattr(node, "workeroutput", {}).get(self.name)
        if noted is not None:
            self.add(json.loads(noted))
