"""What all tables share: one metadata, and times that are always aware."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, ColumnElement, DateTime, Dialect, MetaData, Text, cast, type_coerce
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

from openproctor.core.text import STORED
from openproctor.database.sqlite import utc_text, utc_time
from openproctor.rules.policy import Policy

__all__ = ["Json", "StoredPolicy", "UtcTime", "metadata", "version_of"]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Json = JSON().with_variant(JSONB(), "postgresql")


class UtcTime(TypeDecorator[datetime]):
    """An aware time in UTC. SQLite keeps no offset, so it is taken off on the way in and put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        return utc_text if dialect.name == "sqlite" else utc_time

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        assert isinstance(value, datetime)
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class StoredPolicy(TypeDecorator[Policy]):
    """A policy as JSON. All attempts of an exam have nearly the same, so each text is read once.

    Parsing one takes longer than everything else that is done with a row: 0.5 ms, and a thousand pages may come back at once.
    """

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else JSON())

    def process_bind_param(self, value: Policy | Mapping[str, Any] | None, dialect: Dialect) -> Any:
        return value.model_dump(mode="json") if isinstance(value, Policy) else value

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        # As text: PostgreSQL's driver would parse JSON itself.
        return type_coerce(cast(column, Text), self)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Policy | None]:
        # In place of the JSON parser.
        return _read_policy


def version_of(policy: ColumnElement[Any]) -> ColumnElement[int]:
    """A stored policy's version, without reading the rest of it."""
    version: ColumnElement[int] = type_coerce(policy, Json)["version"].as_integer()
    return version


@lru_cache(maxsize=64)
def _read_policy(text: str | None) -> Policy | None:
    return None if text is None else Policy.model_validate_json(text, context=STORED)
