"""Every route and every socket message against everybody. Complete by construction: what has no line in the tables fails."""

from pathlib import Path
from typing import Any, get_args

import httpx
import pytest
from fastapi import Depends, FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response
from websockets.asyncio.client import connect

from openproctor.accounts.access import SignedIn
from openproctor.core.errors import NotAllowed
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.database.tables import metadata
from openproctor.live.permissions import CANDIDATE_MESSAGES, STAFF_MESSAGES
from openproctor.server.app import create_app
from openproctor.server.permissions import (
    PERMISSIONS,
    Undeclared,
    key_of,
    refuse_undeclared,
    require_declared,
)
from openproctor.wire.sockets import CandidateToServer, StaffToServer
from tests.fakes import FakeClock
from tests.integration.matrix import (
    CALLS,
    EXPECTED,
    MESSAGES_OF_CANDIDATES,
    MESSAGES_OF_STAFF,
    SECRETS,
    Call,
    Who,
    World,
    build,
    filled,
    just,
)
from tests.integration.steps import problem
from tests.support.server import Server, Socket

REFUSALS = {(401, "not-signed-in"), (401, "token-invalid"), (403, "not-allowed"), (404, "not-found")}
REFUSED_SOCKETS = {"ticket-invalid", "not-signed-in", "not-allowed", "not-found"}

BESIDE_IT = {"audit", "checkpoints", "signing_keys", ("staff_sessions", "seen_at")}
"""What a refusal may leave behind: that it was noted, and that a session was in use. The server signs on its own."""


pytestmark = pytest.mark.usefixtures("nobody_watches")  # nothing but the callers changes anything


async def snapshot(server: Server) -> dict[str, list[str]]:
    """All that the database holds but for what stands in ``BESIDE_IT``, and every file of evidence."""
    found: dict[str, list[str]] = {}
    async with server.get(Database).read() as tx:
        for table in metadata.sorted_tables:
            if table.name not in BESIDE_IT:
                columns = [each for each in table.c if (table.name, each.name) not in BESIDE_IT]
                found[table.name] = sorted(map(repr, await tx.connection.execute(select(*columns))))
    folder = server.get(Settings).data_dir / "evidence"
    found["files"] = sorted(str(file) for file in folder.rglob("*") if file.is_file())
    return found


def is_refusal(said: dict[str, Any]) -> bool:
    """Whether a socket's message says that this person may not."""
    return said["type"] == "problem" and said["problem"].removeprefix("urn:openproctor:") in REFUSED_SOCKETS


def members(union: object) -> set[str]:
    return {member.__name__ for member in get_args(get_args(union)[0])}


def test_every_route_and_every_message_has_its_lines(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), clock=FakeClock())
    served = {key_of(context.original_route) for context in iter_route_contexts(app.routes.routes)}
    assert served == set(PERMISSIONS) == set(CALLS) == set(EXPECTED)
    assert members(StaffToServer) == {each.__name__ for each in STAFF_MESSAGES} == set(MESSAGES_OF_STAFF)
    assert members(CandidateToServer) == {each.__name__ for each in CANDIDATE_MESSAGES} == set(MESSAGES_OF_CANDIDATES)


async def test_who_is_not_let_in_is_refused_everywhere_and_changes_nothing(server: Server) -> None:
    world = await build(server)
    before = await snapshot(server)
    documented = httpx.AsyncClient(transport=httpx.ASGITransport(app=server.app.serve_documented), base_url="http://documented")
    async with documented:
        for name, call in CALLS.items():
            for who in Who:
                if who in EXPECTED[name]:
                    continue
                # Items have a short way in before the documented routes: both must refuse.
                for http in (server.browser(), documented):
                    answer = await world.call(call, who, http)
                    assert problem(answer) in REFUSALS, (name, who, answer.status_code, answer.text)
            assert await snapshot(server) == before, name


async def test_without_its_secret_a_link_opens_nothing_for_anybody(server: Server) -> None:
    world = await build(server)
    before = await snapshot(server)
    for name, body in SECRETS.items():
        call = CALLS[name]
        for who in (Who.ANONYMOUS, Who.ADMIN):
            answer = await world.call(Call(call.method, call.path, just(body)), who, server.browser())
            assert answer.status_code in (401, 404, 429), (name, who, answer.text)
    after = await snapshot(server)
    assert {name: rows for name, rows in after.items() if before[name] != rows} == {}


@pytest.mark.both
async def test_who_is_let_in_is_served(server: Server) -> None:
    world = await build(server)
    for name, call in CALLS.items():
        for who in Who:
            if who in EXPECTED[name]:
                answer = await world.call(call, who, server.browser())
                served = answer.status_code < 400 or (name, answer.status_code) in BEYOND
                assert served, (name, who, answer.status_code, answer.text)


