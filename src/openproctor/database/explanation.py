"""Why a database cannot be used, in one sentence for the operator that names the setting and never a password."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import asyncpg
from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from openproctor.core.data_folder import reason
from openproctor.core.errors import DependencyFailed, StorageUnavailable
from openproctor.database.failures import sqlite_code, sqlstate

__all__ = ["explain_failure", "explained"]

_SQLITE: Mapping[int, str] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: "is locked by another process: end that first",
        sqlite3.SQLITE_LOCKED: "is locked by another process: end that first",
        sqlite3.SQLITE_READONLY: "cannot be written: this user must own DATA_DIR and the files in it",
        sqlite3.SQLITE_PERM: "cannot be opened: this user must own DATA_DIR and the files in it",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened: this user must own DATA_DIR and the files in it",
        sqlite3.SQLITE_FULL: "cannot grow: the disk of DATA_DIR is full, make room",
        sqlite3.SQLITE_NOTADB: "is no SQLite database: put it back from the backup",
        sqlite3.SQLITE_CORRUPT: "is damaged: put it back from the backup",
        sqlite3.SQLITE_IOERR: "cannot be read or written: the disk of DATA_DIR reports an error",
    }
)
_POSTGRESQL = (
    (("28P01", "28000"), "refuses the user {user} or the password: correct DATABASE_URL"),
    (("3D000",), "has no database {name}: create it, or correct DATABASE_URL"),
    (("42501",), "does not let the user {user} do what is needed: make {user} the owner of the database {name}"),
    (("25006",), "takes no writes (it is read-only, or a standby): name the primary in DATABASE_URL"),
    (("53300",), "has no connection left: raise its max_connections, or lower OPENPROCTOR_DATABASE_POOL"),
    (("53",), "is out of resources ({message}): make room there"),
    (("57P03",), "is starting or stopping: try again in a moment"),
    (("55P03", "40P01", "57014"), "is held up by a lock of another process ({message}): end that first"),
)
"""Beginnings of SQLSTATE, the more exact ones first."""


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Let what a database refuses in this block be raised as a sentence.

    Raises:
        DependencyFailed
    """
    try:
        yield
    except Exception as error:
        found = explain_failure(error, url)
        if found is None:
            raise
        raise found from error


def explain_failure(error: BaseException, url: str) -> DependencyFailed | None:
    """The sentence for what was raised at work on the database of this address; None if it is nothing of a database."""
    if isinstance(error, StorageUnavailable):
        if error.cause or error.__cause__ is None:
            return None
        error = error.__cause__
    inner: BaseException = error
    if isinstance(error, DBAPIError) and error.orig is not None:
        # SQLAlchemy's adapter of PostgreSQL raises an exception of its own from the driver's.
        inner = error.orig if isinstance(error.orig, sqlite3.Error) else error.orig.__cause__ or error.orig
    place = make_url(url)
    if isinstance(inner, sqlite3.Error):
        return DependencyFailed(_of_sqlite(inner, place))
    if isinstance(inner, asyncpg.PostgresError | asyncpg.InterfaceError | OSError | TimeoutError | SQLAlchemyError):
        return DependencyFailed(_of_postgresql(inner, place) if place.get_backend_name() == "postgresql" else _other(inner))
    return None


def _of_sqlite(error: sqlite3.Error, place: URL) -> str:
    code = sqlite_code(error)
    return f"The database {place.database} {_SQLITE.get(code) or f'cannot be used ({_line(error)}): look at DATA_DIR'}."


def _of_postgresql(error: BaseException, place: URL) -> str:
    where = f"PostgreSQL at {place.host or 'its socket'}:{place.port or 5432}"
    state = sqlstate(error)
    for beginnings, words in _POSTGRESQL:
        if state.startswith(beginnings):
            said = words.format(user=place.username or "of this process", name=place.database, message=_line(error))
            return f"{where} {said}."
    if isinstance(error, OSError | TimeoutError):
        return f"{where} does not answer ({reason(error)}): start it, or correct DATABASE_URL."
    return f"{where} cannot be used ({_line(error)}): correct DATABASE_URL, or look at its log."


def _other(error: BaseException) -> str:
    return f"The database cannot be used ({_line(error)}): look at DATA_DIR."


def _line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
