"""The second factor: time-based codes (TOTP, RFC 6238) from an app, and recovery codes for when the app is lost."""

import hmac
import io
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyotp
import segno
from cachetools import FIFOCache
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Row, select, update

from openproctor.core.clock import Clock
from openproctor.core.errors import CodeInvalid, InvalidTransition, NotFound, TooManySignIns
from openproctor.core.identifiers import hash_token, new_token
from openproctor.database.engine import Transaction
from openproctor.database.tables import staff
from openproctor.model.staff import Role
from openproctor.wire.accounts import Enrolment, Staff

__all__ = ["Challenge", "SecondFactors"]

ISSUER = "OpenProctor"
STEP_S = 30
WINDOW = 1
"""Steps before and after that are accepted as well, for clocks that differ."""
RECOVERY_CODES = 10
CHALLENGE_LIFETIME = timedelta(minutes=5)
CHALLENGE_TRIES = 5
CHALLENGES = 10_000
NONCE = 12
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters and digits that are easily confused."""


@dataclass(slots=True)
class Challenge:
    """Somebody has given the right password and must still give a code."""

    staff_id: str
    count_key: str
    """The name under which failures are counted."""
    email: str
    expires_at: datetime
    tries: int = 0


class SecondFactors:
    """Enrols, checks and removes second factors; remembers who has given a password and must still give a code."""

    def __init__(self, key: bytes, clock: Clock, required: str) -> None:
        self._cipher = AESGCM(key)
        self._clock = clock
        self._required = required
        self._challenges: FIFOCache[str, Challenge] = FIFOCache(CHALLENGES)

    def is_owed(self, member: Staff) -> bool:
        """Whether this account must enrol before it may do anything else."""
        if member.has_second_factor or self._required == "off":
            return False
        return self._required == "all" or member.role is Role.ADMIN

    # --- the second step of signing in ---

    def challenge(self, member: Staff, count_key: str) -> tuple[str, datetime]:
        """A token that the answer to the second step must carry, and when it expires."""
        token = new_token()
        expires_at = self._clock.now() + CHALLENGE_LIFETIME
        self._challenges[hash_token(token)] = Challenge(member.id, count_key, member.email, expires_at)
        return token, expires_at

    def try_challenge(self, token: str) -> Challenge:
        """Count one try.

        Raises:
            CodeInvalid: there is no such challenge, or it is too old.
            TooManySignIns: it was tried too often.
        """
        key = hash_token(token)
        known = self._challenges.get(key)
        if known is None or known.expires_at <= self._clock.now():
            self._challenges.pop(key, None)
            raise CodeInvalid("Sign in again with your password.")
        known.tries += 1
        if known.tries > CHALLENGE_TRIES:
            self._challenges.pop(key, None)
            raise TooManySignIns("Sign in again with your password.", retry_after_s=1)
        return known

    def finish_challenge(self, token: str) -> bool:
        """Use a challenge up; False if another request was quicker."""
        return self._challenges.pop(hash_token(token), None) is not None

    # --- enrolment ---

    async def enrol(self, tx: Transaction, member: Staff) -> Enrolment:
        """A new secret; it takes effect once a code of it was given.

        Raises:
            InvalidTransition: there is a second factor already.
        """
        row = await _row(tx, member.id)
        if row.totp_confirmed_at is not None:
            raise InvalidTransition("Your account has a second factor already.")
        secret = pyotp.random_base32()
        await _set(tx, member.id, totp_secret=self._seal(secret, member.id), totp_last_step=None)
        uri = pyotp.TOTP(secret).provisioning_uri(name=member.email, issuer_name=ISSUER)
        return Enrolment(secret=secret, uri=uri, qr_svg=_qr(uri))

    async def confirm(self, tx: Transaction, staff_id: str, code: str) -> list[str]:
        """Put the enrolled secret into effect. Returns the recovery codes, of which only hashes are kept.

        Raises:
            CodeInvalid
            InvalidTransition: nothing is enrolled, or it is in effect already.
        """
        row = await _row(tx, staff_id)
        if row.totp_secret is None or row.totp_confirmed_at is not None:
            raise InvalidTransition("Begin with a new secret.")
        step = self._step_of(row, code)
        if step is None:
            raise CodeInvalid
        codes = ["-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4)) for _ in range(RECOVERY_CODES)]
        hashes = [hash_token(_plain(each)) for each in codes]
        await _set(tx, staff_id, totp_confirmed_at=self._clock.now(), totp_last_step=step, recovery_codes=hashes)
        return codes

    async def use(self, tx: Transaction, staff_id: str, code: str) -> None:
        """Use up a code of the app or a recovery code: neither works twice.

        Raises:
            CodeInvalid
        """
        row = await _row(tx, staff_id)
        if row.totp_confirmed_at is None:
            raise CodeInvalid
        step = self._step_of(row, code)
        if step is not None and step > (row.totp_last_step or 0):
            await _set(tx, staff_id, totp_last_step=step)
            return
        given = hash_token(_plain(code))
        kept = [each for each in row.recovery_codes or () if not hmac.compare_digest(each, given)]
        if len(kept) == len(row.recovery_codes or ()):
            raise CodeInvalid
        await _set(tx, staff_id, recovery_codes=kept)

    @staticmethod
    async def remove(tx: Transaction, staff_id: str) -> None:
        """The account has no second factor any more.

        Raises:
            NotFound
        """
        await _row(tx, staff_id)
        await _set(tx, staff_id, totp_secret=None, totp_confirmed_at=None, totp_last_step=None, recovery_codes=None)

    def _step_of(self, row: Row[Any], code: str) -> int | None:
        """The time step that ``code`` belongs to; None if it is not a current code."""
        totp = pyotp.TOTP(self._open(row.totp_secret, row.id))
        now = int(self._clock.now().timestamp()) // STEP_S
        digits = "".join(code.split())
        for step in range(now - WINDOW, now + WINDOW + 1):
            if hmac.compare_digest(totp.generate_otp(step).encode(), digits.encode()):
                return step
        return None

    def _seal(self, secret: str, staff_id: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, secret.encode(), staff_id.encode())

    def _open(self, sealed: bytes, staff_id: str) -> str:
        return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], staff_id.encode()).decode()


def _plain(code: str) -> str:
    return "".join(code.lower().replace("-", "").split())


def _qr(uri: str) -> str:
    file = io.BytesIO()
    segno.make(uri, micro=False).save(file, kind="svg", xmldecl=False, scale=4, border=4, dark="#000", light="#fff")
    return file.getvalue().decode()


async def _row(tx: Transaction, staff_id: str) -> Row[Any]:
    # Locked, so that of two who give the same code at once only one is let in; SQLite has one writer anyway.
    row = (await tx.connection.execute(select(staff).where(staff.c.id == staff_id).with_for_update())).one_or_none()
    if row is None:
        raise NotFound
    return row


async def _set(tx: Transaction, staff_id: str, **values: Any) -> None:
    await tx.connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))
