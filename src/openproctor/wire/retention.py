"""What holds and erasures look like on the wire."""

from typing import Annotated

from openproctor.core.text import prose
from openproctor.wire.base import Wire

__all__ = ["REASON", "EraseInput", "HoldInput"]

REASON = prose(500, 1)
Reason = Annotated[str, REASON]


class EraseInput(Wire):
    reason: Reason
    """Kept in the audit log, which outlives what is erased: it should name no one."""


class HoldInput(Wire):
    held: bool
    reason: Reason
    """Kept in the audit log."""
