"""Many who ask at once are answered together, each with its own, and never with something older than the question."""

import asyncio
from collections.abc import Collection, Mapping

import pytest

from openproctor.core import batch_loader
from openproctor.core.batch_loader import BatchLoader


class Source:
    """Answers with how often it was read, and may be held."""

    def __init__(self) -> None:
        self.asked: list[set[str]] = []
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.failing = False

    async def read(self, keys: Collection[str]) -> Mapping[str, tuple[str, int]]:
        self.asked.append(set(keys))
        number = len(self.asked)
        await self.go_on.wait()
        if self.failing:
            raise OSError("away")
        return {key: (key, number) for key in keys if key != "nobody"}


async def asking(answers: BatchLoader[str, tuple[str, int]], *keys: str) -> list[asyncio.Task[tuple[str, int] | None]]:
    tasks = [asyncio.create_task(answers.load(key)) for key in keys]
    for _ in range(3):
        await asyncio.sleep(0)
    return tasks


async def test_who_asks_during_a_reading_is_answered_by_the_next_one_together_with_the_others() -> None:
    source = Source()
    answers = BatchLoader(source.read)
    source.go_on.clear()
    first = await asking(answers, "a")
    others = await asking(answers, "a", "b", "nobody")
    source.go_on.set()
    assert await asyncio.gather(*first) == [("a", 1)]
    assert await asyncio.gather(*others) == [("a", 2), ("b", 2), None]
    assert source.asked == [{"a"}, {"a", "b", "nobody"}]


async def test_a_failure_is_everybodys_and_the_next_question_is_asked_anew() -> None:
    source = Source()
    answers = BatchLoader(source.read)
    source.failing = True
    for task in await asking(answers, "a", "b"):
        with pytest.raises(OSError, match="away"):
            await task
    source.failing = False
    assert await answers.load("a") == ("a", len(source.asked))


async def test_who_has_gone_holds_up_nobody() -> None:
    source = Source()
    answers = BatchLoader(source.read)
    source.go_on.clear()
    gone, staying = await asking(answers, "a", "b")
    gone.cancel()
    source.go_on.set()
    assert (await staying) is not None


async def test_a_crowd_is_answered_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_loader, "AT_ONCE", 2)
    source = Source()
    answers = BatchLoader(source.read)
    keys = [f"k{number}" for number in range(5)]
    found = await asyncio.gather(*await asking(answers, *keys))
    assert [answer and answer[0] for answer in found] == keys
    assert max(map(len, source.asked)) == 2
