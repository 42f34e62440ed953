"""Statements compiled once in a process: each test has engines of its own, and would compile every statement again."""

from collections.abc import MutableMapping
from typing import Any

from sqlalchemy import Dialect, Engine

from openproctor.database.engine import Database

__all__ = ["share_compiled"]

_DIALECTS: dict[type[Dialect], Dialect] = {}
_COMPILED: MutableMapping[Any, Any] = {}


def share_compiled(database: Database) -> None:
    """Let the database's engines use what others of their kind have compiled.

    The dialect is a part of the key under which a compiled statement is kept, and has no state of one database in it.
    """
    for engine in database.engines:
        _share(engine.sync_engine)


def _share(engine: Engine) -> None:
    engine.dialect = _DIALECTS.setdefault(type(engine.dialect), engine.dialect)
    engine.update_execution_options(compiled_cache=_COMPILED)
