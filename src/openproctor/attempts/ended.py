"""One signal for the end of an attempt: every part that keeps something about running attempts subscribes and drops it.

It is a push like any other, so it comes only once the end is committed, and over the same path from every process.
"""

from collections.abc import Callable

from openproctor.database.engine import Transaction
from openproctor.model.push import PushMessage

__all__ = ["EndedAttempts", "announce_end"]

TOPIC = "attempts-ended"

Listener = Callable[[str], None]
"""Called with the attempt's id."""


def announce_end(tx: Transaction, attempt_id: str) -> None:
    """Signal, if and after this transaction is committed, that the attempt has ended or that what was kept of it is gone."""
    tx.publish(PushMessage(TOPIC, attempt_id))


class EndedAttempts:
    """Hands the signal to those who subscribed; all pushes of the database go through here."""

    def __init__(self, publish: Callable[[PushMessage], None]) -> None:
        """``publish`` gets every other push."""
        self._publish = publish
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener`` for every attempt that ends from now on."""
        self._listeners.append(listener)

    def publish(self, message: PushMessage) -> None:
        """Pass a push on, or notify the subscribers if it is the signal."""
        if message.topic != TOPIC:
            self._publish(message)
            return
        for listener in self._listeners:
            listener(message.payload)
