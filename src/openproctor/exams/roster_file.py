"""A roster file as a table: from bytes to text to rows (RFC 4180), each with its line in the file. Pure."""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from openproctor.core.errors import RosterTooLong, RosterUnreadable
from openproctor.exams.roster_columns import EMAIL, recognised
from openproctor.wire.rosters import LineProblem, LineProblemKind, RosterEncoding, RosterSeparator

__all__ = ["MAX_COLUMNS", "MAX_ROWS", "Row", "Table", "read_table"]

MAX_ROWS = 10_000
"""Most people in one file."""
MAX_COLUMNS = 256
MAX_LINES = 100
"""Most lines of one record. After a quotation mark that is never closed, no more is read twice."""
LEEWAY = 50
"""Rows beyond those that may be no people: headings, and what stands above and below them."""
SNIFFED_CHARACTERS = 64 * 1024
SNIFFED_ROWS = 100

DELIMITERS: Mapping[RosterSeparator, str] = MappingProxyType(
    {
        RosterSeparator.COMMA: ",",
        RosterSeparator.SEMICOLON: ";",
        RosterSeparator.TAB: "\t",
        RosterSeparator.BAR: "|",
    }
)
"""In the order in which one is taken where nothing speaks for another."""

_MARKS = (
    (b"\xef\xbb\xbf", RosterEncoding.UTF_8),
    (b"\xff\xfe", RosterEncoding.UTF_16_LE),
    (b"\xfe\xff", RosterEncoding.UTF_16_BE),
)
"""Byte order marks."""
_OTHER_FILES = (
    (
        (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),
        "a workbook, such as .xlsx or .ods. Open it and save it as CSV (comma or semicolon separated, or Unicode text)",
    ),
    ((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"\x1f\x8b"), "no table. A roster is a CSV file"),
    ((b"<!doctype", b"<html", b"<table", b"<?xml"), "a page, not a table. Open it in a spreadsheet and save it as CSV"),
)
"""What files of other kinds begin with, and what to say of them."""
_EMPTY = ' \r\n\t,;|"\u00a0\x00'
_LOST = "\ufffd"
_MARK = "\ufeff"
_UNSEEN = "\u200b\u2060\ufeff"
"""White space without a width."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[\t ]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the file."""

    line: int
    """The line on which it begins, from 1: a quoted value may go over several."""
    cells: tuple[str, ...]
    """Without the white space around them."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds, before anything is made of it."""

    encoding: RosterEncoding
    separator: RosterSeparator
    rows: Sequence[Row]
    """Those that are not empty."""
    problems: Sequence[LineProblem]
    """Lines that are no record."""


def read_table(data: bytes, encoding: RosterEncoding | None = None, separator: RosterSeparator | None = None) -> Table:
    """Read a file; encoding and separator are found out unless they are given.

    Raises:
        RosterUnreadable: it is empty, or no text.
        RosterTooLong: it has more rows than :data:`MAX_ROWS`.
    """
    text, encoding = _decode(data, encoding)
    text = text.lstrip(_MARK)  # a second one, where a file with one was put behind another program's
    if not text.strip(_EMPTY):
        raise RosterUnreadable("There is nothing in it.")
    first_line = 1
    stated = _SEPARATOR_LINE.match(text)
    if stated is not None:  # Excel's own line, which says what it saved
        text, first_line = text[stated.end() :], 2
        separator = separator or next((each for each, mark in DELIMITERS.items() if mark == stated[1]), None)
    separator = separator or _sniff(text)
    rows, problems = _read_rows(text, DELIMITERS[separator], first_line)
    return Table(encoding, separator, rows, problems)


def _decode(data: bytes, encoding: RosterEncoding | None) -> tuple[str, RosterEncoding]:
    start = data[:64].lstrip().lower()
    for beginnings, words in _OTHER_FILES:
        if start.startswith(tuple(each.lower() for each in beginnings)):
            raise RosterUnreadable(f"This is {words}.")
    for mark, marked in _MARKS:
        if data.startswith(mark) and (encoding is None or encoding is marked):
            data, encoding = data[len(mark) :], marked
            break
    encoding = encoding or _guess_encoding(data)
    text = data.decode(encoding, errors="replace")
    if len(_CONTROLS.findall(text)) > len(text) / 20:
        raise RosterUnreadable("This is no text. A roster is a CSV file.")
    return text, encoding


