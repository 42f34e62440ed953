"""A site below a path, with the path on the requests and taken off by a proxy; nothing of it lies outside."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner
from websockets.asyncio.client import connect

from openproctor.cli.admin import admin_app
from openproctor.core.settings import Settings
from openproctor.server.checks.finding import Level
from openproctor.server.checks.origin import check_origins
from tests.integration.steps import look
from tests.support.server import PASSWORD, Server, running_server

BELOW = "/proctoring"
PAGE = """<!doctype html><html><head><meta name="base-path" content="" />
<link rel="icon" href="/favicon.svg" /><script type="module" crossorigin src="/assets/index-1.js"></script>
<link rel="stylesheet" href="/assets/index-1.css"></head><body></body></html>"""


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """Pages as they are built: for the root of a host."""
    folder = tmp_path / "web"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "favicon.svg").write_text("<svg/>")
    (folder / "assets" / "index-1.js").write_text("export {}")
    return folder


@pytest.fixture(params=["deep/and/deeper", BELOW])
async def below(request: pytest.FixtureRequest, tmp_path: Path, web: Path) -> AsyncIterator[Server]:
    async with running_server(tmp_path / "data", None, base_path=request.param, web_dir=web) as server:
        yield server


def base_of(server: Server) -> str:
    return server.first_link[0].partition("/setup#")[0]


def at_the_root(server: Server) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=server.base.removesuffix(base_of(server)))


@pytest.mark.parametrize("address", ["", "/", "/exams", "/exams/exam_1/live", "/attempt/att_12345678"])
async def test_every_page_finds_its_files_and_knows_its_path(below: Server, address: str) -> None:
    base = base_of(below)
    async with at_the_root(below) as http:
        # Once as a browser asks, and once as a proxy that has taken the path off passes it on.
        for asked in (base + address, address or "/"):
            page = await http.get(asked)
            assert page.status_code == 200
            found = re.findall(r'(?:src|href)="([^"]+)"', page.text)
            assert found == [f"{base}/favicon.svg", f"{base}/assets/index-1.js", f"{base}/assets/index-1.css"]
            assert f'<meta name="base-path" content="{base}"' in page.text
            assert "base-uri 'none'" in page.headers["content-security-policy"]
        script = await http.get(f"{base}/assets/index-1.js")
        assert script.headers["content-type"].startswith("text/javascript")
        assert (await http.get(f"{base}/favicon.svg")).text == "<svg/>"
        assert (await http.get(f"{base}/api/v1/nothing")).status_code == 404
        assert (await http.get(f"{base}/healthz")).json()["status"] == "ok"
        assert (await http.get(f"{base}-other/api/v1/session")).headers["content-type"].startswith("text/html")


async def test_cookies_links_and_addresses_carry_the_path(below: Server) -> None:
    base = base_of(below)
    assert base.startswith("/")
    async with at_the_root(below) as http:
        token = below.first_link[0].partition("#")[2]
        body = {"token": token, "email": "a@example.org", "name": "A", "password": PASSWORD}
        assert (await http.post(f"{base}/api/v1/setup", json=body)).status_code == 201
        assert {cookie.path for cookie in http.cookies.jar} == {base, f"{base}/api/v1/session"}
        assert (await http.get("/api/v1/exams")).status_code == 401, "outside the path the cookie is not sent"
        exam = (await http.post(f"{base}/api/v1/exams", json={"title": "Algebra"})).json()
        opened = await http.put(f"{base}/api/v1/exams/{exam['id']}/open-link", json={"enabled": True})
        assert opened.json()["open_link"]["path"].startswith(f"{base}/join#o.")
        people = {"candidates": [{"name": "B", "email": None}]}
        (added,) = (await http.post(f"{base}/api/v1/exams/{exam['id']}/candidates", json=people)).json()
        assert added["invite_path"].startswith(f"{base}/join#p.")
        staff = {"email": "c@example.org", "name": "C", "role": "proctor"}
        made = await http.post(f"{base}/api/v1/staff", json=staff)
        assert made.json()["setup_path"].startswith(f"{base}/setup#")
        await sits(below, base, added["invite_path"])
        await http.delete(f"{base}/api/v1/session")
        assert [cookie.name for cookie in http.cookies.jar] == ["openproctor_device"]


async def sits(server: Server, base: str, link: str) -> None:
    """A candidate joins, comes back by the cookie, and talks on the socket, all below the path."""
    async with server.browser() as http:
        token = link.partition("#")[2]
        joined = (await http.post("/api/v1/attempts", json={"token": token, "name": None})).json()
        path = f"/api/v1/attempts/{joined['attempt']['id']}"
        assert {cookie.path for cookie in http.cookies.jar} == {base + path}
        access = (await http.post(f"{path}/token")).json()
        auth = {"authorization": f"Bearer {access['access_token']}"}
        ticket = (await http.post(f"{path}/socket-ticket", headers=auth)).json()["ticket"]
        async with connect(f"{server.ws}{path}/live") as socket:
            await socket.send(f'{{"type": "hello", "ticket": "{ticket}"}}')
            assert '"type":"welcome"' in str(await socket.recv())


def test_the_command_prints_the_link_below_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("OPENPROCTOR_BASE_PATH", BELOW)
    printed = CliRunner().invoke(admin_app, ["create", "a@example.org", "A"])
    assert printed.output.startswith(f"{BELOW}/setup#"), printed.output


async def test_items_take_the_fast_path_below_the_path_too(tmp_path: Path) -> None:
    async with running_server(tmp_path, None, base_path=BELOW) as server:
        admin = await server.admin()
        page = await server.candidate((await admin.exam())["id"])
        await look(page, 1)
        assert page.seq == 1


async def test_the_check_of_the_public_origin_asks_below_the_path(below: Server, tmp_path: Path) -> None:
    """At the root of the name there is another site."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        host = re.findall(rb"(?i)host: (\S+)", head)[0].decode()
        ours = head.startswith(f"GET {base_of(below)}/healthz ".encode())
        body = json.dumps({"status": "ok", "origin": f"http://{host}"}) if ours else "<html>Another site</html>"
        writer.write(f"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{body}".encode())
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as site:
        origin = f"http://127.0.0.1:{site.sockets[0].getsockname()[1]}"
        there = Settings(data_dir=tmp_path, base_path=base_of(below), allowed_origins=[origin])
        assert [each.level for each in await check_origins(there)] == [Level.OK]
        elsewhere = there.model_copy(update={"base_path": ""})
        assert [each.level for each in await check_origins(elsewhere)] == [Level.WARNING]
