"""Answers many callers who ask the same of the database at once with one query."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Generic, TypeVar

__all__ = ["BatchLoader"]

AT_ONCE = 50
"""Most questions answered together: the first caller should not wait for the work on hundreds."""

Key = TypeVar("Key")
Answer = TypeVar("Answer")


class BatchLoader(Generic[Key, Answer]):
    """Questions that come while an answer is being read are answered together by the next reading.

    Every reading begins after the questions that it answers were asked: an answer is never older than its question.
    """

    def __init__(self, read: Callable[[Collection[Key]], Awaitable[Mapping[Key, Answer]]]) -> None:
        """``read`` answers many; what it leaves out is answered with None, what it raises is raised for each."""
        self._read = read
        self._waiting: list[tuple[Key, asyncio.Future[Answer | None]]] = []
        self._reading: asyncio.Task[None] | None = None

    async def load(self, key: Key) -> Answer | None:
        """The answer for ``key``; None if there is none."""
        answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, answer))
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._answer_all())
        return await answer

    async def _answer_all(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
            answers: Mapping[Key, Answer] | Exception
            try:
                answers = await self._read({key for key, _ in group})
            except Exception as error:  # noqa: BLE001 - it is raised where each of them waits
                answers = error
            for key, answer in group:
                if answer.done():
                    continue  # the caller has gone
                if isinstance(answers, Exception):
                    answer.set_exception(answers)
                else:
                    answer.set_result(answers.get(key))
