"""docs/operations.md, "Behind a reverse proxy", followed word by word: real proxies, their files, and a real server behind."""

import asyncio
import io
import json
import re
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import InvalidStatus

from openproctor.cli.bench.server import UNLIMITED, ServerProcess
from tests.integration.steps import problem
from tests.support.proxies import DEPLOY, NAME, ReverseProxy, caddy, haproxy, nginx
from tests.support.segments import recorded
from tests.support.server import PASSWORD, digest

EMAIL = "admin@example.org"
OFFICE, HOME = "127.0.0.5", "127.0.0.6"
"""Addresses of people, none of which is a proxy's."""
PROXIES = {"nginx": nginx, "caddy": caddy, "haproxy": haproxy}
PATHS = {"nginx": "nginx-path.conf", "caddy": "Caddyfile-path", "haproxy": "haproxy-path.cfg"}
each_proxy = pytest.mark.parametrize("name", PROXIES)
pytestmark = pytest.mark.xdist_group("proxies")  # one server and one of each proxy for all of them
NAMED = {"OPENPROCTOR_TRUSTED_PROXIES": "127.0.0.1"}
POLICY = {"recording": {"camera": True, "screen": False}}
_number = count()


@dataclass
class Site:
    """A server with an administrator, and one exam."""

    process: ServerProcess
    log: Path
    port: int
    exam_id: str
    admin: httpx.Client

    def invite(self) -> str:
        """A new candidate's link, as the administrator's page gets it."""
        name = f"Candidate {next(_number)}"
        people = {"candidates": [{"name": name, "email": None}]}
        answer = self.admin.post(f"/api/v1/exams/{self.exam_id}/candidates", json=people)
        assert answer.status_code == 201, answer.text
        return str(next(each["invite_path"] for each in answer.json() if each["name"] == name))

    def logged(self, event: str) -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [line for line in lines if line["event"] == event]


def serving(folder: Path, **settings: str) -> Iterator[Site]:
    log = folder / "server.log"
    own = {"OPENPROCTOR_LOG_FILE": str(log), **UNLIMITED, **settings}
    with ServerProcess(folder / "data", own) as process, httpx.Client(base_url=process.base) as http:
        body = {"token": process.first_link, "email": EMAIL, "name": "Admin", "password": PASSWORD}
        assert http.post("/api/v1/setup", json=body).status_code == 201
        # Cookies of a base path are for that path alone; this client goes to the server itself.
        session = http.post("/api/v1/session", json={"email": EMAIL, "password": PASSWORD})
        cookie = {"cookie": f"openproctor_session={session.cookies['openproctor_session']}"}
        with httpx.Client(base_url=process.base, headers=cookie) as admin:
            made = admin.post("/api/v1/exams", json={"title": "Algebra", "policy": POLICY})
            assert made.status_code == 201, made.text
            yield Site(process, log, int(process.base.rpartition(":")[2]), made.json()["id"], admin)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serving(tmp_path_factory.mktemp("site"), **NAMED)


@pytest.fixture(scope="module")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serving(tmp_path_factory.mktemp("below"), OPENPROCTOR_BASE_PATH="/proctoring", **NAMED)


@pytest.fixture(scope="module", params=PROXIES)
def proxy(request: pytest.FixtureRequest, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReverseProxy]:
    name: str = request.param
    with PROXIES[name](tmp_path_factory.mktemp(name) / "proxy", site.port) as running:
        yield running


async def sign_in(http: httpx.AsyncClient) -> httpx.Response:
    return await http.post("/api/v1/session", json={"email": EMAIL, "password": PASSWORD})


@dataclass
class Candidate:
    """A candidate's browser behind a proxy, in the middle of the exam."""

    http: httpx.AsyncClient
    path: str
    auth: dict[str, str]


async def join(http: httpx.AsyncClient, link: str) -> Candidate:
    token = link.partition("#")[2]
    joined = await http.post("/api/v1/attempts", json={"token": token, "name": None})
    assert joined.status_code == 201, joined.text
    body = joined.json()
    path, auth = f"/api/v1/attempts/{body['attempt']['id']}", {"authorization": f"Bearer {body['access_token']}"}
    version = {"text_version": body["attempt"]["consent"]["version"]}
    assert (await http.put(f"{path}/consent", json=version, headers=auth)).status_code == 200
    assert (await http.post(f"{path}/start", headers=auth)).status_code == 200
    # The cookie has to come back for this: it is for this path alone.
    assert (await http.post(f"{path}/token")).status_code == 200
    return Candidate(http, path, auth)


