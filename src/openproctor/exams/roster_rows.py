"""People out of a table: what its columns mean, who stands in each row, and what is wrong with a line. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from openproctor.core.errors import InvalidRequest, RosterTooLong
from openproctor.exams.roster_columns import find_headings, guess_meanings, turn_round, width_of
from openproctor.exams.roster_file import MAX_ROWS, Row, Table, read_table
from openproctor.wire.exams import NewCandidate
from openproctor.wire.rosters import (
    ColumnMeaning,
    LeftOutLine,
    LineProblem,
    LineProblemKind,
    RosterColumn,
    RosterEncoding,
    RosterSeparator,
)

__all__ = ["Person", "Reading", "Roster", "read_roster"]

SAMPLES = 3
SAMPLE_CHARACTERS = 80
_SPACES = re.compile(r"[ \t\r\n\u00a0\u3000]+")
_WITH_ADDRESS = re.compile(r"([^<>]*?)[ \t]*<[ \t]*([^<>\s]+@[^<>\s]+)[ \t]*>")
"""``Candidate One <one@example.org>``, as mail programs write it."""
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
"""How a number is written so that a spreadsheet keeps its leading zeros."""
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d{2}")
"""What a spreadsheet makes of a long number."""
_POINTS_POSSIBLE = "points possible"
_TEST_STUDENTS = frozenset({"student, test", "test student"})
_PREVIEW_USER = "_previewuser"
_NAMES = frozenset({ColumnMeaning.NAME, ColumnMeaning.LAST_FIRST, ColumnMeaning.FIRST_NAME, ColumnMeaning.LAST_NAME})


@dataclass(frozen=True, slots=True)
class Reading:
    """How an administrator says that a file is to be read; None leaves it to us."""

    encoding: RosterEncoding | None = None
    separator: RosterSeparator | None = None
    headings: bool | None = None
    """Whether the first row (or, among the first few, the one that looks like it) holds the headings."""
    meanings: Sequence[ColumnMeaning] | None = None
    """For each column of the file, in order."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the file, in the same form in which the API takes people."""

    line: int
    candidate: NewCandidate


@dataclass(frozen=True, slots=True)
class Roster:
    """What was understood of a file."""

    encoding: RosterEncoding
    separator: RosterSeparator
    headings_line: int | None
    columns: Sequence[RosterColumn]
    people: Sequence[Person]
    problems: Sequence[LineProblem]
    left_out: Sequence[LeftOutLine]

    @property
    def names_somebody(self) -> bool:
        """Whether any column holds names."""
        return any(column.meaning in _NAMES for column in self.columns)


def read_roster(data: bytes, reading: Reading) -> Roster:
    """Understand a file.

    Raises:
        RosterUnreadable: it is no table of text.
        RosterTooLong: there are too many rows.
        InvalidRequest: the meanings do not fit the file, or each other.
    """
    table = read_table(data, reading.encoding, reading.separator)
    headings, above, rows = _split(table, reading.headings)
    if len(rows) + len(table.problems) > MAX_ROWS:
        raise RosterTooLong(f"At most {MAX_ROWS:,} people in one file; this one has {len(rows) + len(table.problems):,} rows.")
    cells = [row.cells for row in rows]
    width = width_of(None if headings is None else headings.cells, cells)
    if reading.meanings is None:
        meanings = guess_meanings(None if headings is None else headings.cells, cells)
    else:
        meanings = _checked(reading.meanings, width)
    left_out = [LeftOutLine(line=row.line, detail="This line stands above the headings.") for row in above]
    people, problems = _people(rows, meanings, headings, left_out)
    return Roster(
        encoding=table.encoding,
        separator=table.separator,
        headings_line=None if headings is None else headings.line,
        columns=[_column(at, meaning, headings, rows) for at, meaning in enumerate(meanings)],
        people=people,
        problems=sorted([*table.problems, *problems], key=lambda problem: problem.line),
        left_out=left_out,
    )


def _split(table: Table, stated: bool | None) -> tuple[Row | None, Sequence[Row], Sequence[Row]]:
    """The headings, the rows above them and those below."""
    at = find_headings([row.cells for row in table.rows])
    if stated is False or (at is None and not stated) or not table.rows:
        return None, (), table.rows
    at = at or 0
    return table.rows[at], table.rows[:at], table.rows[at + 1 :]


def _checked(meanings: Sequence[ColumnMeaning], width: int) -> list[ColumnMeaning]:
    used = [meaning for meaning in meanings if meaning is not ColumnMeaning.IGNORED]
    if len(meanings) != width:
        raise InvalidRequest(f"The file has {width} columns; meanings were given for {len(meanings)}.")
    if len(used) != len(set(used)):
        raise InvalidRequest("Two columns have the same meaning.")
    whole = {ColumnMeaning.NAME, ColumnMeaning.LAST_FIRST}.intersection(used)
    if whole and len(_NAMES.intersection(used)) > 1:
        raise InvalidRequest("A whole name is in one column; its parts are in no other.")
    return list(meanings)


