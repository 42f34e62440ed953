"""What a command says, and ends with, when something is in its way: a sentence for each thing, and no traceback."""

import errno

from pydantic import ValidationError

from openproctor.core.data_folder import reason
from openproctor.core.errors import DependencyFailed, OperatorError, Problem, StorageUnavailable

__all__ = ["explain"]

WRONGLY_ASKED = OperatorError.exit_code


def explain(error: Exception) -> tuple[list[str], int] | None:
    """The sentences and the exit code; None for what is a fault of the program, whose traceback is wanted."""
    if isinstance(error, OperatorError):
        return str(error).splitlines(), error.exit_code
    if isinstance(error, StorageUnavailable):
        return [error.cause or _of_database(error) or str(error)], DependencyFailed.exit_code
    if isinstance(error, Problem):
        return [" ".join(str(error).split())], WRONGLY_ASKED
    if isinstance(error, ValidationError):
        found = (f"{'.'.join(map(str, each['loc'])) or error.title}: {each['msg']}" for each in error.errors())
        return ["; ".join(found)], WRONGLY_ASKED
    if isinstance(error, OSError):
        return _of_system(error)
    said = _of_database(error)
    return None if said is None else ([said], DependencyFailed.exit_code)


def _of_system(error: OSError) -> tuple[list[str], int] | None:
    if error.errno == errno.EPIPE:
        return None  # whoever reads our output has gone, and Click knows what to do
    place = "" if error.filename is None else f"{error.filename}: "
    missing = isinstance(error, FileNotFoundError)
    return [f"{place}{reason(error)}."], WRONGLY_ASKED if missing else DependencyFailed.exit_code


def _of_database(error: BaseException) -> str | None:
    if not isinstance(error, StorageUnavailable) and not type(error).__module__.startswith(
        ("sqlalchemy.", "sqlite3", "asyncpg.")
    ):
        return None
    # Loaded only now: most commands end well, and some have nothing to do with a database.
    from openproctor.core.settings import Settings
    from openproctor.database.explanation import explain_failure

    found = explain_failure(error, Settings().database)
    return None if found is None else str(found)
