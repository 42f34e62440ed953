"""The private names of libraries that this code stands on: each is there, in the shape that is expected, and within bounds."""

import inspect
import re
import sqlite3
import threading
import tomllib
from importlib.metadata import version
from pathlib import Path

import aiosqlite
import pytest
from fastapi import Depends
from fastapi.routing import APIRoute
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_cursor
from websockets.client import ClientProtocol
from websockets.datastructures import Headers
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import Protocol, State
from websockets.server import ServerProtocol
from websockets.uri import parse_uri

from tests.unit.private_names import DOCUMENTED, OWN, PRIVATE, SRC, Private, inherited_uses, names_of, resolve, underscored_uses

ROOT = SRC.parents[1]
LIBRARIES = sorted({each.library for each in PRIVATE})


def complaint(needed: Private, what: str) -> str:
    at = f"{needed.library} {version(needed.library)}: {needed.place}"
    return f"{at} {what} {needed.name}; src/openproctor/{needed.needed_by} needs it. Change both that and the bound."


def differs(needed: Private) -> str | None:
    """In what a function is not as it is expected."""
    found = getattr(resolve(needed.place), needed.name)
    if needed.coroutine != inspect.iscoroutinefunction(found):
        return "is a coroutine" if not needed.coroutine else "is no coroutine"
    parameters = dict(inspect.signature(found).parameters)
    parameters.pop("self", None)
    names = list(parameters)
    positional = [name for name in needed.parameters or () if not name.endswith("=")]
    keywords = [name[:-1] for name in needed.parameters or () if name.endswith("=")]
    if names[: len(positional)] != positional or not set(keywords) <= set(names):
        return f"takes {names}"
    further = [name for name in names[len(positional) :] if name not in keywords]
    optional = all(
        parameters[name].default is not inspect.Parameter.empty or "VAR" in parameters[name].kind.name for name in further
    )
    if further and (needed.overridden or not optional):
        return f"takes {further} as well"
    return None


@pytest.mark.parametrize("needed", PRIVATE, ids=str)
def test_each_private_name_is_there_as_it_is_used(needed: Private) -> None:
    assert needed.name in names_of(needed.place), complaint(needed, "has no")
    if needed.parameters is not None:
        wrong = differs(needed)
        assert wrong is None, complaint(needed, f"{wrong}:")


def test_the_source_uses_no_other_private_names() -> None:
    known = {(each.needed_by, each.name) for each in PRIVATE} | OWN
    unknown = {(module, name) for module, name in underscored_uses() - known if name not in DOCUMENTED}
    assert not unknown, "a private name of a library goes into tests/unit/private_names.py, with an upper bound"


def test_subclasses_use_and_replace_nothing_else() -> None:
    known = {(each.needed_by, each.place, each.name) for each in PRIVATE}
    unknown = [use for use in inherited_uses() if use not in known]
    assert not unknown, "what is inherited of an undocumented class goes into tests/unit/private_names.py"


@pytest.mark.parametrize("needed", PRIVATE, ids=str)
def test_no_entry_has_outlived_its_use(needed: Private) -> None:
    source = (SRC / needed.needed_by).read_text()
    assert needed.name == "__init__" or re.search(rf"\b{needed.name}\b", source), f"{needed} is used no more: drop it"


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_of_these_libraries_has_an_upper_bound_around_what_is_locked(library: str) -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    bounds = next(
        (found for text in wanted if (found := re.fullmatch(rf"{library}(?:\[\w+\])?>=([\d.]+),<([\d.]+)", text))), None
    )
    assert bounds is not None, f"{library} has private names in use: it needs >= and < in pyproject.toml"
    locked = re.search(rf"^{library}==([\d.]+)", (ROOT / "requirements" / "runtime.txt").read_text(), re.MULTILINE)
    assert locked is not None
    low, at, high = (tuple(map(int, each.split("."))) for each in (bounds[1], locked[1], bounds[2]))
    assert low <= at < high


async def test_aiosqlite_has_a_connection_while_it_is_open_and_runs_functions_in_one_thread(tmp_path: Path) -> None:
    connection = await aiosqlite.connect(tmp_path / "some.db")
    assert connection._running is True
    assert isinstance(connection._conn, sqlite3.Connection)
    assert connection._connection is connection._conn
    threads = {await connection._execute(threading.get_ident) for _ in range(3)}  # type: ignore[no-untyped-call]
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    assert await connection._execute(lambda *given: given, 1, 2) == (1, 2)  # type: ignore[no-untyped-call]
    await connection.close()
    assert not (connection._running and connection._connection is not None)


def test_sqlalchemys_cursor_has_only_the_slots_that_ours_fills() -> None:
    slots = {name for base in AsyncAdapt_aiosqlite_cursor.__mro__ for name in getattr(base, "__slots__", ())}
    ours = {each.name for each in PRIVATE if each.place.endswith(":AsyncAdapt_aiosqlite_cursor") and each.parameters is None}
    assert slots == ours, "_Cursor.__init__ in src/openproctor/database/sqlite.py fills them without the library's own"


def test_a_route_of_fastapi_knows_what_it_depends_on() -> None:
    """``server/permissions.py`` checks by it that every route asks who may use it."""

    def guard() -> None: ...

    def between(_: None = Depends(guard)) -> None: ...

    route = APIRoute("/", lambda: None, dependencies=[Depends(between)])
    (first,) = route.dependant.dependencies
    assert first.call is between
    assert [each.call for each in first.dependencies] == [guard]


def test_websockets_goes_on_with_frames_after_a_head_that_it_has_not_read() -> None:
    client = ClientProtocol(parse_uri("ws://localhost/live"))
    asked = client.connect()
    server = ServerProtocol()
    server.parser = Protocol.parse(server)
    next(server.parser)
    head = Request(asked.path, Headers(), "GET", "HTTP/1.1")
    for name, value in asked.headers.raw_items():
        head.headers.set_insecure(name, value)
    response = server.accept(head)
    assert response.status_code == 101
    server.send_response(response)
    assert server.state is State.OPEN
    server.receive_data(Frame(Opcode.TEXT, b"hello").serialize(mask=True))
    assert [event.data for event in server.events_received() if isinstance(event, Frame)] == [b"hello"]
