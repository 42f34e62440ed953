"""How long a connection may take, and how much it may send before the application sees anything of it.

The HTTP server has no limit for a head, and none for a client that does not read. Both are kept here, in its protocols.
"""

from asyncio import TimerHandle, Transport, get_running_loop
from dataclasses import dataclass
from typing import ClassVar, Literal, TypedDict, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.datastructures import Headers
from websockets.http11 import Request
from websockets.protocol import Protocol

__all__ = ["SERVER_OPTIONS", "GuardedHttp", "GuardedSocket", "ServerOptions", "TransportLimits"]

LAST_CHANCE_S = 0.1


@dataclass(frozen=True, slots=True)
class TransportLimits:
    """The limits of one connection."""

    head_s: float = 15.0
    """Seconds from the first byte, or from connecting, until a request's head is complete."""
    head_bytes: int = 32 * 1024
    headers: int = 100
    unread_s: float = 30.0
    """Seconds for which an answer may lie unread while the system's buffers are full."""
    socket_unread_s: float = 5.0
    """The same for a WebSocket: its page reads all the time, or is gone."""


class _Alarm:
    """Calls once, some time after it was set; setting it again while it runs changes nothing."""

    def __init__(self) -> None:
        self._timer: TimerHandle | None = None

    def set(self, seconds: float, transport: Transport) -> None:
        """Break the connection after this time. What is still to be written is dropped with it."""
        if self._timer is None:
            self._timer = get_running_loop().call_later(seconds, self._expire, transport)

    def _expire(self, transport: Transport) -> None:
        # If the loop was held up, data that came in time may not have been read yet: it is read before this runs.
        self._timer = get_running_loop().call_later(LAST_CHANCE_S, transport.abort)

    def clear(self) -> None:
        """Stop it: what it waited for came in time."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class GuardedHttp(HttpToolsProtocol):
    """HTTP/1.1 that gives up on slow and endless heads, and on clients that do not read."""

    limits: ClassVar[TransportLimits] = TransportLimits()

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head, self._unread = _Alarm(), _Alarm()
        self._head_bytes = 0
        self._in_head = True
        self._head.set(self.limits.head_s, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._head.clear()
        self._unread.clear()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            self._head.set(self.limits.head_s, self.transport)
            self._head_bytes += len(data)
        super().data_received(data)
        # The parser has read what it could: if the head still has no end, it is too long.
        if self._in_head and self._head_bytes > self.limits.head_bytes and not self.transport.is_closing():
            self._refuse_head()

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        if len(self.headers) > self.limits.headers or len(name) + len(value) > self.limits.head_bytes:
            raise ValueError("too many or too large headers")

    def on_headers_complete(self) -> None:
        self._in_head, self._head_bytes = False, 0
        self._head.clear()
        super().on_headers_complete()

    def handle_websocket_upgrade(self) -> None:
        """Hands over the head as it was parsed; written out and parsed again, it would cost more than the whole answer."""
        if not self.url.isascii():
            self.send_400_response("Invalid HTTP request received.")
            return
        self.connections.discard(self)
        socket = cast("type[GuardedSocket]", self.ws_protocol_class)(self.config, self.server_state, self.app_state)
        head = Request(self.url.decode("ascii"), Headers(), self.scope["method"], f"HTTP/{self.scope['http_version']}")
        for name, value in self.headers:
            head.headers.set_insecure(name.decode("latin-1"), value.decode("latin-1"))
        socket.take_over(self, head)
        self.transport.set_protocol(socket)

    def on_message_complete(self) -> None:
        super().on_message_complete()
        # The next head's time begins with its first byte; until then the time for idle connections runs.
        self._in_head = True

    def send_400_response(self, msg: str) -> None:
        if self.headers is not None and len(self.headers) > self.limits.headers:
            self._refuse_head()
        else:
            super().send_400_response(msg)

    def _refuse_head(self) -> None:
        self.transport.write(b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        self.transport.close()

    def pause_writing(self) -> None:
        self._unread.set(self.limits.unread_s, self.transport)
        super().pause_writing()

    def resume_writing(self) -> None:
        self._unread.clear()
        super().resume_writing()


class GuardedSocket(WebSocketsSansIOProtocol):
    """WebSockets that give up on clients that do not read."""

    limits: ClassVar[TransportLimits] = TransportLimits()

    def take_over(self, http: GuardedHttp, head: Request) -> None:
        """Go on with a connection whose head has been read; what comes from now on are frames."""
        self._unread = _Alarm()
        self.connections.add(self)
        self.transport, self.server, self.client = http.transport, http.server, http.client
        self.scheme = "wss" if http.scheme == "https" else "ws"
        self.conn.parser = Protocol.parse(self.conn)
        next(self.conn.parser)
        self.handle_connect(head)

    def connection_lost(self, exc: Exception | None) -> None:
        self._unread.clear()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        self._unread.set(self.limits.socket_unread_s, self.transport)
        super().pause_writing()

    def resume_writing(self) -> None:
        self._unread.clear()
        super().resume_writing()

    def send_receive_event_to_app(self) -> None:
        """Text that is not UTF-8 is passed on as bytes, which the application refuses like any other malformed message."""
        if self.curr_msg_data_type == "text":
            try:
                b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.curr_msg_data_type = "bytes"
        super().send_receive_event_to_app()


class ServerOptions(TypedDict):
    """The HTTP server's options that are the same wherever the application is served."""

    interface: Literal["asgi3"]
    http: type[GuardedHttp]
    ws: type[GuardedSocket]
    log_config: None
    access_log: bool
    server_header: bool
    proxy_headers: bool
    ws_max_size: int
    ws_per_message_deflate: bool
    timeout_keep_alive: int
    timeout_graceful_shutdown: int


SERVER_OPTIONS: ServerOptions = {
    # Stated: the server would guess wrong, because our application is not a coroutine function itself.
    "interface": "asgi3",
    "http": GuardedHttp,
    "ws": GuardedSocket,
    "log_config": None,
    "access_log": False,
    "server_header": False,
    # What a proxy says is believed by the application, and only from those that the settings name.
    "proxy_headers": False,
    "ws_max_size": 256 * 1024,
    # Messages are short; a compressor for each socket would cost more memory than all the rest of it.
    "ws_per_message_deflate": False,
    # Longer than a reverse proxy keeps an idle connection (a minute, as a rule): the client should be the one who closes,
    # or now and then a request arrives on a connection that was just closed.
    "timeout_keep_alive": 75,
    "timeout_graceful_shutdown": 5,
}
"""For ``uvicorn.run`` and ``uvicorn.Config``."""
