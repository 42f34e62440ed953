"""A roster file at the server: the preview stores nothing, and the import doubles nobody."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import select, text

from openproctor.core.links import Links
from openproctor.database.engine import Database
from openproctor.database.tables import candidates
from openproctor.exams.roster import add_candidates
from openproctor.exams.roster_import import import_roster
from openproctor.exams.roster_rows import Reading
from openproctor.wire.exams import NewCandidate
from tests.integration.steps import problem, snapshot
from tests.support.roster_files import FILES, RosterFile, written
from tests.support.server import Server, StaffPage

CSV = {"content-type": "text/csv"}
FILE = b"Name;E-mail;Student number\nCandidate One;one@example.org;4711001\nCandidate Two;two@example.org;4711002\n"


async def look(admin: StaffPage, exam_id: str, data: bytes, **reading: Any) -> dict[str, Any]:
    answer = await admin.http.post(f"/api/v1/exams/{exam_id}/roster/preview", content=data, headers=CSV, params=reading)
    assert answer.status_code == 200, answer.text
    preview: dict[str, Any] = answer.json()
    return preview


async def send(admin: StaffPage, exam_id: str, data: bytes, **reading: Any) -> httpx.Response:
    return await admin.http.post(f"/api/v1/exams/{exam_id}/roster/import", content=data, headers=CSV, params=reading)


async def add(admin: StaffPage, exam_id: str, data: bytes, **reading: Any) -> dict[str, Any]:
    answer = await send(admin, exam_id, data, **reading)
    assert answer.status_code == 201, answer.text
    imported: dict[str, Any] = answer.json()
    return imported


async def roster(server: Server) -> list[tuple[str, str | None, str | None]]:
    """Everybody, by name."""
    async with server.get(Database).read() as tx:
        found = await tx.connection.execute(select(candidates.c.name, candidates.c.email, candidates.c.external_number))
        return sorted((row.name, row.email, row.external_number) for row in found)


async def waits_for_a_lock(database: Database) -> bool:
    """Whether a transaction of this PostgreSQL waits for another."""
    async with database.read() as tx:
        waiting = await tx.connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
        return int(waiting.scalar_one()) > 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
async def test_the_fields_exports_are_added_as_they_are(
    server: Server, admin: StaffPage, exam_id: str, file: RosterFile
) -> None:
    preview = await look(admin, exam_id, file.data)
    assert [(each["name"], each["email"], each["external_number"]) for each in preview["new"]] == list(file.people)
    imported = await add(admin, exam_id, file.data)
    assert (len(imported["added"]), imported["known"], imported["problems"]) == (2, 0, 0)
    assert await roster(server) == sorted(file.people)
    assert (await add(admin, exam_id, file.data))["added"] == []


async def test_a_preview_says_what_was_understood_and_stores_nothing(server: Server, admin: StaffPage, exam_id: str) -> None:
    await add(admin, exam_id, FILE)
    before = await snapshot(server)
    rows = [
        ("Prénom", "Nom", "Courriel", "Remarque", "Matricule"),
        ("Candidate", "Un", "ONE@example.org", "x\ny", ""),
        ("Candidate", "Two", "", "", "4711002"),
        ("Candidate", "Three", "three@example.org", "", ""),
        ("Candidate", "Four", "four(at)example.org", "", ""),
        ("Candidate", "Five", "Three@example.org", "", ""),
    ]
    preview = await look(admin, exam_id, b"\xff\xfe" + written(rows, "\t").encode("utf-16-le"))
    assert (preview["encoding"], preview["separator"], preview["headings_line"]) == ("utf-16-le", "tab", 1)
    assert [(each["heading"], each["meaning"]) for each in preview["columns"]] == [
        ("Prénom", "first_name"),
        ("Nom", "last_name"),
        ("Courriel", "email"),
        ("Remarque", "ignored"),
        ("Matricule", "external_number"),
    ]
    assert preview["columns"][1]["samples"] == ["Un", "Two", "Three"]
    assert [(each["line"], each["name"]) for each in preview["new"]] == [(5, "Candidate Three")]
    assert [(each["line"], each["known_by"], each["roster_name"]) for each in preview["known"]] == [
        (2, "email", "Candidate One"),
        (4, "external_number", "Candidate Two"),
    ]
    assert [(each["line"], each["kind"]) for each in preview["problems"]] == [(6, "email_refused"), (7, "twice")]
    assert await snapshot(server) == before


async def test_an_import_answers_those_it_added_with_their_links(server: Server, admin: StaffPage, exam_id: str) -> None:
    await admin.invite(exam_id, "Candidate Zero")
    imported = await add(admin, exam_id, FILE)
    assert [(each["name"], each["external_number"]) for each in imported["added"]] == [
        ("Candidate One", "4711001"),
        ("Candidate Two", "4711002"),
    ]
    page = await server.join(imported["added"][0]["invite_path"].partition("#")[2])
    invitation = await page.http.post(f"{page.path}/token")
    assert "4711" not in invitation.text
    listed = (await admin.http.get(f"/api/v1/exams/{exam_id}/candidates")).text
    assert '"external_number":"4711001"' in listed


async def test_what_the_administrator_says_a_column_means_is_what_is_added(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    data = b"Wer,Kontakt,Wo\nCandidate One,one@example.org,Room 12\n"
    preview = await look(admin, exam_id, data, columns=["ignored", "email", "name"], headings=True)
    assert [each["name"] for each in preview["new"]] == ["Room 12"]
    await add(admin, exam_id, data, columns=["external_number", "email", "name"], headings=True)
    assert await roster(server) == [("Room 12", "one@example.org", "Candidate One")]


@pytest.mark.both
async def test_the_same_import_sent_many_times_at_once_adds_everybody_once(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    files = [FILE, FILE.replace(b"Candidate", b"Cand."), b"name\nCandidate Three\n", FILE, b"name\nCandidate Three\n"]
    answers = await asyncio.gather(*(add(admin, exam_id, data) for data in files * 3))
    assert sum(len(answer["added"]) for answer in answers) == 3
    numbers = sorted((email, number) for name, email, number in await roster(server) if email)
    assert numbers == [("one@example.org", "4711001"), ("two@example.org", "4711002")]
    assert len(await roster(server)) == 3


@pytest.mark.both
async def test_an_import_waits_for_people_who_are_added_one_by_one_meanwhile(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    numbers = range(40)
    data = written([("Name", "E-mail"), *((f"Candidate {n}", f"c{n}@example.org") for n in numbers)]).encode()
    links, database = server.get(Links), server.get(Database)
    async with asyncio.TaskGroup() as group, database.write() as tx:
        new = [NewCandidate(name="By hand", email="c7@example.org")]
        await add_candidates(tx, links, exam_id, new, server.clock.now())
        importing = group.create_task(import_roster(database, links, exam_id, data, Reading(), server.clock.now()))
        while tx.postgresql and not importing.done():
            if await waits_for_a_lock(database):
                break
            await asyncio.sleep(0.01)
        assert not importing.done()
    emails = [email for _, email, _ in await roster(server)]
    assert len(emails) == len(set(emails)) == len(numbers)


@pytest.mark.both
async def test_texts_that_no_database_takes_cost_their_line_alone(server: Server, admin: StaffPage, exam_id: str) -> None:
    data = b"name,e-mail,id number\nA\0B,a@example.org,1\nC,c\0@example.org,2\nD,d@example.org,3\x004\nCandidate Five,,5\n"
    preview = await look(admin, exam_id, data)
    assert [each["line"] for each in preview["problems"]] == [2, 3, 4]
    assert (await add(admin, exam_id, data))["problems"] == 3
    assert await roster(server) == [("Candidate Five", None, "5")]


@pytest.mark.both
async def test_those_who_look_the_same_are_added_once_where_somebody_says_so(
    server: Server, admin: StaffPage, exam_id: str
) -> None:
    await admin.invite(exam_id, "Candidate One")
    data = b"name\nCandidate One\nCandidate One\n"
    preview = await look(admin, exam_id, data)
    assert [each["known_by"] for each in preview["known"]] == ["name", "name"]
    assert (await add(admin, exam_id, data))["added"] == []
    version = preview["roster_version"]
    answers = await asyncio.gather(*(send(admin, exam_id, data, same_names_at=version) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {problem(each) for each in answers if each.status_code == 409} == {(409, "roster-changed")}
    assert len(await roster(server)) == 3


@pytest.mark.both
async def test_the_number_is_erased_with_the_name(server: Server, admin: StaffPage, exam_id: str) -> None:
    (added, _) = (await add(admin, exam_id, FILE))["added"]
    page = await (await server.join(added["invite_path"].partition("#")[2])).begin()
    await page.http.post(f"{page.path}/submit", headers=page.auth)
    path = f"/api/v1/exams/{exam_id}/attempts/{page.attempt_id}/erase"
    erased = await admin.http.post(path, json={"reason": "Asked for."})
    assert erased.status_code < 300, erased.text
    async with server.get(Database).read() as tx:
        row = (await tx.connection.execute(select(candidates).where(candidates.c.id == added["id"]))).one()
    assert (row.name, row.email, row.external_number) == ("Erased candidate", None, None)


async def test_people_added_one_by_one_may_have_a_number(server: Server, admin: StaffPage, exam_id: str) -> None:
    body = {"candidates": [{"name": "Candidate One", "email": None, "external_number": " 4711001 "}]}
    assert (await admin.http.post(f"/api/v1/exams/{exam_id}/candidates", json=body)).status_code == 201
    assert [each["known_by"] for each in (await look(admin, exam_id, FILE))["known"]] == ["external_number"]
    assert await roster(server) == [("Candidate One", None, "4711001")]


@pytest.mark.parametrize(
    ("data", "headers", "expected"),
    [
        (b"", CSV, (422, "roster-unreadable")),
        (b"PK\x03\x04" + bytes(500), CSV, (422, "roster-unreadable")),
        (b"E-mail\none@example.org\n", CSV, (422, "roster-unreadable")),
        (b"name\n" + b"Candidate\n" * 10_001, CSV, (422, "roster-too-long")),
        (b"name\n" + b"x" * 2 * 1024 * 1024, CSV, (413, "body-too-large")),
        (b'{"candidates": []}', {"content-type": "application/json"}, (415, "unsupported-media-type")),
        (b"--x\r\n", {"content-type": "multipart/form-data; boundary=x"}, (415, "unsupported-media-type")),
    ],
)
async def test_what_cannot_be_a_roster_is_refused_and_changes_nothing(
    server: Server, admin: StaffPage, exam_id: str, data: bytes, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    before = await snapshot(server)
    answer = await admin.http.post(f"/api/v1/exams/{exam_id}/roster/import", content=data, headers=headers)
    assert problem(answer) == expected
    assert await snapshot(server) == before


@pytest.mark.parametrize(
    "reading",
    [{"columns": ["name"]}, {"columns": ["name", "name", "email"]}, {"columns": ["nothing"]}, {"encoding": "latin-1"}],
    ids=str,
)
async def test_readings_that_do_not_fit_are_refused(admin: StaffPage, exam_id: str, reading: dict[str, Any]) -> None:
    assert problem(await send(admin, exam_id, FILE, **reading)) == (422, "invalid-request")


async def test_two_megabytes_are_taken_for_a_roster_alone(admin: StaffPage, exam_id: str) -> None:
    wide = b"name,remark\n" + b"".join(b"Candidate %d,%s\n" % (number, b"x" * 1500) for number in range(1200))
    assert len((await look(admin, exam_id, wide))["new"]) == 1200
    elsewhere = await admin.http.post(f"/api/v1/exams/{exam_id}/candidates", content=wide, headers=CSV)
    assert problem(elsewhere) == (413, "body-too-large")


async def test_nobody_is_added_to_an_exam_that_is_not_there(admin: StaffPage) -> None:
    for what in ("preview", "import"):
        answer = await admin.http.post(f"/api/v1/exams/exam_none/roster/{what}", content=FILE, headers=CSV)
        assert problem(answer) == (404, "not-found")


@pytest.mark.both
async def test_ten_thousand_people_are_added_beside_all_else(server: Server, admin: StaffPage, exam_id: str) -> None:
    rows = [(f"Candidate {number}", f"c{number}@example.org", str(4_000_000 + number)) for number in range(10_000)]
    data = written([("Name", "E-mail", "ID number"), *rows]).encode()
    assert len((await look(admin, exam_id, data))["new"]) == 10_000
    assert len((await add(admin, exam_id, data))["added"]) == 10_000
    again = await add(admin, exam_id, data)
    assert (again["added"], again["known"]) == ([], 10_000)
