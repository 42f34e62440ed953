"""One-use tickets: bounded, hashed, and each session's own."""

import pytest

from openproctor.core.errors import Overloaded, TicketInvalid
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


def test_the_ticket_for_the_next_socket_is_good_while_one_stands_and_soon_not_after_it_has_gone() -> None:
    clock = FakeClock()
    held = MemoryTickets(clock)
    while_it_stands, right_after, too_late = (held.issue_next(holder()) for _ in range(3))
    clock.advance(7200)
    assert held.redeem(while_it_stands, "candidate", "att_1") == holder()
    held.release(right_after)
    held.release(too_late)
    clock.advance(29)
    assert held.redeem(right_after, "candidate", "att_1") == holder()
    clock.advance(1)
    for used_or_late in (while_it_stands, right_after, too_late):
        held.release(used_or_late)
        with pytest.raises(TicketInvalid):
            held.redeem(used_or_late, "candidate", "att_1")


def test_tickets_for_next_sockets_count_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "LIMIT", 2)
    held = MemoryTickets(FakeClock())
    first = held.issue_next(holder("s1"))
    held.issue_next(holder("s2"))
    with pytest.raises(Overloaded):
        held.issue_next(holder("s3"))
    held.redeem(first, "candidate", "att_1")
    held.issue_next(holder("s3"))


def test_nothing_is_left_of_tickets_that_ran_out_or_were_used() -> None:
    clock = FakeClock()
    held = MemoryTickets(clock)
    for number in range(50):
        held.issue(holder(f"late{number}"))
        held.release(held.issue_next(holder(f"late{number}")))
    clock.advance(30)
    last, _ = held.issue(holder("s1"))
    assert set(held._of_session) == {"s1"}
    held.redeem(last, "candidate", "att_1")
    assert not held._of_session
    assert not held._timed
