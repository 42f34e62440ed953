"""The commands about keys: ``openproctor keys rewrap``."""

import asyncio
import sys

from openproctor.cli.database import open_database
from openproctor.core.errors import WeakSecret
from openproctor.core.secret import load_or_create
from openproctor.core.settings import Settings
from openproctor.evidence.store.keyring import MasterKey, parse_master_key, rewrap

__all__ = ["rewrap_keys"]


def rewrap_keys() -> None:
    """Wrap all exams' keys by OPENPROCTOR_NEW_MASTER_KEY instead of OPENPROCTOR_MASTER_KEY. Stop the server first."""
    changed, before = asyncio.run(_rewrap(Settings()))
    sys.stdout.write(f"{changed} keys wrapped anew, {before} were already. Set OPENPROCTOR_MASTER_KEY to the new key now.\n")


async def _rewrap(settings: Settings) -> tuple[int, int]:
    if settings.new_master_key is None:
        raise WeakSecret("OPENPROCTOR_NEW_MASTER_KEY is not set.")
    lenient = settings.environment == "development"
    new = MasterKey(parse_master_key("OPENPROCTOR_NEW_MASTER_KEY", settings.new_master_key.get_secret_value(), lenient=lenient))
    old = MasterKey.of(settings, load_or_create(settings.data_dir / "secret"))
    async with open_database(settings) as database, database.write() as tx:
        return await rewrap(tx, old, new)
