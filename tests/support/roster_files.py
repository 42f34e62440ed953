"""Roster files as the field's systems export them, built as bytes. The people are made up."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["FILES", "People", "RosterFile", "written"]

People: TypeAlias = Sequence[tuple[str, str | None, str | None]]
"""Name, e-mail address, number."""

ONE_AND_TWO: People = (
    ("Candidate One", "one@example.org", "4711001"),
    ("Zoë Müller-Łąka", "two@example.org", "4711002"),
)
WESTERN: People = (("Candidate One", "one@example.org", "4711001"), ("Zoë Müller", "two@example.org", "4711002"))
WITHOUT_ADDRESS: People = (("Candidate One", None, "4711001"), ("Zoë Müller", None, "4711002"))
WITHOUT_NUMBER: People = (("Candidate One", "one@example.org", None), ("Zoë Müller", "two@example.org", None))


def written(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\r\n", *, quote_all: bool = False) -> str:
    """Rows as Python's own library writes them."""
    text = io.StringIO()
    csv.writer(
        text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    ).writerows(rows)
    return text.getvalue()


@dataclass(frozen=True)
class RosterFile:
    """A file, and whom it names."""

    name: str
    data: bytes
    people: People
    encoding: str
    separator: str
    left_out: int = 0
    """Lines that are no person."""


def _utf8(text: str) -> bytes:
    return text.encode("utf-8")


def _excel(text: str) -> bytes:
    return text.encode("utf-8-sig")


