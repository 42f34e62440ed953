"""Token buckets, whose they are, and what each has to let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from openproctor.core.errors import TooManyRequests
from openproctor.http.forwarded import client_address
from openproctor.http.rate_limit import Bucket, Buckets, Rate, RateLimit, Rates
from tests.fakes import FakeClock


@given(st.lists(st.floats(0, 5), max_size=200), st.floats(0.5, 50), st.integers(1, 30))
def test_a_bucket_never_lets_through_more_than_its_rate(waits: list[float], per_s: float, burst: int) -> None:
    bucket, at, taken = Bucket(Rate(per_s, burst), 0.0), 0.0, 0
    for wait in waits:
        at += wait
        taken += bucket.take(at)
        assert taken <= burst + per_s * at + 1e-6


def test_a_refusal_says_when_it_is_over_and_then_it_is() -> None:
    clock = FakeClock()
    buckets = Buckets(Rate(2, 3), clock)
    for _ in range(3):
        buckets.take("one")
    with pytest.raises(TooManyRequests) as refused:
        buckets.take("one")
    buckets.take("another")
    assert refused.value.retry_after_s is not None
    clock.advance(refused.value.retry_after_s)
    buckets.take("one")


def test_a_clock_that_steps_back_gives_nothing_away() -> None:
    bucket = Bucket(Rate(1, 1), 100.0)
    assert bucket.take(100.0)
    assert not bucket.take(50.0)
    assert not bucket.take(50.5)


def test_many_keys_need_no_more_memory_than_there_is_room_for() -> None:
    buckets = Buckets(Rate(1, 5), FakeClock(), keys=100)
    for number in range(10_000):
        buckets.take(str(number))
    assert len(buckets) == 100


def test_ten_minutes_of_backlog_are_through_within_a_minute() -> None:
    """600 frames, 120 stretches of sound, some events, and what is being captured meanwhile."""
    clock = FakeClock()
    buckets = Buckets(Rates().attempt, clock)
    for _ in range(60):
        for _ in range(30):
            buckets.take("attempt")
        clock.advance(1)


def test_a_classroom_of_300_behind_one_address_is_in_within_a_minute() -> None:
    clock, left, seconds = FakeClock(), 3 * 300, 0
    buckets = Buckets(Rates().entrance, clock)
    while left:
        try:
            buckets.take("192.0.2.7")
            left -= 1
        except TooManyRequests:
            clock.advance(1)
            seconds += 1
    assert seconds < 60


@pytest.mark.parametrize(
    ("client", "forwarded", "trusted", "expected"),
    [
        ("192.0.2.1", [], (), "192.0.2.1"),
        # Anybody can write the header; it counts only from one's own proxy.
        ("192.0.2.1", ["203.0.113.9"], (), "192.0.2.1"),
        ("192.0.2.1", ["203.0.113.9"], ("10.0.0.0/8",), "192.0.2.1"),
        ("10.0.0.1", ["203.0.113.9"], ("10.0.0.0/8",), "203.0.113.9"),
        # What the client wrote itself stands left of what the proxy wrote.
        ("10.0.0.1", ["198.51.100.66, 203.0.113.9"], ("10.0.0.0/8",), "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.66", "203.0.113.9, 10.0.0.2"], ("10.0.0.0/8",), "203.0.113.9"),
        ("10.0.0.1", ["nonsense"], ("10.0.0.1",), "10.0.0.1"),
        ("10.0.0.1", [""], ("10.0.0.1",), "10.0.0.1"),
        ("::1", ["2001:db8::7"], ("::1",), "2001:db8::7"),
    ],
)
def test_the_address_is_the_one_that_nobody_can_make_up(
    client: str, forwarded: list[str], trusted: tuple[str, ...], expected: str
) -> None:
    headers = [(b"x-forwarded-for", each.encode()) for each in forwarded]
    assert client_address({"type": "http", "client": (client, 5), "headers": headers}, trusted) == expected


def is_valid(authorization: str, attempt_id: str) -> bool:
    return authorization == f"Bearer {attempt_id}"


class Served:
    """Counts what got through, by path."""

    def __init__(self, rates: Rates) -> None:
        self.clock, self.seen = FakeClock(), 0
        self.app = RateLimit(
            self._app, self.clock, rates, ("10.0.0.1/32",), lambda header, attempt: header == f"Bearer {attempt}"
        )

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.seen += 1

    async def ask(self, path: str, *, method: str = "GET", times: int = 1, kind: str = "http", **headers: str) -> int:
        """How many of these got through."""
        before = self.seen
        sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": kind, "method": method, "path": path, "client": ("10.0.0.1", 1), "headers": sent}
        self.answers: list[Message] = []

        async def send(message: Message) -> None:
            self.answers.append(message)

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        for _ in range(times):
            await self.app(scope, receive, send)
        return self.seen - before


FEW = Rates(Rate(1, 4), Rate(1, 6), Rate(1, 8), Rate(1, 50))


async def test_each_kind_of_request_counts_for_whom_it_is_from() -> None:
    served = Served(FEW)
    assert await served.ask("/api/v1/session", method="POST", times=9, x_forwarded_for="192.0.2.1") == 4
    assert served.answers[0]["status"] == 429
    assert (b"retry-after", b"2") in served.answers[0]["headers"]
    assert await served.ask("/api/v1/invitations/read", method="POST", times=9, x_forwarded_for="192.0.2.2") == 4
    assert await served.ask("/api/v1/exams", times=20, cookie="openproctor_session=one", x_forwarded_for="192.0.2.3") == 8
    assert await served.ask("/api/v1/exams", times=20, cookie="openproctor_session=two", x_forwarded_for="192.0.2.3") == 8


async def test_whoever_has_no_token_cannot_use_up_a_candidates_share() -> None:
    served = Served(FEW)
    frames = "/api/v1/attempts/att_1/frames/7"
    for forged in ("", "Bearer forged", "Bearer forged again"):
        await served.ask(frames, method="PUT", times=10, authorization=forged, x_forwarded_for="203.0.113.1")
    assert await served.ask(frames, method="PUT", times=10, authorization="Bearer att_1", x_forwarded_for="192.0.2.1") == 6


async def test_no_address_gets_more_than_its_share_whatever_it_shows() -> None:
    served = Served(FEW)
    got = 0
    for number in range(100):
        got += await served.ask("/api/v1/exams", cookie=f"openproctor_session={number}", x_forwarded_for="203.0.113.1")
    assert got == 50


async def test_a_socket_that_is_dialled_too_often_is_closed() -> None:
    served = Served(FEW)
    assert await served.ask("/api/v1/attempts/att_1/live", times=10, kind="websocket") == 6
    assert served.answers[-1] == {"type": "websocket.close", "code": 1013, "reason": TooManyRequests.title}
