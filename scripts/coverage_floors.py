"""Prints how much of each room the tests cover, and fails where it is less than its floor.

    python -m scripts.coverage_floors build/coverage.json

The file is SlipCover's (Altmayer Pizzorno and Berger, "SlipCover: Near Zero-Overhead Code Coverage for Python", ISSTA 2023).
What runs in a process of its own, as the servers of the browser tests do, is not in it.
"""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

__all__ = ["BRANCHES", "FLOORS", "Share", "below", "room_of", "rooms_of"]

PACKAGE = "openproctor"
BRANCHES = {"model": 100.0, "rules": 100.0, "evidence": 95.0}
"""Least per cent of branches taken, in rooms whose code decides or proves something."""
FLOORS = {
    "accounts": 97.0,
    "attempts": 97.0,
    "cli": 58.0,
    "core": 98.0,
    "database": 60.0,
    "detection": 98.0,
    "exams": 98.0,
    "feed": 98.0,
    "http": 97.0,
    "incidents": 98.0,
    "ingest": 98.0,
    "live": 96.0,
    "retention": 94.0,
    "review": 97.0,
    "server": 96.0,
    "wire": 99.0,
}
"""Least per cent of lines run in every other room: what it was when the floor was set, less one for chance. It only rises."""


@dataclass(slots=True)
class Share:
    """What was run of a room."""

    lines: int = 0
    all_lines: int = 0
    branches: int = 0
    all_branches: int = 0

    @property
    def of_lines(self) -> float:
        """Per cent."""
        return 100 * self.lines / max(1, self.all_lines)

    @property
    def of_branches(self) -> float:
        """Per cent."""
        return 100 * self.branches / self.all_branches if self.all_branches else 100.0


def room_of(name: str) -> str:
    """The room of a file; for a loose one at the root, its own name."""
    parts = Path(name).parts
    return parts[parts.index(PACKAGE) + 1]


def rooms_of(report: dict[str, Any]) -> dict[str, Share]:
    """The shares by room."""
    shares: defaultdict[str, Share] = defaultdict(Share)
    for name, found in report["files"].items():
        share, summary = shares[room_of(name)], found["summary"]
        share.lines += summary["covered_lines"]
        share.all_lines += summary["covered_lines"] + summary["missing_lines"]
        share.branches += summary["covered_branches"]
        share.all_branches += summary["covered_branches"] + summary["missing_branches"]
    return dict(shares)


def below(shares: dict[str, Share]) -> list[str]:
    """The rooms that are below their floor, in words."""
    low = [
        f"{room}: {shares[room].of_branches:.1f} % of branches, at least {floor} %"
        for room, floor in BRANCHES.items()
        if shares[room].of_branches < floor
    ]
    return low + [
        f"{room}: {shares[room].of_lines:.1f} % of lines, at least {floor} %"
        for room, floor in FLOORS.items()
        if shares[room].of_lines < floor
    ]


def main(path: Path) -> None:
    """Print the table; where a room is below its floor, name what was not run of it, and exit with 1."""
    report = json.loads(path.read_text())
    shares = rooms_of(report)
    table = Table("room", "lines", "branches")
    for room, share in sorted(shares.items()):
        table.add_row(room, f"{share.of_lines:.1f} %", f"{share.of_branches:.1f} %")
    console = Console()
    console.print(table)
    low = below(shares)
    if not low:
        return
    for name, found in sorted(report["files"].items()):
        if room_of(name) in BRANCHES and found["missing_branches"]:
            console.print(f"{name}: {found['missing_branches']}", highlight=False, soft_wrap=True)
    sys.exit("\n".join(low))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
