"""Failed sign-ins: slowed down, without letting anyone lock another person out.

Device cookies, as OWASP describes them (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies):
a browser in which somebody has signed in keeps a signed cookie. Failures of such a browser count for itself alone; failures of
all other browsers count for the account. So someone who guesses from outside slows down strangers to the account, never its
owner's known browser. Strangers are limited by address as well.
"""

import hashlib
import ipaddress
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import jwt
from cachetools import TTLCache

from openproctor.core.clock import Clock
from openproctor.core.errors import TooManySignIns
from openproctor.core.identifiers import new_id

__all__ = ["DEVICE_LIFETIME", "DeviceCookies", "Lockout"]

DEVICE_LIFETIME = timedelta(days=180)
FREE = 5
"""Failures in a row that cost nothing."""
FIRST_LOCK = timedelta(seconds=30)
LONGEST_LOCK = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=1)
"""After this long without a failure the count starts from zero."""
ADDRESS_TRIES = 60
ADDRESS_WINDOW = timedelta(minutes=5)
REMEMBERED = 20_000
ALGORITHM = "HS256"


class DeviceCookies:
    """Makes and reads the cookies of known browsers."""

    def __init__(self, key: bytes, clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def issue(self, email: str) -> str:
        """A cookie for a browser in which this account has signed in."""
        claims = {"sub": _digest(email), "jti": new_id("dev"), "exp": (self._clock.now() + DEVICE_LIFETIME).timestamp()}
        return jwt.encode(claims, self._key, ALGORITHM)

    def device(self, cookie: str | None, email: str) -> str | None:
        """The name of the known browser; None for a stranger to this account."""
        try:
            claims = jwt.decode(
                cookie or "", self._key, [ALGORITHM], options={"require": ["sub", "jti", "exp"], "verify_exp": False}
            )
            known = claims["sub"] == _digest(email) and datetime.fromtimestamp(float(claims["exp"]), UTC) > self._clock.now()
        except (jwt.InvalidTokenError, ValueError, OverflowError, OSError):
            return None
        return str(claims["jti"]) if known else None


@dataclass(slots=True)
class _Failures:
    locked_until: datetime
    count: int = 0
    refused_before: bool = False


@dataclass(slots=True)
class _Tries:
    since: datetime
    count: int = 0


class Lockout:
    """Counts in memory, bounded: what was quiet for longest is forgotten first. A restart forgets everything."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures: TTLCache[str, _Failures, datetime] = TTLCache(REMEMBERED, FORGOTTEN, clock.now)
        self._addresses: TTLCache[str, _Tries, datetime] = TTLCache(REMEMBERED, ADDRESS_WINDOW, clock.now)

    def begin(self, email: str, device: str | None, address: str | None) -> str:
        """Count an attempt as a failure until :meth:`succeed` takes it back; so a hundred at once count as a hundred.

        Returns: the name of the count.

        Raises:
            TooManySignIns: it is locked. ``first`` marks the first refusal since it was locked.
        """
        now = self._clock.now()
        if device is None and address is not None:
            self._count_address(_network(address), now)
        key = f"device:{device}" if device is not None else f"account:{_digest(email)}"
        self.count(key)
        return key

    def count(self, key: str) -> None:
        """Count an attempt under a name of the caller's own.

        Raises:
            TooManySignIns
        """
        now = self._clock.now()
        known = self._failures.get(key) or _Failures(now)
        if now < known.locked_until:
            first, known.refused_before = not known.refused_before, True
            raise _too_many(known.locked_until - now, first=first)
        known.count += 1
        if known.count >= FREE:
            known.locked_until = now + min(LONGEST_LOCK, FIRST_LOCK * 2 ** min(known.count - FREE, 10))
            known.refused_before = False
        self._failures[key] = known  # FORGOTTEN begins anew

    def forgive(self, key: str) -> None:
        """Take one attempt back: the password was right, but a code is still asked for."""
        known = self._failures.get(key)
        if known is not None:
            known.count -= 1
            known.locked_until = self._clock.now()

    def succeed(self, key: str) -> None:
        """Forget the failures under this name."""
        self._failures.pop(key, None)

    def _count_address(self, address: str, now: datetime) -> None:
        tries = self._addresses.get(address)
        if tries is None:
            tries = self._addresses[address] = _Tries(now)
        tries.count += 1
        if tries.count > ADDRESS_TRIES:
            raise _too_many(tries.since + ADDRESS_WINDOW - now, first=tries.count == ADDRESS_TRIES + 1)


def _too_many(wait: timedelta, *, first: bool) -> TooManySignIns:
    problem = TooManySignIns(retry_after_s=max(1, math.ceil(wait.total_seconds())))
    problem.first = first
    return problem


def _digest(email: str) -> str:
    return hashlib.sha256(email.encode()).hexdigest()[:32]


def _network(address: str) -> str:
    """The network that attempts are counted for: every IPv6 user has at least a /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(parsed) if parsed.version == 4 else str(ipaddress.ip_network((parsed, 64), strict=False))
