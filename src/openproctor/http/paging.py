"""The parameters of lists that are read page by page, and searched on the server."""

import unicodedata
from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import AfterValidator

from openproctor.core.paging import CURSOR_LENGTH

__all__ = ["After", "Limit", "Search"]

MOST = 200
"""Lines of one page: some milliseconds of the server, and at most a few hundred kilobytes."""


def _composed(value: str | None) -> str | None:
    """As texts are stored: with whole characters in place of a letter and its accent."""
    return None if value is None else unicodedata.normalize("NFC", value.strip()) or None


After: TypeAlias = Annotated[
    str | None,
    Query(
        max_length=CURSOR_LENGTH,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="`next` of the page before.",
    ),
]
Limit: TypeAlias = Annotated[int, Query(ge=1, le=MOST, description="Lines of one page at most.")]
Search: TypeAlias = Annotated[
    str | None,
    Query(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$", description="Only lines that contain this text, in any case."),
    AfterValidator(_composed),
]
