"""The parameters of lists that are read page by page, and searched on the server."""

from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import AfterValidator

from openproctor.core.paging import CURSOR_LENGTH
from openproctor.core.text import line, token

__all__ = ["After", "Limit", "Search"]

MOST = 200
"""Lines of one page: some milliseconds of the server, and at most a few hundred kilobytes."""


def _or_none(value: str | None) -> str | None:
    return value or None


After: TypeAlias = Annotated[
    Annotated[str, token(CURSOR_LENGTH, 1, "[A-Za-z0-9_-]*")] | None, Query(description="`next` of the page before.")
]
Limit: TypeAlias = Annotated[int, Query(ge=1, le=MOST, description="Lines of one page at most.")]
Search: TypeAlias = Annotated[
    Annotated[str, line(200)] | None,
    Query(description="Only lines that contain this text, in any case."),
    AfterValidator(_or_none),
]
