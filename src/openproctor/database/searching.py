"""Finding a text inside columns, in any case, the same on both databases."""

from typing import Any

from sqlalchemy import ColumnElement, or_

__all__ = ["contains"]


def contains(text: str, *columns: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether one of the columns contains ``text``, in capitals or not."""
    # SQLite's lower() knows A to Z alone: other letters are looked for as they may stand in a name.
    spellings = sorted({text, text.lower(), text.upper(), text.title()})
    return or_(*(column.icontains(spelling, autoescape=True) for column in columns for spelling in spellings))
