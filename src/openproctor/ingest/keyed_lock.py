"""One at a time for each key, all keys side by side."""

import asyncio
from weakref import WeakValueDictionary

__all__ = ["KeyedLock"]


class KeyedLock:
    """Locks by key that vanish when nobody holds or awaits them."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def acquire(self, key: str) -> asyncio.Lock:
        """The lock of this key, to be entered with ``async with``."""
        lock = self._locks.get(key)
        if lock is None:
            self._locks[key] = lock = asyncio.Lock()
        return lock
