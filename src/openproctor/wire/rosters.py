"""What a roster file looks like on the wire: what was understood of it, and who was added."""

from enum import StrEnum

from openproctor.wire.base import Wire
from openproctor.wire.exams import Candidate

__all__ = [
    "ColumnMeaning",
    "KnownBy",
    "KnownPerson",
    "LeftOutLine",
    "LineProblem",
    "LineProblemKind",
    "NewPerson",
    "RosterColumn",
    "RosterEncoding",
    "RosterImported",
    "RosterPreview",
    "RosterSeparator",
]


class RosterEncoding(StrEnum):
    """How a file's bytes stand for text."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS_1252 = "windows-1252"
    """Western European. What is neither UTF-8 nor UTF-16 is taken for it."""
    WINDOWS_1250 = "windows-1250"
    """Central European. Never guessed: nothing in a file tells it from the one above."""


class RosterSeparator(StrEnum):
    """What stands between two columns."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"
    BAR = "bar"


class ColumnMeaning(StrEnum):
    """What a column of the file holds. Each but ``ignored`` is the meaning of one column at most."""

    NAME = "name"
    """The whole name, as it is to be shown."""
    LAST_FIRST = "last_first"
    """The whole name as ``Last, First``; it is turned round."""
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    EXTERNAL_NUMBER = "external_number"
    """The number that the person has elsewhere: a student's number, an SIS ID, Moodle's ID number."""
    IGNORED = "ignored"


class LineProblemKind(StrEnum):
    """Why a line adds nobody."""

    NO_NAME = "no_name"
    NO_NAME_COLUMN = "no_name_column"
    """No column holds names; said once, for the line of the headings."""
    NAME_REFUSED = "name_refused"
    EMAIL_REFUSED = "email_refused"
    NUMBER_REFUSED = "number_refused"
    TOO_LONG = "too_long"
    TWICE = "twice"
    """An earlier line has the same e-mail address or number."""
    QUOTES = "quotes"
    """Its quotation marks do not fit together."""
    COLUMNS = "columns"
    """It has more columns than the headings, or too many."""
    LOST_CHARACTERS = "lost_characters"
    """A character could not be read in the file's encoding, or was lost before."""


class KnownBy(StrEnum):
    """By what somebody was recognised."""

    EMAIL = "email"
    EXTERNAL_NUMBER = "external_number"
    NAME = "name"
    """The same name, and no address or number that both have and that would tell them apart."""


class RosterColumn(Wire):
    """One column of the file."""

    heading: str | None
    meaning: ColumnMeaning
    samples: list[str]
    """The first few values."""


class NewPerson(Wire):
    """Somebody who will be added."""

    line: int
    """The line of the file on which the row begins, from 1."""
    name: str
    email: str | None
    external_number: str | None


class KnownPerson(Wire):
    """Somebody who is left out, because they are there already."""

    line: int
    name: str
    email: str | None
    external_number: str | None
    known_by: KnownBy
    roster_name: str | None
    """The name on the roster; None if it is an earlier line of the file that has the same name."""
    earlier_line: int | None


class LineProblem(Wire):
    """A line that adds nobody, and why."""

    line: int
    kind: LineProblemKind
    detail: str
    """A sentence for people."""


class LeftOutLine(Wire):
    """A line that is no person: above the headings, or one that the exporting system adds."""

    line: int
    detail: str


class RosterPreview(Wire):
    """What was understood of a file; nothing was stored."""

    encoding: RosterEncoding
    separator: RosterSeparator
    headings_line: int | None
    """The line of the headings; None where the first row is a person."""
    columns: list[RosterColumn]
    new: list[NewPerson]
    known: list[KnownPerson]
    problems: list[LineProblem]
    """At most one for each line, by line."""
    left_out: list[LeftOutLine]
    roster_version: str
    """Changes with who is on the roster."""


class RosterImported(Wire):
    """Who was added, and how many were not."""

    added: list[Candidate]
    known: int
    """People who were left out because they are there already."""
    problems: int
    """Lines that added nobody."""
