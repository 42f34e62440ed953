"""An S3-compatible server on loopback, and in front of it a proxy that refuses, cuts and hangs."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from moto.server import ThreadedMotoServer

__all__ = ["BUCKET", "CREDENTIALS", "Proxy", "refusing_s3", "running_proxy", "running_s3"]

BUCKET = "evidence"
CREDENTIALS: dict[str, Any] = {"s3_region": "us-east-1", "s3_access_key_id": "tests", "s3_secret_access_key": "tests"}
REFUSAL = b"HTTP/1.1 503 Slow Down\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


@contextmanager
def running_s3() -> Iterator[str]:
    """Its address; it has one empty bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        address = f"http://{host}:{port}"
        with urlopen(Request(f"{address}/{BUCKET}", method="PUT"), timeout=20):
            pass
        yield address
    finally:
        server.stop()


@dataclass
class Proxy:
    """``mode`` decides what happens to each connection from then on."""

    address: str
    mode: Literal["pass", "refuse", "cut", "hang"] = "pass"
    met: int = 0
    """Connections that were not passed on."""


@asynccontextmanager
async def running_proxy(target: str) -> AsyncIterator[Proxy]:
    """Cut: the connection ends after half a kilobyte of the request. Hang: it is read, and never answered."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await _serve(proxy, target, reader, writer)
        except (OSError, asyncio.CancelledError):
            pass  # one of the two sides has gone, or the test is over
        finally:
            tasks.discard(task)
            await _close(writer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    proxy = Proxy(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    try:
        yield proxy
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def _serve(proxy: Proxy, target: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request a connection: the mode of the moment holds for the next one."""
    head = await reader.readuntil(b"\r\n\r\n")
    if proxy.mode == "hang":
        proxy.met += 1
        while await reader.read(65536):
            pass
        return
    if proxy.mode == "refuse":
        proxy.met += 1
        writer.write(REFUSAL)
        await writer.drain()
        return
    host, port = urlsplit(target).hostname, urlsplit(target).port
    there, to = await asyncio.open_connection(host, port)
    first, _, rest = head.partition(b"\r\n")
    to.write(first + b"\r\nconnection: close\r\n" + rest)
    forth: asyncio.Task[None] | None = None
    try:
        if proxy.mode == "cut":
            proxy.met += 1
            to.write(await reader.read(512))
            await to.drain()
            return
        forth = asyncio.create_task(_copy(reader, to))
        await _copy(there, writer)
    finally:
        if forth is not None:
            forth.cancel()
            with contextlib.suppress(asyncio.CancelledError, OSError):
                await forth
        await _close(to)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


@contextmanager
def refusing_s3(status: int, code: str) -> Iterator[str]:
    """Stands in for a server that knows who may do what: its address; it refuses everything in S3's words."""
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>no</Message></Error>".encode()

    class Refusing(BaseHTTPRequestHandler):
        def refuse(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_PUT = do_GET = do_POST = do_DELETE = refuse  # noqa: N815 - names of the standard library

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
