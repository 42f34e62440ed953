"""Who of a roster file is on the roster already. Pure.

Two entries are one person if they have the same e-mail address (capitals do not count) or the same external number (neither
do zeros in front). They are two people if they have an address or a number to compare, and it differs: people may share a
name. Where nothing can be compared, because one of them has neither or each has what the other lacks, the same name *looks
the same*: such a row is left out and shown, unless an administrator says that these are other people. The same holds within
the file: a later row with an earlier one's address or number is a line with a problem.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openproctor.exams.roster_person import Person
from openproctor.wire.rosters import KnownBy, KnownPerson, LineProblem, LineProblemKind

__all__ = ["Entry", "Sorted", "roster_version", "sort_out"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on the roster, or in an earlier line of the file."""

    name: str
    email: str | None
    external_number: str | None
    id: str = ""
    line: int | None = None
    """In the file; None for somebody on the roster."""


@dataclass(slots=True)
class Sorted:
    """A file's people: to be added, known, or in the file twice."""

    new: list[Person] = field(default_factory=list)
    known: list[KnownPerson] = field(default_factory=list)
    twice: list[LineProblem] = field(default_factory=list)


class _Index:
    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._by_email: dict[str, Entry] = {}
        self._by_number: dict[str, Entry] = {}
        self._by_name: dict[str, dict[tuple[bool, bool], Entry]] = defaultdict(dict)
        """By name, then by whether there is an address, and a number."""
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        if entry.email:
            self._by_email.setdefault(_plain(entry.email), entry)
        if entry.external_number:
            self._by_number.setdefault(_plain_number(entry.external_number), entry)
        which = bool(entry.email), bool(entry.external_number)
        self._by_name[_plain(entry.name)].setdefault(which, entry)

    def same(self, entry: Entry) -> tuple[KnownBy, Entry] | None:
        """Who is the same person."""
        if entry.email and (found := self._by_email.get(_plain(entry.email))):
            return KnownBy.EMAIL, found
        if entry.external_number and (found := self._by_number.get(_plain_number(entry.external_number))):
            return KnownBy.EXTERNAL_NUMBER, found
        return None

    def looks_same(self, entry: Entry) -> Entry | None:
        """Who has the same name, and nothing that would tell them apart."""
        for (email, number), found in self._by_name.get(_plain(entry.name), {}).items():
            if not (email and entry.email) and not (number and entry.external_number):
                return found
        return None


def sort_out(people: Sequence[Person], roster: Iterable[Entry], *, add_same_names: bool = False) -> Sorted:
    """Say of everybody in a file whether they are to be added.

    ``add_same_names``: those who look the same as somebody, by their name alone, are other people.
    """
    there, earlier, done = _Index(roster), _Index(), Sorted()
    for person in people:
        one = person.candidate
        entry = Entry(one.name, one.email, one.external_number, line=person.line)
        if (found := there.same(entry)) is not None:
            done.known.append(_known(entry, *found))
        elif (found := earlier.same(entry)) is not None:
            done.twice.append(_twice(entry, *found))
        elif not add_same_names and (like := there.looks_same(entry) or earlier.looks_same(entry)) is not None:
            done.known.append(_known(entry, KnownBy.NAME, like))
        else:
            done.new.append(person)
            earlier.add(entry)
    return done


def roster_version(roster: Iterable[Entry]) -> str:
    """Differs whenever somebody was added to the roster or taken off it."""
    return hashlib.sha256(" ".join(sorted(entry.id for entry in roster)).encode()).hexdigest()[:32]


def _plain(text: str) -> str:
    """Capitals, spaces, and how an accent is written do not count."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())


def _plain_number(number: str) -> str:
    """Zeros in front of digits do not count: a spreadsheet loses them."""
    plain = unicodedata.normalize("NFKC", number).casefold().strip()
    return (plain.lstrip("0") or "0") if plain.isdecimal() else plain


def _known(entry: Entry, by: KnownBy, found: Entry) -> KnownPerson:
    assert entry.line is not None
    return KnownPerson(
        line=entry.line,
        name=entry.name,
        email=entry.email,
        external_number=entry.external_number,
        known_by=by,
        roster_name=found.name if found.line is None else None,
        earlier_line=found.line,
    )


def _twice(entry: Entry, by: KnownBy, found: Entry) -> LineProblem:
    assert entry.line is not None
    what = "e-mail address" if by is KnownBy.EMAIL else "number"
    return LineProblem(line=entry.line, kind=LineProblemKind.TWICE, detail=f"Line {found.line} has the same {what}.")
