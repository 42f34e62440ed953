"""Exams, who may watch them, and their rosters."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, false

from openproctor.database.tables.base import Json, StoredPolicy, UtcTime, metadata

__all__ = ["candidates", "exam_staff", "exams", "policies", "read_marks"]

exams = Table(
    "exams",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", String, nullable=False),
    Column("exam_url", String(2000)),
    Column("exam_view", String(10), nullable=False),
    Column("opens_at", UtcTime),
    Column("closes_at", UtcTime),
    Column("policy", StoredPolicy, nullable=False),
    Column("open_link_enabled", Boolean, nullable=False),
    Column("open_link_version", Integer, nullable=False),
    Column("last_event_id", BigInteger, nullable=False),
    Column("created_at", UtcTime, nullable=False, index=True),
    Column("legal_hold", Boolean, nullable=False, server_default=false()),
    Column("archived_at", UtcTime),
)

exam_staff = Table(
    "exam_staff",
    metadata,
    Column("exam_id", ForeignKey("exams.id", ondelete="CASCADE"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True, index=True),
)

candidates = Table(
    "candidates",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("exam_id", ForeignKey("exams.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("email", String(254)),
    Column("external_number", String),
    Column("invite_version", Integer),
    Column("created_at", UtcTime, nullable=False),
    Column("allowance", Json),
)

policies = Table(
    "policies",
    metadata,
    Column("exam_id", ForeignKey("exams.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("policy", StoredPolicy, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("created_by", String),
)

read_marks = Table(
    "read_marks",
    metadata,
    Column("exam_id", ForeignKey("exams.id", ondelete="CASCADE"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True),
    Column("event_id", BigInteger, nullable=False),
)
