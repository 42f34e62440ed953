"""Where evidence is kept: the protocol."""

from collections.abc import Iterable, Mapping
from typing import Protocol

__all__ = ["EvidenceStore", "Missing", "check_key"]


class Missing(LookupError):  # noqa: N818 - what it is, in one word
    """The store holds nothing under this key."""


class EvidenceStore(Protocol):
    """Keeps bytes under a key. Keys are relative paths of letters, digits, ``_``, ``-``, ``.`` and ``/``."""

    async def put(self, items: Mapping[str, bytes]) -> None:
        """Store durably under each key: when this returns, a power cut takes nothing away.

        The same key again replaces the bytes.
        """
        ...

    async def read(self, key: str) -> bytes:
        """The bytes under ``key``.

        Raises:
            Missing: there are none.
        """
        ...

    async def delete(self, keys: Iterable[str]) -> None:
        """Take away what stands under each key, durably; what is not there is left alone."""
        ...

    async def keys(self, prefix: str) -> list[str]:
        """Every key that begins with ``prefix``, which ends in ``/``, whether or not anything names it."""
        ...


_ALLOWED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./")


def check_key(key: str) -> str:
    """``key``, if it is one.

    Raises:
        ValueError: it could leave the store's folder.
    """
    parts = key.split("/")
    if not set(key) <= _ALLOWED or any(part in ("", ".", "..") for part in parts):
        raise ValueError(f"not a key: {key!r}")
    return key
