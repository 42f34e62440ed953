"""What staff accounts look like on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from openproctor.core.text import EMAIL, NEW_PASSWORD, PASSWORD, line, token
from openproctor.model.staff import Role
from openproctor.wire.base import Wire

__all__ = [
    "AuditEntry",
    "AuditPage",
    "ChallengeAnswer",
    "CodeInput",
    "Email",
    "Enrolment",
    "Name",
    "NewStaff",
    "PasswordInput",
    "RecoveryCodes",
    "SecondFactorInput",
    "SecondFactorNeeded",
    "Session",
    "SessionView",
    "SetupInput",
    "SetupLink",
    "SetupToken",
    "SignIn",
    "Staff",
    "StaffChange",
    "StaffWithLink",
]

Email = Annotated[str, EMAIL]
Name = Annotated[str, line(200, 1)]
Password = Annotated[str, PASSWORD]


class Staff(Wire):
    """A member of the staff."""

    id: str
    email: str
    name: str
    role: Role
    enabled: bool
    """False: the account is switched off and opens nothing."""
    has_password: bool
    """False until the owner has redeemed a one-time link."""
    has_second_factor: bool
    created_at: datetime


class Session(Wire):
    """Who is signed in."""

    staff: Staff
    expires_at: datetime
    must_enrol: bool
    """This account may do nothing but set up a second factor."""


class SecondFactorNeeded(Wire):
    """The password was right; a code is asked for as well."""

    challenge: str
    """Sent back with the code; good for a few tries."""
    expires_at: datetime


Code = Annotated[str, line(40, 6)]


class ChallengeAnswer(Wire):
    """A code of the app, or a recovery code."""

    challenge: Annotated[str, token(200, 10)]
    code: Code


class CodeInput(Wire):
    code: Code


class PasswordInput(Wire):
    password: Password


class SecondFactorInput(Wire):
    password: Password
    code: Code


class Enrolment(Wire):
    """A new secret, shown once; it takes effect once a code of it was given."""

    secret: str
    uri: str
    """``otpauth://``, as the apps read it."""
    qr_svg: str


class RecoveryCodes(Wire):
    codes: list[str]
    """Each works once; shown only now."""


class SessionView(Wire):
    """One session of an account."""

    id: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str | None
    agent: str | None
    """What the browser calls itself."""
    current: bool
    """Whether this is the session that asks."""


class AuditEntry(Wire):
    """One row of the audit log."""

    id: int
    at: datetime
    action: str
    """The operation's id, or what a socket or a command did."""
    outcome: str
    """``allowed``, or the type of the problem that was answered."""
    staff_id: str | None
    staff_name: str | None
    session_id: str | None
    address: str | None
    exam_id: str | None
    exam_title: str | None
    """Its title now; None where it is about no exam, or one that is gone."""
    attempt_id: str | None
    subject: str | None


class AuditPage(Wire):
    entries: list[AuditEntry]
    """Newest first."""
    next_before: int | None
    """Where the next page begins; None at the end."""


class SignIn(Wire):
    email: Email
    password: Password


class SetupInput(Wire):
    """What redeems a one-time link."""

    token: Annotated[str, token(200, 10)]
    email: Email
    name: Name
    password: Annotated[str, NEW_PASSWORD]


class SetupLink(Wire):
    """What a one-time link is for."""

    email: str | None
    """The address that was invited; None for the first administrator, who chooses one."""
    name: str | None
    role: Role


class SetupToken(Wire):
    token: Annotated[str, token(200, 10)]


class NewStaff(Wire):
    email: Email
    name: Name
    role: Role


class StaffChange(Wire):
    role: Role | None = None
    enabled: bool | None = None


class StaffWithLink(Wire):
    staff: Staff
    setup_path: Annotated[str, Field(description="One-time link; shown once, to be handed over privately.")]
