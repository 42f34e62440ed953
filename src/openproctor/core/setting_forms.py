"""What the text of a setting must look like, for those whose type alone does not say so.

Each check raises ``ValueError`` with what the setting must be, as it goes on from "it must be": what is said to the operator is
made of it in ``environment.py``.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from pydantic import SecretStr, ValidationInfo

from openproctor.core.ip_address import is_ip_address

__all__ = ["FORMS", "check_form"]

_LABEL = r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*\.?")
_NAME = re.compile(rf"(\*\.)?{_LABEL}(\.{_LABEL})*")
_DATABASE_OPTIONS = frozenset(("direct_tls", "host", "passfile", "port", "ssl", "target_session_attrs"))
"""What may follow the question mark of DATABASE_URL: the driver's own words, which are not those of libpq."""


def check_form(value: Any, info: ValidationInfo) -> Any:
    """The value of a setting that :data:`FORMS` names, if it has that form.

    Raises:
        ValueError: it has not; the message is what the setting must be.
    """
    if value is not None:
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        FORMS[info.field_name or ""](text)
    return value


def _host(text: str) -> None:
    if not (is_ip_address(text) or _HOST.fullmatch(text)):
        raise ValueError("an address or a name of this machine, such as 0.0.0.0")


def _database_url(text: str) -> None:
    parts = _split(text)
    if parts is None:
        # A slash or a colon in a password that was not encoded looks like a wrong port.
        raise ValueError("postgresql://user:password@host:port/name, with special characters of the password percent-encoded")
    if parts.scheme.split("+")[0] not in ("postgres", "postgresql"):
        raise ValueError("postgresql://user:password@host/name (leave it out for SQLite in DATA_DIR)")
    unknown = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} - _DATABASE_OPTIONS
    if unknown:
        known = ", ".join(sorted(_DATABASE_OPTIONS))
        raise ValueError(f"without the option {min(unknown)}; those known are {known} (ssl=require for encryption)")


def _evidence_url(text: str) -> None:
    parts = _split(text)
    if parts is None or not parts.scheme or not parts.netloc:
        raise ValueError("s3://bucket/prefix (leave it out for a folder in DATA_DIR)")


def _web_address(text: str) -> None:
    parts = _split(text)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise ValueError("the address of a server, such as https://s3.example.org")


def _word(text: str) -> None:
    if not text or any(each.isspace() or not each.isprintable() for each in text):
        raise ValueError("one word without spaces")


def _tls_names(names: list[str]) -> None:
    for name in names:
        if not (is_ip_address(name) or _NAME.fullmatch(name)):
            raise ValueError(f"names or addresses of this machine, separated by commas; {name} is neither")


def _origins(origins: list[str]) -> None:
    for origin in origins:
        parts = _split(origin)
        bare = parts is not None and parts.netloc and not parts.path.strip("/") and not parts.query and not parts.fragment
        if parts is None or not bare or parts.scheme.lower() not in ("http", "https") or "@" in origin or "*" in origin:
            raise ValueError(f"origins such as https://exam.example.org, separated by commas; {origin} is none")


def _split(text: str) -> SplitResult | None:
    """The parts of an address; None if they cannot be told apart."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts


FORMS: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {
        "host": _host,
        "database_url": _database_url,
        "evidence_url": _evidence_url,
        "s3_endpoint": _web_address,
        "s3_region": _word,
        "s3_access_key_id": _word,
        "s3_secret_access_key": _word,
        "tls_names": _tls_names,
        "allowed_origins": _origins,
    }
)
"""By the field of ``Settings``."""
