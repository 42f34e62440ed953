"""What was found of one thing that a server needs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from openproctor.core.errors import DependencyFailed, OperatorError, SettingsInvalid

__all__ = ["Finding", "Level", "exit_code", "failures", "first_failure", "tried"]


class Level(StrEnum):
    """How much it matters."""

    OK = "ok"
    WARNING = "warning"
    """A server starts all the same."""
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one thing; of a failure, with what to do."""

    part: str
    level: Level
    says: str
    code: int = 0
    """What a command ends with for it: 2 for a setting, 3 for what is missing or does not work."""

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {"part": self.part, "level": str(self.level), "says": self.says}


def failures(part: str, error: OperatorError) -> list[Finding]:
    """One for each sentence."""
    return [Finding(part, Level.FAILURE, line, error.exit_code) for line in str(error).splitlines()]


def tried(part: str, work: Callable[[], str | None]) -> list[Finding]:
    """What came of trying something that says what it found, or None where there is nothing to say."""
    try:
        says = work()
    except OperatorError as error:
        return failures(part, error)
    return [] if says is None else [Finding(part, Level.OK, says)]


def exit_code(findings: Iterable[Finding]) -> int:
    """0 without a failure; 2 if a setting is wrong, 3 if it is anything else."""
    codes = {each.code for each in findings if each.level is Level.FAILURE}
    return min(codes, default=0)


def first_failure(findings: Sequence[Finding]) -> OperatorError | None:
    """All failures as one error; None if there is none."""
    wrong = [each for each in findings if each.level is Level.FAILURE]
    if not wrong:
        return None
    kind = SettingsInvalid if exit_code(wrong) == SettingsInvalid.exit_code else DependencyFailed
    return kind("\n".join(each.says for each in wrong))
