"""Who stands in a row of a roster file, or what is wrong with that line. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from openproctor.exams.roster_columns import turn_round
from openproctor.exams.roster_file import Row
from openproctor.wire.exams import NewCandidate
from openproctor.wire.rosters import ColumnMeaning, LineProblem, LineProblemKind

__all__ = ["Person", "person_of"]

SHOWN_CHARACTERS = 80
MAX_CELL = 1000
"""Characters of a cell that are looked at. Beyond them it is nobody's name, and not worth a pattern's time."""
_SPACES = re.compile(r"[ \t\r\n\v\f\x85\u00a0\u2028\u2029\u3000]+")
_WITH_ADDRESS = re.compile(r"([^<>]*?)[ \t]*<[ \t]*([^<>\s]+@[^<>\s]+)[ \t]*>")
"""``Candidate One <one@example.org>``, as mail programs write it."""
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
"""How a number is written so that a spreadsheet keeps its leading zeros."""
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d{2}")
"""What a spreadsheet makes of a long number."""
_NOTHING = frozenset({"-", "--", "\u2013", "\u2014", "n/a", "#n/a", "null", "none"})
"""What stands in a column where an address or a number is missing."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the file, in the same form in which the API takes people."""

    line: int
    candidate: NewCandidate


def person_of(row: Row, place: Mapping[ColumnMeaning, int], width: int) -> Person | LineProblem:
    """Somebody, or what is wrong with the line.

    ``place``: where each meaning stands; ``width``: how many columns there are.
    """

    def cell(meaning: ColumnMeaning) -> str:
        at = place.get(meaning)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    if any(row.cells[width:]):
        return _problem(row, LineProblemKind.COLUMNS, "This line has more columns than the headings.")
    if any(len(cell(meaning)) > MAX_CELL for meaning in place):
        return _problem(row, LineProblemKind.TOO_LONG, f"A value of this line has more than {MAX_CELL:,} characters.")
    name = cell(ColumnMeaning.NAME) or turn_round(cell(ColumnMeaning.LAST_FIRST))
    name = name or f"{cell(ColumnMeaning.FIRST_NAME)} {cell(ColumnMeaning.LAST_NAME)}"
    email = _bare(cell(ColumnMeaning.EMAIL)).removeprefix("mailto:")
    if with_address := _WITH_ADDRESS.fullmatch(email or name):
        name, email = with_address[1] if not email else name, with_address[2]
    return _checked(row, _SPACES.sub(" ", name).strip(), email, _plain_number(_bare(cell(ColumnMeaning.EXTERNAL_NUMBER))))


def _checked(row: Row, name: str, email: str, number: str) -> Person | LineProblem:
    """The one place where the texts of a line are judged: as the API's own shape does, after what only a file gets wrong."""
    if not name:
        return _problem(row, LineProblemKind.NO_NAME, "There is no name.")
    if _SHORTENED.fullmatch(number):
        return _problem(row, LineProblemKind.NUMBER_REFUSED, f"A spreadsheet has shortened the number to {number}.")
    try:
        return Person(row.line, NewCandidate(name=name, email=email or None, external_number=number or None))
    except ValidationError as error:
        return _refused(row, error.errors(include_url=False)[0])


def _bare(text: str) -> str:
    """Address or number without the invisible marks that copying brings along; empty where it says that there is none."""
    bare = "".join(each for each in text if unicodedata.category(each) != "Cf").strip()
    return "" if bare.lower() in _NOTHING else bare


def _plain_number(text: str) -> str:
    """A number without what was put around it to protect it from spreadsheets."""
    formula = _FORMULA.fullmatch(text)
    return (formula[1] if formula else text).lstrip("'#").strip()


FIELDS: Mapping[str, tuple[LineProblemKind, str]] = {
    "name": (LineProblemKind.NAME_REFUSED, "The name"),
    "email": (LineProblemKind.EMAIL_REFUSED, "The e-mail address"),
    "external_number": (LineProblemKind.NUMBER_REFUSED, "The number"),
}


def _refused(row: Row, error: ErrorDetails) -> LineProblem:
    """What the API's own shape says against somebody, in a sentence."""
    kind, what = FIELDS[str(error["loc"][0])]
    said = error["msg"].removeprefix("Value error, ").rstrip(".")
    if "at most" in said:
        return _problem(row, LineProblemKind.TOO_LONG, f"{what} {said}.")
    if kind is LineProblemKind.EMAIL_REFUSED and "belong" in said:
        shown = "".join(filter(str.isprintable, str(error["input"])[:SHOWN_CHARACTERS]))
        return _problem(row, kind, f"“{shown}” is not an e-mail address.")
    return _problem(row, kind, f"{what} {said}.")


def _problem(row: Row, kind: LineProblemKind, detail: str) -> LineProblem:
    return LineProblem(line=row.line, kind=kind, detail=detail)
