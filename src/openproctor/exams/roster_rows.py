"""People out of a table: its headings, what its columns mean, and which lines are no people. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from openproctor.core.errors import InvalidRequest, RosterTooLong
from openproctor.exams.roster_columns import find_headings, guess_meanings, width_of
from openproctor.exams.roster_file import MAX_ROWS, Row, Table, read_table
from openproctor.exams.roster_headings import is_canvas
from openproctor.exams.roster_person import Person, person_of
from openproctor.wire.rosters import (
    ColumnMeaning,
    LeftOutLine,
    LineProblem,
    LineProblemKind,
    RosterColumn,
    RosterEncoding,
    RosterSeparator,
)

__all__ = ["Reading", "Roster", "read_roster"]

SAMPLES = 3
SAMPLE_CHARACTERS = 80
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
    left_out = [LeftOutLine(line=row.line, detail="This line stands above the headings.") for row in above]
    rows = _without_system_lines(rows, headings, left_out)
    cells = [row.cells for row in rows]
    width = width_of(None if headings is None else headings.cells, cells)
    if reading.meanings is None:
        meanings = guess_meanings(None if headings is None else headings.cells, cells)
    else:
        meanings = _checked(reading.meanings, width)
    people, problems = _people(rows, meanings, headings, left_out)
    return Roster(
        encoding=table.encoding,
        separator=table.separator,
        headings_line=None if headings is None else headings.line,
        columns=[_column(at, meaning, headings, rows) for at, meaning in enumerate(meanings)],
        people=people,
        problems=sorted([*table.problems, *problems], key=lambda problem: problem.line),
        left_out=sorted(left_out, key=lambda each: each.line),
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
    """Who stands in the rows. Lines that say something about the columns go to ``left_out``."""
    place: dict[ColumnMeaning, int] = {meaning: at for at, meaning in enumerate(meanings)}
    place.pop(ColumnMeaning.IGNORED, None)
    if rows and not _NAMES.intersection(place):
        line = rows[0].line if headings is None else headings.line
        detail = "No column is known to hold names. Choose one."
        return [], [LineProblem(line=line, kind=LineProblemKind.NO_NAME_COLUMN, detail=detail)]
    people: list[Person] = []
    problems: list[LineProblem] = []
    canvas = headings is not None and is_canvas(headings.cells)
    for row in rows:
        if canvas and not any(at < len(row.cells) and row.cells[at] for at in place.values()):
            left_out.append(LeftOutLine(line=row.line, detail="This line is about the columns, and names no person."))
            continue
        read = person_of(row, place, len(meanings))
        if isinstance(read, Person):
            people.append(read)
        else:
            problems.append(read)
    return people, problems


def _without_system_lines(rows: Sequence[Row], headings: Row | None, left_out: list[LeftOutLine]) -> list[Row]:
    """The rows without those that a system adds to its exports: these go to ``left_out``, before anything is guessed."""
    titles = [] if headings is None or not is_canvas(headings.cells) else [cell.lower() for cell in headings.cells]
    kept: list[Row] = []
    for row in rows:
        if (why := _added_by_a_system([cell.lower() for cell in row.cells], titles)) is None:
            kept.append(row)
        else:
            left_out.append(LeftOutLine(line=row.line, detail=why))
    return kept


def _added_by_a_system(words: Sequence[str], canvas: Sequence[str]) -> str | None:
    """``canvas``: the headings of Canvas' gradebook; empty for other files."""
    if any(word.endswith(_PREVIEW_USER) for word in words):
        return "This is the course's preview user, and no person."
    if words[0] == _POINTS_POSSIBLE:
        return "This line says how many points there are, and names no person."
    if canvas and words[0] in _TEST_STUDENTS:
        return "This is the course's test student, and no person."
    at = canvas.index("id") if "id" in canvas else None
    if at is not None and words[0] and not any(words[at : at + 1]):
        # The points, in whatever language they are called: people have a number there.
        return "This line has nothing under ID, and names no person."
    return None
