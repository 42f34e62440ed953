"""The error that a verifier raises, and reading JSON that somebody hostile may have written. Pure."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from openproctor.evidence.chain.chain import canonical

__all__ = ["VerificationError", "lines", "mapping", "member", "parse"]


class VerificationError(Exception):
    """Something does not verify. ``item`` is a file of the bundle, or a line in one; ``problem`` says what is wrong."""

    def __init__(self, item: str, problem: str) -> None:
        super().__init__(f"{item}: {problem}")
        self.item = item
        self.problem = problem


def parse(item: str, data: bytes | str) -> Any:
    """What the JSON says.

    Raises:
        VerificationError: it is not JSON.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise VerificationError(item, "is not JSON") from error


def mapping(item: str, value: object) -> dict[str, Any]:
    """``value``, if it is a JSON object.

    Raises:
        VerificationError
    """
    if not isinstance(value, dict):
        raise VerificationError(item, "is not what it should be")
    return value


def member(item: str, value: Mapping[str, Any], name: str, kind: type) -> Any:
    """A member that must be there and of this kind.

    Raises:
        VerificationError
    """
    found = value.get(name)
    if not isinstance(found, kind) or (kind is int and isinstance(found, bool)) or not _is_text(found):
        raise VerificationError(item, f"has no proper {name}")
    return found


def _is_text(found: object) -> bool:
    """JSON can name half a character, which no bytes stand for."""
    return not (isinstance(found, str) and any("\ud800" <= each <= "\udfff" for each in found))


def lines(file: str, word: str, data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """The lines of a file, each with its name for people; every line must be canonical JSON.

    Raises:
        VerificationError
    """
    if data and not data.endswith(b"\n"):
        raise VerificationError(file, "ends in the middle of a line")
    for number, line in enumerate(data.split(b"\n")[:-1]):
        item = f"{file}, {word} {number}"
        value = mapping(item, parse(item, line))
        try:
            same = canonical(value).encode() == line
        except (ValueError, RecursionError):
            same = False
        if not same:
            raise VerificationError(item, "is not written as such a line is")
        yield item, value
