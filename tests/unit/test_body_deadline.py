"""How long a request's body may take: as long as it comes, however narrow the line."""

import asyncio
from collections.abc import Sequence

import pytest
from starlette.types import Message

from openproctor.core.errors import RequestTimeout
from openproctor.http.body_timeout import BodyDeadline, BodyRate

RATE = BodyRate(first_s=0.3, per_s=10_000, free=1000, silent_s=0.2)


async def received(parts: Sequence[tuple[float, int]]) -> int:
    """Receive a body whose parts come after so many seconds each; its length."""
    coming = iter([*parts, (0.0, 0)])

    async def receive() -> Message:
        wait_s, size = next(coming)
        await asyncio.sleep(wait_s)
        return {"type": "http.request", "body": b"x" * size, "more_body": size > 0}

    body, total, more = BodyDeadline(receive, RATE), 0, True
    while more:
        message = await body.receive()
        total += len(message["body"])
        more = message["more_body"]
    return total


async def test_a_body_that_keeps_coming_may_take_longer_than_its_first_part() -> None:
    assert await received([(0.05, 1000)] * 12) == 12_000


async def test_a_body_that_stands_still_is_given_up() -> None:
    with pytest.raises(RequestTimeout):
        await received([(0.0, 9000), (5.0, 1000)])


async def test_a_body_that_trickles_is_given_up() -> None:
    with pytest.raises(RequestTimeout):
        await received([(0.05, 1)] * 100)


def test_a_segment_of_video_has_the_time_that_a_narrow_line_takes_for_it() -> None:
    rate, segment, bytes_per_s = BodyRate(), 200_000, 32_000 / 8
    assert rate.first_s + (segment - rate.free) / rate.per_s > segment / bytes_per_s
