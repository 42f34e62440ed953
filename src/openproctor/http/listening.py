"""Taking a port before anything is opened, and serving on it once everything is: until then nobody is answered, and nothing is
said."""

import errno
import os
import socket
from collections.abc import Awaitable, Callable, Sequence

import uvicorn

from openproctor.core.data_folder import reason
from openproctor.core.errors import DependencyFailed

__all__ = ["HttpServer", "bind", "port_of"]


class HttpServer(uvicorn.Server):
    """Says when its sockets listen."""

    def __init__(self, config: uvicorn.Config, on_listening: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._on_listening = on_listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        except OSError as error:
            # Two servers that start at once can both bind a port; only one of them can listen on it.
            raise DependencyFailed(_sentence(error, self.config.host, self.config.port)) from error
        if not self.should_exit:
            await self._on_listening()


def bind(host: str, port: int) -> list[socket.socket]:
    """Sockets on every address of ``host``, none of them listening. Port 0: a free one, the same for all of them.

    Raises:
        DependencyFailed: the port is in use or not allowed, or the host is none of this machine's.
    """
    bound: list[socket.socket] = []
    problem: OSError | None = None
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, address in dict.fromkeys((each[0], each[4]) for each in found):
            chosen = port or (port_of(bound) if bound else 0)
            try:
                bound.append(_bound(family, (address[0], chosen, *address[2:])))
            except OSError as error:
                # A name may stand for an address of IPv6 that this machine does not have; the others will do.
                if error.errno not in (errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL):
                    raise
                problem = error
        if problem is not None and not bound:
            raise problem
    except OSError as error:
        for each in bound:
            each.close()
        raise DependencyFailed(_sentence(error, host, port)) from error
    return bound


def port_of(sockets: Sequence[socket.socket]) -> int:
    """The port that sockets of :func:`bind` have."""
    return int(sockets[0].getsockname()[1])


def _bound(family: int, address: tuple[object, ...]) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind(address)
    except OSError:
        made.close()
        raise
    made.setblocking(False)
    return made


def _sentence(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror):
        return f"OPENPROCTOR_HOST={host} is no name that this machine knows: set it to one of its addresses."
    if error.errno == errno.EADDRINUSE:
        return f"PORT={port} is in use on {host}: end the program that listens there, or set PORT to another one."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"OPENPROCTOR_HOST={host} is no address of this machine: set it to one that is."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"PORT={port} is not allowed for this user (uid {os.geteuid()}): set PORT to 1024 or higher."
    return f"PORT={port} on {host} cannot be listened on ({reason(error)}): set PORT or OPENPROCTOR_HOST to another one."
