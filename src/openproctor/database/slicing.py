"""Reading many rows without holding the event loop: in slices, with pauses in between."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import Row, Select

from openproctor.core.time_slices import TimeSlices
from openproctor.database.engine import Transaction

__all__ = ["IDS", "all_rows", "in_slices"]

ROWS = 100
"""Rows of one slice: turning them into Python values takes 1 to 2 ms."""
IDS = 1000
"""The same for rows of one identifier or number."""


async def in_slices(tx: Transaction, query: Select[Any], rows: int = ROWS) -> AsyncIterator[Sequence[Row[Any]]]:
    """The rows of ``query`` in their order, at most so many at a time. They are to be read to the end."""
    pauses = TimeSlices()
    if tx.postgresql:
        # Through a cursor: the driver would turn all rows into values at once.
        async for part in (await tx.connection.stream(query)).partitions(rows):
            yield part
            await pauses.pause()
    else:
        for part in (await tx.connection.execute(query)).partitions(rows):
            yield part
            await pauses.pause()


async def all_rows(tx: Transaction, query: Select[Any]) -> list[Row[Any]]:
    """All rows of ``query``, read in slices."""
    return [row async for part in in_slices(tx, query) for row in part]
