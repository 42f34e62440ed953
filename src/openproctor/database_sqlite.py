"""SQLite's driver with few visits to its thread.

The asynchronous driver runs a thread for each connection, and SQLAlchemy visits it four times for one statement: to make a
cursor, to execute, to fetch, to close. Each visit costs some 0.1 ms of CPU on both sides, together more than SQLite itself
(docs/decisions/0008-a-budget.md). Here one visit does all four, and BEGIN goes along with the first. In a transaction that has
begun to write, a single INSERT or UPDATE takes some 0.03 ms and can wait for nobody, so it is done where it is asked for: only
what may wait for a lock or the disk (BEGIN, COMMIT) or read much goes to the thread. Everything else is SQLAlchemy's own.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import EMPTY_DICT, await_

__all__ = ["BEGIN_WRITING", "SQLITE", "begin_with"]

BEGIN_WRITING = "BEGIN IMMEDIATE"
_SHORT = ("INSERT", "UPDATE")
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
            adapted._handle_exception(error)
        adapted.writing = adapted.writing or begin == BEGIN_WRITING

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
    __slots__ = ("begin_with", "writing")

    _cursor_cls = _Cursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.begin_with: str | None = None
        """What the next statement begins a transaction with."""
        self.writing = False

    def commit(self) -> None:
        if self._over():
            super().commit()

    def rollback(self) -> None:
        if self._over():
            super().rollback()

    def _over(self) -> bool:
        """Whether anything was begun at all."""
        begun, self.begin_with, self.writing = self.begin_with is None, None, False
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
