"""Addresses of machines."""

from ipaddress import ip_address

__all__ = ["is_ip_address"]


def is_ip_address(text: str) -> bool:
    """Whether a text is an address of IPv4 or IPv6."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
