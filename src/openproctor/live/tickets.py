"""One-use tickets with which a page opens a socket: no cookie and no access token is sent over it."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

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


class MemoryTickets:
    """Tickets of this process, held hashed; a session holds a few at a time, and its oldest is dropped for a new one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._timed: OrderedDict[str, tuple[Holder, datetime]] = OrderedDict()
        """In the order in which they expire."""
        self._next: dict[str, Holder] = {}
        """Tickets whose lifetime has not begun."""
        self._of_session: dict[str, list[str]] = {}

    def issue(self, holder: Holder) -> tuple[str, datetime]:
        """See :class:`Tickets`."""
        ticket, key = self._new(holder)
        expires_at = self._clock.now() + LIFETIME
        self._timed[key] = holder, expires_at
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
            self._timed[key] = holder, self._clock.now() + LIFETIME

    def redeem(self, ticket: str, kind: Literal["candidate", "staff"], target: str) -> Holder:
        """See :class:`Tickets`."""
        self._forget_late()
        holder = self._take(hash_token(ticket))
        if holder is None or (holder.kind, holder.target) != (kind, target):
            raise TicketInvalid
        return holder

    def _new(self, holder: Holder) -> tuple[str, str]:
        """A ticket and its key, counted for its session."""
        self._forget_late()
        own = self._of_session.get(holder.session, [])
        if len(own) >= PER_SESSION:
            self._take(own[0])
        if len(self._timed) + len(self._next) >= LIMIT:
            raise Overloaded(retry_after_s=1)
        ticket = new_token()
        key = hash_token(ticket)
        self._of_session.setdefault(holder.session, []).append(key)
        return ticket, key

    def _forget_late(self) -> None:
        now = self._clock.now()
        while self._timed:
            key, (_, expires_at) = next(iter(self._timed.items()))
            if expires_at > now:
                return
            self._take(key)

    def _take(self, key: str) -> Holder | None:
        timed = self._timed.pop(key, None)
        holder = self._next.pop(key, None) if timed is None else timed[0]
        if holder is not None:
            own = self._of_session[holder.session]
            own.remove(key)
            if not own:
                del self._of_session[holder.session]
        return holder
