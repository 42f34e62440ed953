"""A client that costs little, for measuring a server that shares the machine with a thousand of them.

Speaks what a benchmark needs of HTTP/1.1 and of WebSocket (RFC 6455): short texts, unfragmented, masked with zeros.
"""

import asyncio
import base64
import hashlib
import json
import secrets
import struct
from typing import Any, Self
from urllib.parse import urlsplit

__all__ = ["DialError", "DialledSocket", "post"]

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
_SHORT, _MEDIUM = 126, 127


class DialError(Exception):
    """The server refused, or ended the connection."""


async def post(base: str, path: str, token: str) -> dict[str, Any]:
    """POST without a body, on a new connection as after a lost network. Returns the JSON answered.

    Raises:
        DialError: not a success.
        OSError
    """
    reader, writer = await _open(base)
    try:
        head = f"POST {path} HTTP/1.1\r\nhost: {_host(base)}\r\nauthorization: Bearer {token}\r\ncontent-length: 0\r\n\r\n"
        writer.write(head.encode())
        status, headers = await _head(reader)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if not 200 <= status < 300:
            raise DialError(f"{status}: {body.decode()}")
        answer: dict[str, Any] = json.loads(body)
        return answer
    finally:
        writer.close()


class DialledSocket:
    """One WebSocket."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def connect(cls, base: str, path: str) -> Self:
        """Open one.

        Raises:
            DialError, OSError
        """
        reader, writer = await _open(base)
        key = base64.b64encode(secrets.token_bytes(16))
        writer.write(
            f"GET {path} HTTP/1.1\r\nhost: {_host(base)}\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
            f"sec-websocket-version: 13\r\nsec-websocket-key: {key.decode()}\r\n"
            # As browsers do. A server that accepts it is refused below: it uses more memory, and this cannot decompress.
            "sec-websocket-extensions: permessage-deflate; client_max_window_bits\r\n\r\n".encode()
        )
        status, headers = await _head(reader)
        accepted = base64.b64encode(hashlib.sha1(key + _GUID).digest()).decode()  # noqa: S324 - what the protocol asks for
        if status != 101 or headers.get("sec-websocket-accept") != accepted:
            writer.close()
            raise DialError(f"{status} instead of a socket")
        if "sec-websocket-extensions" in headers:
            writer.close()
            raise DialError("the server would compress")
        return cls(reader, writer)

    def send(self, message: dict[str, Any]) -> None:
        """Send a message of less than 64 KB."""
        self._write(_TEXT, json.dumps(message).encode())

    async def receive(self) -> dict[str, Any]:
        """The next message.

        Raises:
            DialError: the server has closed.
        """
        while True:
            code, data = await self._frame()
            if code == _TEXT:
                message: dict[str, Any] = json.loads(data)
                return message
            if code == _PING:
                self._write(_PONG, data)
            elif code == _CLOSE:
                raise DialError(f"closed: {data!r}")

    def abort(self) -> None:
        """Drop the connection without closing it, as a lost network does."""
        self._writer.transport.abort()

    async def _frame(self) -> tuple[int, bytes]:
        try:
            first, second = await self._reader.readexactly(2)
            length = second
            if second == _SHORT:
                (length,) = struct.unpack(">H", await self._reader.readexactly(2))
            elif second == _MEDIUM:
                (length,) = struct.unpack(">Q", await self._reader.readexactly(8))
            return first & 0x0F, await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise DialError("the connection ended") from error

    def _write(self, code: int, data: bytes) -> None:
        length = bytes([0x80 | len(data)]) if len(data) < _SHORT else bytes([0x80 | _SHORT]) + struct.pack(">H", len(data))
        self._writer.write(bytes([0x80 | code]) + length + bytes(4) + data)


def _host(base: str) -> str:
    return urlsplit(base).netloc


async def _open(base: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(base)
    return await asyncio.open_connection(parts.hostname, parts.port)


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines[1:] if line)
    return int(lines[0].split(" ")[1]), {name.lower(): value.strip() for name, _, value in pairs}
