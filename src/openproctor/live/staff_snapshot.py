"""What a live page gets when it connects: a snapshot in slices, or what it missed.

The feed's position is read first. Slices are read one by one afterwards, each as it is at that moment, and every event after
the position follows. So a slice may already hold what an event says that comes later: each says up to which event it knows, and
the page leaves out of older events what would change these attempts back. Nothing is held while a page reads slowly.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from openproctor.attempts import messages
from openproctor.attempts.views import Cards, attempt_ids, cards
from openproctor.core.clock import Clock
from openproctor.core.time_slices import SLICE, TimeSlices, parts_of
from openproctor.database.engine import Database
from openproctor.feed import log
from openproctor.feed.presence import PresenceBoard
from openproctor.feed.publishing import event_of
from openproctor.review import service as incidents
from openproctor.wire.attempts import AttemptCard, Message
from openproctor.wire.base import Wire
from openproctor.wire.incidents import Incident
from openproctor.wire.sockets import IceServer, StaffEvent, StaffResumed, StaffSlice, StaffSnapshot

__all__ = ["RESUME_LIMIT", "Snapshot", "Sources", "begin_snapshot"]

RESUME_LIMIT = 1000
"""A page that is behind by more events than this gets a snapshot instead."""
INCIDENTS = 200
"""The newest, which a snapshot holds; older ones are read page by page."""
MESSAGES = 1000


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a snapshot comes from."""

    database: Database
    presence: PresenceBoard
    clock: Clock
    ice_servers: list[IceServer]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot as of one event, to be sent in this order."""

    as_of: int
    """The page has every event up to this one once it has the beginning."""
    beginning: AsyncIterator[Wire]
    """To be sent before anything else."""
    rest: AsyncIterator[Wire] | None
    """To be sent with the pushes in between; each is read when it is asked for, and must be sent at once."""


async def begin_snapshot(sources: Sources, exam_id: str, staff_id: str, after: int) -> Snapshot:
    """What a page needs that has seen everything up to event ``after``; 0 if nothing."""
    reading = _Reading(sources, exam_id)
    async with sources.database.read() as tx:
        last = await log.last_id(tx, exam_id)
    # Who joins from now on comes with an event.
    async with sources.database.read() as tx:
        everyone = await attempt_ids(tx, exam_id)
    first = await reading.cards(everyone[:SLICE])
    others = everyone[SLICE:]
    if 0 < after <= last and last - after <= RESUME_LIMIT:
        resumed = reading.resumed(first, last, complete=not others)
        beginning = reading.missed(resumed, after, last)
        return Snapshot(last, beginning, reading.slices(others) if others else None)
    newest = await reading.newest_incidents(None)
    said = await reading.newest_messages(None)
    complete = not others and len(newest) < SLICE and len(said) < SLICE
    async with sources.database.read() as tx:
        read = await incidents.read_mark(tx, exam_id, staff_id)
        snapshot = StaffSnapshot(
            attempts=first.cards,
            as_of=max(first.as_of, last),
            incidents=newest,
            messages=said,
            complete=complete,
            last_event_id=last,
            read_event_id=read,
            unread=await incidents.unread(tx, exam_id, read, last),
            ice_servers=sources.ice_servers,
            server_time=sources.clock.now(),
        )
    rest = None if complete else reading.slices(others, newest, said)
    return Snapshot(last, _alone(snapshot), rest)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads an exam slice by slice, each in a transaction of its own."""

    sources: Sources
    exam_id: str

    async def cards(self, of_attempts: Sequence[str]) -> Cards:
        if not of_attempts:
            return Cards([], 0)
        async with self.sources.database.read() as tx:
            return await cards(tx, self.sources.presence, of_attempts)

    async def newest_incidents(self, before: int | None) -> list[Incident]:
        async with self.sources.database.read() as tx:
            return (await incidents.page(tx, self.exam_id, None, before, SLICE)).incidents

    async def newest_messages(self, before: Message | None) -> list[Message]:
        async with self.sources.database.read() as tx:
            return await messages.of_exam(tx, self.exam_id, SLICE, before)

    def resumed(self, first: Cards, last: int, *, complete: bool) -> StaffResumed:
        return StaffResumed(
            attempts=first.cards,
            as_of=max(first.as_of, last),
            complete=complete,
            last_event_id=last,
            ice_servers=self.sources.ice_servers,
            server_time=self.sources.clock.now(),
        )

    async def missed(self, resumed: StaffResumed, after: int, last: int) -> AsyncIterator[Wire]:
        """The events between ``after`` and ``last``, oldest first."""
        yield resumed
        slices = TimeSlices()
        while after < last:
            async with self.sources.database.read() as tx:
                entries = await log.since(tx, self.exam_id, after, min(SLICE, last - after))
            if not entries:
                return
            for entry in entries:
                yield StaffEvent(event=event_of(entry))
            after = entries[-1].id
            await slices.pause()

    async def slices(
        self, of_attempts: Sequence[str], newest: Sequence[Incident] = (), said: Sequence[Message] = ()
    ) -> AsyncIterator[Wire]:
        """What is older than these incidents and messages, as far as a snapshot goes back, and the other attempts."""
        pauses = TimeSlices()
        count = len(newest)
        while count % SLICE == 0 and 0 < count < INCIDENTS and newest:
            newest = await self.newest_incidents(newest[-1].event_id)
            count += len(newest)
            yield _slice(incidents=newest)
            await pauses.pause()
        count = len(said)
        while count % SLICE == 0 and 0 < count < MESSAGES and said:
            said = await self.newest_messages(said[0])
            count += len(said)
            yield _slice(messages=said)
            await pauses.pause()
        for part in parts_of(of_attempts):
            found = await self.cards(part)
            yield _slice(attempts=found.cards, as_of=found.as_of)
            await pauses.pause()
        yield _slice(complete=True)


def _slice(
    *,
    attempts: Sequence[AttemptCard] = (),
    as_of: int = 0,
    incidents: Sequence[Incident] = (),
    messages: Sequence[Message] = (),
    complete: bool = False,
) -> StaffSlice:
    return StaffSlice(
        attempts=list(attempts), as_of=as_of, incidents=list(incidents), messages=list(messages), complete=complete
    )


async def _alone(message: Wire) -> AsyncIterator[Wire]:
    yield message
