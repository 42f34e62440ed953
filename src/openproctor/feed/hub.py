"""Fan-out within the process: topics, and bounded queues of those who listen."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from openproctor.model.push import PushMessage

__all__ = ["Hub", "Subscription"]

QUEUE_SIZE = 512


class Subscription:
    """One listener's queue. A listener that does not keep up is ended; it comes back and resumes from its last event."""

    def __init__(self, size: int = QUEUE_SIZE) -> None:
        self._queue: asyncio.Queue[PushMessage] = asyncio.Queue(size)
        self.overflowed = False
        """True when the listener was too slow: nothing more is delivered, and it must end."""
        self._begin: Callable[[], object] | None = None

    @contextmanager
    def beginning(self, begin: Callable[[], object], *, at_once: bool = False) -> Iterator[None]:
        """While the block runs, ``begin`` is called once: at the first push, or at once if there is one already or so asked."""
        self._begin = begin
        if at_once or not self._queue.empty():
            self._begin_now()
        try:
            yield
        finally:
            self._begin = None

    def _begin_now(self) -> None:
        begin, self._begin = self._begin, None
        if begin is not None:
            begin()

    def deliver(self, message: PushMessage) -> None:
        """Queue a push; never waits."""
        if self.overflowed:
            return
        try:
            self._queue.put_nowait(message)
        except asyncio.QueueFull:
            self.overflowed = True
        self._begin_now()

    @property
    def waiting(self) -> int:
        """Pushes that are queued."""
        return self._queue.qsize()

    async def next(self) -> PushMessage:
        """The next push, when there is one."""
        return await self._queue.get()


class Hub:
    """Hands pushes to everyone who listens on their topic."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Subscription]] = defaultdict(set)

    @contextmanager
    def subscribe(self, *topics: str, size: int = QUEUE_SIZE) -> Iterator[Subscription]:
        """Listen on ``topics`` while the block runs."""
        subscription = Subscription(size)
        for topic in topics:
            self._listeners[topic].add(subscription)
        try:
            yield subscription
        finally:
            for topic in topics:
                self._listeners[topic].discard(subscription)
                if not self._listeners[topic]:
                    del self._listeners[topic]

    def publish(self, message: PushMessage) -> None:
        """Deliver now; a listener that comes later reads the log instead."""
        for subscription in tuple(self._listeners.get(message.topic, ())):
            subscription.deliver(message)

    def listeners(self, topic: str) -> int:
        """How many listen."""
        return len(self._listeners.get(topic, ()))
