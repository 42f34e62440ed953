"""Texts of the command line: the same rules as for those of requests."""

from openproctor.core.errors import OperatorError
from openproctor.core.text import SafeText

__all__ = ["checked"]


def checked(rule: SafeText, name: str, given: str) -> str:
    """The argument as it is stored or looked for.

    Raises:
        OperatorError: it is not of this kind.
    """
    try:
        return rule.check(given)
    except ValueError as error:
        raise OperatorError(f"{name} {error}") from error
