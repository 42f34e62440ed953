"""Failures that are not the request's fault and pass by themselves: a disk that is full, a database that is locked, restarts,
has become a standby, or does not answer."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import structlog
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine

from openproctor.core.errors import StorageUnavailable
from openproctor.core.outage import Outage

__all__ = [
    "RETRY_AFTER_S",
    "drop_stale_connections",
    "is_stale",
    "sqlite_code",
    "sqlstate",
    "translate_failure",
    "translate_failures",
]

RETRY_AFTER_S = 5

_SQLITE_STALE = frozenset((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN))
"""The file may have been replaced, or its disk mounted anew: an open connection would never see that."""
_SQLITE = _SQLITE_STALE | {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_NOLFS,
}
_POSTGRESQL_STALE = ("08", "25006", "25P03", "25P04", "26", "42P05", "57P")
"""Beginnings of SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) after which a connection must not
be used again: connection lost; read-only, as on a server that was made a standby, to which connections stay open; a
transaction that the server ended; prepared statements that it, or a pooler before it, no longer knows; shut down."""
_POSTGRESQL = (*_POSTGRESQL_STALE, "28", "3D000", "40", "53", "55", "57", "58", "72000")
"""Beginnings of SQLSTATE: besides, not let in, as while a server is set up again; rolled back for another transaction's sake;
out of resources; not now; an operator, or a time-out; the system; a snapshot that is too old."""
_log = structlog.get_logger(__name__)


def translate_failure(error: BaseException, outage: Outage | None = None) -> StorageUnavailable | None:
    """The problem to answer with if ``error`` means that storage fails; None if it means anything else.

    It is logged with its cause: as part of ``outage``, or by itself.
    """
    if not _is_storage(error):
        return None
    cause = f"{type(error).__name__}: {getattr(error, 'orig', None) or error}"
    if outage is None:
        _log.error("storage_unavailable", cause=cause)
    else:
        outage.failed(cause)
    return StorageUnavailable(retry_after_s=RETRY_AFTER_S)


@contextmanager
def translate_failures(outage: Outage) -> Iterator[None]:
    """Turn what storage raises in this block into a problem.

    Raises:
        StorageUnavailable
    """
    try:
        yield
    except Exception as error:
        problem = translate_failure(error, outage)
        if problem is None:
            raise
        raise problem from error
    outage.worked()


def drop_stale_connections(engine: AsyncEngine) -> None:
    """Let the pool of an engine open new connections after a failure that its old ones would have again and again."""

    @event.listens_for(engine.sync_engine, "handle_error")
    def _look(context: Any) -> None:
        if context.original_exception is not None and is_stale(context.original_exception):
            context.is_disconnect = True


def is_stale(error: BaseException) -> bool:
    """Whether the connection on which this was raised, and those as old, must not be used again."""
    if isinstance(error, DBAPIError):
        return error.orig is not None and is_stale(error.orig)
    if isinstance(error, sqlite3.Error):
        return sqlite_code(error) in _SQLITE_STALE
    return _plan_is_outdated(error) or sqlstate(error).startswith(_POSTGRESQL_STALE)


def _is_storage(error: BaseException) -> bool:
    if isinstance(error, OSError | PoolTimeout):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and _is_storage(error.orig))
    if isinstance(error, sqlite3.Error):
        return sqlite_code(error) in _SQLITE
    if isinstance(error, asyncpg.InterfaceError | asyncpg.InternalClientError):
        return True
    return _plan_is_outdated(error) or sqlstate(error).startswith(_POSTGRESQL)


def _plan_is_outdated(error: BaseException) -> bool:
    """The schema was changed under a prepared statement; SQLAlchemy raises an exception of its own from the driver's."""
    return any(isinstance(each, asyncpg.InvalidCachedStatementError) for each in (error, error.__cause__))


def sqlite_code(error: sqlite3.Error) -> int:
    """The primary code: the lower byte of the extended one."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def sqlstate(error: BaseException) -> str:
    """PostgreSQL's code of an error; empty where it has none."""
    return str(getattr(error, "sqlstate", None) or "")