BEYOND = {
    ("give_consent", 422),  # given already, or to another text
    ("put_sound", 422),  # no sound
    ("end_attempt", 409),  # submitted already
    ("delete_exam", 409),  # people have joined it
    ("assets", 404),
    ("page", 503),  # not built
    ("unknown", 404),
}
"""Refusals that come after the question who asks."""


async def test_each_message_of_a_live_page_is_taken_from_those_it_is_for(server: Server) -> None:
    world = await build(server)
    before = await snapshot(server)
    for name, (message, expected) in MESSAGES_OF_STAFF.items():
        for who in Who:
            first = await said_to(world, who, f"/exams/{world.exam}/live", {} if name == "StaffHello" else message)
            assert is_refusal(first) is (who not in expected), (name, who, first)
    assert await snapshot(server) == before


@pytest.mark.both
async def test_each_message_of_a_candidates_page_is_taken_from_that_candidate(server: Server) -> None:
    world = await build(server)
    before = await snapshot(server)
    for name, (message, expected) in MESSAGES_OF_CANDIDATES.items():
        for who in Who:
            first = await said_to(world, who, f"/attempts/{world.attempt}/live", {} if name == "CandidateHello" else message)
            assert is_refusal(first) is (who not in expected), (name, who, first)
    assert await snapshot(server) == before


async def said_to(world: World, who: Who, path: str, message: dict[str, object]) -> dict[str, Any]:
    """What somebody hears who opens a socket with all that they have, and sends a message if they are let in."""
    caller = world.callers[who]
    hello = {"type": "hello", "ticket": await world.ticket(who)}
    async with connect(f"{world.server.ws}/api/v1{path}", additional_headers=caller.headers()) as connection:
        socket = Socket(connection)
        await socket.send(hello)
        first = await socket.next()
        if first["type"] in ("snapshot", "welcome") and message:
            await socket.send(filled(message, world))
            first = await answer_of(socket)
        return first


@pytest.mark.parametrize("who", [Who.OWNER, Who.ADMIN])
async def test_neither_a_cookie_nor_a_token_opens_a_socket_nor_a_ticket_twice(server: Server, who: Who) -> None:
    world = await build(server)
    caller = world.callers[who]
    ticket = await world.ticket(who)
    before = await snapshot(server)
    for shown, opens in ((ticket, True), (ticket, False), (caller.token or "x" * 43, False)):
        url = f"{server.ws}/api/v1{caller.place}/live"
        async with connect(url, additional_headers=caller.headers()) as connection:
            socket = Socket(connection)
            await socket.send({"type": "hello", "ticket": shown})
            assert ((await socket.next())["type"] != "problem") is opens
    assert await snapshot(server) == before


BEFORE_HELLO = [
    *(("/attempts/{attempt}/live", name) for name in MESSAGES_OF_CANDIDATES if name != "CandidateHello"),
    *(("/exams/{exam}/live", name) for name in MESSAGES_OF_STAFF if name != "StaffHello"),
]


@pytest.mark.parametrize(("path", "name"), BEFORE_HELLO)
async def test_nothing_is_taken_before_hello(server: Server, path: str, name: str) -> None:
    world = await build(server)
    before = await snapshot(server)
    who = Who.OWNER if name in MESSAGES_OF_CANDIDATES else Who.ADMIN
    message, _ = (MESSAGES_OF_CANDIDATES | MESSAGES_OF_STAFF)[name]
    url = f"{server.ws}/api/v1{path.format_map(vars(world))}"
    async with connect(url, additional_headers=world.callers[who].headers()) as connection:
        socket = Socket(connection)
        await socket.send(filled(message, world))
        said = await socket.next()
        assert (said["type"], said["problem"], said["fatal"]) == ("problem", "urn:openproctor:ticket-invalid", True)
    assert await snapshot(server) == before


async def answer_of(socket: Socket) -> dict[str, Any]:
    """What is said to a message: a problem, or the answer to a ping sent after it."""
    await socket.send({"type": "ping", "t": 7})
    while True:
        said = await socket.next()
        if said["type"] in ("problem", "pong"):
            return said


def application() -> FastAPI:
    app = FastAPI(openapi_url=None, dependencies=[Depends(refuse_undeclared)])

    @app.exception_handler(NotAllowed)
    async def refused(request: Request, error: NotAllowed) -> Response:
        return Response(status_code=error.status)

    return app


async def test_a_route_that_nobody_declared_is_refused_at_run_time_and_at_the_start() -> None:
    app = application()

    @app.get("/secret", operation_id="read_all_secrets")
    async def read_all_secrets() -> str:
        return "everything"

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as http:
        assert (await http.get("/secret")).status_code == 403
    with pytest.raises(Undeclared, match="read_all_secrets"):
        require_declared(app.routes)


def test_a_route_that_does_not_check_what_it_declares_keeps_the_server_from_starting() -> None:
    app = application()

    @app.get("/staff", operation_id="list_staff")
    async def list_staff(_: SignedIn) -> str:
        return "everybody"

    with pytest.raises(Undeclared, match="list_staff"):
        require_declared(app.routes)
