"""One-use tickets by which a page opens a socket: no cookie and no access token is sent over it."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from openproctor.clock import Clock
from openproctor.errors import Overloaded, TicketInvalid
from openproctor.identifiers import hash_token, new_token

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
    """Gives out tickets and takes them back. Several server processes would share them through one of another kind."""

    def issue(self, holder: Holder) -> tuple[str, datetime]:
        """A new ticket, and when it expires.

        Raises:
            Overloaded: too many are out.
        """

    def redeem(self, ticket: str, kind: Literal["candidate", "staff"], target: str) -> Holder:
        """Use a ticket up, whatever the answer.

        Raises:
            TicketInvalid: unknown, used, too late, or for something else.
        """


class MemoryTickets:
    """Tickets of this process, held hashed; a session holds a few at a time, and its oldest gives way."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._held: OrderedDict[str, tuple[Holder, datetime]] = OrderedDict()
        self._of_session: dict[str, list[str]] = {}

    def issue(self, holder: Holder) -> tuple[str, datetime]:
        """See :class:`Tickets`."""
        now = self._clock.now()
        self._forget_late(now)
        own = self._of_session.get(holder.session, [])
        if len(own) >= PER_SESSION:
            self._take(own[0])
        if len(self._held) >= LIMIT:
            raise Overloaded(retry_after_s=1)
        ticket = new_token()
        key, expires_at = hash_token(ticket), now + LIFETIME
        self._held[key] = holder, expires_at
        self._of_session.setdefault(holder.session, []).append(key)
        return ticket, expires_at

    def redeem(self, ticket: str, kind: Literal["candidate", "staff"], target: str) -> Holder:
        """See :class:`Tickets`."""
        held = self._take(hash_token(ticket))
        if held is None:
            raise TicketInvalid
        holder, expires_at = held
        if (holder.kind, holder.target) != (kind, target) or expires_at <= self._clock.now():
            raise TicketInvalid
        return holder

    def _forget_late(self, now: datetime) -> None:
        while self._held:
            key, (_, expires_at) = next(iter(self._held.items()))
            if expires_at > now:
                return
            self._take(key)

    def _take(self, key: str) -> tuple[Holder, datetime] | None:
        held = self._held.pop(key, None)
        if held is not None:
            own = self._of_session[held[0].session]
            own.remove(key)
            if not own:
                del self._of_session[held[0].session]
        return held
