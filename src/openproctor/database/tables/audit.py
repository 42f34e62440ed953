"""What staff saw and did. Rows are only ever added; each carries the hash of all before it."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

from openproctor.database.tables.base import Json, UtcTime, metadata

__all__ = ["audit", "revocations"]

_Number = BigInteger().with_variant(Integer(), "sqlite")

audit = Table(
    "audit",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False),
    Column("staff_id", String(64)),
    Column("staff_name", String),
    Column("session_id", String(64)),
    Column("address", String(64)),
    Column("action", String(60), nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("exam_id", String(64)),
    Column("attempt_id", String(64)),
    Column("subject", String(200)),
    Column("detail", Json),
    Column("hash", LargeBinary(32), nullable=False),
    Index("ix_audit_exam_id", "exam_id", "id"),
    Index("ix_audit_staff_id", "staff_id", "id"),
)

revocations = Table(
    "revocations",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    Column("subject", String(100), nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""Sessions that were ended before their time, for processes that remember them as valid."""
