"""Passwords: hashed with Argon2, a few at a time, because each costs memory and a tenth of a second."""

import asyncio
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from openproctor.core.errors import TooManySignIns, WeakPassword

__all__ = ["MIN_LENGTH", "Passwords"]

MIN_LENGTH = 10
CONCURRENT = 2
WAITING = 50

Result = TypeVar("Result")


class Passwords:
    """Hashes and checks passwords in threads, with a cap on how many run and wait."""

    def __init__(self, *, memory_kib: int = 19 * 1024, passes: int = 2) -> None:
        """The default is the second of the parameter sets that OWASP's password storage cheat sheet recommends, one lane."""
        self._hash = PasswordHash([Argon2Hasher(memory_cost=memory_kib, time_cost=passes, parallelism=1)])
        self._running = asyncio.Semaphore(CONCURRENT)
        self._waiting = 0
        self._nobody = self._hash.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """What to store for ``password``, in NFC: keyboards differ in how they give accents (NIST SP 800-63B).

        Raises:
            WeakPassword: it is too short.
        """
        if len(password) < MIN_LENGTH:
            raise WeakPassword
        return await self._run(lambda: self._hash.hash(unicodedata.normalize("NFC", password)))

    async def matches(self, password: str, stored: str | None, *, first: bool = False) -> bool:
        """Whether ``password`` is right. Takes as long when there is no such account, so that nobody learns which exist.

        Args:
            first: there is room for this one even when strangers fill the queue.

        Raises:
            TooManySignIns: too many wait.
        """
        room = WAITING * 2 if first else WAITING
        right = await self._run(lambda: self._verify(password, stored or self._nobody), room)
        return right and stored is not None

    def _verify(self, password: str, stored: str) -> bool:
        # Earlier versions hashed what was typed as it was.
        forms = dict.fromkeys((unicodedata.normalize("NFC", password), password))
        return any(self._hash.verify(each, stored) for each in forms)

    async def _run(self, work: Callable[[], Result], room: int = WAITING) -> Result:
        if self._waiting >= room:
            raise TooManySignIns(retry_after_s=5)
        self._waiting += 1
        try:
            async with self._running:
                return await asyncio.to_thread(work)
        finally:
            self._waiting -= 1
