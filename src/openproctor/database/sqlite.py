"""SQLite's driver with few visits to its thread.

The asynchronous driver runs a thread for each connection, and SQLAlchemy visits it four times for one statement: to make a
cursor, to execute, to fetch, to close. Each visit costs some 0.1 ms of CPU on both sides, together more than SQLite itself
(docs/decisions/0008-a-budget.md). Here one visit does all four, and BEGIN goes along with the first. In a transaction that has
begun to write, a statement waits for no lock and touches a few rows by their keys, which takes some 0.03 ms: it runs in the
calling thread. Only what may wait for a lock or the disk (BEGIN, COMMIT) and what only reads goes to the thread. What a
candidate's page sends all the time, if it causes no incident, is written by ``run_at_once`` in a single visit, together with
what others have sent meanwhile: one commit, one fsync.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias

import aiosqlite
from sqlalchemy import Dialect, Executable, exc
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import EMPTY_DICT, await_

__all__ = ["BEGIN_WRITING", "SQLITE", "Prepared", "Work", "begin_with", "is_open", "run_at_once", "utc_text", "utc_time"]

BEGIN_WRITING = "BEGIN IMMEDIATE"
_SHORT = ("INSERT", "UPDATE", "SELECT")
_Work: TypeAlias = Callable[[sqlite3.Cursor], object]


@dataclass(slots=True)
class _Done:
    """What is left of a cursor that has been closed."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int = 0
    arraysize: int = 1
    rows: Sequence[Any] = ()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """Executes, fetches and closes in one visit."""

    __slots__ = ()

    _adapt_connection: "_Connection"

    def __init__(self, adapt_connection: Any) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor: Any = _Done()
        self._rows: deque[Any] = deque()
        self._soft_closed_memoized = EMPTY_DICT

    def execute(self, operation: Any, parameters: Any = None) -> None:
        def work(cursor: sqlite3.Cursor) -> object:
            return cursor.execute(operation, () if parameters is None else parameters)

        if self._adapt_connection.writing and operation.startswith(_SHORT):
            self._here(work)
        else:
            self._visit(work)

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        self._visit(lambda cursor: cursor.executemany(operation, seq_of_parameters))

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """It is closed already."""

    def _here(self, work: _Work) -> None:
        try:
            self._take(await_(self._run_here(work)))
        except Exception as error:  # noqa: BLE001 - as below
            self._adapt_connection._handle_exception(error)

    async def _run_here(self, work: _Work) -> _Done:
        # A coroutine that waits for nothing: SQLAlchemy makes sure that something was awaited.
        return _run(self._connection._conn, None, work)

    def _visit(self, work: _Work) -> None:
        adapted = self._adapt_connection
        begin, adapted.begin_with = adapted.begin_with, None
        try:
            self._take(await_(self._connection._execute(_run, self._connection._conn, begin, work)))
        except Exception as error:  # noqa: BLE001 - as SQLAlchemy's own cursors do: it decides what is raised
            # A transaction whose first statement fails is open all the same, and has to be rolled back.
            if begin is not None and self._connection._conn.in_transaction:
                adapted.begun, adapted.writing = True, begin == BEGIN_WRITING
            adapted._handle_exception(error)
        if begin is not None:
            adapted.begun, adapted.writing = True, begin == BEGIN_WRITING

    def _take(self, done: _Done) -> None:
        self._cursor, self._rows = done, deque(done.rows)


def _run(connection: sqlite3.Connection, begin: str | None, work: _Work) -> _Done:
    cursor = connection.cursor()
    try:
        if begin is not None:
            cursor.execute(begin)
        work(cursor)
        rows = cursor.fetchall() if cursor.description else ()
        return _Done(cursor.description, cursor.rowcount, cursor.lastrowid or 0, cursor.arraysize, rows)
    finally:
        cursor.close()


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ("begin_with", "begun", "writing")

    _cursor_cls = _Cursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.begin_with: str | None = None
        """What the next statement begins a transaction with."""
        self.begun = False
        self.writing = False

    def commit(self) -> None:
        if self._over():
            super().commit()

    def rollback(self) -> None:
        # A statement that failed with its BEGIN, or a COMMIT that failed, leaves a transaction open that is not marked.
        if self._over() or self._connection.in_transaction:
            super().rollback()

    def _over(self) -> bool:
        """Whether anything was begun; the pool rolls back what has been committed, too."""
        begun, self.begin_with, self.begun, self.writing = self.begun, None, False, False
        return begun


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arguments: Any, **options: Any) -> AsyncAdapt_aiosqlite_connection:
        made = super().connect(*arguments, **options)
        return _Connection(self, made._connection)


