"""The secret belongs to the database: a new one is written only beside one that nobody has used."""

from openproctor.core.errors import DependencyFailed
from openproctor.core.secret import Secret
from openproctor.database.engine import Database
from openproctor.database.trial import has_been_used

__all__ = ["keep_if_unused", "keep_secret", "missing"]


async def keep_secret(secret: Secret, database: Database) -> None:
    """Write a new secret durably, unless the database has been used under another one.

    Raises:
        DependencyFailed: it has been.
    """
    if not await keep_if_unused(secret, database):
        raise missing(secret)


async def keep_if_unused(secret: Secret, database: Database) -> bool:
    """The same for what needs no secret: returns False instead."""
    if secret.is_new and await has_been_used(database):
        return False
    secret.keep()
    return True


def missing(secret: Secret) -> DependencyFailed:
    """What to say of a secret that is gone."""
    return DependencyFailed(
        f"{secret.path} is missing, and what the database holds cannot be read without it: put it back from the backup"
        " (to begin anew, take an empty DATA_DIR, and an empty database if DATABASE_URL is set)."
    )
