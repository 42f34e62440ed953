"""The last seconds of every camera, kept in memory, so that evidence can begin before the incident."""

from collections import OrderedDict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openproctor.incidents.record import KeptFrame

__all__ = ["RecentFrame", "RecentFrames"]

KEEP_S = 15.0
MAX_FRAMES = 64
MAX_ATTEMPTS = 2000


@dataclass(frozen=True, slots=True)
class RecentFrame:
    """One frame and what was seen in it."""

    at: float
    """Capture time by the server's reckoning, in seconds since the epoch."""
    jpeg: bytes
    kept: KeptFrame
    """How it is entered when it becomes evidence."""


class RecentFrames:
    """A short ring an attempt; the attempt heard of least recently is dropped first."""

    def __init__(self) -> None:
        self._rings: OrderedDict[str, deque[RecentFrame]] = OrderedDict()
        self._stored: dict[str, set[str]] = {}

    def add(self, attempt_id: str, frame: RecentFrame) -> None:
        """Remember a frame; older than ``KEEP_S`` are dropped, though never the last one before."""
        ring = self._rings.setdefault(attempt_id, deque(maxlen=MAX_FRAMES))
        self._rings.move_to_end(attempt_id)
        while len(ring) > 1 and frame.at - ring[0].at > KEEP_S:
            ring.popleft()
        ring.append(frame)
        while len(self._rings) > MAX_ATTEMPTS:
            gone, _ = self._rings.popitem(last=False)
            self._stored.pop(gone, None)

    def since(self, attempt_id: str, at: float) -> Sequence[RecentFrame]:
        """Frames captured at that time or later."""
        return [frame for frame in self._rings.get(attempt_id, ()) if frame.at >= at]

    def missing(self, attempt_id: str, frames: Iterable[RecentFrame]) -> dict[str, bytes]:
        """Of these frames, what the store does not have yet, by key."""
        stored = self._stored.get(attempt_id, set())
        return {frame.kept.key: frame.jpeg for frame in frames if frame.kept.key not in stored}

    def mark_stored(self, attempt_id: str, keys: Iterable[str]) -> None:
        """The store has these now; what is no longer in the ring need not be known."""
        known = self._stored.get(attempt_id, set()) | set(keys)
        newest = sorted(known)[-MAX_FRAMES:]  # keys of one attempt sort by sequence number
        self._stored[attempt_id] = set(newest)

    def forget(self, attempt_id: str) -> None:
        """The attempt has ended."""
        self._rings.pop(attempt_id, None)
        self._stored.pop(attempt_id, None)