async def say_hello(connection: ClientConnection, answer: httpx.Response) -> dict[str, Any]:
    """Send the ticket; returns the first message."""
    assert answer.status_code == 201, answer.text
    await connection.send(json.dumps({"type": "hello", "ticket": answer.json()["ticket"]}))
    async with asyncio.timeout(10):
        first: dict[str, Any] = json.loads(await connection.recv())
    return first


async def pong(connection: ClientConnection, t: int) -> None:
    """Ping as a page does, and wait for the answer."""
    await connection.send(json.dumps({"type": "ping", "t": t}))
    async with asyncio.timeout(10):
        while True:
            message = json.loads(await connection.recv())
            if message["type"] == "pong" and message["t"] == t:
                return


@pytest.fixture(scope="module")
def segment() -> bytes:
    """Two seconds of noise, of nearly the largest size that is taken."""
    file = recorded(2, size=(640, 480), noise_bits=5_300_000)
    assert 1_800_000 < len(file) <= 2 * 1024 * 1024, len(file)
    return file


async def put_segment(candidate: Candidate, body: bytes) -> httpx.Response:
    about = {"content-type": "video/webm", "content-digest": digest(body), "captured-at": datetime.now(UTC).isoformat()}
    return await candidate.http.put(f"{candidate.path}/recording/0", content=body, headers=candidate.auth | about)


async def test_staff_sign_in_and_are_known_by_their_own_address(site: Site, proxy: ReverseProxy) -> None:
    async with proxy.browser(OFFICE) as http:
        entered = await sign_in(http)
        assert entered.status_code == 201, entered.text
        assert "Secure" in entered.headers["set-cookie"]
        assert "max-age" in entered.headers["strict-transport-security"]
        assert (await http.get("/api/v1/exams")).json()["exams"][0]["id"] == site.exam_id
        newest = (await http.get("/api/v1/audit")).json()["entries"]
        assert {each["address"] for each in newest if each["action"] == "sign_in"} >= {OFFICE}
        assert "127.0.0.1" not in {each["address"] for each in newest[:2]}


