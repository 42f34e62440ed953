"""What happens to a candidate in an hour: drawn from a seed, and from nothing else."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["GROUPS", "HOUR_S", "RESTART", "Kind", "Planned", "draw"]

HOUR_S = 3600
CALM_S = 30
"""Nothing happens at the beginning, or in the last two minutes."""
LAST_S = 120
STEP_H = 6
"""A device's clock is set by whole multiples of so many hours, so that what it writes can be told apart."""


class Kind(StrEnum):
    """A fault, where it comes from."""

    REFUSED = "refused"
    """The line resets every connection."""
    SWALLOWED = "swallowed"
    """Nothing comes back, and nobody says so."""
    HELD = "held"
    """The server gets everything; its answers wait until the fault is over."""
    REPLIES_LOST = "replies_lost"
    """The server gets everything, and each answer is cut off."""
    NOT_FOUND = "not_found"
    """Somebody in between answers 404 with a page of its own."""
    FORBIDDEN = "forbidden"
    TOO_LARGE = "too_large"
    BAD_GATEWAY = "bad_gateway"
    PORTAL = "portal"
    """A portal answers everything with a page of its own, and 200."""
    BUSY = "busy"
    """The server rejects pictures: 503."""
    SLOW = "slow"
    """The line carries less than is captured."""
    SOCKET_BLOCKED = "socket_blocked"
    SOCKET_CUT = "socket_cut"
    SOCKET_SILENT = "socket_silent"
    CAMERA_GONE = "camera_gone"
    """Unplugged, and not in the list of devices."""
    CAMERA_BUSY = "camera_busy"
    CAMERA_MUTED = "camera_muted"
    MICROPHONE_GONE = "microphone_gone"
    MICROPHONE_BUSY = "microphone_busy"
    MICROPHONE_MUTED = "microphone_muted"
    BOTH_GONE = "both_gone"
    TRANSLATED = "translated"
    """Every text of the page is put into an element of somebody else's."""
    INSERTED = "inserted"
    """Foreign elements between ours."""
    SECOND_TAB = "second_tab"
    RELOADED = "reloaded"
    WENT_BACK = "went_back"
    """Back, to another page, and forward again."""
    CLOSED = "closed"
    """The tab is closed and opened again."""
    CRASHED = "crashed"
    """The browser's process for the page ends."""
    ASLEEP = "asleep"
    """The machine sleeps: nothing of the page runs."""
    DISK_FULL = "disk_full"
    STORAGE_REFUSED = "storage_refused"
    CLOCK_SET = "clock_set"
    RESTARTED = "restarted"
    """The server is killed, and started again later: for everybody at once."""


GROUPS: tuple[tuple[Kind, ...], ...] = (
    (
        *(Kind.REFUSED, Kind.SWALLOWED, Kind.HELD, Kind.REPLIES_LOST, Kind.BUSY, Kind.SLOW),
        *(Kind.NOT_FOUND, Kind.FORBIDDEN, Kind.TOO_LARGE, Kind.BAD_GATEWAY, Kind.PORTAL),
        *(Kind.SOCKET_BLOCKED, Kind.SOCKET_CUT, Kind.SOCKET_SILENT),
    ),
    (
        *(Kind.CAMERA_GONE, Kind.CAMERA_BUSY, Kind.CAMERA_MUTED, Kind.BOTH_GONE),
        *(Kind.MICROPHONE_GONE, Kind.MICROPHONE_BUSY, Kind.MICROPHONE_MUTED),
    ),
    (Kind.TRANSLATED, Kind.INSERTED),
    (Kind.SECOND_TAB, Kind.RELOADED, Kind.WENT_BACK, Kind.CLOSED, Kind.CRASHED, Kind.ASLEEP),
    (Kind.DISK_FULL, Kind.STORAGE_REFUSED),
    (Kind.CLOCK_SET,),
)
"""Of each of these at most one is on at a time; faults of different groups come together as they like."""
_PAUSES_S = (120, 240, 300, 180, 500, 900)
"""About so many seconds between two faults of a group."""
_SHORT = {Kind.RELOADED: 1, Kind.SOCKET_CUT: 1, Kind.CLOCK_SET: 1, Kind.WENT_BACK: 5}
"""Lengths of what takes no time by itself."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A fault of the schedule; times in simulated seconds from the beginning."""

    at: int
    kind: Kind
    length: int
    value: int = 0
    """Of ``CLOCK_SET``: by how many hours."""

    @property
    def end(self) -> int:
        """When it is over."""
        return self.at + self.length

    def __str__(self) -> str:
        by = f" by {self.value} h" if self.value else ""
        return f"{self.at:5} s  {self.kind}{by}, for {self.length} s"


RESTART = Planned(HOUR_S // 2, Kind.RESTARTED, 25)


def draw(seed: int, hour_s: int = HOUR_S, only: Sequence[Kind] = ()) -> tuple[Planned, ...]:
    """The schedule of a seed, by time. ``only`` draws from these kinds alone, as one looks for what a kind does."""
    chance = random.Random(seed)
    planned = [RESTART] if hour_s > RESTART.end + LAST_S and (not only or Kind.RESTARTED in only) else []
    for kinds, pause_s in zip(GROUPS, _PAUSES_S, strict=True):
        deck: list[Kind] = []
        at = CALM_S + round(chance.uniform(0, pause_s))
        while at < hour_s - LAST_S:
            deck = deck or chance.sample(kinds, len(kinds))
            kind = deck.pop()
            # From seconds to minutes, the short ones as often as the long ones.
            length = _SHORT.get(kind) or round(4 * 45 ** chance.random())
            hours = chance.choice((-3, -2, -1, 1, 2, 3)) * STEP_H if kind is Kind.CLOCK_SET else 0
            if at + length < hour_s - LAST_S and (not only or kind in only):
                planned.append(Planned(at, kind, length, hours))
            at += length + round(chance.uniform(0.3, 1.7) * pause_s)
    return tuple(sorted(planned, key=lambda each: each.at))
