"""One-use tickets with which a page opens a socket: no cookie and no access token is sent over it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from cachetools import TTLCache

from openproctor.core.clock import Clock
from openproctor.core.errors import Overloaded, TicketInvalid
from openproctor.core.identifiers import hash_token, new_token

__all__ = ["Holder", "MemoryTickets", "Tickets"]

LIFETIME = timedelta(seconds=30)
LIMIT = 20_000
PER_SESSION = 8


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a ticket lets in, and where."""

    kind: Literal["candidate", "staff"]
    target: str
    """The attempt for a candidate, the exam for staff."""
    session: str
    """The session that it was given to, as revocations name it."""


class Tickets(Protocol):
    """Gives out tickets and takes them back. Several server processes would share them through another implementation."""

    def issue(self, holder: Holder) -> tuple[str, datetime]:
        """A new ticket, and when it expires.

        Raises:
            Overloaded: too many are out.
        """

    def issue_next(self, holder: Holder) -> str:
        """A ticket for the socket after the current one; its lifetime begins with :meth:`release`.

        Raises:
            Overloaded: too many are out.
        """

    def release(self, ticket: str) -> None:
        """Begin a ticket's lifetime: the socket over which it was given has closed, so it is used soon or never."""

    def redeem(self, ticket: str, kind: Literal["candidate", "staff"], target: str) -> Holder:
        """Use a ticket up, even if it is refused.

        Raises:
            TicketInvalid: unknown, used, too late, or for something else.
        """


class _Expiring(TTLCache[str, Holder, datetime]):
    """Tickets whose lifetime runs. Calls ``expired`` for each that ends, by whichever operation that is noticed."""

    def __init__(self, clock: Clock, expired: Callable[[str, Holder], None]) -> None:
        # Without a bound: who comes when too many are out is refused, and costs nobody a ticket.
        super().__init__(math.inf, LIFETIME, clock.now)
        self._expired = expired

    def expire(self, time: datetime | None = None) -> list[tuple[str, Holder]]:
        ended = super().expire(time)
        for key, holder in ended:
            self._expired(key, holder)
        return ended


class MemoryTickets:
    """Tickets of this process, held hashed; a session holds a few at a time, and its oldest is dropped for a new one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._timed = _Expiring(clock, self._forget)
        self._next: dict[str, Holder] = {}
        """Tickets whose lifetime has not begun."""
        self._of_session: dict[str, list[str]] = {}

    def issue(self, holder: Holder) -> tuple[str, datetime]:
        """See :class:`Tickets`."""
        ticket, key = self._new(holder)
        expires_at = self._clock.now() + LIFETIME
        self._timed[key] = holder
        return ticket, expires_at

    def issue_next(self, holder: Holder) -> str:
        """See :class:`Tickets`."""
        ticket, key = self._new(holder)
        self._next[key] = holder
        return ticket

    def release(self, ticket: str) -> None:
        """See :class:`Tickets`."""
        key = hash_token(ticket)
        holder = self._next.pop(key, None)
        if holder is not None:
            self._timed[key] = holder

    def redeem(self, ticket: str, kind: Literal["candidate", "staff"], target: str) -> Holder:
        """See :class:`Tickets`."""
        holder = self._take(hash_token(ticket))
        if holder is None or (holder.kind, holder.target) != (kind, target):
            raise TicketInvalid
        return holder

    def _new(self, holder: Holder) -> tuple[str, str]:
        """A ticket and its key, counted for its session."""
        self._timed.expire()
        own = self._of_session.get(holder.session, [])
        if len(own) >= PER_SESSION:
            self._take(own[0])
        if len(self._timed) + len(self._next) >= LIMIT:
            raise Overloaded(retry_after_s=1)
        ticket = new_token()
        key = hash_token(ticket)
        self._of_session.setdefault(holder.session, []).append(key)
        return ticket, key

    def _take(self, key: str) -> Holder | None:
        holder = self._timed.pop(key, None) or self._next.pop(key, None)
        if holder is not None:
            self._forget(key, holder)
        return holder

    def _forget(self, key: str, holder: Holder) -> None:
        """Count a ticket no more for its session."""
        own = self._of_session[holder.session]
        own.remove(key)
        if not own:
            del self._of_session[holder.session]
