"""The store as the server uses it: what fails is logged with its cause, once for an outage and not once for every frame."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from openproctor.core.errors import StorageUnavailable
from openproctor.core.outage import Outage
from openproctor.evidence.store.protocol import EvidenceStore, Missing, unavailable

__all__ = ["WatchedStore", "try_store"]

PROBE = b"openproctor"


class WatchedStore:
    """Passes everything on to ``inner``. Writing, reading and deleting fail, and recover, each for itself: a full disk can be
    read."""

    def __init__(self, inner: EvidenceStore) -> None:
        self._inner = inner
        self._writing, self._reading, self._deleting = (
            Outage(f"evidence, {work}") for work in ("writing", "reading", "deleting")
        )

    @property
    def cause(self) -> str | None:
        """Why it can be written or read no more; None while both worked the last time."""
        return self._writing.cause or self._reading.cause

    async def put(self, items: Mapping[str, bytes]) -> None:
        with _noted(self._writing):
            await self._inner.put(items)

    async def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        with _noted(self._reading):
            return await self._inner.read(key, start, stop)

    async def size(self, key: str) -> int:
        with _noted(self._reading):
            return await self._inner.size(key)

    async def delete(self, keys: Iterable[str]) -> None:
        with _noted(self._deleting):
            await self._inner.delete(keys)

    async def keys(self, prefix: str = "", *, older_than: datetime | None = None) -> AsyncIterator[str]:
        with _noted(self._reading):
            async for key in self._inner.keys(prefix, older_than=older_than):
                yield key

    async def repair(self) -> None:
        with _noted(self._deleting):
            await self._inner.repair()


async def try_store(store: EvidenceStore, name: str) -> None:
    """Write, read and delete a few bytes under ``probe/name``. A file that is left is deleted after a day like any that no row
    names.

    Raises:
        StorageUnavailable: with the cause.
    """
    key = f"probe/{name}"
    await store.put({key: PROBE})
    try:
        if await store.read(key) != PROBE:
            raise unavailable("The evidence store returns something else than was put into it: look at its server.")
    except Missing as error:
        raise unavailable("The evidence store does not have what was just put into it: look at its server.") from error
    await store.delete([key])


@contextmanager
def _noted(outage: Outage) -> Iterator[None]:
    try:
        yield
    except StorageUnavailable as error:
        outage.failed(error.cause or str(error.__cause__ or error))
        raise
    except Missing:
        outage.worked()
        raise
    outage.worked()
