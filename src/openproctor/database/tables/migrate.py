"""Bringing a database to the newest schema."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

__all__ = ["migrate"]

SCRIPTS = Path(__file__).with_name("migrations")


async def migrate(engine: AsyncEngine) -> None:
    """Run the migrations that the database lacks; does nothing when there are none."""
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    if MigrationContext.configure(connection).get_current_heads() == _heads():
        return  # the usual case: to find out that there is nothing to do takes the library a tenth of a second
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config


@cache
def _heads() -> tuple[str, ...]:
    return tuple(ScriptDirectory.from_config(_config()).get_heads())
