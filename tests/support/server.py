"""A real server in the test's own event loop: real HTTP, real sockets, a clock and a detector that the test controls."""

import asyncio
import base64
import hashlib
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from openproctor.accounts.passwords import Passwords
from openproctor.core.settings import Settings
from openproctor.database.engine import Database
from openproctor.detection.detector import FaceDetecting
from openproctor.detection.engine import AnalysisEngine
from openproctor.http.body_timeout import BodyRate
from openproctor.http.transport import SERVER_OPTIONS, GuardedHttp, GuardedSocket, ServerOptions
from openproctor.server.app import Application, create_app
from tests.fakes import CountingDetector, FakeClock
from tests.support.compiled import share_compiled
from tests.support.detectors import Networks
from tests.support.migrated import put_migrated_file

__all__ = ["CandidatePage", "Server", "Socket", "StaffPage", "digest", "running_server"]

Part = TypeVar("Part")

PASSWORD = "correct horse battery"
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For clients of plain HTTP: each would read all authorities that the machine trusts, which takes longer than many a test."""
KEEP = -1
"""What a ping carries that only keeps a socket open."""


def digest(body: bytes) -> str:
    """The ``Content-Digest`` of a body (RFC 9530)."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


class Socket:
    """A socket as a page uses one."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, message: dict[str, Any]) -> None:
        await self.connection.send(json.dumps(message))

    async def next(self) -> dict[str, Any]:
        """The next message; an error if none comes within seconds."""
        async with asyncio.timeout(10):
            message: dict[str, Any] = json.loads(await self.connection.recv())
            while message["type"] == "pong" and message["t"] == KEEP:
                message = json.loads(await self.connection.recv())
            return message

    @asynccontextmanager
    async def kept(self) -> AsyncIterator["Socket"]:
        """Ping like a page while the block runs; the answers are not shown."""

        async def ping() -> None:
            with suppress(ConnectionClosed):
                while True:
                    await self.send({"type": "ping", "t": KEEP})
                    await asyncio.sleep(2)

        pinging = asyncio.create_task(ping())
        try:
            yield self
        finally:
            pinging.cancel()
            await asyncio.wait([pinging])

    async def until(self, kind: str, **members: Any) -> dict[str, Any]:
        """The next message of this type with these members; others are passed over."""
        while True:
            message = await self.next()
            if message["type"] == kind and members.items() <= message.items():
                return message

    async def until_event(self, kind: str) -> dict[str, Any]:
        """The next feed event of this kind."""
        while True:
            event: dict[str, Any] = (await self.until("event"))["event"]
            if event["kind"] == kind:
                return event


@dataclass
class CandidatePage:
    """What a candidate's browser holds."""

    server: "Server"
    attempt_id: str
    token: str
    http: httpx.AsyncClient
    seq: int = 0
    seqs: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/api/v1/attempts/{self.attempt_id}"

    @property
    def auth(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def at(self, server: "Server") -> "CandidatePage":
        """The same browser at a server that was started anew."""
        return replace(self, server=server, http=server.browser(self.http.cookies), seqs=dict(self.seqs))

    async def begin(self) -> "CandidatePage":
        """Consent and start."""
        invitation = (await self.http.post(f"{self.path}/token")).json()["attempt"]
        version = invitation["consent"]["version"]
        given = await self.http.put(f"{self.path}/consent", json={"text_version": version}, headers=self.auth)
        assert given.status_code == 200, given.text
        started = await self.http.post(f"{self.path}/start", headers=self.auth)
        assert started.status_code == 200, started.text
        return self

    async def put(
        self,
        body: bytes,
        *,
        seq: int | None = None,
        at: datetime | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Hand in a frame, by default the next one, captured now."""
        if seq is None:
            seq, self.seq = self.seq, self.seq + 1
        sent = self.auth | {
            "content-type": "image/jpeg",
            "content-digest": digest(body),
            "captured-at": (at or self.server.clock.now()).isoformat(),
        }
        return await self.http.put(f"{self.path}/frames/{seq}", content=body, headers=sent | dict(headers or {}))

    async def put_chunk(
        self, stream: str, body: bytes, media: str, *, seq: int | None = None, at: datetime | None = None
    ) -> httpx.Response:
        """Hand in an item of another stream: ``sound`` or ``events``."""
        if seq is None:
            seq = self.seqs.get(stream, 0)
            self.seqs[stream] = seq + 1
        sent = self.auth | {
            "content-type": media,
            "content-digest": digest(body),
            "captured-at": (at or self.server.clock.now()).isoformat(),
        }
        return await self.http.put(f"{self.path}/{stream}/{seq}", content=body, headers=sent)

    async def say(self, signal: str, state: str = "once", **members: Any) -> httpx.Response:
        """Hand in a page event."""
        body = json.dumps({"signal": signal, "state": state} | members).encode()
        return await self.put_chunk("events", body, "application/json")

    @asynccontextmanager
    async def socket(self, ticket: str | None = None, *, pings: bool = True) -> AsyncIterator[Socket]:
        """An open socket that has said hello, with a new ticket if none is given."""
        ticket = await self.ticket() if ticket is None else ticket
        async with connect(f"{self.server.ws}{self.path}/live") as connection:
            socket = Socket(connection)
            await socket.send({"type": "hello", "ticket": ticket})
            if not pings:
                yield socket
                return
            async with socket.kept():
                yield socket

    async def ticket(self) -> str:
        """A ticket for the next socket."""
        answer = await self.http.post(f"{self.path}/socket-ticket", headers=self.auth)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["ticket"])


@dataclass
class StaffPage:
    """What a staff member's browser holds."""

    server: "Server"
    http: httpx.AsyncClient
    staff: dict[str, Any]

    def at(self, server: "Server") -> "StaffPage":
        """The same browser at a server that was started anew."""
        return replace(self, server=server, http=server.browser(self.http.cookies))

    async def exam(self, **members: Any) -> dict[str, Any]:
        made = await self.http.post("/api/v1/exams", json={"title": "Algebra"} | members)
        assert made.status_code == 201, made.text
        exam: dict[str, Any] = made.json()
        return exam

    async def live(self, exam_id: str, attempt_id: str) -> dict[str, Any]:
        """What the wall shows of an attempt at this moment."""
        card = (await self.http.get(f"/api/v1/exams/{exam_id}/attempts/{attempt_id}")).json()
        state: dict[str, Any] = card["live"]
        return state

    async def invite(self, exam_id: str, name: str = "Candidate One") -> str:
        """A private link's token."""
        answer = await self.http.post(
            f"/api/v1/exams/{exam_id}/candidates", json={"candidates": [{"name": name, "email": None}]}
        )
        assert answer.status_code == 201, answer.text
        (added,) = (each for each in answer.json() if each["name"] == name)
        return str(added["invite_path"]).partition("#")[2]

    @asynccontextmanager
    async def socket(self, exam_id: str, after: int = 0, *, ticket: str | None = None, **headers: str) -> AsyncIterator[Socket]:
        """An open socket that has said hello, with a new ticket if none is given."""
        ticket = await self.ticket(exam_id) if ticket is None else ticket
        url = f"{self.server.ws}/api/v1/exams/{exam_id}/live?after={after}"
        dialled = connect(url, additional_headers=headers)
        async with dialled as connection:
            socket = Socket(connection)
            await socket.send({"type": "hello", "ticket": ticket})
            async with socket.kept():
                yield socket

    async def ticket(self, exam_id: str) -> str:
        """A ticket for the next socket."""
        answer = await self.http.post(f"/api/v1/exams/{exam_id}/socket-ticket")
        assert answer.status_code == 201, answer.text
        return str(answer.json()["ticket"])


@dataclass
class Server:
    """A running server and the ways into it."""

    base: str
    app: Application
    clock: FakeClock
    first_link: list[str]
    _clients: list[httpx.AsyncClient] = field(default_factory=list)
    _admin: StaffPage | None = None

    def get(self, kind: type[Part]) -> Part:
        """A part of the server."""
        return self.app.container.get(kind)

    @property
    def ws(self) -> str:
        return self.base.replace("http", "ws", 1)

    def browser(self, cookies: httpx.Cookies | None = None) -> httpx.AsyncClient:
        """A client with cookies of its own: none, or copies of these."""
        client = httpx.AsyncClient(base_url=self.base, timeout=20, cookies=cookies, verify=NO_TLS)
        self._clients.append(client)
        return client

    async def admin(self) -> StaffPage:
        """The first administrator, signed in."""
        if self._admin is None:
            self._admin = await self.set_password(self.first_link[0], "admin@example.org", "Admin")
        return self._admin

    async def set_password(self, path: str, email: str, name: str) -> StaffPage:
        """Redeem a one-time link."""
        http = self.browser()
        body = {"token": path.partition("#")[2], "email": email, "name": name, "password": PASSWORD}
        answer = await http.post("/api/v1/setup", json=body)
        assert answer.status_code == 201, answer.text
        return StaffPage(self, http, answer.json()["staff"])

    async def member(self, role: str, email: str) -> StaffPage:
        """Another member of the staff, signed in."""
        admin = await self.admin()
        made = await admin.http.post("/api/v1/staff", json={"email": email, "name": role, "role": role})
        assert made.status_code == 201, made.text
        return await self.set_password(made.json()["setup_path"], email, role)

    async def join(self, token: str, name: str | None = None) -> CandidatePage:
        http = self.browser()
        answer = await http.post("/api/v1/attempts", json={"token": token, "name": name})
        assert answer.status_code == 201, answer.text
        body = answer.json()
        return CandidatePage(self, body["attempt"]["id"], body["access_token"], http)

    async def candidate(self, exam_id: str, name: str = "Candidate One") -> CandidatePage:
        """A candidate in the middle of the exam."""
        admin = await self.admin()
        return await (await self.join(await admin.invite(exam_id, name))).begin()

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()


@asynccontextmanager
async def running_server(
    data_dir: Path,
    database_url: str | None,
    *,
    clock: FakeClock | None = None,
    detector: FaceDetecting | None = None,
    networks: Networks | None = None,
    pending: int = 64,
    limit_s: float = 10.0,
    http: type[GuardedHttp] = GuardedHttp,
    ws: type[GuardedSocket] = GuardedSocket,
    passwords: Passwords | None = None,
    body_rate: BodyRate | None = None,
    **settings: Any,
) -> AsyncIterator[Server]:
    """Serve on a free port of loopback until the block ends."""
    clock = clock or FakeClock()
    # Real hashes, but cheap ones: most tests begin with several. test_accounts.py has one with the product's.
    passwords = passwords or Passwords(memory_kib=64, passes=1)
    # The clock stands still, so buckets are never filled again: tests of the limits say how much there is.
    settings.setdefault("rate_factor", 1000)
    if database_url is None:
        put_migrated_file(data_dir)
    networks = networks or Networks(detector or CountingDetector())
    links: list[str] = []
    app = create_app(
        Settings(data_dir=data_dir, database_url=database_url, **settings),
        clock=clock,
        engine=AnalysisEngine(networks.detectors(), workers=2, pending=pending, limit_s=limit_s),
        passwords=passwords,
        body_rate=body_rate,
        on_first_start=links.append,
    )
    share_compiled(app.container.get(Database))
    options: ServerOptions = {**SERVER_OPTIONS, "http": http, "ws": ws}
    async with serving(uvicorn.Config(app, host="127.0.0.1", port=0, **options)) as port:
        server = Server(f"http://127.0.0.1:{port}{app.container.get(Settings).base_path}", app, clock, links)
        try:
            yield server
        finally:
            await server.close()


@asynccontextmanager
async def serving(config: uvicorn.Config) -> AsyncIterator[int]:
    """Serve on a free port, which is the value, until the block ends. Without uvicorn's own loop, which waits in steps."""
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    assert server.started, "the application did not start; the log says why"
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        await server.shutdown()
