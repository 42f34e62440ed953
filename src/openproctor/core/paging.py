"""Lists in bounded pages: where the next page begins travels as an opaque text.

It holds the sort keys of the last line shown, so a page is right although lines came and went meanwhile: nothing that was there
all the time is missed or shown twice.
"""

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any, TypeAlias

from openproctor.core.errors import InvalidRequest

__all__ = ["CURSOR_LENGTH", "SORTED_BY", "Key", "make_cursor", "read_cursor"]

Key: TypeAlias = str | float | datetime

SORTED_BY = 64
"""Code points by which a name is sorted: more make no difference to people, and a name as long as any would not fit a URL."""
CURSOR_LENGTH = 2000
"""Characters of a cursor at most: such a beginning of a name fits, whatever it is made of."""
_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
"""Times of the database lie between these, in whatever zone they are written."""


def make_cursor(*keys: Key) -> str:
    """A text for ``after`` that stands for these sort keys."""
    plain = [key.astimezone(UTC).isoformat() if isinstance(key, datetime) else key for key in keys]
    return base64.urlsafe_b64encode(json.dumps(plain, separators=(",", ":"), ensure_ascii=False).encode()).decode().rstrip("=")


def read_cursor(cursor: str, *kinds: type[Key]) -> tuple[Any, ...]:
    """The sort keys of a cursor, each of the kind that stands in its place.

    Raises:
        InvalidRequest: it is none of ours.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        plain = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if not isinstance(plain, list) or len(plain) != len(kinds):
            raise ValueError("other keys")
        return tuple(_key(value, kind) for value, kind in zip(plain, kinds, strict=True))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise InvalidRequest("after: it does not come from an earlier page.") from error


def _key(value: object, kind: type[Key]) -> Key:
    if kind is float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e15:
            raise ValueError("no number")
        return float(value)
    if not isinstance(value, str):
        raise ValueError("no text")
    if kind is datetime:
        at = datetime.fromisoformat(value)
        if at.tzinfo is None or not _FIRST <= at <= _LAST:
            raise ValueError("no time that is stored")
        return at
    value.encode()  # half a character is an error here, not in the database
    if "\0" in value:
        raise ValueError("no text that a database takes")
    return value
