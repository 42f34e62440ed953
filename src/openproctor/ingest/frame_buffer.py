"""The last seconds of every camera, kept in memory, so that evidence can begin before the incident."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cachetools import TTLCache

from openproctor.incidents.record import KeptItem

__all__ = ["KEEP_S", "BufferedFrame", "FrameBuffer"]

KEEP_S = 15.0
MAX_FRAMES = 64
MAX_ATTEMPTS = 2000
IDLE_S = 120.0


@dataclass(frozen=True, slots=True)
class BufferedFrame:
    """One frame and what was seen in it."""

    at: float
    """Capture time by the server's clock, in seconds since the epoch."""
    jpeg: bytes
    kept: KeptItem
    """What is recorded of it when it becomes evidence."""


@dataclass(slots=True)
class _Buffered:
    frames: deque[BufferedFrame] = field(default_factory=lambda: deque(maxlen=MAX_FRAMES))
    stored: set[str] = field(default_factory=set)
    """Keys that the store has."""


class FrameBuffer:
    """A few frames for each key, which names an attempt and one of its tracks.

    One that gets no frame for ``IDLE_S`` is dropped; where there are too many, the one that was used longest ago.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._buffered: TTLCache[str, _Buffered] = TTLCache(MAX_ATTEMPTS, IDLE_S, monotonic)

    def add(self, key: str, frame: BufferedFrame) -> None:
        """Remember a frame. Frames older than ``KEEP_S`` are dropped, except the last one before it."""
        buffered = self._of(key)
        while len(buffered.frames) > 1 and frame.at - buffered.frames[0].at > KEEP_S:
            buffered.frames.popleft()
        buffered.frames.append(frame)
        self._buffered[key] = buffered

    def since(self, key: str, at: float) -> Sequence[BufferedFrame]:
        """Frames captured at that time or later."""
        return [frame for frame in self._of(key).frames if frame.at >= at]

    def newest(self, key: str) -> BufferedFrame | None:
        """The frame captured last."""
        return max(self._of(key).frames, key=lambda frame: frame.at, default=None)

    def missing(self, key: str, frames: Iterable[BufferedFrame]) -> dict[str, bytes]:
        """The bytes of these frames, by their key in the store, that the store does not have yet."""
        stored = self._of(key).stored
        return {frame.kept.key: frame.jpeg for frame in frames if frame.kept.key not in stored}

    def mark_stored(self, key: str, keys: Iterable[str]) -> None:
        """The store has these now. Those of frames that are no longer buffered need not be remembered."""
        buffered = self._of(key)
        newest = sorted(buffered.stored | set(keys))[-MAX_FRAMES:]  # keys of one attempt sort by sequence number
        buffered.stored = set(newest)
        self._buffered[key] = buffered

    def forget(self, key: str) -> None:
        """Drop the buffer of an attempt that has ended."""
        self._buffered.pop(key, None)

    def drop_idle(self) -> None:
        """Drop buffers that got no frame for ``IDLE_S``, even when no other frames come."""
        self._buffered.expire()

    def _of(self, key: str) -> _Buffered:
        """What is buffered under this key, or an empty buffer that is not kept yet."""
        return self._buffered.get(key) or _Buffered()
