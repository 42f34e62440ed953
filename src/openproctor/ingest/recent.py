"""The last seconds of every camera, kept in memory, so that evidence can begin before the incident."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cachetools import TTLCache

from openproctor.incidents.record import KeptFrame

__all__ = ["RecentFrame", "RecentFrames"]

KEEP_S = 15.0
MAX_FRAMES = 64
MAX_ATTEMPTS = 2000
IDLE_S = 120.0


@dataclass(frozen=True, slots=True)
class RecentFrame:
    """One frame and what was seen in it."""

    at: float
    """Capture time by the server's reckoning, in seconds since the epoch."""
    jpeg: bytes
    kept: KeptFrame
    """How it is entered when it becomes evidence."""


@dataclass(slots=True)
class _Ring:
    frames: deque[RecentFrame] = field(default_factory=lambda: deque(maxlen=MAX_FRAMES))
    stored: set[str] = field(default_factory=set)
    """Keys that the store has."""


class RecentFrames:
    """A short ring an attempt. One that gets no frame for ``IDLE_S`` is dropped; where there are too many, the idlest."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._rings: TTLCache[str, _Ring] = TTLCache(MAX_ATTEMPTS, IDLE_S, monotonic)

    def add(self, attempt_id: str, frame: RecentFrame) -> None:
        """Remember a frame; older than ``KEEP_S`` are dropped, though never the last one before."""
        ring = self._ring(attempt_id)
        while len(ring.frames) > 1 and frame.at - ring.frames[0].at > KEEP_S:
            ring.frames.popleft()
        ring.frames.append(frame)
        self._rings[attempt_id] = ring

    def since(self, attempt_id: str, at: float) -> Sequence[RecentFrame]:
        """Frames captured at that time or later."""
        return [frame for frame in self._ring(attempt_id).frames if frame.at >= at]

    def missing(self, attempt_id: str, frames: Iterable[RecentFrame]) -> dict[str, bytes]:
        """Of these frames, what the store does not have yet, by key."""
        stored = self._ring(attempt_id).stored
        return {frame.kept.key: frame.jpeg for frame in frames if frame.kept.key not in stored}

    def mark_stored(self, attempt_id: str, keys: Iterable[str]) -> None:
        """The store has these now; what is no longer in the ring need not be known."""
        ring = self._ring(attempt_id)
        newest = sorted(ring.stored | set(keys))[-MAX_FRAMES:]  # keys of one attempt sort by sequence number
        ring.stored = set(newest)
        self._rings[attempt_id] = ring

    def forget(self, attempt_id: str) -> None:
        """The attempt has ended."""
        self._rings.pop(attempt_id, None)

    def drop_idle(self) -> None:
        """Let go of what nobody adds to any more, though none else comes either."""
        self._rings.expire()

    def _ring(self, attempt_id: str) -> _Ring:
        """What is kept of the attempt, or an empty one that is not kept yet."""
        return self._rings.get(attempt_id) or _Ring()
