"""Finding a text inside columns, in any case, the same on both databases."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_

from openproctor.core.paging import SORTED_BY

__all__ = ["contains", "sorted_name"]


def sorted_name(column: ColumnElement[str]) -> ColumnElement[str]:
    """What a list is sorted by instead of a whole name, so that it fits the cursor of a page."""
    return func.substr(column, 1, SORTED_BY)


def contains(text: str, *columns: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of the columns contains ``text``, in capitals or not."""
    # SQLite's lower() knows A to Z alone: other letters are looked for as they may stand in a name.
    spellings = sorted({text, text.lower(), text.upper(), text.title()})
    return or_(*(column.icontains(spelling, autoescape=True) for column in columns for spelling in spellings))
