"""What one's own reverse proxies report of a request: who made it, by which scheme, and of which host.

Only addresses that the settings name are believed: anybody can send these headers.
"""

import re
from collections.abc import Awaitable, Iterable, Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from openproctor.core.ip_address import is_ip_address

__all__ = ["BELIEVED", "FORWARDED", "TrustedProxies", "client_address"]

BELIEVED = "openproctor.believed"
"""In the scope of a request that came by a trusted proxy: the proxy's own address."""
FORWARDED = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host")
_SECURE = {"http": False, "ws": False, "https": True, "wss": True}
_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_WITH_PORT = re.compile(r"\[([^]]+)\](?::[0-9]+)?|([0-9.]+):[0-9]+")
"""An address as some proxies write it; IPv6 needs the brackets to have a port."""


class TrustedProxies:
    """Sets client, scheme and Host to what a trusted proxy says that they were at the outermost proxy."""

    def __init__(self, app: ASGIApp, trusted: Sequence[str]) -> None:
        """``trusted`` are addresses or networks (``10.0.0.0/8``)."""
        self._app = app
        self._trusted = tuple(trusted)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        client = scope.get("client")
        if scope["type"] in ("http", "websocket") and client and _among(str(client[0]), self._trusted):
            self._believe(scope)
        return self._app(scope, receive, send)

    def _believe(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        peer, port = scope["client"]
        address = client_address(scope, self._trusted)
        scope[BELIEVED] = peer
        # The port that is known is the proxy's own.
        scope["client"] = (address, port if address == peer else 0)
        # Of several the first is the outermost proxy's: each adds its own at the end.
        named = [name for name in _listed(headers, "x-forwarded-proto") if name.lower() in _SECURE]
        if named:
            secure = _SECURE[named[0].lower()]
            plain = "ws" if scope["type"] == "websocket" else "http"
            scope["scheme"] = f"{plain}s" if secure else plain
        hosts = _listed(headers, "x-forwarded-host")
        if hosts and _HOST.fullmatch(hosts[0]):
            kept = [each for each in scope["headers"] if each[0] != b"host"]
            scope["headers"] = [(b"host", hosts[0].encode("ascii")), *kept]


def client_address(scope: Scope, trusted: Sequence[str] = ()) -> str:
    """The address that a request was made from.

    ``X-Forwarded-For`` is believed only where a trusted proxy wrote it: the first address from the right that is none of them.

    Args:
        scope: that of an HTTP request or a socket.
        trusted: addresses or networks (``10.0.0.0/8``) of one's own reverse proxies.
    """
    client = scope.get("client")
    address = str(client[0]) if client else ""
    if not trusted or not _among(address, trusted):
        return address
    for each in reversed(_listed(Headers(scope=scope), "x-forwarded-for")):
        found = _WITH_PORT.fullmatch(each)
        named = (found.group(1) or found.group(2)) if found else each
        if not is_ip_address(named):
            return address
        address = named
        if not _among(named, trusted):
            break
    return address


def _listed(headers: Headers, name: str) -> list[str]:
    """The values of a header that may come several times, or hold several by commas."""
    return [value.strip() for value in ",".join(headers.getlist(name)).split(",") if value.strip()]


def _among(address: str, networks: Iterable[str]) -> bool:
    return _is_among(address, tuple(networks))


@lru_cache(maxsize=4096)
def _is_among(address: str, networks: tuple[str, ...]) -> bool:
    # Longer texts would fill the cache: no address is.
    return len(address) <= 64 and is_ip_address(address) and any(ip_address(address) in each for each in _parsed(networks))


@lru_cache(maxsize=16)
def _parsed(networks: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network, strict=False) for network in networks)
