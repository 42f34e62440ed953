"""The origin as a browser has it, and as the server sees it through a reverse proxy."""

import asyncio
from urllib.parse import urlsplit

import httpx

from openproctor.core.settings import Settings
from openproctor.server.checks.finding import Finding, Level

__all__ = ["check_origins"]

PART = "origin"
PATIENCE_S = 5.0


async def check_origins(settings: Settings) -> list[Finding]:
    """Ask each public origin of the settings for ``/healthz``, as a browser would, and compare what arrived. Never a failure:
    the proxy may be started after the server."""
    if not settings.allowed_origins:
        return []
    async with httpx.AsyncClient(timeout=PATIENCE_S, trust_env=False) as http:
        return list(await asyncio.gather(*(_check(http, origin.rstrip("/").lower()) for origin in settings.allowed_origins)))


async def _check(http: httpx.AsyncClient, origin: str) -> Finding:
    try:
        answer = await http.get(f"{origin}/healthz")
        body = answer.json()
    except httpx.HTTPError as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return _warning(f"OPENPROCTOR_ALLOWED_ORIGINS: {origin} does not answer ({reason}): start the proxy, or correct it.")
    except ValueError:
        return _warning(
            f"OPENPROCTOR_ALLOWED_ORIGINS: {origin} is answered by something else: look at the proxy, or correct it."
        )
    seen = body.get("origin") if isinstance(body, dict) else None
    if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
        return _warning(f"{origin} leads to a server that is not ready: {str(body.get('detail', ''))[:200]}")
    if not isinstance(seen, str):
        return _warning(
            f"OPENPROCTOR_ALLOWED_ORIGINS: {origin} is answered by something else: look at the proxy, or correct it."
        )
    if _normal(seen) == _normal(origin):
        return Finding(PART, Level.OK, f"{origin} arrives as it is")
    return _warning(
        f"Through the proxy {origin} arrives as {seen}: let it pass Host and X-Forwarded-Proto, and name it in"
        " OPENPROCTOR_TRUSTED_PROXIES."
    )


def _normal(origin: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(origin)
    try:
        port = parts.port
    except ValueError:
        port = -1
    return parts.scheme, parts.hostname, port or {"http": 80, "https": 443}.get(parts.scheme)


def _warning(says: str) -> Finding:
    return Finding(PART, Level.WARNING, says)
