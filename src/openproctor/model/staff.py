"""Who works here, and what each role is for."""

from enum import StrEnum

__all__ = ["Role"]


class Role(StrEnum):
    """The staff's roles."""

    ADMIN = "admin"
    """Makes exams and accounts; sees every exam."""
    PROCTOR = "proctor"
    """Watches the exams assigned, speaks with candidates, ends attempts."""
    REVIEWER = "reviewer"
    """Reads the exams assigned and decides about incidents; doesn't act on candidates."""
