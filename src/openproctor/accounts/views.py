"""Accounts as they are shown."""

from typing import Any

from sqlalchemy import Row

from openproctor.model.staff import Role
from openproctor.wire.accounts import Staff

__all__ = ["view"]


def view(row: Row[Any]) -> Staff:
    """An account as it is shown."""
    return Staff(
        id=row.id,
        email=row.email,
        name=row.name,
        role=Role(row.role),
        enabled=row.enabled,
        has_password=row.password_hash is not None,
        has_second_factor=row.totp_confirmed_at is not None,
        created_at=row.created_at,
    )