async def test_a_lie_about_the_address_is_not_believed(proxy: ReverseProxy) -> None:
    async with proxy.browser(HOME) as http:
        lies = {"x-forwarded-for": "203.0.113.9", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http"}
        entered = await http.post("/api/v1/session", json={"email": EMAIL, "password": PASSWORD}, headers=lies)
        assert entered.status_code == 201, entered.text
        newest = (await http.get("/api/v1/audit")).json()["entries"]
        assert next(each["address"] for each in newest if each["action"] == "sign_in") == HOME


async def test_plain_http_is_sent_to_https(proxy: ReverseProxy) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.get(f"http://127.0.0.1:{proxy.http_port}/exams", headers={"host": NAME})
    assert answer.status_code in (301, 308)
    assert answer.headers["location"].startswith(f"https://{NAME}")


async def test_both_live_sockets_open_and_speak(site: Site, proxy: ReverseProxy) -> None:
    async with proxy.browser(OFFICE) as office, proxy.browser(HOME) as home:
        await sign_in(office)
        candidate = await join(home, site.invite())
        exam = f"/api/v1/exams/{site.exam_id}"
        async with (
            proxy.socket(f"{exam}/live?after=0", OFFICE) as live,
            proxy.socket(f"{candidate.path}/live", HOME) as page,
        ):
            assert (await say_hello(live, await office.post(f"{exam}/socket-ticket")))["type"] == "snapshot"
            ticket = await home.post(f"{candidate.path}/socket-ticket", headers=candidate.auth)
            assert (await say_hello(page, ticket))["type"] == "welcome"
            await pong(live, 1)
            await pong(page, 1)


@each_proxy
async def test_a_socket_that_pings_outlasts_the_proxys_patience(site: Site, tmp_path: Path, name: str) -> None:
    """The proxies end what is silent for 60 s, here for 2 s; pages ping every 2 s, here five times as often."""

    def impatient(text: str) -> str:
        if name == "nginx":
            return text.replace("proxy_buffering off;", "proxy_buffering off;\nproxy_read_timeout 2s;\nproxy_send_timeout 2s;")
        return re.sub(r"(timeout (?:client|server|tunnel)) 60s", r"\1 2s", text)

    with PROXIES[name](tmp_path / "proxy", site.port, edit=impatient) as proxy:
        async with proxy.browser(OFFICE) as http:
            await sign_in(http)
            exam = f"/api/v1/exams/{site.exam_id}"
            async with proxy.socket(f"{exam}/live?after=0", OFFICE) as live:
                await say_hello(live, await http.post(f"{exam}/socket-ticket"))
                loop = asyncio.get_running_loop()
                began = loop.time()
                for t in count():
                    await pong(live, t)
                    if loop.time() - began > 3:
                        break
                    await asyncio.sleep(0.4)


async def test_a_socket_of_another_site_is_refused(site: Site, proxy: ReverseProxy) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with proxy.socket(f"/api/v1/exams/{site.exam_id}/live?after=0", origin="https://evil.example"):
            pass
    assert refused.value.response.status_code == 403
    assert json.loads(refused.value.response.body or b"")["expected"] == [proxy.origin]


async def test_a_segment_of_2_mb_is_kept_played_in_ranges_and_exported(site: Site, proxy: ReverseProxy, segment: bytes) -> None:
    async with proxy.browser(OFFICE) as office, proxy.browser(HOME) as home:
        candidate = await join(home, site.invite())
        kept = await put_segment(candidate, segment)
        assert kept.status_code == 200, kept.text
        await sign_in(office)
        attempt = f"/api/v1/exams/{site.exam_id}/attempts/{candidate.path.rpartition('/')[2]}"
        (video,) = (await office.get(f"{attempt}/recordings")).json()["videos"]
        whole = (await office.get(video["video"])).content
        assert len(whole) == video["size"] > 1_800_000
        part = await office.get(video["video"], headers={"range": "bytes=1000000-1000999"})
        assert (part.status_code, part.headers["content-range"]) == (206, f"bytes 1000000-1000999/{len(whole)}")
        assert part.content == whole[1_000_000:1_001_000]
        behind = await office.get(video["video"], headers={"range": f"bytes={len(whole)}-"})
        assert problem(behind) == (416, "invalid-range")
        bundle = await office.get(f"{attempt}/bundle")
        with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
            assert archive.testzip() is None
            assert segment in [archive.read(entry) for entry in archive.namelist() if entry.endswith(".webm")]


@asynccontextmanager
async def half_an_answer(rest: asyncio.Event) -> AsyncIterator[int]:
    """A server that sends the second half of its answer only when it is told to; the value is its port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/zip\r\nconnection: close\r\n\r\nfirst")
        await writer.drain()
        await rest.wait()
        writer.write(b"rest")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        rest.set()
        server.close()


@each_proxy
async def test_an_export_is_not_held_back_until_it_is_complete(tmp_path: Path, name: str) -> None:
    rest = asyncio.Event()
    async with half_an_answer(rest) as port:
        with PROXIES[name](tmp_path / "proxy", port) as proxy:
            async with proxy.browser() as http, asyncio.timeout(20), http.stream("GET", "/bundle") as answer:
                parts = answer.aiter_raw()
                assert await anext(parts) == b"first"
                rest.set()
                assert b"".join([part async for part in parts]) == b"rest"


@each_proxy
async def test_two_proxies_in_a_row_tell_who_asks_and_how(site: Site, tmp_path: Path, segment: bytes, name: str) -> None:
    second = nginx(tmp_path / "second", site.port, file="nginx-second.conf")
    with second as inner, PROXIES[name](tmp_path / "first", inner.port) as proxy:
        async with proxy.browser(OFFICE) as office, proxy.browser(HOME) as home:
            entered = await sign_in(office)
            assert entered.status_code == 201, entered.text
            assert "Secure" in entered.headers["set-cookie"]
            newest = (await office.get("/api/v1/audit")).json()["entries"]
            assert next(each["address"] for each in newest if each["action"] == "sign_in") == OFFICE
            candidate = await join(home, site.invite())
            assert (await put_segment(candidate, segment)).status_code == 200
            exam = f"/api/v1/exams/{site.exam_id}"
            found = await office.get(f"{exam}/attempts/{candidate.path.rpartition('/')[2]}/recordings")
            (video,) = found.json()["videos"]
            part = await office.get(video["video"], headers={"range": "bytes=-10"})
            assert (part.status_code, len(part.content)) == (206, 10)
            async with proxy.socket(f"{exam}/live?after=0", OFFICE) as live:
                assert (await say_hello(live, await office.post(f"{exam}/socket-ticket")))["type"] == "snapshot"


@each_proxy
async def test_a_site_below_a_path_works_whether_or_not_the_proxy_takes_it_off(
    site_below: Site, tmp_path: Path, segment: bytes, name: str
) -> None:
    """nginx leaves the path on; the others take it off."""
    with PROXIES[name](tmp_path / "proxy", site_below.port, file=PATHS[name]) as proxy:
        async with proxy.browser(OFFICE) as office, proxy.browser(HOME) as home:
            page = await office.get("/exams")
            script = re.search(r'<script [^>]*src="([^"]+)"', page.text)
            assert script is not None
            assert script[1].startswith("/proctoring/assets/")
            assert (await office.get(f"{proxy.origin}{script[1]}")).headers["content-type"].startswith("text/javascript")
            assert '<meta name="base-path" content="/proctoring"' in page.text
            printed = (site_below.log.parent / "data.out").read_text()
            assert f"{site_below.process.base}/proctoring/setup#" in printed
            entered = await sign_in(office)
            assert entered.status_code == 201, entered.text
            assert {cookie.path for cookie in office.cookies.jar} == {"/proctoring", "/proctoring/api/v1/session"}
            link = site_below.invite()
            assert link.startswith("/proctoring/join#")
            candidate = await join(home, link)
            assert {cookie.path for cookie in home.cookies.jar} == {f"/proctoring{candidate.path}"}
            assert (await put_segment(candidate, segment)).status_code == 200
            exam = f"/api/v1/exams/{site_below.exam_id}"
            found = await office.get(f"{exam}/attempts/{candidate.path.rpartition('/')[2]}/recordings")
            (video,) = found.json()["videos"]
            part = await office.get(f"{proxy.origin}{video['video']}", headers={"range": "bytes=0-9"})
            assert (part.status_code, len(part.content)) == (206, 10)
            async with proxy.socket(f"{exam}/live?after=0", OFFICE) as live:
                assert (await say_hello(live, await office.post(f"{exam}/socket-ticket")))["type"] == "snapshot"


def without_the_host(name: str, text: str) -> str:
    """The mistake that people make: the proxy asks the server under a name of its own."""
    if name == "nginx":
        return text.replace("        proxy_set_header Host $http_host;\n", "")
    if name == "caddy":
        return text.replace(
            "flush_interval -1\n", "flush_interval -1\nheader_up Host openproctor\nheader_up -X-Forwarded-Host\n"
        )
    return text.replace("    default_backend", "    http-request set-header Host openproctor\n    default_backend")


@each_proxy
async def test_a_proxy_that_changes_the_host_is_told_so(site: Site, tmp_path: Path, name: str) -> None:
    with PROXIES[name](tmp_path / "proxy", site.port, edit=lambda text: without_the_host(name, text)) as proxy:
        async with proxy.browser(OFFICE) as http:
            refused = await sign_in(http)
            assert problem(refused) == (403, "origin-refused")
            body = refused.json()
            assert (body["origin"], body["expected"]) == (proxy.origin, ["https://openproctor"])
            assert "the proxy must pass on the Host header" in body["detail"]
            assert proxy.origin in body["detail"]
            logged = site.logged("origin_refused")[-1]
            assert (logged["origin"], logged["expected"]) == (proxy.origin, ["https://openproctor"])
            # A candidate can change nothing about it, and reads nothing of it.
            calm = await http.post("/api/v1/invitations/read", json={"token": "p.x.1.y"})
            assert problem(calm) == (403, "origin-refused")
            assert not {"origin", "expected"} & calm.json().keys()
            assert not any(word in calm.text for word in ("openproctor.", "://", "proxy", "Host"))


async def test_a_proxy_that_is_not_named_is_told_so(tmp_path: Path) -> None:
    """As it is after the pages were set up, and the settings were not."""
    for site in serving(tmp_path):
        with nginx(tmp_path / "proxy", site.port) as proxy:
            async with proxy.browser() as http:
                refused = await sign_in(http)
        body = refused.json()
        assert body["expected"] == [proxy.origin.replace("https", "http")]
        assert "The proxy at 127.0.0.1 is not believed until it is named in OPENPROCTOR_TRUSTED_PROXIES" in body["detail"]


def test_the_documentation_shows_the_files_as_they_are() -> None:
    shown = (DEPLOY.parent / "docs" / "operations.md").read_text()
    blocks = re.findall(r"^```\w*\n(.*?)^```$", shown, re.MULTILINE | re.DOTALL)
    for file in sorted(DEPLOY.iterdir()):
        assert file.read_text() in blocks, f"docs/operations.md does not show deploy/{file.name}"
        assert f"`deploy/{file.name}`" in shown
