"""Clients that send slowly, endlessly, or do not read: each is cut off, and the others notice nothing. Raw sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from openproctor.http.body_timeout import BodyRate
from openproctor.http.transport import GuardedHttp, GuardedSocket, TransportLimits
from tests.support.server import Server, running_server

QUICK = TransportLimits(head_s=0.3, head_bytes=8192, headers=20, unread_s=0.5, socket_unread_s=0.5)


class QuickHttp(GuardedHttp):
    limits = QUICK


class QuickSocket(GuardedSocket):
    limits = QUICK


@pytest.fixture
async def quick(tmp_path: Path) -> AsyncIterator[Server]:
    rate = BodyRate(first_s=0.3, per_s=1_000_000, free=1024)
    async with running_server(tmp_path, None, http=QuickHttp, ws=QuickSocket, body_rate=rate) as server:
        yield server


async def dial(server: Server, *, reads_little: bool = False) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    port = int(server.base.rpartition(":")[2])
    client = socket.socket()
    if reads_little:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.setblocking(False)
    await asyncio.get_running_loop().sock_connect(client, ("127.0.0.1", port))
    return await asyncio.open_connection(sock=client, limit=2**16)


async def rest(reader: asyncio.StreamReader) -> bytes:
    """All until the server ends the connection; an error if it never does."""
    said = b""
    async with asyncio.timeout(20):
        try:
            while data := await reader.read(65536):
                said += data
        except ConnectionResetError:
            pass
    return said


async def still_serves(server: Server) -> None:
    assert (await server.browser().get("/healthz")).status_code == 200


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nhost: x\r\n", b"GET / HT"])
async def test_a_head_that_never_ends_is_cut(quick: Server, sent: bytes) -> None:
    reader, writer = await dial(quick)
    writer.write(sent)
    assert await rest(reader) == b""
    writer.close()
    await still_serves(quick)


async def test_a_second_head_on_the_same_connection_is_cut_too(quick: Server) -> None:
    reader, writer = await dial(quick)
    writer.write(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
    assert b"200" in await reader.readline()
    writer.write(b"GET /healthz HTTP/1.1\r\nx-slow: ")
    await rest(reader)
    writer.close()


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\n" + b"".join(b"x-%d: y\r\n" % number for number in range(50)) + b"\r\n",
        b"GET / HTTP/1.1\r\nx-large: " + b"y" * 20_000,
        b"GET /" + b"y" * 20_000,
    ],
    ids=["many headers", "a large header", "a long address"],
)
async def test_a_head_that_is_too_large_is_refused(quick: Server, head: bytes) -> None:
    reader, writer = await dial(quick)
    writer.write(head)
    assert (await rest(reader)).startswith(b"HTTP/1.1 431 ")
    writer.close()
    await still_serves(quick)


@pytest.mark.parametrize("path", ["/api/v1/session", "/api/v1/attempts/att_12345678/frames/1"])
async def test_a_body_that_does_not_come_is_answered_with_408(quick: Server, path: str) -> None:
    admin = await quick.admin()
    page = await quick.candidate((await admin.exam())["id"])
    path = path.replace("att_12345678", page.attempt_id)
    digest = b"sha-256=:" + b"A" * 43 + b"=:"
    reader, writer = await dial(quick)
    writer.write(
        (b"PUT " if "frames" in path else b"POST ")
        + path.encode()
        + b" HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\nauthorization: Bearer "
        + page.token.encode()
        + b"\r\ncontent-digest: "
        + digest
        + b"\r\ncaptured-at: 2026-11-22T09:00:00Z\r\ncontent-type: "
        + (b"image/jpeg" if "frames" in path else b"application/json")
        + b"\r\n\r\n{"
    )
    said = await rest(reader)
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"urn:openproctor:request-timeout" in said
    assert said.count(b"HTTP/1.1") == 1
    writer.close()
    await still_serves(quick)


async def test_an_answer_that_nobody_reads_is_dropped(quick: Server) -> None:
    """Many requests on one connection whose answers fill every buffer there is."""
    admin = await quick.admin()
    exam = await admin.exam()
    people = [{"name": f"Candidate {number} {'x' * 100}", "email": None} for number in range(200)]
    added = await admin.http.post(f"/api/v1/exams/{exam['id']}/candidates", json={"candidates": people})
    assert added.status_code == 201, added.text
    cookie = "; ".join(f"{name}={value}" for name, value in admin.http.cookies.items())
    head = f"GET /api/v1/exams/{exam['id']}/candidates HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\n\r\n".encode()
    _, writer = await dial(quick, reads_little=True)
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    with pytest.raises(ConnectionError):
        async with asyncio.timeout(20):
            while True:
                writer.write(head)
                await writer.drain()
                await asyncio.sleep(0.01)
    writer.transport.abort()
    await still_serves(quick)
