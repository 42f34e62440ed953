"""What staff accounts look like on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from openproctor.model.staff import Role
from openproctor.model.wire import Wire

__all__ = [
    "Email",
    "Name",
    "NewStaff",
    "Session",
    "SetupInput",
    "SetupLink",
    "SetupToken",
    "SignIn",
    "Staff",
    "StaffChange",
    "StaffWithLink",
]

Email = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Password = Annotated[str, StringConstraints(max_length=1024)]


class Staff(Wire):
    """A member of the staff."""

    id: str
    email: str
    name: str
    role: Role
    enabled: bool
    """Switched off, an account opens nothing."""
    has_password: bool
    """False until the owner has redeemed a one-time link."""
    created_at: datetime


class Session(Wire):
    """Who is signed in."""

    staff: Staff
    expires_at: datetime


class SignIn(Wire):
    email: Email
    password: Password


class SetupInput(Wire):
    """What redeems a one-time link."""

    token: Annotated[str, StringConstraints(min_length=10, max_length=200)]
    email: Email
    name: Name
    password: Password


class SetupLink(Wire):
    """What a one-time link is for."""

    email: str | None
    """The address that was invited; None for the first administrator, who chooses one."""
    name: str | None
    role: Role


class SetupToken(Wire):
    token: Annotated[str, StringConstraints(min_length=10, max_length=200)]


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
