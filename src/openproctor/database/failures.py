"""Failures that are not the request's fault: a disk that is full, a database that is locked, a store that does not answer."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from openproctor.core.errors import StorageUnavailable

__all__ = ["RETRY_AFTER_S", "translate_failure", "translate_failures"]

RETRY_AFTER_S = 5

_SQLITE = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    )
)
_POSTGRESQL = ("08", "53", "55P03", "57", "58", "40P01")
"""Beginnings of SQLSTATE: connection lost, out of resources, lock not available, operator, system, deadlock."""
_log = structlog.get_logger(__name__)


def translate_failure(error: BaseException) -> StorageUnavailable | None:
    """The problem to answer with if ``error`` means that storage fails; None if it means anything else."""
    if not _is_storage(error):
        return None
    _log.error("storage_unavailable", error=str(getattr(error, "orig", None) or error), kind=type(error).__name__)
    return StorageUnavailable(retry_after_s=RETRY_AFTER_S)


@contextmanager
def translate_failures() -> Iterator[None]:
    """Turn what storage raises in this block into a problem.

    Raises:
        StorageUnavailable
    """
    try:
        yield
    except Exception as error:
        problem = translate_failure(error)
        if problem is None:
            raise
        raise problem from error


def _is_storage(error: BaseException) -> bool:
    if isinstance(error, OSError | PoolTimeout):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and _is_storage(error.orig))
    if isinstance(error, sqlite3.Error):
        return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _SQLITE
    if isinstance(error, asyncpg.InterfaceError):
        return True
    return str(getattr(error, "sqlstate", None) or "").startswith(_POSTGRESQL)
