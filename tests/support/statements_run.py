"""Notes the statements that are executed while a block runs, as they were compiled."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

__all__ = ["executed"]


@contextmanager
def executed() -> Iterator[list[str]]:
    """The statements, in the order in which they were executed, on whatever database."""
    found: list[str] = []

    def note(_: Any, __: object, statement: str, *___: object) -> None:
        found.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
