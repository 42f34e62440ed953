"""Times that enter, and sums of times.

A time that comes in lies between 2000 and 2200. So a sum of it and of every duration that the product knows (an accommodation,
time given back, a hundred years of retention) stays far from the year 9999, where the arithmetic of Python ends.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime

__all__ = ["EARLIEST", "LATEST", "Instant", "as_instant", "later"]

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def as_instant(at: datetime) -> datetime:
    """An aware time in UTC.

    Raises:
        ValueError: it is before 2000 or after 2200.
    """
    # Compared before it is converted: at the ends of the calendar the conversion overflows.
    if not EARLIEST <= at <= LATEST:
        raise ValueError("must be between the years 2000 and 2200")
    return at.astimezone(UTC)


Instant = Annotated[AwareDatetime, AfterValidator(as_instant)]
"""Every time that enters: with its offset from UTC, between 2000 and 2200. Kept in UTC."""


def later(at: datetime, by: timedelta) -> datetime:
    """``at`` and ``by`` together, at most the last second of the calendar: rows of earlier versions hold any year."""
    try:
        return at + by
    except OverflowError:
        return max(at, _END)
