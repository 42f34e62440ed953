"""What holds and erasures look like on the wire."""

from typing import Annotated

from pydantic import StringConstraints

from openproctor.wire.base import Wire

__all__ = ["EraseInput", "HoldInput"]

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class EraseInput(Wire):
    reason: Reason
    """Kept in the audit log, which outlives what is erased: it should name no one."""


class HoldInput(Wire):
    held: bool
    reason: Reason
    """Kept in the audit log."""