def _unicode_text(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


def _windows(text: str) -> bytes:
    return text.encode("cp1252")


MOODLE_PARTICIPANTS = (
    ("First name", "Last name", "ID number", "Institution", "Department", "Email address", "Groups"),
    ("Candidate", "One", "4711001", "", "", "one@example.org", "Group A, morning"),
    ("Zoë", "Müller-Łąka", "4711002", "", "", "two@example.org", ""),
)
MOODLE_GERMAN = (
    ("Vorname", "Nachname", "ID-Nummer", "Institution", "Abteilung", "E-Mail-Adresse", "Kurs gesamt (Punkte)"),
    ("Candidate", "One", "4711001", "", "", "one@example.org", "71,50"),
    ("Zoë", "Müller", "4711002", "", "", "two@example.org", "-"),
)


def _named(headings: str, *, first: int = 0, last: int = 1, email: int = 2, number: int = 3) -> list[tuple[str, ...]]:
    """Two people under four headings, in the order in which the headings are."""
    rows = [tuple(headings.split("|"))]
    for values in (("Candidate", "One", "one@example.org", "4711001"), ("Zoë", "Müller", "two@example.org", "4711002")):
        row = [""] * 4
        for at, value in zip((first, last, email, number), values, strict=True):
            row[at] = value
        rows.append(tuple(row))
    return rows


CANVAS = (
    ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Essay (1234)", "Final Score"),
    ("", "", "", "", "", "Manual Posting", "(read only)"),
    ("    Points Possible", "", "", "", "", "10.0", "(read only)"),
    ("One, Candidate", "51", "4711001", "one@example.org", "Anatomy, first group", "9", "90.0"),
    ("Müller, Zoë", "52", "4711002", "two@example.org", "Anatomy, first group", "", ""),
    ("Student, Test", "53", "", "3c5e4a", "Anatomy, first group", "", ""),
)
BLACKBOARD = (
    ("Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability", "Weighted Total [Total Pts: 100]"),
    ("One", "Candidate", "cone", "4711001", "2026-03-01 10:00:00", "Yes", ""),
    ("Müller", "Zoë", "zmueller", "4711002", "", "Yes", ""),
    ("PreviewUser", "Ada", "ada_previewuser", "", "", "Yes", ""),
)
BRIGHTSPACE = (
    ("OrgDefinedId", "Username", "Last Name", "First Name", "Email", "Quiz Points Grade", "End-of-Line Indicator"),
    ("#4711001", "cone", "One", "Candidate", "one@example.org", "5", "#"),
    ("#4711002", "zmueller", "Müller", "Zoë", "two@example.org", "", "#"),
)
TITLED = (
    ("Anatomy I, summer term", "", ""),
    ("", "", ""),
    ("Name", "E-mail", "Student number"),
    ("Candidate One", "one@example.org", '="4711001"'),
    ("Zoë Müller", "two@example.org", "'4711002"),
)

FILES: Sequence[RosterFile] = (
    RosterFile("Moodle, participants", _utf8(written(MOODLE_PARTICIPANTS)), ONE_AND_TWO, "utf-8", "comma"),
    RosterFile(
        "Moodle, UTF-16 with a mark", _unicode_text(written(MOODLE_PARTICIPANTS, "\t")), ONE_AND_TWO, "utf-16-le", "tab"
    ),
    RosterFile("UTF-16 without a mark", written(MOODLE_GERMAN, "\t").encode("utf-16-le"), WESTERN, "utf-16-le", "tab"),
    RosterFile(
        "UTF-16, big-endian", b"\xfe\xff" + written(MOODLE_GERMAN, ";").encode("utf-16-be"), WESTERN, "utf-16-be", "semicolon"
    ),
    RosterFile("UTF-16, big-endian, bare", written(MOODLE_GERMAN).encode("utf-16-be"), WESTERN, "utf-16-be", "comma"),
    RosterFile("Moodle, German gradebook", _utf8(written(MOODLE_GERMAN)), WESTERN, "utf-8", "comma"),
    RosterFile(
        "Moodle, French, Excel's own",
        _windows("sep=;\r\n" + written(_named("Prénom|Nom de famille|Adresse de courriel|Numéro d’identification"), ";")),
        WESTERN,
        "windows-1252",
        "semicolon",
    ),
    RosterFile(
        "Moodle, Spanish",
        _utf8(written(_named("Nombre|Apellido(s)|Dirección de correo|Número de ID"))),
        WESTERN,
        "utf-8",
        "comma",
    ),
    RosterFile(
        "Moodle, Italian",
        _utf8(written(_named("Nome|Cognome|Indirizzo email|Codice identificativo"), ";")),
        WESTERN,
        "utf-8",
        "semicolon",
    ),
    RosterFile(
        "Moodle, Portuguese",
        _utf8(written(_named("Nome|Apelido|Endereço de e-mail|Número de identificação"), "\t")),
        WESTERN,
        "utf-8",
        "tab",
    ),
    RosterFile(
        "Moodle, Dutch",
        _windows(written(_named("Voornaam|Achternaam|E-mailadres|ID-nummer"), ";")),
        WESTERN,
        "windows-1252",
        "semicolon",
    ),
    RosterFile(
        "Moodle, Polish", _excel(written(_named("Imię|Nazwisko|Adres e-mail|Numer ID"), ";")), WESTERN, "utf-8", "semicolon"
    ),
    RosterFile(
        "Moodle, Swedish",
        _utf8(written(_named("Förnamn|Efternamn|E-postadress|ID-nummer"), ";", "\n")),
        WESTERN,
        "utf-8",
        "semicolon",
    ),
    RosterFile(
        "last name first",
        _windows(written(_named("Matrikelnummer|Name|Vorname|E-Mail", first=2, last=1, email=3, number=0), ";")),
        WESTERN,
        "windows-1252",
        "semicolon",
    ),
    RosterFile("Canvas, gradebook", _excel(written(CANVAS)), WESTERN, "utf-8", "comma", left_out=3),
    RosterFile(
        "Blackboard", _unicode_text(written(BLACKBOARD, "\t", quote_all=True)), WITHOUT_ADDRESS, "utf-16-le", "tab", left_out=1
    ),
    RosterFile("Brightspace", _utf8(written(BRIGHTSPACE)), WESTERN, "utf-8", "comma"),
    RosterFile(
        "Google, directory",
        _utf8(
            written(
                [("First Name [Required]", "Last Name [Required]", "Email Address [Required]", "Employee ID"), *_named("")[1:]]
            )
        ),
        WESTERN,
        "utf-8",
        "comma",
    ),
    RosterFile("with a title above", _excel(written(TITLED, ";")), WESTERN, "utf-8", "semicolon", left_out=1),
    RosterFile("old Mac's lines", _utf8(written(MOODLE_GERMAN, ";", "\r")), WESTERN, "utf-8", "semicolon"),
    RosterFile(
        "a bar between columns",
        _utf8("name|mail\nCandidate One|one@example.org\nZoë Müller|two@example.org\n"),
        WITHOUT_NUMBER,
        "utf-8",
        "bar",
    ),
    RosterFile(
        "no headings", _utf8("Candidate One, one@example.org\n\nZoë Müller,TWO@example.org"), WITHOUT_NUMBER, "utf-8", "comma"
    ),
    RosterFile(
        "no headings, the other way round",
        _utf8("one@example.org;Candidate One\ntwo@example.org;Zoë Müller\n"),
        WITHOUT_NUMBER,
        "utf-8",
        "semicolon",
    ),
    RosterFile(
        "a mail program's list",
        _utf8("Candidate One <one@example.org>\nZoë Müller <two@example.org>\n"),
        WITHOUT_NUMBER,
        "utf-8",
        "comma",
    ),
    RosterFile(
        "no headings, numbers",
        _utf8("4711001\tCandidate\tOne\tone@example.org\n4711002\tZoë\tMüller\ttwo@example.org\n"),
        WESTERN,
        "utf-8",
        "tab",
    ),
)
"""Each names two people."""
