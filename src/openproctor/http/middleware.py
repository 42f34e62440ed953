"""What every request passes: the size limit, and the headers of every answer.

Plain ASGI: no body is held. Each returns the next one's awaitable instead of awaiting it, so a waiting request is not resumed
through all of them.
"""

import asyncio
import json
from collections.abc import Awaitable, Mapping
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openproctor.core.errors import BodyTooLarge, Problem
from openproctor.wire.addresses import API, ITEM, ROSTER_FILE
from openproctor.wire.streams import STREAMS

__all__ = ["SAFE", "BodyLimit", "SecurityHeaders", "content_security_policy", "drain", "send_json", "send_problem"]

MAX_BODY = 1024 * 1024
"""Largest body in bytes, except for roster files, and items of a stream with a larger limit."""
MAX_ROSTER_FILE = 2 * 1024 * 1024
_LARGE = {spec.path: spec.limit for spec in STREAMS if spec.limit > MAX_BODY}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""


def content_security_policy(frame_source: str = "'none'") -> str:
    """The policy of every page; ``frame_source`` is the origin of an exam that is shown inside the page."""
    # Mantine writes sizes into style elements and attributes of its own making, so styles need 'unsafe-inline': they can
    # fetch nothing, since images, fonts and connections are our own only. Scripts come from our files alone.
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            f"frame-src {frame_source}",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'self'",
            "manifest-src 'self'",
        )
    )


HEADERS = {
    "content-security-policy": content_security_policy(),
    "permissions-policy": "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=(), "
    "payment=(), usb=(), serial=(), hid=(), midi=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


_PAGE_HEADERS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
_API_HEADERS = [*_PAGE_HEADERS, (b"cache-control", b"no-store")]
_HSTS = (b"strict-transport-security", b"max-age=31536000")
"""A year; without subdomains, which may belong to others."""


class SecurityHeaders:
    """Adds the headers that an answer does not set itself; API answers are never cached."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] != "http":
            return self._app(scope, receive, send)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"] = list(message.get("headers", ()))
                present = {name for name, _ in headers}
                wanted = _API_HEADERS if scope["path"].startswith(f"{API}/") else _PAGE_HEADERS
                headers += [header for header in wanted if header[0] not in present]
                if scope["scheme"] == "https":
                    headers.append(_HSTS)
            await send(message)

        return self._app(scope, receive, send_with_headers)


class BodyLimit:
    """Refuses bodies over the address's limit by their declared length, and cuts off those that declare none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] != "http":
            return self._app(scope, receive, send)
        length = Headers(scope=scope).get("content-length", "")
        most = _largest(scope["path"])
        if length.isdecimal() and int(length) > most:
            return send_problem(BodyTooLarge(f"At most {most} bytes."), send)
        return self._app(scope, _counted(receive, most), send)


def _largest(path: str) -> int:
    if item := ITEM.fullmatch(path):
        return _LARGE.get(item.group(2), MAX_BODY)
    return MAX_ROSTER_FILE if ROSTER_FILE.fullmatch(path) else MAX_BODY


def _counted(receive: Receive, most: int) -> Receive:
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise BodyTooLarge(f"At most {most} bytes.")
        return message

    return counted


SMALL_BODY = 64 * 1024
DRAINED_WITHIN_S = 2.0


async def drain(receive: Receive) -> None:
    """Read a small request's body before it is refused for what its head says.

    Some proxies (those of Go's standard library) may cut an answer that comes while they are still writing the body. A large or
    slow one is not waited for.
    """
    read = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAINED_WITHIN_S):
            while read <= SMALL_BODY:
                message = await receive()
                read += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return


async def send_problem(problem: Problem, send: Send, more: Mapping[str, str] | None = None) -> None:
    """Answer with a problem outside the framework."""
    retry = {} if problem.retry_after_s is None else {"retry-after": str(problem.retry_after_s)}
    await send_json(
        problem.status, "application/problem+json", json.dumps(problem.as_dict()).encode(), send, {**retry, **(more or {})}
    )


async def send_json(status: int, media_type: str, body: bytes, send: Send, more: Mapping[str, str] | None = None) -> None:
    """Answer with a body that is serialised already."""
    headers = {"content-type": media_type, "content-length": str(len(body)), **(more or {})}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
