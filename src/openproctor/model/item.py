"""What every item that a candidate's page hands in has in common, from its arrival to its row."""

from dataclasses import dataclass
from datetime import datetime

from openproctor.model.observation import Stream

__all__ = ["ItemHead"]


@dataclass(frozen=True, slots=True)
class ItemHead:
    """Which item it is. An attempt holds each number of a stream once."""

    stream: Stream
    seq: int
    sha256: bytes
    """SHA-256 of the body, 32 bytes."""
    size: int
    """Size of the body, in bytes."""
    captured_at: datetime
    """By the candidate's clock, aware. For sound and video, the begin."""
