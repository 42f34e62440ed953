"""A file that is made while it is sent: its head, and parts whose sizes are known before any of them is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

__all__ = ["Layout", "Part", "Placed"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment's place in the file."""

    at_ms: int
    """When it begins, in the file's time."""
    size: int
    """How many bytes it takes there."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes ``start`` to ``stop`` of one part of the file."""

    index: int | None
    """Number of the segment; None for the head."""
    start: int
    stop: int


class Layout:
    """A head, and the segments behind it."""

    def __init__(self, head: bytes, sizes: Sequence[int]) -> None:
        self.head = head
        """Everything before the first segment."""
        self._starts = list(accumulate(sizes, initial=len(head)))
        self.size = self._starts[-1]
        """Size of the whole file, in bytes."""

    def parts(self, start: int, stop: int) -> Iterator[Part]:
        """The parts that make up the bytes from ``start`` to before ``stop``, in order."""
        edges = [0, *self._starts]
        for number, (begin, end) in enumerate(pairwise(edges)):
            low, high = max(start, begin), min(stop, end)
            if low < high:
                yield Part(number - 1 if number else None, low - begin, high - begin)