def _column(at: int, meaning: ColumnMeaning, headings: Row | None, rows: Sequence[Row]) -> RosterColumn:
    samples: list[str] = []
    for row in rows:
        if len(samples) == SAMPLES:
            break
        if at < len(row.cells) and row.cells[at]:
            samples.append(row.cells[at][:SAMPLE_CHARACTERS])
    return RosterColumn(heading=None if headings is None else headings.cells[at][:200], meaning=meaning, samples=samples)


def _people(
    rows: Sequence[Row], meanings: Sequence[ColumnMeaning], headings: Row | None, left_out: list[LeftOutLine]
) -> tuple[list[Person], list[LineProblem]]:
    """Who stands in the rows. Lines that a system adds to its exports go to ``left_out``."""
    place = {meaning: at for at, meaning in enumerate(meanings) if meaning is not ColumnMeaning.IGNORED}
    if rows and not _NAMES.intersection(place):
        line = rows[0].line if headings is None else headings.line
        detail = "No column is known to hold names. Choose one."
        return [], [LineProblem(line=line, kind=LineProblemKind.NO_NAME_COLUMN, detail=detail)]
    people: list[Person] = []
    problems: list[LineProblem] = []
    canvas = headings is not None and {"student", "section"} <= {cell.lower() for cell in headings.cells}
    for row in rows:
        if (why := _added_by_a_system(row, place, canvas=canvas)) is not None:
            left_out.append(LeftOutLine(line=row.line, detail=why))
            continue
        read = _person(row, place, len(meanings))
        if isinstance(read, Person):
            people.append(read)
        else:
            problems.append(read)
    return people, problems


def _added_by_a_system(row: Row, place: dict[ColumnMeaning, int], *, canvas: bool) -> str | None:
    words = [cell.lower() for cell in row.cells]
    if any(word.endswith(_PREVIEW_USER) for word in words):
        return "This is the course's preview user, and no person."
    if not canvas:
        return None
    if words[0] == _POINTS_POSSIBLE:
        return "This line says how many points there are, and names no person."
    if words[0] in _TEST_STUDENTS:
        return "This is the course's test student, and no person."
    if not any(at < len(words) and words[at] for at in place.values()):
        return "This line is about the columns, and names no person."
    return None


def _person(row: Row, place: dict[ColumnMeaning, int], width: int) -> Person | LineProblem:
    def cell(meaning: ColumnMeaning) -> str:
        at = place.get(meaning)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    if any(row.cells[width:]):
        return _problem(row, LineProblemKind.COLUMNS, "This line has more columns than the headings.")
    name = cell(ColumnMeaning.NAME) or turn_round(cell(ColumnMeaning.LAST_FIRST))
    name = name or f"{cell(ColumnMeaning.FIRST_NAME)} {cell(ColumnMeaning.LAST_NAME)}"
    email = cell(ColumnMeaning.EMAIL).removeprefix("mailto:")
    if with_address := _WITH_ADDRESS.fullmatch(email or name):
        name, email = with_address[1] if not email else name, with_address[2]
    number = _plain_number(cell(ColumnMeaning.EXTERNAL_NUMBER))
    name = _SPACES.sub(" ", name).strip()
    if not name:
        return _problem(row, LineProblemKind.NO_NAME, "There is no name.")
    if _SHORTENED.fullmatch(number):
        return _problem(row, LineProblemKind.NUMBER_REFUSED, f"A spreadsheet has shortened the number to {number}.")
    try:
        return Person(row.line, NewCandidate(name=name, email=email or None, external_number=number or None))
    except ValidationError as error:
        return _refused(row, error.errors(include_url=False)[0])


def _plain_number(text: str) -> str:
    """A number without what was put around it to protect it from spreadsheets."""
    formula = _FORMULA.fullmatch(text)
    return (formula[1] if formula else text).lstrip("'#").strip()


FIELDS = {
    "name": (LineProblemKind.NAME_REFUSED, "The name"),
    "email": (LineProblemKind.EMAIL_REFUSED, "The e-mail address"),
    "external_number": (LineProblemKind.NUMBER_REFUSED, "The number"),
}


def _refused(row: Row, error: ErrorDetails) -> LineProblem:
    """What the API's own shape says against somebody, in a sentence."""
    kind, what = FIELDS[str(error["loc"][0])]
    if error["type"] == "string_too_long":
        return _problem(row, LineProblemKind.TOO_LONG, f"{what} has more than {error['ctx']['max_length']} characters.")
    if kind is LineProblemKind.NAME_REFUSED and error["type"] == "string_too_short":
        return _problem(row, LineProblemKind.NO_NAME, "There is no name.")
    if kind is LineProblemKind.EMAIL_REFUSED and error["type"] == "string_pattern_mismatch":
        shown = "".join(filter(str.isprintable, str(error["input"])[:SAMPLE_CHARACTERS]))
        return _problem(row, kind, f"“{shown}” is not an e-mail address.")
    said = error["msg"].removeprefix("Value error, ").rstrip(".")
    return _problem(row, kind, f"{what} cannot be taken: {said[:1].lower()}{said[1:]}.")


def _problem(row: Row, kind: LineProblemKind, detail: str) -> LineProblem:
    return LineProblem(line=row.line, kind=kind, detail=detail)
