"""Signing in: the order in which password, lockout and second factor are asked, and the session that results."""

from dataclasses import dataclass

from openproctor.accounts import service, sessions
from openproctor.accounts.audit_middleware import AuditDraft
from openproctor.accounts.lockout import DeviceCookies, Lockout
from openproctor.accounts.passwords import Passwords
from openproctor.accounts.second_factor import SecondFactors
from openproctor.accounts.sessions import OpenSession
from openproctor.core.clock import Clock
from openproctor.core.errors import CodeInvalid, NotAllowed, TooManySignIns
from openproctor.database.engine import Database
from openproctor.wire.accounts import ChallengeAnswer, SecondFactorNeeded, SetupInput, SignIn, Staff

__all__ = ["Browser", "NewSession", "SignIns"]


@dataclass(frozen=True, slots=True)
class Browser:
    """What a request says about the browser that signs in."""

    address: str | None
    agent: str | None
    device_cookie: str | None


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session that was opened, and what the browser keeps of it."""

    session: OpenSession
    token: str
    """For the session's cookie."""
    age_s: int
    """Lifetime of that cookie, in seconds."""
    device: str
    """For the cookie of a known browser."""


class SignIns:
    """Opens sessions. Every method names the account in the audit ``draft`` as soon as it is known."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        passwords: Passwords,
        lockout: Lockout,
        devices: DeviceCookies,
        second_factors: SecondFactors,
    ) -> None:
        self._database = database
        self._clock = clock
        self._passwords = passwords
        self._lockout = lockout
        self._devices = devices
        self._second_factors = second_factors

    async def by_setup_link(self, body: SetupInput, browser: Browser, draft: AuditDraft) -> NewSession | SecondFactorNeeded:
        """Set the password by a one-time link, and sign in; an account with a second factor must still give its code.

        Raises:
            LinkInvalid, WeakPassword, EmailTaken
        """
        async with self._database.read() as tx:
            await service.read_setup_link(tx, body.token, self._clock.now())
        draft.wanted = True
        secret_hash = await self._passwords.hash(body.password)
        async with self._database.write() as tx:
            staff = await service.redeem_setup_link(tx, body, secret_hash, self._clock.now())
        draft.name(staff.id, staff.name)
        return await self._enter(staff, browser, draft, f"link:{staff.id}")

    async def by_password(self, body: SignIn, browser: Browser, draft: AuditDraft) -> NewSession | SecondFactorNeeded:
        """The first step, and the only one for an account without a second factor.

        Raises:
            TooManySignIns
            SignInFailed: never saying whether the address or the password was wrong.
        """
        device = self._devices.device(browser.device_cookie, body.email)
        try:
            # The cheap checks come before the password's hash, which costs memory and time.
            count_key = self._lockout.begin(body.email, device, browser.address)
        except TooManySignIns as refused:
            draft.wanted = refused.first
            raise
        draft.wanted = True
        async with self._database.read() as tx:
            known = await service.credentials(tx, body.email)
        if known is not None:
            draft.name(known.staff.id, known.staff.name)
        staff = await service.check_password(self._passwords, known, body.password, from_known_device=device is not None)
        return await self._enter(staff, browser, draft, count_key)

    async def by_code(self, body: ChallengeAnswer, browser: Browser, draft: AuditDraft) -> NewSession:
        """The second step: a code of the app, or a recovery code.

        Raises:
            CodeInvalid, TooManySignIns
        """
        challenge = self._second_factors.try_challenge(body.challenge)
        async with self._database.read() as tx:
            staff = await service.read_staff(tx, challenge.staff_id)
        draft.name(staff.id, staff.name)
        code_key = f"code:{challenge.count_key}"
        self._lockout.count(code_key)
        now = self._clock.now()
        async with self._database.write() as tx:
            await self._second_factors.use(tx, staff.id, body.code)
            if not staff.enabled or not self._second_factors.finish_challenge(body.challenge):
                raise CodeInvalid("Sign in again with your password.")
            token, session = await sessions.open_session(tx, staff, now, address=browser.address, agent=browser.agent)
        self._lockout.succeed(code_key)
        self._lockout.succeed(challenge.count_key)
        return self._signed_in(token, session, draft)

    async def confirm_password(self, staff: Staff, password: str) -> None:
        """Ask for the password again before a second factor changes: the browser may have been left open.

        Raises:
            NotAllowed: this is not the password.
            TooManySignIns
        """
        key = self.count_own(staff)
        async with self._database.read() as tx:
            known = await service.credentials(tx, staff.email)
        if known is None or not await self._passwords.matches(password, known.password_hash, first=True):
            raise NotAllowed("This is not your password.")
        self._lockout.succeed(key)

    def count_own(self, staff: Staff) -> str:
        """Count a try of somebody who is signed in; the name of the count, for :meth:`succeed_own`.

        Raises:
            TooManySignIns
        """
        key = f"own:{staff.id}"
        self._lockout.count(key)
        return key

    def succeed_own(self, key: str) -> None:
        """Forget the tries under this name."""
        self._lockout.succeed(key)

    async def _enter(
        self, staff: Staff, browser: Browser, draft: AuditDraft, count_key: str
    ) -> NewSession | SecondFactorNeeded:
        if staff.has_second_factor:
            self._lockout.forgive(count_key)
            challenge, expires_at = self._second_factors.challenge(staff, count_key)
            return SecondFactorNeeded(challenge=challenge, expires_at=expires_at)
        async with self._database.write() as tx:
            token, session = await sessions.open_session(
                tx, staff, self._clock.now(), address=browser.address, agent=browser.agent
            )
        self._lockout.succeed(count_key)
        return self._signed_in(token, session, draft)

    def _signed_in(self, token: str, session: OpenSession, draft: AuditDraft) -> NewSession:
        draft.name(session.staff.id, session.staff.name, session.id)
        age_s = round((session.expires_at - self._clock.now()).total_seconds())
        return NewSession(session, token, age_s, self._devices.issue(session.staff.email))
