"""Text that no database takes is refused everywhere, with nothing stored; names are kept as people write them."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import select, text, update
from websockets.asyncio.client import connect

from openproctor.database.engine import Database
from openproctor.database.tables import candidates, exams, staff
from tests.integration.matrix import (
    CALLS,
    EXPECTED,
    MESSAGES_OF_CANDIDATES,
    MESSAGES_OF_STAFF,
    PASSWORD,
    Call,
    Who,
    World,
    build,
    filled,
)
from tests.integration.steps import problem
from tests.integration.test_authorization import snapshot
from tests.support.entering import Leaf, bodies, leaves, messages, parameters
from tests.support.server import Server, Socket, StaffPage, digest, running_server

pytestmark = pytest.mark.usefixtures("nobody_watches")

SAMPLES = ("a\0b", "a\x1b[2Jb", "a\x9bb", "a\ud800b")
NO_TEXT = ("a\0b", "a\ud800b")
"""What is refused even in a password that is only compared."""
REFUSED = (422, "invalid-request")
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"


def one_of(name: str) -> Who:
    """Somebody who is let in there."""
    return next(who for who in (Who.ADMIN, Who.OWNER, Who.ANONYMOUS) if who in EXPECTED[name])


def texts(shape: Any) -> Iterator[tuple[Leaf, str]]:
    """Every text of a shape with every sample for it."""
    for leaf in leaves(shape):
        if leaf.kind is str:
            assert leaf.rule is not None
            for sample in NO_TEXT if leaf.rule.lenient else SAMPLES:
                yield leaf, sample


def put_at(body: Any, path: tuple[str | int, ...], value: str) -> Any:
    """The body with a value at that place, where there may be nothing yet."""
    if not path:
        return value
    first, *rest = path
    if isinstance(first, int):
        return [put_at(deepcopy(body[0]) if body else {}, tuple(rest), value)]
    return {**(body or {}), first: put_at((body or {}).get(first), tuple(rest), value)}


def with_body(world: World, who: Who, call: Call, path: tuple[str | int, ...], value: str) -> Call:
    """The call with that value in its body; half of a surrogate pair can be sent as an escape alone."""
    body = call.body(world, who) if call.body else json.loads(call.content or b"{}")
    content = json.dumps(put_at(body, path, value)).encode()
    headers = dict(call.headers) or {"content-type": "application/json"}
    if "content-digest" in headers:
        headers["content-digest"] = digest(content)
    return replace(call, body=None, content=content, headers=headers)


@pytest.mark.both
async def test_no_member_of_any_body_takes_what_no_database_takes(server: Server) -> None:
    world = await build(server)
    http, before, tried = server.browser(), await snapshot(server), 0
    for name, shape in bodies().items():
        who = one_of(name)
        for leaf, sample in texts(shape):
            answer = await world.call(with_body(world, who, CALLS[name], leaf.path, sample), who, http)
            assert problem(answer) == REFUSED, (name, leaf.path, sample, answer.text)
            tried += 1
    assert tried > 120
    assert await snapshot(server) == before


@pytest.mark.both
async def test_no_path_and_no_query_takes_what_no_database_takes(server: Server) -> None:
    world = await build(server)
    http, before, tried = server.browser(), await snapshot(server), 0
    for kind in ("path", "query"):
        for (name, parameter), found in parameters(kind).items():
            if not any(leaf.kind is str for leaf in found) or not CALLS[name].api or name.endswith("_socket"):
                continue
            who, call = one_of(name), CALLS[name]
            for sample in ("a%00b", "a%1Bb", "a%C2%9Bb", "%E2%80%AEa", "%00"):
                if kind == "query":
                    path = f"{call.path}?{parameter}={sample}"
                else:
                    part = {"staff_id": ("{spare}", "{guarded}"), "session_id": ("{spare_session}", "{own_session}")}.get(
                        parameter, (f"{{{parameter.removesuffix('_id')}}}", "{uninvited}")
                    )
                    path = next(call.path.replace(each, sample) for each in part if each in call.path)
                answer = await world.call(replace(call, path=path), who, http)
                assert problem(answer) == REFUSED, (name, parameter, sample, answer.text)
                tried += 1
    assert tried > 150
    assert await snapshot(server) == before


@pytest.mark.both
async def test_no_message_of_a_socket_takes_what_no_database_takes(server: Server) -> None:
    world = await build(server)
    before, tried = await snapshot(server), 0
    for name, shape in messages().items():
        of_staff = name in MESSAGES_OF_STAFF
        who, path = (Who.ADMIN, f"/exams/{world.exam}/live") if of_staff else (Who.OWNER, f"/attempts/{world.attempt}/live")
        message, _ = (MESSAGES_OF_STAFF | MESSAGES_OF_CANDIDATES)[name]
        found = list(texts(shape))
        for leaf in dict.fromkeys(leaf.path for leaf, _ in found):
            async with connect(f"{server.ws}/api/v1{path}", additional_headers=world.callers[who].headers()) as connection:
                socket = Socket(connection)
                await socket.send({"type": "hello", "ticket": await world.ticket(who)})
                assert (await socket.next())["type"] in ("snapshot", "welcome")
                for sample in (sample for each, sample in found if each.path == leaf):
                    await connection.send(json.dumps(put_at(whole(filled(message, world)), leaf, sample)))
                    said = await socket.until("problem")
                    assert (said["problem"], said["fatal"]) == ("urn:openproctor:socket-message-invalid", False), (name, leaf)
                    tried += 1
    assert tried > 60
    assert await snapshot(server) == before


def whole(message: dict[str, Any]) -> dict[str, Any]:
    """With what the parts of a signal need besides the text in question."""
    if message["type"] != "rtc_signal":
        return message
    return message | {"description": {"type": "offer", "sdp": "v=0"}, "candidate": {"candidate": "candidate:1"}}


@pytest.mark.both
async def test_members_that_nobody_knows_are_refused_whatever_they_are_called(server: Server) -> None:
    admin = await server.admin()
    for name in ("\ud800", "\0", "\x1b[2J"):
        answer = await admin.http.post(
            "/api/v1/exams", content=json.dumps({"title": "A", name: 1}), headers={"content-type": "application/json"}
        )
        assert problem(answer) == REFUSED
    assert (await admin.http.get("/api/v1/exams")).json()["exams"] == []


@pytest.mark.parametrize(
    "name", ["\u3164", "\u200b\u200d", "Anna\nMiller", "Anna\x1b[31m", "\u202eannA", "a" + "\u0301" * 10_000]
)
async def test_what_is_no_name_is_none_anywhere(server: Server, admin: StaffPage, exam_id: str, name: str) -> None:
    link = await admin.http.put(f"/api/v1/exams/{exam_id}/open-link", json={"enabled": True})
    token = link.json()["open_link"]["path"].partition("#")[2]
    before = await snapshot(server)
    for path, body in (
        ("/exams", {"title": name}),
        (f"/exams/{exam_id}/candidates", {"candidates": [{"name": "Anna"}, {"name": name}]}),
        ("/staff", {"email": "b@example.org", "name": name, "role": "proctor"}),
        ("/attempts", {"token": token, "name": name}),
    ):
        answer = await admin.http.post(f"/api/v1{path}", json=body)
        assert problem(answer) == REFUSED, (path, answer.text)
    assert await snapshot(server) == before


@pytest.mark.both
async def test_two_hundred_characters_are_taken_whatever_they_are_made_of(server: Server, admin: StaffPage) -> None:
    long = FAMILY * 200
    exam = await admin.exam(title=long)
    page = await server.candidate(exam["id"], long)
    assert (await page.say("clipboard", detail=FAMILY * 29)).status_code == 200
    await admin.http.post("/api/v1/staff", json={"email": "b@example.org", "name": long, "role": "proctor"})
    said = await page.http.post(
        f"{page.path}/messages", json={"text": FAMILY * 800, "client_id": "client-01"}, headers=page.auth
    )
    assert said.status_code == 201, said.text
    assert (await admin.http.get(f"/api/v1/exams/{exam['id']}")).json()["title"] == long
    assert long in [each["name"] for each in (await admin.http.get("/api/v1/staff")).json()]
    refused = await admin.http.post("/api/v1/exams", json={"title": long + "a"})
    assert problem(refused) == REFUSED


@pytest.mark.both
async def test_a_name_is_kept_in_one_form_whichever_way_it_was_typed(server: Server, admin: StaffPage, exam_id: str) -> None:
    for name in ("Ange\u0301lique", "Ang\u00e9lique", " \ufeffAng\u00e9lique\u200b"):
        added = await admin.http.post(f"/api/v1/exams/{exam_id}/candidates", json={"candidates": [{"name": name}]})
        assert added.status_code == 201
    async with server.get(Database).read() as tx:
        kept = (await tx.connection.execute(select(candidates.c.name).where(candidates.c.exam_id == exam_id))).scalars()
        assert set(kept) == {"Ang\u00e9lique"}


@pytest.mark.both
async def test_what_a_browser_calls_itself_is_kept_without_what_a_terminal_obeys(server: Server, admin: StaffPage) -> None:
    body = {"email": "admin@example.org", "password": PASSWORD}
    agent = "Browser\u009b31m \u00e9".encode("latin-1")
    signed_in = await server.browser().post("/api/v1/session", json=body, headers=[(b"user-agent", agent)])
    assert signed_in.status_code == 201
    assert "Browser\ufffd31m é" in [each["agent"] for each in (await admin.http.get("/api/v1/sessions")).json()]


async def test_a_password_is_the_same_whichever_keyboard_types_it(server: Server, admin: StaffPage) -> None:
    async def opens(password: str) -> bool:
        body = {"email": "admin@example.org", "password": password}
        return (await server.browser().post("/api/v1/session", json=body)).status_code == 201

    old = PasswordHash([Argon2Hasher(memory_cost=64, time_cost=1, parallelism=1)]).hash("cafe\u0301 \t of old")
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(staff).values(password_hash=old))
    assert await opens("cafe\u0301 \t of old")  # hashed as it was typed, by an earlier version
    link = (await admin.http.post("/api/v1/staff", json={"email": "b@example.org", "name": "B", "role": "proctor"})).json()
    made = await server.browser().post(
        "/api/v1/setup",
        json={
            "token": link["setup_path"].partition("#")[2],
            "email": "b@example.org",
            "name": "B",
            "password": "cafe\u0301 au lait",
        },
    )
    assert made.status_code == 201
    for password in ("cafe\u0301 au lait", "caf\u00e9 au lait"):
        body = {"email": "b@example.org", "password": password}
        assert (await server.browser().post("/api/v1/session", json=body)).status_code == 201


@pytest.mark.both
async def test_words_that_an_earlier_version_took_can_still_be_read(server: Server, admin: StaffPage) -> None:
    exam = await admin.exam()
    page = await server.candidate(exam["id"])
    words = {"signals": {"no_face": {"tell": "Bell \u0007"}}}
    async with server.get(Database).write() as tx:
        await tx.connection.execute(update(exams).values(policy=words))
        await tx.connection.execute(update(candidates).values(allowance={"note": "\u202e \u0007"}))
    async with httpx.AsyncClient(base_url=server.base, cookies=admin.http.cookies) as http:
        read = await http.get(f"/api/v1/exams/{exam['id']}")
        assert read.json()["policy"]["signals"]["no_face"]["tell"] == "Bell \u0007"
        assert (await http.get(f"/api/v1/exams/{exam['id']}/candidates")).json()["candidates"][0]["allowance"][
            "note"
        ] == "\u202e \u0007"
    assert (await page.http.post(f"{page.path}/token")).status_code == 200


NO_ADDRESSES = ("http://a b/", "http://", "https://x;script-src *", "http://[", "https://exam.example/\0", "javascript:1")


@pytest.mark.both
async def test_an_exam_lies_at_an_address_and_its_host_may_be_of_any_script(tmp_path: Path, database_url: str | None) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (web / "index.html").write_text("the page")
    async with running_server(tmp_path, database_url, web_dir=web) as server:
        admin = await server.admin()
        for url in NO_ADDRESSES:
            refused = await admin.http.post("/api/v1/exams", json={"title": "A", "exam_url": url})
            assert problem(refused) == REFUSED, url
        exam = await admin.exam(exam_url="https://экзамен.example/путь", exam_view="frame")
        assert exam["exam_url"] == "https://экзамен.example/путь"
        page = await server.candidate(exam["id"])
        shown = await page.http.get(f"/attempt/{page.attempt_id}")
        assert shown.status_code == 200
        assert "frame-src https://xn--80akelmh0i.example;" in shown.headers["content-security-policy"]


async def test_the_audit_log_names_a_refused_address_without_what_it_must_not_hold(server: Server, admin: StaffPage) -> None:
    refused = await admin.http.get("/api/v1/exams/a%00%1Bb/incidents/%00")
    assert problem(refused) == REFUSED
    async with server.get(Database).read() as tx:
        last = (await tx.connection.execute(text("SELECT exam_id, subject FROM audit ORDER BY id DESC LIMIT 1"))).one()
    assert tuple(last) == ("a\ufffd\ufffdb", "\ufffd")


async def test_an_address_of_a_file_or_of_nothing_is_no_error_either(server: Server) -> None:
    for path in ("/api/v1/a%00b", "/a%00b", "/assets/a%00b", "/attempt/%1B", "/assets/%C2%9B.js"):
        answer = await server.browser().get(path)
        assert answer.status_code in (404, 422), (path, answer.status_code)
