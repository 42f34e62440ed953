"""Range requests (RFC 9110, section 14): a single range of bytes."""

import re

__all__ = ["BehindTheEnd", "parse_range"]

_RANGE = re.compile(r"bytes=\s*(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))\s*", re.IGNORECASE)


class BehindTheEnd(ValueError):  # noqa: N818 - what is the matter, in words
    """No byte of the range is there."""


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Begin and end (not included) of the requested range of ``size`` bytes; None if the whole is requested.

    Several ranges, other units and invalid ranges are ignored, as the standard allows.

    Raises:
        BehindTheEnd
    """
    found = _RANGE.fullmatch(header or "")
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        start, stop = max(0, size - int(suffix)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size or start >= stop:
        raise BehindTheEnd
    return start, stop
