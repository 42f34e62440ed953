"""Whose address a request comes from, also behind a reverse proxy."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

__all__ = ["client_address"]


def client_address(scope: Scope, trusted: Sequence[str] = ()) -> str:
    """The address that a request was made from.

    ``X-Forwarded-For`` is believed only where a trusted proxy wrote it: from the right, the first address that is none of them.

    Args:
        scope: of HTTP or a socket.
        trusted: addresses or networks (``10.0.0.0/8``) of one's own reverse proxies.
    """
    client = scope.get("client")
    address = str(client[0]) if client else ""
    if not trusted or not _among(address, trusted):
        return address
    named = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
    for each in reversed([name.strip() for name in named if name.strip()]):
        if not _is_address(each):
            return address
        address = each
        if not _among(each, trusted):
            break
    return address


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _among(address: str, networks: Sequence[str]) -> bool:
    return _is_address(address) and any(ip_address(address) in ip_network(network, strict=False) for network in networks)