def _guess_encoding(data: bytes) -> RosterEncoding:
    """Of a file without a byte order mark.

    In UTF-16 every separator, digit and end of a line has a zero byte, all on the same side. UTF-8 is hard to hit by chance; a
    file that is UTF-8 but for a few bytes stays it, and those bytes are reported where they stand.
    """
    first, second = data[::2].count(0), data[1::2].count(0)
    if first + second > len(data) / 40:
        if second > 9 * first:
            return RosterEncoding.UTF_16_LE
        if first > 9 * second:
            return RosterEncoding.UTF_16_BE
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        lost = text.count(_LOST)
        if lost >= sum(character > "\x7f" for character in text) - lost:
            return RosterEncoding.WINDOWS_1252
    return RosterEncoding.UTF_8


def _sniff(text: str) -> RosterSeparator:
    """The separator under which the beginning of the text looks most like a roster."""
    head = text[:SNIFFED_CHARACTERS]
    if len(head) < len(text):
        head = head[: head.rfind("\n") + 1] or head  # not in the middle of a line
    return max(DELIMITERS, key=lambda separator: _likeness(head, DELIMITERS[separator]))


def _likeness(text: str, delimiter: str) -> tuple[float, ...]:
    """How much the text looks like a roster: headings, then addresses that stand alone, rows of one width and sound quotes."""
    rows, problems = _read_rows(text, delimiter, 1, SNIFFED_ROWS)
    headings = max((sum(map(recognised, row.cells)) for row in rows[:10]), default=0)
    addresses = sum(EMAIL.fullmatch(cell) is not None for row in rows for cell in row.cells)
    width, same = max(Counter(len(row.cells) for row in rows).items(), key=lambda each: each[1], default=(1, 0))
    fits = (same / len(rows) if width > 1 else 0.0) - len(problems) / max(1, len(rows) + len(problems))
    return headings, addresses, fits, width


@dataclass
class _Lines:
    """The lines of a text, some of which can be had again. Only CR, LF and CRLF end one."""

    source: io.StringIO
    given: list[str] = field(default_factory=list)
    """Since the last record."""
    again: deque[str] = field(default_factory=deque)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.given) == MAX_LINES:
            raise csv.Error("the record goes over too many lines")
        line = self.again.popleft() if self.again else next(self.source)
        self.given.append(line)
        return line

    def take_back(self) -> None:
        """Give all but the first line of the record again."""
        self.again.extendleft(reversed(self.given[1:]))
        self.given.clear()


def _read_rows(text: str, delimiter: str, line: int, most: int | None = None) -> tuple[list[Row], list[LineProblem]]:
    """Rows and what is no row. A quotation mark that is never closed costs its own line, and not the rest of the file.

    ``most``: read no more rows than these. Without it, too many are an error.
    """
    rows: list[Row] = []
    problems: list[LineProblem] = []
    lines = _Lines(io.StringIO(text, newline=""))
    reader = _reader(lines, delimiter)
    while most is None or len(rows) + len(problems) < most:
        if len(rows) + len(problems) > MAX_ROWS + LEEWAY:
            raise RosterTooLong(f"At most {MAX_ROWS:,} people in one file.")
        try:
            cells = next(reader, None)
        except csv.Error as error:
            problems.append(_no_record(line, error))
            lines.take_back()
            line, reader = line + 1, _reader(lines, delimiter)
            continue
        if cells is None:
            break
        _add_row(rows, problems, line, cells)
        line += len(lines.given)
        lines.given.clear()
    return rows, problems


def _reader(lines: _Lines, delimiter: str) -> Iterator[list[str]]:
    # Spaces before a quotation mark are not in RFC 4180, but in many a list that was typed.
    return csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)


def _no_record(line: int, error: csv.Error) -> LineProblem:
    if "limit" in str(error):  # the library's limit of a value
        detail = f"A value of this line has more than {csv.field_size_limit():,} characters."
        return LineProblem(line=line, kind=LineProblemKind.TOO_LONG, detail=detail)
    detail = "The quotation marks of this line do not fit together."
    return LineProblem(line=line, kind=LineProblemKind.QUOTES, detail=detail)


def _add_row(rows: list[Row], problems: list[LineProblem], line: int, cells: Sequence[str]) -> None:
    if len(cells) > MAX_COLUMNS:
        detail = f"This line has more than {MAX_COLUMNS} columns."
        problems.append(LineProblem(line=line, kind=LineProblemKind.COLUMNS, detail=detail))
        return
    stripped = tuple(cell.strip().strip(_UNSEEN).strip() for cell in cells)
    if not any(stripped):
        return
    if any(_LOST in cell for cell in stripped):
        detail = "A character of this line could not be read."
        problems.append(LineProblem(line=line, kind=LineProblemKind.LOST_CHARACTERS, detail=detail))
        return
    rows.append(Row(line, stripped))
