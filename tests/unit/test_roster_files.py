"""Roster files, from bytes to people: every separator and encoding, the field's exports, and what is said of bad lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openproctor.core.errors import InvalidRequest, RosterTooLong, RosterUnreadable
from openproctor.exams.roster_file import DELIMITERS, MAX_LINES, MAX_ROWS, read_table
from openproctor.exams.roster_rows import Reading, Roster, read_roster
from openproctor.wire.rosters import ColumnMeaning, LineProblemKind, RosterEncoding, RosterSeparator
from tests.support.roster_files import FILES, RosterFile, written

HEADINGS = "name,e-mail,student number\r\n"


def read(text: str | bytes, reading: Reading | None = None) -> Roster:
    return read_roster(text.encode() if isinstance(text, str) else text, reading or Reading())


def people(roster: Roster) -> list[tuple[str, str | None, str | None]]:
    return [(each.candidate.name, each.candidate.email, each.candidate.external_number) for each in roster.people]


def problems(roster: Roster) -> list[tuple[int, str]]:
    return [(each.line, each.kind) for each in roster.problems]


def meanings(roster: Roster) -> list[str]:
    return [column.meaning for column in roster.columns]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_fields_exports_are_understood(file: RosterFile) -> None:
    roster = read(file.data)
    assert people(roster) == list(file.people)
    assert (roster.encoding, roster.separator) == (file.encoding, file.separator)
    assert roster.problems == []
    assert len(roster.left_out) == file.left_out


MARKED = {
    RosterEncoding.UTF_8: ("utf-8", "utf-8-sig"),
    RosterEncoding.UTF_16_LE: ("utf-16-le", "utf-16"),
    RosterEncoding.UTF_16_BE: ("utf-16-be",),
    RosterEncoding.WINDOWS_1252: ("cp1252",),
}
CODECS = [(encoding, codec) for encoding, codecs in MARKED.items() for codec in codecs]
BOTH = set("".join(bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)))
CELL = st.text(st.sampled_from(sorted(BOTH | set("\r\n\t,;|\"'"))), max_size=12)
TABLE = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6)


def stripped(rows: list[list[str]]) -> list[tuple[str, ...]]:
    cells = [tuple(cell.strip() for cell in row) for row in rows]
    return [row for row in cells if any(row)]


@pytest.mark.parametrize("separator", DELIMITERS)
@pytest.mark.parametrize(("encoding", "codec"), CODECS)
@given(rows=TABLE, end=st.sampled_from(["\r\n", "\n"]), quote_all=st.booleans())
def test_what_a_library_writes_is_read_back(
    encoding: RosterEncoding, codec: str, separator: RosterSeparator, rows: list[list[str]], end: str, quote_all: bool
) -> None:
    rows = [["first", "second", "third"], *rows]
    # Where lines end with LF, Python's writer leaves a lone CR without quotes, and it ends a line, too.
    quote_all = quote_all or end == "\n"
    data = written(rows, DELIMITERS[separator], end, quote_all=quote_all).encode(codec)
    table = read_table(data, encoding, separator)
    assert [row.cells for row in table.rows] == stripped(rows)
    assert table.problems == []


WORD = st.text(st.sampled_from("abcdefgäöüßéñÅø"), min_size=2, max_size=10)


@pytest.mark.parametrize("separator", DELIMITERS)
@pytest.mark.parametrize(("encoding", "codec"), CODECS)
@given(names=st.lists(st.tuples(WORD, WORD, st.sampled_from(["", ", Dr.", ' "Cand"', "; III", "\n"])), min_size=1, max_size=6))
def test_encoding_and_separator_are_found_out(
    encoding: RosterEncoding, codec: str, separator: RosterSeparator, names: list[tuple[str, str, str]]
) -> None:
    rows = [["Full name", "E-mail", "Größe"]]
    rows += [[f"{first} {last}{more}", f"c{number}@example.org", "ä"] for number, (first, last, more) in enumerate(names)]
    roster = read(written(rows, DELIMITERS[separator]).encode(codec))
    assert (roster.encoding, roster.separator) == (encoding, separator)
    assert [each.candidate.email for each in roster.people] == [row[1] for row in rows[1:]]
    assert [each.candidate.name for each in roster.people] == [" ".join(row[0].split()) for row in rows[1:]]


@given(data=st.binary(max_size=400))
def test_whatever_the_bytes_are_they_are_read_or_refused(data: bytes) -> None:
    try:
        roster = read(data)
    except RosterUnreadable:
        return
    lines = [each.line for each in roster.people] + [each.line for each in roster.problems]
    assert all(line >= 1 for line in lines)


def test_commas_quotes_and_new_lines_within_a_value_are_part_of_it() -> None:
    roster = read(
        'name,e-mail\r\n"One, Candidate",one@example.org\r\n"Candidate ""Tw"" Two",two@example.org\r\n'
        '"Candidate\r\nThree",three@example.org\r\nCandidate Four,four@example.org\r\n'
    )
    assert people(roster) == [
        ("One, Candidate", "one@example.org", None),
        ('Candidate "Tw" Two', "two@example.org", None),
        ("Candidate Three", "three@example.org", None),
        ("Candidate Four", "four@example.org", None),
    ]
    assert [each.line for each in roster.people] == [2, 3, 4, 6]


def test_names_that_are_all_written_last_first_are_turned_round() -> None:
    roster = read(
        'Name;Mail\n"One, Candidate";one@example.org\nvan Two, Candidate;two@example.org\n"King, M., Jr.";k@example.org'
    )
    assert meanings(roster) == ["last_first", "email"]
    assert [name for name, _, _ in people(roster)] == ["Candidate One", "Candidate van Two", "M. King, Jr."]
    kept = read("Name;Mail\nKing, Jr.;one@example.org\nTwo, Candidate;two@example.org")
    assert [name for name, _, _ in people(kept)] == ["King, Jr.", "Two, Candidate"]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        (",one@example.org,", LineProblemKind.NO_NAME, "no name"),
        ("One,one@@example.org,", LineProblemKind.EMAIL_REFUSED, "one@@example.org"),
        ("One,one at example.org,", LineProblemKind.EMAIL_REFUSED, "not an e-mail address"),
        (f"{'n' * 201},,", LineProblemKind.TOO_LONG, "200"),
        (f"One,,{'1' * 101}", LineProblemKind.TOO_LONG, "100"),
        (f"One,{'e' * 250}@example.org,", LineProblemKind.TOO_LONG, "254"),
        ("One,one@example.org,,more", LineProblemKind.COLUMNS, "more columns"),
        ('"One" x,one@example.org,', LineProblemKind.QUOTES, "quotation marks"),
        ('"One,one@example.org,', LineProblemKind.QUOTES, "quotation marks"),
        ("One,one@example.org,4.71E+11", LineProblemKind.NUMBER_REFUSED, "4.71E+11"),
        ("O\ufffdne,one@example.org,", LineProblemKind.LOST_CHARACTERS, "could not be read"),
        ("O\0ne,one@example.org,", LineProblemKind.NAME_REFUSED, "control characters"),
        ("O\x1b[31mne,one@example.org,", LineProblemKind.NAME_REFUSED, "control characters"),
        ("\u202eenO,one@example.org,", LineProblemKind.NAME_REFUSED, "direction"),
        ("\u200b\u3164,one@example.org,", LineProblemKind.NAME_REFUSED, "can be seen"),
        ("One,one\0@example.org,", LineProblemKind.EMAIL_REFUSED, "control characters"),
        ("One,one@example.org,1\x002", LineProblemKind.NUMBER_REFUSED, "control characters"),
        (f"One{' ' * 130_000}<,one@example.org,", LineProblemKind.TOO_LONG, "1,000"),
        (f"One{'x' * 140_000},one@example.org,", LineProblemKind.TOO_LONG, "131,072"),
    ],
)
def test_a_bad_line_is_named_and_the_others_stand(line: str, kind: LineProblemKind, words: str) -> None:
    roster = read(f'{HEADINGS}"Candidate\n Before",before@example.org,1\r\n{line}\r\nCandidate After,after@example.org,2\r\n')
    assert problems(roster) == [(4, kind)]
    assert words in roster.problems[0].detail
    assert [name for name, _, _ in people(roster)] == ["Candidate Before", "Candidate After"]


@pytest.mark.parametrize("nothing", ["-", "n/a", "#N/A", "\u2013", "\u200b"])
def test_what_stands_for_a_missing_address_or_number_is_none(nothing: str) -> None:
    roster = read(f"{HEADINGS}Candidate One,{nothing},{nothing}\r\nCandidate Two,two@example.org,{nothing}\r\n")
    assert people(roster) == [("Candidate One", None, None), ("Candidate Two", "two@example.org", None)]


def test_invisible_marks_around_a_value_are_not_part_of_it() -> None:
    roster = read(f"\ufeff\ufeff{HEADINGS}\u200bCandidate One\ufeff,\u202aone@exam\u00adple.org\u202c,\u200e4711001\r\n")
    assert people(roster) == [("Candidate One", "one@example.org", "4711001")]


def test_bytes_that_are_no_utf_8_cost_their_line_alone() -> None:
    lines = [f"Zoë Müller {number},é{number}@example.org" for number in range(5)]
    data = b"name,mail\n" + "\n".join(lines).encode() + b"\nZo\xeb,six@example.org\n"
    roster = read(data)
    assert roster.encoding == "utf-8"
    assert problems(roster) == [(7, LineProblemKind.LOST_CHARACTERS)]
    assert len(roster.people) == 5


def test_a_quotation_mark_that_is_never_closed_is_looked_after_for_so_many_lines_only() -> None:
    lines = ['x","' for _ in range(400)]
    table = read_table("\n".join(lines).encode(), separator=RosterSeparator.COMMA)
    assert len(table.problems) >= 400 - MAX_LINES
    assert {each.kind for each in table.problems} == {LineProblemKind.QUOTES}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing in it"),
        (b"\xef\xbb\xbf\r\n;;\r\n", "nothing in it"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(200), "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), "workbook"),
        (b"\xff\xfe", "nothing in it"),
        (bytes(100), "no text"),
        (b"%PDF-1.7 ...", "no table"),
        (b"<html><table><tr><td>Candidate One", "spreadsheet"),
        (bytes(range(32)) * 20, "no text"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(RosterUnreadable, match=words):
        read(data)


def test_so_many_people_and_no_more() -> None:
    most = [f"Candidate {number},c{number}@example.org" for number in range(MAX_ROWS)]
    assert len(read("name,email\n" + "\n".join(most)).people) == MAX_ROWS
    for too_many in (MAX_ROWS + 1, MAX_ROWS * 3):
        with pytest.raises(RosterTooLong):
            read("name\n" + "\n".join(f"Candidate {number}" for number in range(too_many)))


def test_an_administrator_says_what_a_column_means() -> None:
    text = "Wer,Woher,Kontakt\nCandidate One,Group A,one@example.org\n"
    wrong = [ColumnMeaning.IGNORED, ColumnMeaning.NAME, ColumnMeaning.EMAIL]
    assert people(read(text, Reading(headings=True, meanings=wrong))) == [("Group A", "one@example.org", None)]
    assert people(read(text, Reading(headings=True))) == [("Candidate One", "one@example.org", None)]


def test_an_administrator_says_whether_there_are_headings() -> None:
    text = "Name,Mail\nCandidate One,one@example.org\n"
    assert [name for name, _, _ in people(read(text, Reading(headings=False)))] == ["Candidate One"]
    assert read(text, Reading(headings=False)).headings_line is None
    assert len(read("A,b@example.org\nC,d@example.org", Reading(headings=True)).people) == 1


def test_an_administrator_says_which_encoding_and_separator() -> None:
    polish = "name;mail\nJoanna Dąb;one@example.org\n".encode("cp1250")
    assert [name for name, _, _ in people(read(polish))] != ["Joanna Dąb"]
    assert people(read(polish, Reading(encoding=RosterEncoding.WINDOWS_1250))) == [("Joanna Dąb", "one@example.org", None)]
    comma = read(polish, Reading(separator=RosterSeparator.COMMA))
    assert len(comma.columns) == 1


@pytest.mark.parametrize(
    "given_meanings",
    [
        [ColumnMeaning.NAME],
        [ColumnMeaning.NAME, ColumnMeaning.NAME, ColumnMeaning.EMAIL],
        [ColumnMeaning.NAME, ColumnMeaning.LAST_NAME, ColumnMeaning.EMAIL],
        [ColumnMeaning.NAME, ColumnMeaning.LAST_FIRST, ColumnMeaning.EMAIL],
    ],
)
def test_meanings_that_do_not_fit_are_refused(given_meanings: list[ColumnMeaning]) -> None:
    with pytest.raises(InvalidRequest):
        read(HEADINGS + "Candidate One,one@example.org,1", Reading(meanings=given_meanings))


def test_without_a_column_of_names_that_is_what_is_said() -> None:
    roster = read("E-mail,Points\none@example.org,17\ntwo@example.org,18\n")
    assert roster.people == []
    assert problems(roster) == [(1, LineProblemKind.NO_NAME_COLUMN)]
    assert not roster.names_somebody


def test_headings_that_nobody_knows_stand_above_a_column_of_addresses() -> None:
    lines = [f"Candidate {number};c{number}@example.org;{4_711_001 + number}" for number in range(3)]
    roster = read("Jina;Barua;Namba\n" + "\n".join(lines))
    assert (roster.headings_line, meanings(roster), roster.problems) == (1, ["name", "email", "external_number"], [])
    # A person whose address is missing, or written wrongly, is no heading.
    for first in ("Candidate One;one at example.org;1", "Candidate One;;1"):
        assert read("\n".join([first, *lines])).headings_line is None
    assert problems(read("\n".join(["Candidate One;unknown;1", *lines[:2]]))) == [(1, LineProblemKind.EMAIL_REFUSED)]


@pytest.mark.parametrize(
    "text",
    [
        'Student,SIS Login ID\n    Points Possible,\n"One, Candidate",cone\nTwo,ctwo\n',
        "Student;ID;SIS-Anmelde-ID;Abschnitt\n    Mögliche Punktzahl;;;\nOne, Candidate;1;cone;A\nTwo;2;ctwo;A\n",
        'Student,ID,SIS Login ID,Section\n,,,\nPoints Possible,,,\n"One, Candidate",1,cone,A\nTwo,2,ctwo,A\n',
    ],
)
def test_in_a_gradebook_of_canvas_last_names_come_first_and_points_are_no_person(text: str) -> None:
    roster = read(text)
    assert people(roster) == [("Candidate One", None, "cone"), ("Two", None, "ctwo")]
    assert (len(roster.left_out), roster.problems) == (1, [])


def test_lines_with_fewer_columns_are_people_and_empty_lines_are_nobody() -> None:
    roster = read(f"{HEADINGS}Candidate One\r\n\r\n,,\r\nCandidate Two,two@example.org\r\nCandidate Three,,7,,,\r\n")
    assert people(roster) == [
        ("Candidate One", None, None),
        ("Candidate Two", "two@example.org", None),
        ("Candidate Three", None, "7"),
    ]
    assert ([each.line for each in roster.people], roster.problems) == ([2, 5, 6], [])


def test_a_file_of_one_column_holds_names() -> None:
    assert [name for name, _, _ in people(read("Candidate One\nCandidate Two\n"))] == ["Candidate One", "Candidate Two"]
    assert [name for name, _, _ in people(read("Name\nCandidate One\n"))] == ["Candidate One"]


def test_a_file_with_headings_alone_names_nobody() -> None:
    roster = read("Name;E-mail\n")
    assert (roster.people, roster.problems, meanings(roster)) == ([], [], ["name", "email"])


def test_a_rows_own_counter_is_no_number_of_a_person() -> None:
    roster = read("ID,Name,Email\n1,Candidate One,one@example.org\n2,Candidate Two,two@example.org\n")
    assert meanings(roster) == ["ignored", "name", "email"]


def test_the_separator_is_the_one_that_makes_sense_of_the_headings() -> None:
    roster = read("Nachname, Vorname;E-Mail-Adresse;Matr.-Nr.\nOne, Candidate;one@example.org;4711001\n")
    assert (roster.separator, meanings(roster)) == ("semicolon", ["last_first", "email", "external_number"])
    assert people(roster) == [("Candidate One", "one@example.org", "4711001")]


def test_excels_own_line_names_the_separator_and_counts_as_a_line() -> None:
    roster = read("sep=|\r\nName|Mail\r\nCandidate, One; x|one@example.org\r\n|two@example.org\r\n")
    assert (roster.separator, roster.headings_line) == ("bar", 2)
    assert problems(roster) == [(4, LineProblemKind.NO_NAME)]