SQLITE = _Driver(aiosqlite, sqlite3)
"""For ``create_async_engine(url, module=SQLITE)``."""


def begin_with(connection: Any, statement: str) -> None:
    """Let the next statement on a DBAPI connection of :data:`SQLITE` begin a transaction."""
    connection.begin_with = statement


def is_open(connection: aiosqlite.Connection) -> bool:
    """Whether a driver's connection can still be used; the pool may have closed it after an error."""
    return bool(connection._running and connection._connection is not None)


def utc_time(value: datetime | None) -> datetime | None:
    """A time as PostgreSQL accepts it.

    Raises:
        ValueError: it carries no offset from UTC.
    """
    if value is not None and value.tzinfo is None:
        raise ValueError("a time without an offset cannot be stored")
    return None if value is None else value.astimezone(UTC)


def utc_text(value: datetime | None) -> str | None:
    """A time as SQLAlchemy stores it in SQLite, which keeps no offset: ``2026-11-28 09:30:00.000000``.

    Raises:
        ValueError: it carries no offset from UTC.
    """
    value = utc_time(value)
    return None if value is None else value.replace(tzinfo=None).isoformat(" ", "microseconds")


class Prepared:
    """A statement with named parameters, compiled once."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        self.sql = str(compiled)
        self._given = compiled.params
        """Every parameter with the value that the statement itself has for it, if any."""
        self._order: Sequence[str] = compiled.positiontup
        types = [compiled.binds[name].type.dialect_impl(dialect) for name in self._order]
        self._processors = [
            (position, process)
            for position, process in enumerate(each.bind_processor(dialect) for each in types)
            if process is not None
        ]

    def bind(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The parameters in the order of the statement, as the driver expects them."""
        bound = [values.get(name, self._given[name]) for name in self._order]
        for position, process in self._processors:
            bound[position] = process(bound[position])
        return tuple(bound)


Work: TypeAlias = Sequence[tuple[str, tuple[Any, ...], int]]
"""Statements that belong together, each with its parameters and how many rows it must touch."""


async def run_at_once(connection: aiosqlite.Connection, group: Sequence[Work]) -> list[bool | Exception]:
    """Run several pieces of work in one transaction, in one visit to the driver's thread, and commit them together.

    Each is independent: one that touches another number of rows than it must (False), or fails (the error), leaves nothing
    behind, and the others are committed all the same.

    Raises:
        sqlalchemy.exc.DBAPIError: as SQLAlchemy's own connections would, if nothing could be committed.
    """
    try:
        done: list[bool | Exception] = await connection._execute(_at_once, connection._conn, group)  # type: ignore[no-untyped-call]
    except sqlite3.Error as error:
        raise _as_sqlalchemy(error, group[0][0][0]) from error
    return done


def _at_once(connection: sqlite3.Connection, group: Sequence[Work]) -> list[bool | Exception]:
    cursor = connection.cursor()
    cursor.execute(BEGIN_WRITING)
    try:
        done = [_run_one(cursor, work) for work in group]
        cursor.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            cursor.execute("ROLLBACK")
        raise
    finally:
        cursor.close()
    return done


def _run_one(cursor: sqlite3.Cursor, work: Work) -> bool | Exception:
    cursor.execute("SAVEPOINT one")
    found: bool | Exception = True
    try:
        for sql, parameters, rows in work:
            if cursor.execute(sql, parameters).rowcount != rows:
                found = False
                break
    except sqlite3.IntegrityError as error:
        found = _as_sqlalchemy(error, work[0][0])
    if found is not True:
        cursor.execute("ROLLBACK TO one")
    cursor.execute("RELEASE one")
    return found


def _as_sqlalchemy(error: sqlite3.Error, sql: str) -> exc.DBAPIError:
    made = exc.DBAPIError.instance(sql, None, error, sqlite3.Error)
    assert isinstance(made, exc.DBAPIError)
    return made
