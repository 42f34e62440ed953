"""Guessing is slowed down, and nobody can lock another person out."""

import asyncio
import contextlib

import pytest

from openproctor.accounts import lockout, passwords
from openproctor.accounts.lockout import DeviceCookies, Lockout
from openproctor.accounts.passwords import Passwords
from openproctor.core.errors import TooManySignIns
from tests.fakes import FakeClock

EMAIL = "admin@example.org"


def guess(counts: Lockout, times: int, *, device: str | None = None, email: str = EMAIL) -> int:
    """How many of so many guesses, each from another address, are let through."""
    through = 0
    for number in range(times):
        try:
            counts.begin(email, device, f"192.0.2.{number % 250}")
        except TooManySignIns:
            continue
        through += 1
    return through


def test_a_stranger_gets_few_guesses_and_the_wait_grows() -> None:
    clock = FakeClock()
    counts = Lockout(clock)
    assert guess(counts, 100) == lockout.FREE
    waits = []
    for _ in range(8):
        with pytest.raises(TooManySignIns) as refused:
            counts.begin(EMAIL, None, "198.51.100.1")
        waits.append(refused.value.retry_after_s or 0)
        clock.advance(waits[-1])
        counts.begin(EMAIL, None, "198.51.100.1")
    assert waits[:4] == [30, 60, 120, 240]
    assert waits[-1] == lockout.LONGEST_LOCK.total_seconds()


def test_guesses_of_strangers_never_stop_a_known_browser() -> None:
    clock = FakeClock()
    counts, devices = Lockout(clock), DeviceCookies(b"k" * 32, clock)
    cookie = devices.issue(EMAIL)
    guess(counts, 1000)
    # Not even from the address that is used up.
    counts.begin(EMAIL, devices.device(cookie, EMAIL), "192.0.2.1")


def test_a_known_browser_that_guesses_is_slowed_down_alone() -> None:
    counts = Lockout(FakeClock())
    assert guess(counts, 100, device="dev_1") == lockout.FREE
    assert guess(counts, 1, device="dev_2") == 1
    assert guess(counts, 1) == 1


def test_a_device_cookie_is_good_for_its_account_its_time_and_as_it_was_made() -> None:
    clock = FakeClock()
    devices = DeviceCookies(b"k" * 32, clock)
    cookie = devices.issue(EMAIL)
    assert devices.device(cookie, EMAIL) is not None
    assert devices.device(cookie, "other@example.org") is None
    assert DeviceCookies(b"x" * 32, clock).device(cookie, EMAIL) is None
    assert devices.device(None, EMAIL) is devices.device("nonsense", EMAIL) is None
    clock.advance(lockout.DEVICE_LIFETIME.total_seconds())
    assert devices.device(cookie, EMAIL) is None


def test_an_address_is_limited_over_all_accounts_ipv6_by_network() -> None:
    counts = Lockout(FakeClock())
    through = 0
    for number in range(200):
        try:
            counts.begin(f"{number}@example.org", None, f"2001:db8::{number:x}")
        except TooManySignIns:
            continue
        through += 1
    assert through == lockout.ADDRESS_TRIES
    counts.begin(EMAIL, None, "2001:db8:0:1::1")


def test_failures_are_forgotten_an_hour_after_the_last_not_the_first() -> None:
    clock = FakeClock()
    counts = Lockout(clock)
    guess(counts, lockout.FREE - 1)
    clock.advance(lockout.FORGOTTEN.total_seconds() - 1)
    assert guess(counts, 2) == 1
    clock.advance(lockout.FORGOTTEN.total_seconds())
    assert guess(counts, 100) == lockout.FREE


def test_an_address_that_goes_on_is_let_in_again_when_its_window_is_over() -> None:
    clock = FakeClock()
    counts = Lockout(clock)

    def through(times: int) -> int:
        passed = 0
        for number in range(times):
            with contextlib.suppress(TooManySignIns):
                counts.begin(f"{number}@example.org", None, "192.0.2.1")
                passed += 1
        return passed

    assert through(lockout.ADDRESS_TRIES + 5) == lockout.ADDRESS_TRIES
    clock.advance(lockout.ADDRESS_WINDOW.total_seconds() - 1)
    assert through(1) == 0
    clock.advance(1)
    assert through(1) == 1


def test_what_was_asked_for_last_is_remembered_even_if_it_was_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockout, "REMEMBERED", 3)
    counts = Lockout(FakeClock())
    guess(counts, lockout.FREE)
    for number in range(10):
        counts.begin(f"{number}@example.org", None, None)
        assert guess(counts, 1) == 0


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockout, "REMEMBERED", 50)
    counts = Lockout(FakeClock())
    for number in range(500):
        counts.begin(f"{number}@example.org", None, f"10.0.{number // 250}.{number % 250}")
    assert len(counts._failures) == len(counts._addresses) == 50


async def test_few_passwords_are_hashed_at_once_and_strangers_leave_room(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = Passwords()
    running, most = 0, 0
    go_on = asyncio.Event()

    async def slow(_: object) -> bool:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await go_on.wait()
        running -= 1
        return False

    monkeypatch.setattr(asyncio, "to_thread", slow)
    strangers = [asyncio.create_task(checks.matches("guess", None)) for _ in range(passwords.WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(TooManySignIns):
        await checks.matches("guess", None)
    known = asyncio.create_task(checks.matches("password", None, first=True))
    await asyncio.sleep(0)
    assert not known.done()
    go_on.set()
    await asyncio.gather(known, *strangers)
    assert most == passwords.CONCURRENT
