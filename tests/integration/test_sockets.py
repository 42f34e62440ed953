"""What a socket may cost: silence, deafness, chatter and crowds each end it, and the others go on."""

import asyncio
import json
import socket as sockets
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from openproctor.feed.hub import Hub
from openproctor.http.rate_limit import Rate
from openproctor.http.transport import GuardedSocket, TransportLimits
from openproctor.live import socket as live_socket
from openproctor.live.socket import SocketLimits
from openproctor.model.push import PushMessage, exam_topic
from tests.support.server import Server, Socket, running_server

KEY = "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"


class QuickSocket(GuardedSocket):
    limits = TransportLimits(socket_unread_s=1.0)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async with running_server(tmp_path, None, ws=QuickSocket) as running:
        yield running


async def closed(socket: Socket) -> int:
    """The code with which the server ends the socket; an error if it does not."""
    async with asyncio.timeout(20):
        try:
            while True:
                await socket.connection.recv()
        except ConnectionClosed as end:
            assert end.rcvd is not None
            return end.rcvd.code


def masked(message: bytes) -> bytes:
    """A text frame as clients send it (RFC 6455), with a mask of zeros, for a message of less than 126 bytes."""
    assert len(message) < 126
    return bytes([0x81, 0x80 | len(message)]) + bytes(4) + message


async def test_both_sockets_are_ended_when_nothing_is_heard_for_five_seconds(server: Server) -> None:
    assert live_socket.LIMITS.silence_s == 5
    admin = await server.admin()
    exam_id = (await admin.exam())["id"]
    page = await server.candidate(exam_id)
    ticket = await admin.ticket(exam_id)
    silent = connect(f"{server.ws}/api/v1/exams/{exam_id}/live")
    async with page.socket(pings=False) as candidate, silent as connection, admin.socket(exam_id) as talking:
        await Socket(connection).send({"type": "hello", "ticket": ticket})
        assert list(await asyncio.gather(closed(candidate), closed(Socket(connection)))) == [4008, 4008]
        await talking.send({"type": "ping", "t": 3})
        await talking.until("pong", t=3)


async def test_a_proctors_socket_that_never_reads_is_cut_and_the_others_go_on(server: Server) -> None:
    admin = await server.admin()
    exam_id = (await admin.exam())["id"]
    ticket = await admin.ticket(exam_id)
    deaf = sockets.socket()
    deaf.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
    deaf.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(deaf, ("127.0.0.1", int(server.base.rpartition(":")[2])))
    request = (
        f"GET /api/v1/exams/{exam_id}/live HTTP/1.1\r\nhost: {server.base.removeprefix('http://')}\r\n"
        f"connection: Upgrade\r\nupgrade: websocket\r\n"
        "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    with deaf:
        await loop.sock_sendall(deaf, request.encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += await loop.sock_recv(deaf, 1)
        await loop.sock_sendall(deaf, masked(json.dumps({"type": "hello", "ticket": ticket}).encode()))
        topic = exam_topic(exam_id)
        async with admin.socket(exam_id) as reading:
            await reading.until("snapshot")
            async with asyncio.timeout(20):
                while server.get(Hub).listeners(topic) < 2:  # noqa: ASYNC110 - the hub tells nobody
                    await asyncio.sleep(0.01)
            payload = '{"type": "live", "filler": "' + "x" * 8000 + '"}'
            read = 0
            async with asyncio.timeout(60):
                while server.get(Hub).listeners(topic) == 2:
                    # It talks, it only never reads; that it was cut it may know before the hub does.
                    with suppress(ConnectionError):
                        await loop.sock_sendall(deaf, masked(b'{"type": "ping", "t": 1}'))
                    for _ in range(50):
                        server.get(Hub).publish(PushMessage(topic, payload))
                    for _ in range(50):
                        await reading.until("live")
                    read += 50
            assert read >= 200
            server.get(Hub).publish(PushMessage(topic, payload))
            await reading.until("live")


@pytest.mark.parametrize(
    ("line", "headers", "status"),
    [
        ("GET {path} HTTP/1.1", "sec-websocket-version: 13\r\n", 400),
        ("GET {path} HTTP/1.1", "sec-websocket-version: 13\r\nsec-websocket-key: c2hvcnQ=\r\n", 400),
        ("GET {path} HTTP/1.1", f"sec-websocket-version: 12\r\n{KEY}", 400),
        ("GET {path} HTTP/1.0", f"sec-websocket-version: 13\r\n{KEY}", 505),
        ("POST {path} HTTP/1.1", f"sec-websocket-version: 13\r\n{KEY}", 405),
        ("GET {path}\u00e9 HTTP/1.1", f"sec-websocket-version: 13\r\n{KEY}", 400),
        ("GET {path} HTTP/1.1", f"sec-websocket-version: 13\r\nx-name: \u00e9\r\n{KEY}", 101),
    ],
)
async def test_a_handshake_that_is_none_is_refused(server: Server, line: str, headers: str, status: int) -> None:
    host, _, port = server.base.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        first = line.format(path="/api/v1/attempts/att_1/live")
        head = f"{first}\r\nhost: {host}:{port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n{headers}\r\n"
        writer.write(head.encode("latin-1"))
        async with asyncio.timeout(10):
            answer = await reader.readline()
        assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer
    finally:
        writer.close()


async def test_whoever_talks_without_pause_is_told_so_and_ended(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    admin = await server.admin()
    page = await server.candidate((await admin.exam())["id"])
    monkeypatch.setattr(live_socket.converse, "__defaults__", (SocketLimits(rate=Rate(0.001, 5)),))
    async with page.socket() as candidate:
        await candidate.until("welcome")
        for _ in range(6):
            await candidate.send({"type": "ping", "t": 1})
        refused = await candidate.until("problem")
        assert (refused["problem"], refused["fatal"]) == ("urn:openproctor:too-many-requests", True)
        assert await closed(candidate) == 1008


async def test_binary_messages_and_text_that_is_none_are_refused_and_end_nothing(server: Server) -> None:
    admin = await server.admin()
    page = await server.candidate((await admin.exam())["id"])
    async with page.socket() as candidate:
        await candidate.until("welcome")
        await candidate.connection.send(b'{"type": "ping", "t": 1}')
        await candidate.connection.send(b"\xff\xfe not text", text=True)
        for _ in range(2):
            assert (await candidate.until("problem"))["problem"] == "urn:openproctor:socket-message-invalid"
        await candidate.send({"type": "ping", "t": 2})
        await candidate.until("pong")


async def test_one_session_holds_only_so_many_sockets(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openproctor.live.staff.LIMITS", SocketLimits(of_session=2))
    admin = await server.admin()
    exam_id = (await admin.exam())["id"]
    async with admin.socket(exam_id) as first, admin.socket(exam_id) as second:
        await first.until("snapshot")
        await second.until("snapshot")
        async with admin.socket(exam_id) as third:
            assert (await third.next())["problem"] == "urn:openproctor:too-many-connections"
    async with admin.socket(exam_id) as again:
        await again.until("snapshot")
