"""Where evidence is kept: the protocol."""

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from openproctor.core.errors import StorageUnavailable

__all__ = ["EvidenceStore", "Missing", "check_key", "check_prefix", "unavailable"]

RETRY_AFTER_S = 5


class Missing(LookupError):  # noqa: N818 - what it is, in one word
    """The store holds nothing under this key."""


class EvidenceStore(Protocol):
    """Keeps bytes under a key. Keys are relative paths of letters, digits, ``_``, ``-``, ``.`` and ``/``.

    No file name in a key begins with a dot. Every method raises what :func:`unavailable` makes when the store cannot
    do its work now; ``watched.py`` logs it.
    """

    async def put(self, items: Mapping[str, bytes]) -> None:
        """Store durably under each key: when this returns, a power cut takes nothing away.

        The same key again replaces the bytes. Each key holds all of its bytes or is as it was.
        """
        ...

    async def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes under ``key`` from ``start`` up to, not including, ``stop``; cut at the end as a slice is.

        Raises:
            Missing: there are none.
        """
        ...

    async def size(self, key: str) -> int:
        """How many bytes :meth:`read` would return.

        Raises:
            Missing: there are none.
        """
        ...

    async def delete(self, keys: Iterable[str]) -> None:
        """Remove durably; what is not there is passed over."""
        ...

    def keys(self, prefix: str = "", *, older_than: datetime | None = None) -> AsyncIterator[str]:
        """All keys in the folder ``prefix`` (whole names, no beginnings of names), in no order.

        ``older_than`` leaves out what was written then or later, by the store's own clock.
        """
        ...

    async def repair(self) -> None:
        """Remove what a crash left half-written."""
        ...


def unavailable(cause: str) -> StorageUnavailable:
    """The problem to raise when a store cannot do its work now. ``cause`` is one sentence for the operator, without secrets."""
    problem = StorageUnavailable(retry_after_s=RETRY_AFTER_S)
    problem.cause = cause
    return problem


_ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./")


def check_key(key: str) -> str:
    """``key``, if it is a valid one.

    Raises:
        ValueError: it could leave the store's folder, or look like a file that is being written.
    """
    parts = key.split("/")
    if not set(key) <= _ALLOWED or any(part in ("", ".", "..") for part in parts) or parts[-1].startswith("."):
        raise ValueError(f"not a key: {key!r}")
    return key


def check_prefix(prefix: str) -> str:
    """``prefix``, if it is empty or names a folder within the store; a slash at the end is removed."""
    return check_key(prefix.rstrip("/")) if prefix else ""
