"""Which row holds the headings, and what each column means: by its heading, by the others, and by what stands in it. Pure."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from openproctor.exams.roster_headings import HeadingKind, is_canvas, key_of
from openproctor.wire.rosters import ColumnMeaning

__all__ = ["EMAIL", "find_headings", "guess_meanings", "is_last_first", "recognised", "turn_round", "width_of"]

EMAIL = re.compile(r"[^@\s,;|<>\"']+@[^@\s,;|<>\"']+")
"""A cell that is an e-mail address and nothing else."""
LOOKED_AT = 10
"""Rows among which the headings are looked for: some exports have a title above them."""
ENOUGH = 3
"""Rows of addresses that make a word above them a heading: a person without one may be written so, too."""
_WORD = re.compile(r"[^\W\d_][^\d@.]*")
_NUMBER = re.compile(r"#?[A-Za-z]{0,4}[-./ ]?\d[\d./-]{2,}[A-Za-z]?")
_LETTER = re.compile(r"[^\W\d_]")
_SUFFIX = re.compile(
    r"(jr|sr|junior|senior|i{1,3}|iv|v|ph\.? ?d|m\.? ?d|dr|mba|m\.? ?sc|b\.? ?sc|m\.? ?a|b\.? ?a|esq)\.?", re.IGNORECASE
)

Cells: TypeAlias = Sequence[str]


def recognised(cell: str) -> bool:
    """Whether a cell is a heading of the table."""
    return key_of(cell) is not None


def find_headings(rows: Sequence[Cells]) -> int | None:
    """The position of the row of headings; None if the first row is a person already.

    The first of the top rows with two known headings is it; one is enough for the very first row. A row with an e-mail address
    is a person. Headings that nobody knows are still those that stand above a column of addresses.
    """
    for position, cells in enumerate(rows[:LOOKED_AT]):
        if any("@" in cell for cell in cells):
            break
        known = len({key_of(cell) for cell in cells} - {None})
        if known >= 2 or (known == 1 and position == 0):
            return position
    return 0 if _stand_above_addresses(rows) else None


def _stand_above_addresses(rows: Sequence[Cells]) -> bool:
    """Whether the first row has a word where all others, and there are some, have an address."""
    first, others = rows[:1], rows[1:]
    if len(others) < ENOUGH or any("@" in cell for cells in first for cell in cells):
        return False
    for at, cell in enumerate(cell for cells in first for cell in cells):
        column = [cells[at] for cells in others if at < len(cells)]
        if _WORD.fullmatch(cell) and len(column) == len(others) and all(EMAIL.fullmatch(each) for each in column):
            return True
    return False


def width_of(headings: Cells | None, rows: Sequence[Cells]) -> int:
    """How many columns there are."""
    return len(headings) if headings is not None else max((len(cells) for cells in rows), default=0)


def guess_meanings(headings: Cells | None, rows: Sequence[Cells]) -> list[ColumnMeaning]:
    """What each column most likely means; a person looks at it before anything is added.

    ``rows``: those below the headings.
    """
    columns = [[cells[at] for cells in rows if at < len(cells) and cells[at]] for at in range(width_of(headings, rows))]
    kinds = [None] * len(columns) if headings is None else [key_of(each) for each in headings]
    guess = _Guess(kinds, columns, canvas=headings is not None and is_canvas(headings))
    guess.take_email()
    guess.take_names()
    guess.take_number()
    return guess.meanings


class _Guess:
    """Claims columns, one meaning after the other."""

    def __init__(self, kinds: Sequence[HeadingKind | None], columns: Sequence[Cells], *, canvas: bool) -> None:
        self._canvas = canvas
        self._kinds = kinds
        self._columns = columns
        self.meanings = [ColumnMeaning.IGNORED] * len(columns)

    def take_email(self) -> None:
        """By its heading, if anything in it could be an address; else any column of addresses, such as a login."""
        named = self._of(HeadingKind.EMAIL)
        found = next((at for at in named if any("@" in cell for cell in self._columns[at])), None)
        if found is None:
            found = self._first_filled(_looks_like_address, self._free())
        self._claim(found if found is not None else next(iter(named), None), ColumnMeaning.EMAIL)

    def take_names(self) -> None:
        """First and last name where there are both; else a whole name; else what looks like one."""
        first, last = self._first_of(HeadingKind.FIRST), self._first_of(HeadingKind.LAST)
        either = self._first_of(HeadingKind.ANY_NAME)
        whole = self._first_of(HeadingKind.FULL, HeadingKind.FULL_LAST_FIRST)
        if whole is None or (first is not None and last is not None):
            if first is not None and last is None:
                last = either
            elif last is not None and first is None:
                first = either
        if first is not None and last is not None:
            self._claim(first, ColumnMeaning.FIRST_NAME)
            self._claim(last, ColumnMeaning.LAST_NAME)
        elif whole is not None or either is not None:
            self._claim_whole(whole if whole is not None else either)
        elif first is not None or last is not None:
            self._claim(first, ColumnMeaning.FIRST_NAME)
            self._claim(last, ColumnMeaning.LAST_NAME)
        else:
            self._take_unnamed_names()

    def take_number(self) -> None:
        """The school's own number before a login, a login before a system's number; a mere counter is none."""
        for kind, fits in (
            (HeadingKind.NUMBER, bool),
            (HeadingKind.LOGIN, _is_short),
            (HeadingKind.COUNTER, _is_long_number),
            (None, _NUMBER.fullmatch if not any(self._kinds) else _never),
        ):
            among = [at for at in self._free() if self._kinds[at] is kind]
            found = self._first_filled(fits, among)
            if found is not None:
                self._claim(found, ColumnMeaning.EXTERNAL_NUMBER)
                return
        self._claim(self._first_of(HeadingKind.NUMBER), ColumnMeaning.EXTERNAL_NUMBER)

    def _take_unnamed_names(self) -> None:
        free = [at for at in self._free() if self._kinds[at] is None]
        whole = self._first_filled(_looks_like_whole_name, free)
        if whole is not None:
            self._claim_whole(whole)
        elif not any(self._kinds):  # without any heading: two columns of single words are the parts of a name
            parts = [at for at in free if _mostly(_has_letters, self._columns[at])][:2]
            meanings = (ColumnMeaning.NAME,) if len(parts) == 1 else (ColumnMeaning.FIRST_NAME, ColumnMeaning.LAST_NAME)
            for at, meaning in zip(parts, meanings, strict=False):
                self._claim(at, meaning)

    def _claim_whole(self, at: int | None) -> None:
        assert at is not None
        kind = self._kinds[at]
        said_so = kind is HeadingKind.FULL_LAST_FIRST or (kind is HeadingKind.FULL and self._canvas)
        turned = is_last_first(self._columns[at], said_so=said_so)
        self._claim(at, ColumnMeaning.LAST_FIRST if turned else ColumnMeaning.NAME)

    def _claim(self, at: int | None, meaning: ColumnMeaning) -> None:
        if at is not None and self.meanings[at] is ColumnMeaning.IGNORED:
            self.meanings[at] = meaning

    def _of(self, *kinds: HeadingKind) -> list[int]:
        return [at for at in self._free() if self._kinds[at] in kinds]

    def _first_of(self, *kinds: HeadingKind) -> int | None:
        """Among those of a kind a column with something in it is preferred."""
        found = self._of(*kinds)
        return next((at for at in found if self._columns[at]), next(iter(found), None))

    def _free(self) -> list[int]:
        return [at for at, meaning in enumerate(self.meanings) if meaning is ColumnMeaning.IGNORED]

    def _first_filled(self, fits: Callable[[str], object], among: Sequence[int]) -> int | None:
        return next((at for at in among if _mostly(fits, self._columns[at])), None)


def is_last_first(names: Cells, *, said_so: bool) -> bool:
    """Whether names are written as ``Last, First``: any of them, where the heading says so; else all, and more than one."""
    turned = [_is_turned(name) for name in names]
    return any(turned) if said_so else len(turned) > 1 and all(turned)


def _is_turned(name: str) -> bool:
    parts = [part.strip() for part in name.split(",")]
    return len(parts) in (2, 3) and all(parts) and not _SUFFIX.fullmatch(parts[1]) and "@" not in name


def turn_round(name: str) -> str:
    """``Last, First`` as ``First Last``. A suffix stays behind: ``Last, First, Jr.`` is ``First Last, Jr.``"""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    others = parts[:1] + [part for part in parts[1:] if part not in suffixes]
    return ", ".join([" ".join(others[1:] + others[:1]), *suffixes])


def _mostly(fits: Callable[[str], object], cells: Cells) -> bool:
    return bool(cells) and sum(1 for cell in cells if fits(cell)) * 2 >= len(cells)


def _looks_like_address(cell: str) -> bool:
    return "@" in cell and "<" not in cell


def _looks_like_whole_name(cell: str) -> bool:
    return len(cell.split()) > 1 and _has_letters(cell) and not re.search(r"\d", cell.partition("<")[0])


def _has_letters(cell: str) -> bool:
    return _LETTER.search(cell) is not None and not _NUMBER.fullmatch(cell)


def _is_short(cell: str) -> bool:
    return len(cell) <= 100


def _is_long_number(cell: str) -> bool:
    return len(cell) >= 4


def _never(_: str) -> bool:
    return False
