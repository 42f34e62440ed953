"""Staff, their sessions and one-time links. Tokens are stored hashed."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, LargeBinary, String, Table

from openproctor.database.tables.base import Json, UtcTime, metadata

__all__ = ["setup_links", "staff", "staff_sessions"]

staff = Table(
    "staff",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", String(300)),
    Column("enabled", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("totp_secret", LargeBinary),
    Column("totp_confirmed_at", UtcTime),
    Column("totp_last_step", BigInteger),
    Column("recovery_codes", Json),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("id", String(64), nullable=False, unique=True),
    Column("address", String(64)),
    Column("agent", String(200)),
    Column("seen_at", UtcTime),
)

setup_links = Table(
    "setup_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), index=True),
    Column("role", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("used_at", UtcTime),
)
