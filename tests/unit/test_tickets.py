"""One-use tickets: bounded, hashed, and each session's own."""

import pytest

from openproctor.errors import Overloaded, TicketInvalid
from openproctor.live import tickets
from openproctor.live.tickets import Holder, MemoryTickets
from tests.fakes import FakeClock


def holder(session: str = "s1") -> Holder:
    return Holder("candidate", "att_1", session)


def test_a_session_that_takes_many_loses_its_own_oldest() -> None:
    held = MemoryTickets(FakeClock())
    other, _ = held.issue(holder("s2"))
    first, _ = held.issue(holder())
    for _ in range(tickets.PER_SESSION):
        held.issue(holder())
    with pytest.raises(TicketInvalid):
        held.redeem(first, "candidate", "att_1")
    assert held.redeem(other, "candidate", "att_1").session == "s2"


def test_there_is_an_end_to_it_and_late_ones_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "LIMIT", 3)
    clock = FakeClock()
    held = MemoryTickets(clock)
    for number in range(3):
        held.issue(holder(f"s{number}"))
    with pytest.raises(Overloaded):
        held.issue(holder("more"))
    clock.advance(30)
    held.issue(holder("more"))


def test_none_is_held_as_it_is() -> None:
    held = MemoryTickets(FakeClock())
    ticket, _ = held.issue(holder())
    assert ticket not in repr(vars(held))
