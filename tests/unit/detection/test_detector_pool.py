"""A pool gives up what hangs, and goes on with other threads."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from openproctor.detection.detector_pool import DetectorPool, DetectorTimeout


@pytest.fixture
async def pool() -> AsyncIterator[DetectorPool]:
    pool = DetectorPool("test", workers=1, limit_s=0.05)
    pool.start()
    yield pool
    await pool.close()


async def test_it_answers_what_the_work_answers_and_raises_what_it_raises(pool: DetectorPool) -> None:
    assert await pool.run(lambda: 7) == 7
    with pytest.raises(KeyError):
        await pool.run(lambda: dict[str, int]()["no such key"])
    assert pool.pending == 0


async def test_what_hangs_is_given_up_and_the_next_work_is_done(pool: DetectorPool) -> None:
    go_on = threading.Event()
    with pytest.raises(DetectorTimeout, match="longer than"):
        await pool.run(go_on.wait)
    assert await pool.run(lambda: "next") == "next"
    assert pool.pending == 0
    go_on.set()


async def test_work_that_waits_its_turn_is_not_taken_for_hanging() -> None:
    pool = DetectorPool("test", workers=1, limit_s=0.2)
    pool.start()
    ticks = [asyncio.create_task(pool.run(lambda: threading.Event().wait(0.05))) for _ in range(8)]
    assert await asyncio.gather(*ticks) == [False] * 8
    await pool.close()


async def test_a_lane_that_has_lost_all_it_may_refuses_at_once_until_a_thread_is_back(pool: DetectorPool) -> None:
    go_on = threading.Event()
    back = [asyncio.create_task(pool.run(go_on.wait)) for _ in range(2)]
    answers = await asyncio.gather(*back, return_exceptions=True)
    assert all(isinstance(answer, DetectorTimeout) for answer in answers)
    with pytest.raises(DetectorTimeout, match="hangs"):
        await pool.run(lambda: 1)
    go_on.set()
    while pool.lost:  # noqa: ASYNC110 - the thread tells nobody when it comes back
        await asyncio.sleep(0.001)
    assert await pool.run(lambda: 1) == 1


async def test_what_a_caller_gave_up_counts_until_its_thread_is_free() -> None:
    pool = DetectorPool("test", workers=1, limit_s=10)
    pool.start()
    entered, go_on = threading.Event(), threading.Event()

    def work() -> None:
        entered.set()
        go_on.wait()

    task = asyncio.create_task(pool.run(work))
    await asyncio.to_thread(entered.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert pool.pending == 1
    go_on.set()
    assert await pool.run(lambda: 1) == 1
    assert pool.pending == 0
    await pool.close()


async def test_a_closed_lane_takes_nothing(pool: DetectorPool) -> None:
    await pool.close()
    await pool.close()
    with pytest.raises(DetectorTimeout, match="not running"):
        await pool.run(lambda: 1)


async def test_what_has_to_be_ready_in_every_thread_is_done_once_in_each() -> None:
    pool = DetectorPool("test", workers=3, limit_s=5)
    pool.start()
    threads = list[int]()
    await pool.run_in_all(lambda: threads.append(threading.get_ident()))
    assert len(threads) == len(set(threads)) == 3
    with pytest.raises(KeyError):
        await pool.run_in_all(lambda: dict[str, None]()["no such key"])
    assert pool.pending == 0
    assert await pool.run(lambda: 7) == 7
    await pool.close()
